import Foundation

/// `measure PROGRAM --people SCENE`: counts the people of a generated population, and reads its dump with what everybody
/// has, in turn.
enum MeasurePeople {
  static func run(_ program: String, scene: String, repetitions: Int) throws {
    let evidence = scene + "/evidence"
    let dump = evidence + "/dump.sql.gz"
    let bytes = try FileManager.default.attributesOfItem(atPath: dump)[.size] as? Int ?? 0
    var contenders = [
      Contender(
        label: "zcat | wc -l", arguments: ["sh", "-c", "zcat '\(dump)' | wc -l"], bytes: bytes,
        output: scene + "/lines"),
      Contender(
        label: "tenmatsu, people",
        arguments: [
          program, "investigate", evidence, "--data-map", scene + "/data-map.yml", "--outline", "--lang",
          "en",
        ], bytes: bytes, output: scene + "/outline.txt"),
    ]
    for _ in 0..<repetitions {
      for index in contenders.indices {
        let run = try Child.run(contenders[index].arguments, output: contenders[index].output)
        guard run.status == 0 else {
          FileHandle.standardError.write(Data("\(contenders[index].label) ended with \(run.status)\n".utf8))
          exit(1)
        }
        contenders[index].runs.append(run)
      }
    }
    print("\nPeople: a dump of \(bytes / 1_000_000) MB, packed; median of \(repetitions)")
    for contender in contenders {
      print(
        String(
          format: "  %@: %.1f s, %.2f of zcat's speed, peak %.0f MB", contender.label, contender.median,
          contenders[0].median / contender.median, contender.peakMegabytes))
    }
    let outline = try String(contentsOfFile: scene + "/outline.txt", encoding: .utf8)
    if let line = outline.split(separator: "\n").first(where: { $0.contains("At most") }) { print(line) }
  }
}
