import Investigation
import Notices

/// The drafters of the built-in templates: reading these takes longer than drafting.
enum Drafters {
  private static let japanese = Result { try NoticeDrafter(.ja) }
  private static let english = Result { try NoticeDrafter(.en) }

  static func of(_ language: Language) throws -> NoticeDrafter {
    try (language == .ja ? japanese : english).get()
  }
}
