import Documents
import Foundation
import TestSupport
import Testing

@Suite("Documents as PDF")
struct PDFRendererTests {
  /// Rendered once: the subset of a Japanese font takes some seconds.
  private static let rendered: [Sample: Result<[UInt8], any Error>] = Dictionary(
    uniqueKeysWithValues: Sample.allCases.map { sample in
      (sample, Result { try PDFRenderer().pdf(of: try sample.document) })
    })

  /// What a program of poppler says of the PDF.
  private func said(
    _ program: String, _ arguments: [String] = [], of sample: Sample, after: [String] = []
  ) throws -> String {
    let folder = try TemporaryFolder()
    let file = try folder.write(try #require(Self.rendered[sample]).get(), as: "document.pdf")
    let outcome = try Tool.run(program, arguments + [file] + after)
    #expect(outcome.status == 0)
    return String(decoding: outcome.output, as: UTF8.self)
  }

  @Test(arguments: Sample.allCases)
  func `It is A4, tagged, and knows its title and language`(_ sample: Sample) throws {
    let information = try said("pdfinfo", of: sample)
    #expect(information.contains("(A4)") && information.contains(#/Tagged: +yes/#))
    #expect(information.contains("Title:           \(try sample.document.title)\n"))
    #expect(information.contains(#/Encrypted: +no/#) && information.contains(#/JavaScript: +no/#))
    let bytes = try #require(Self.rendered[sample]).get()
    #expect(bytes.firstRange(of: Array("/Lang (\(sample.rawValue))".utf8)) != nil)
    #expect(try said("pdfinfo", ["-meta"], of: sample).contains("pdfuaid:part=\"1\""))
    // No day of making: the same document is the same file tomorrow.
    #expect(!information.contains("CreationDate"))
  }

  @Test(arguments: Sample.allCases)
  func `Every font is inside it, with the characters that its glyphs stand for`(_ sample: Sample) throws {
    let fonts = try said("pdffonts", of: sample).split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts { #expect(font.contains(#/ yes +yes +yes +\d+ +\d+ *$/#), "\(font)") }
    if sample == .ja {
      // Glyphs of Japan, where the same characters have others in China.
      #expect(fonts.contains { $0.contains("CJK-JP") || $0.contains("IPA") || $0.contains("Hiragino") })
      #expect(!fonts.contains { $0.contains(#/CJK-(SC|TC|HK|KR)/#) })
    }
  }

  @Test(arguments: Sample.allCases)
  func `Every sentence stands in it, character by character`(_ sample: Sample) throws {
    func bare(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    // The head and the number of a page stand between what it and the next hold.
    let title = bare(try sample.document.title)
    let text = bare(
      try said("pdftotext", ["-raw"], of: sample, after: ["-"])
        .replacing(#/\n[0-9]+ \/ [0-9]+\n\f?/#, with: "\n"))
    let unheaded = text.replacing(title, with: "")
    for passage in try sample.document.passages {
      for sentence in bare(passage.text).split(separator: "。") where bare(passage.text) != title {
        guard !passage.runs.contains(where: \.isChange) else { continue }
        #expect(
          text.contains(sentence) || unheaded.contains(sentence) || hasAddress(passage.runs), "\(sentence)")
      }
    }
    #expect(!text.contains("\u{FFFD}"))
    #expect(text.contains(sample == .ja ? "［2024年5月20日訂正：" : "[correctedon20May2024:"))
  }

  /// In print an address stands within the sentence.
  private func hasAddress(_ runs: [Run]) -> Bool {
    runs.contains { if case .link = $0 { true } else { hasAddress($0.children) } }
  }

  @Test(arguments: Sample.allCases)
  func `Pages are numbered, and those after the first say of what they are`(_ sample: Sample) throws {
    let pages = try said("pdftotext", ["-layout"], of: sample, after: ["-"]).split(separator: "\u{C}")
      .map(String.init)
    let document = try sample.document
    #expect(pages.count > 2)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("\(index + 1) / \(pages.count)") || page.contains("\(index + 1)/\(pages.count)"))
      #expect(index == 0 || page.contains(document.title))
    }
  }

  @Test(arguments: Sample.allCases)
  func `No table is broken between its head and its rows`(_ sample: Sample) throws {
    let pages = try said("pdftotext", ["-layout"], of: sample, after: ["-"]).split(separator: "\u{C}")
    let (head, last) = sample == .ja ? ("表1", "57件") : ("Table 1", "Inquiries")
    #expect(pages.contains { $0.contains(head) && $0.contains(last) })
  }

  @Test func `No line of Japanese begins or ends with a mark that may not, and none breaks a number`() throws
  {
    let text = "キャンセルについてセキュリティコードっ、「引用」（かっこ）々々ー。ショップでチェックしました。ユーザーが行った。"
    let paragraphs = (0..<40).map { shift in
      let start = String(repeating: "あ", count: shift)
      return Block.paragraph(.body, [.text(start + text + text + "2024年3月4日（月）に1,234件でした。")])
    }
    let pdf = try PDFRenderer().pdf(of: Document(language: "ja", title: "禁則", blocks: paragraphs))
    let folder = try TemporaryFolder()
    let file = try folder.write(pdf, as: "document.pdf")
    let lines = String(decoding: try Tool.run("pdftotext", ["-layout", file, "-"]).output, as: UTF8.self)
      .split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.filter {
        !$0.isEmpty
      }
    #expect(lines.count > 80)
    for line in lines {
      #expect(!"、。）」々ーっャュョ".contains(try #require(line.first)), "\(line)")
      #expect(!"（「1,".contains(try #require(line.last)), "\(line)")
    }
  }

  @Test func `The same document gives the same bytes, whatever the user's zone and language`() throws {
    let other = PDFRenderer(
      environment: [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "TZ": "Asia/Tokyo", "LANG": "ja_JP.UTF-8",
        "SOURCE_DATE_EPOCH": "1700000000",
      ])
    #expect(try other.pdf(of: try Sample.en.document) == Self.rendered[.en]?.get())
    #expect(try other.pdf(of: try Sample.ja.document) == Self.rendered[.ja]?.get())
  }

  // MARK: - What can go wrong

  /// A renderer that finds a program of this script under the name weasyprint.
  private func renderer(_ script: String, in folder: TemporaryFolder, timeLimit: Duration = .seconds(60))
    throws
    -> PDFRenderer
  {
    let program = try folder.write("#!/bin/sh\n\(script)\n", as: "bin/weasyprint")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    return PDFRenderer(environment: ["PATH": "\(folder.path)/bin", "SECRET": "x"], timeLimit: timeLimit)
  }

  @Test func `Where the program is missing, it is said what to install`() throws {
    let document = try Sample.en.document
    do throws(RenderingError) {
      _ = try PDFRenderer(environment: ["PATH": "/nonexistent"]).pdf(of: document)
      Issue.record("It was written")
    } catch {
      #expect(
        error.description
          == "The program weasyprint, which writes PDF, is not installed. Install it, and a Japanese font: apt-get install weasyprint fonts-noto-cjk"
      )
    }
  }

  @Test func `Where there is no font for Japanese, it is said what to install`() throws {
    let folder = try TemporaryFolder()
    let renderer = try renderer("exit 0", in: folder)
    let list = try folder.write("#!/bin/sh\nexit 0\n", as: "bin/fc-list")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: list)
    let document = try Sample.ja.document
    do throws(RenderingError) {
      _ = try renderer.pdf(of: document)
      Issue.record("It was written")
    } catch {
      #expect(
        error.description == "No font for Japanese is installed. Install one: apt-get install fonts-noto-cjk")
    }
  }

