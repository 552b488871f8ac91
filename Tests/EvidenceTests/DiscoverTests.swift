import Evidence
import Glibc
import Testing

@Suite struct DiscoverTests {
  let folder = TemporaryFolder()

  private func names(_ files: [EvidenceFile]) -> [String] {
    files.map { String($0.path.dropFirst(folder.path.count + 1)) }
  }

  @Test func `folders are walked in the order of their names, hidden files passed over`() throws {
    folder.makeFolder("b")
    folder.makeFolder("b/.git")
    for name in ["c", "a10", "a2", "b/z", "b/y", ".hidden", "b/.git/x"] { try folder.write([1], as: name) }
    #expect(names(try EvidenceFile.discover([folder.path])) == ["a10", "a2", "b/y", "b/z", "c"])
  }

  @Test func `circles of links, broken links, pipes and second paths do no harm`() throws {
    folder.makeFolder("sub")
    try folder.write([1], as: "sub/log")
    folder.link("sub/up", to: "..")
    folder.link("broken", to: "nowhere")
    folder.link("same", to: "sub/log")
    unsafe mkfifo(folder.path + "/pipe", 0o600)
    #expect(names(try EvidenceFile.discover([folder.path + "/sub/log", folder.path])) == ["sub/log"])
  }

  @Test func `named files keep their order, and the standard input is a dash`() throws {
    for name in ["b", "a"] { try folder.write([1], as: name) }
    let files = try EvidenceFile.discover([folder.path + "/b", "-", folder.path + "/a", "-"])
    #expect(files.map(\.description) == [folder.path + "/b", "standard input", folder.path + "/a"])
    #expect(files.map(\.isRereadable) == [true, false, true])
  }

  @Test func `a missing file is named with what to do`() {
    let error = #expect(throws: EvidenceError.self) { try EvidenceFile.discover(["/nowhere/access.log"]) }
    #expect(error?.code == .notFound)
    #expect(
      error?.description
        == "/nowhere/access.log: no such file or folder. Check the path, and whether the medium that holds it is mounted."
    )
  }

  @Test func `a device is no evidence`() {
    let error = #expect(throws: EvidenceError.self) { try EvidenceFile.discover(["/dev/null"]) }
    #expect(
      error?.description
        == "/dev/null: it is neither a file, a folder nor a pipe. "
        + "Name a log file, or pipe the log to the standard input and give `-`.")
  }

  @Test(.enabled(if: geteuid() != 0)) func `an unreadable file is refused at once`() throws {
    let file = try folder.write([1], as: "log")
    unsafe chmod(file.path, 0)
    let error = #expect(throws: EvidenceError.self) { try EvidenceFile.discover([file.path]) }
    #expect(error?.code == .notPermitted)
  }

  @Test func `a named pipe is read once, and hashed while it is read`() throws {
    let path = folder.path + "/pipe"
    unsafe mkfifo(path, 0o600)
    let file = try #require(try EvidenceFile.discover([path]).first)
    #expect(!file.isRereadable)
    // Opened for both ways, the pipe has a writer and does not wait for one; eight bytes tell the compression.
    let writer = unsafe open(path, O_RDWR)
    unsafe write(writer, "abcdefgh", 8)
    let reader = try ChunkReader(file)
    close(writer)
    #expect(try reader.next()?.bytes == Array("abcdefgh".utf8))
    #expect(try reader.next() == nil)
    #expect(reader.digest == "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab")
    #expect(reader.rawTotal == nil && reader.rawBytes == 8)
  }
}
