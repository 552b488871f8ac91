extension Case {
  /// Where the journal of a wave stands: what its sending writes down between two entries in the ledger.
  public static func journal(of wave: Int, in folder: String) -> String { folder + "/" + journal(of: wave) }

  static func journal(of wave: Int) -> String { "wave-\(wave).journal" }
}