  @Test(arguments: [
    ("echo Traceback >&2; echo 'OSError: cannot load library' >&2; exit 1", "OSError: cannot load library"),
    ("exit 3", "it says nothing"), ("echo no PDF", "it says nothing"), ("kill -9 $$", "it says nothing"),
  ])
  func `Where the program fails, its reason is passed on`(_ script: String, _ reason: String) throws {
    let folder = try TemporaryFolder()
    let renderer = try renderer(script, in: folder)
    let document = try Sample.en.document
    do throws(RenderingError) {
      _ = try renderer.pdf(of: document)
      Issue.record("It was written")
    } catch {
      #expect(error.message == "weasyprint could not write the document (\(reason))")
    }
  }

  @Test func `A program that does not end is ended`() throws {
    let folder = try TemporaryFolder()
    let renderer = try renderer("while :; do :; done", in: folder, timeLimit: .seconds(1))
    let document = try Sample.en.document
    do throws(RenderingError) {
      _ = try renderer.pdf(of: document)
      Issue.record("It was written")
    } catch {
      #expect(error.message == "weasyprint did not end within 1 seconds")
    }
  }

  @Test func `The program gets the page and nothing of this process's environment`() throws {
    let folder = try TemporaryFolder()
    let script = """
      echo '%PDF-'; while IFS= read -r line; do case $line in '<title>'*) echo "$line";; esac; done
      set; echo "$@"
      """
    let document = try Sample.en.document
    let output = String(decoding: try renderer(script, in: folder).pdf(of: document), as: UTF8.self)
    #expect(output.contains("<title>\(document.title)</title>"))
    #expect(output.contains("SOURCE_DATE_EPOCH='0'") && output.contains("--base-url none"))
    #expect(!output.contains("SECRET"))
  }

  @Test func `More than a pipe holds goes in and comes out`() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "ab ", count: 400_000)
    let document = Document(language: "en", title: "t", blocks: [.paragraph(.body, [.text(text)])])
    let script = "echo '%PDF-'; while IFS= read -r line; do echo \"$line\"; echo \"$line\" >&2; done"
    let output = try renderer(script, in: folder).pdf(of: document)
    #expect(output.count > text.utf8.count)
  }
}

extension Run {
  fileprivate var isChange: Bool {
    switch self {
    case .deleted, .inserted: true
    default: false
    }
  }
}
