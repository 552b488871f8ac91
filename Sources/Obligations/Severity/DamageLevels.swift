/// The levels of the association's EP map (Economic-Privacy Map) by data class. What is not named is of level 1.
///
/// Of the map's rows, those are taken that a data class stands for; a national number counts as the map's 住民票コード.
/// The map's level 3 of loss needs both parts: account with PIN or password, card number with expiry date; one of them
/// alone is of level 2.
enum DamageLevels {
  /// x.
  static func distress(_ data: AffectedData) -> [(level: Int, classes: [String])] {
    [
      (3, data.covered(by: ["politics", "religion", "sexuality", "union", "criminalRecord"])),
      (2, data.covered(by: ["health", "biometric", "race", "message", "income"])),
    ]
  }

  /// y.
  static func loss(_ data: AffectedData) -> [(level: Int, classes: [String])] {
    let account = data.hasBankAccount ? data.covered(by: ["bank.account"]) + whole("bank", data) : []
    let card = data.hasCardNumber ? data.covered(by: ["card.number"]) + whole("card", data) : []
    let expiry = data.covered(by: ["card.expiry"])
    var all = data.covered(by: ["criminalRecord"])
    if !account.isEmpty, !data.credentials.isEmpty { all += account + data.credentials }
    if !card.isEmpty, !expiry.isEmpty || data.hasWhole("card") { all += card + expiry }
    return [
      (3, all),
      (2, account + card + data.credentials + data.covered(by: ["passport", "order", "purchase", "income"])),
    ]
  }

  private static func whole(_ id: String, _ data: AffectedData) -> [String] {
    data.hasWhole(id) ? [id] : []
  }
}
