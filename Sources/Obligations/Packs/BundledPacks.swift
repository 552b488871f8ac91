extension RulePack {
  /// The packs that come with the program, in the order of their names.
  public static let bundled: [RulePack] = files.map { name, bytes in
    do throws(RulePackError) { return try RulePack(bytes: bytes, path: name) } catch {
      // They are part of the program, and every one is read by the tests.
      preconditionFailure("A bundled rule pack is broken:\n\(error)")
    }
  }

  /// The bundled packs, with a company's own in the place of those whose names they have, and after them otherwise.
  public static func all(own: [RulePack]) -> [RulePack] {
    let replaced = bundled.map { pack in own.first { $0.id == pack.id } ?? pack }
    return replaced + own.filter { pack in !bundled.contains { $0.id == pack.id } }
  }

  /// The texts of the bundled packs, by the names of their files.
  static let files: [(name: String, bytes: [UInt8])] = [
    ("au-privacy.yml", PackageResources.au_privacy_yml),
    ("cards.yml", PackageResources.cards_yml),
    ("cn-pipl.yml", PackageResources.cn_pipl_yml),
    ("eu-gdpr.yml", PackageResources.eu_gdpr_yml),
    ("jp-appi.yml", PackageResources.jp_appi_yml),
    ("jp-bodies.yml", PackageResources.jp_bodies_yml),
    ("jp-privacymark.yml", PackageResources.jp_privacymark_yml),
    ("kr-pipa.yml", PackageResources.kr_pipa_yml),
    ("sg-pdpa.yml", PackageResources.sg_pdpa_yml),
    ("uk-gdpr.yml", PackageResources.uk_gdpr_yml),
    ("us-california.yml", PackageResources.us_california_yml),
    ("us-new-york.yml", PackageResources.us_new_york_yml),
    ("us-sec.yml", PackageResources.us_sec_yml),
  ]
}
