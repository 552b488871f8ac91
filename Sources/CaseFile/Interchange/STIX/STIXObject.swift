import Investigation

/// An object of a bundle: its members in the order in which they are written.
struct STIXObject {
  enum Value {
    /// Text as people wrote it.
    case text(String)
    /// An identifier, a time, a word of the standard.
    case word(String)
    case words([String])
    case number(Int)
    case object([Member])
    case objects([[Member]])
  }

  struct Member {
    let name: String
    let value: Value

    init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }

    func write(to json: inout JSONWriter<Never>) {
      switch value {
      case .text(let text): json.member(name, text)
      case .word(let word): json.member(name, verbatim: word)
      case .words(let words): json.member(name, words)
      case .number(let number): json.member(name, number)
      case .object(let members):
        json.object(name) { json in for member in members { member.write(to: &json) } }
      case .objects(let objects):
        json.array(name, objects, .inline) { json, members in
          json.object { json in for member in members { member.write(to: &json) } }
        }
      }
    }
  }

  let id: String
  let members: [Member]

  init(_ type: String, id: String, _ members: [Member]) {
    self.id = id
    self.members =
      [Member("type", .word(type)), Member("spec_version", .word("2.1")), Member("id", .word(id))] + members
  }
}
