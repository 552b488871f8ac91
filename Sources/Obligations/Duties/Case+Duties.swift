public import CaseFile
public import Exposure
import Investigation

extension Case {
  /// The packs that count for the case: those of the program, and the company's own.
  ///
  /// - Throws: `CaseError` where a pack that was added cannot be read by this version.
  public func rulePacks() throws(CaseError) -> [RulePack] {
    var own: [RulePack] = []
    for added in state.rulePacks {
      let bytes = try content(of: added)
      do throws(RulePackError) { own.append(try RulePack(bytes: bytes, path: added.name)) } catch {
        throw CaseError(
          .badInput, "The case's own rule pack cannot be used:\n\(error)",
          remedy: "Mend the file and add it again: tenmatsu add CASE --rule-pack FILE")
      }
    }
    return RulePack.all(own: own)
  }

  /// The data map's own classes of data; none without a map.
  public func ownClasses() throws(CaseError) -> [DataClass] { try dataMap()?.map.ownClasses ?? [] }

  /// What was due, as it was last entered; nil where nothing was.
  public func lastStatement() throws(CaseError) -> DutyStatement? {
    guard let bytes = try lastDuties() else { return nil }
    do { return try DutyStatement(json: bytes) } catch {
      throw CaseError(
        .damaged, "The last statement of what is due cannot be read", remedy: "tenmatsu verify tells more")
    }
  }
}
