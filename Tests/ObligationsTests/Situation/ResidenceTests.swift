import Testing

@testable import Obligations

@Suite("Where a person lives, out of what members' data says")
struct ResidenceTests {
  @Test(
    "Codes, names in two languages and common spellings are one country",
    arguments: [
      ("JP", "JP"), ("jp", "JP"), ("JPN", "JP"), ("Japan", "JP"), ("日本", "JP"), ("ＪＰ", "JP"),
      ("USA", "US"), ("United States", "US"), ("U.S.A.", "US"), ("アメリカ合衆国", "US"), ("米国", "US"),
      ("UK", "GB"), ("England", "GB"), ("イギリス", "GB"), ("United Kingdom", "GB"),
      ("KOREA", "KR"), ("韓国", "KR"), ("Korea, Republic of", "KR"), ("north korea", "KP"),
      ("deutschland", "DE"), ("ドイツ", "DE"), ("Österreich", "AT"), ("台湾", "TW"), ("Viet Nam", "VN"),
      ("US-CA", "US-CA"), ("us-ny", "US-NY"), ("Hong-Kong", "HK"),
    ])
  func countries(_ text: String, code: String) {
    #expect(Residence(country: text)?.description == code)
  }

  @Test(
    "What is no country is none", arguments: ["", "??", "XX", "Atlantis", "N/A", "0", "-", "JP-TOKYO-13"])
  func unknown(_ text: String) {
    #expect(Residence(country: text) == nil)
  }

  @Test(
    "The state stands in a field of its own, as a code or a name, where the country has one",
    arguments: [
      ("US", "CA", "US-CA"), ("US", "California", "US-CA"), ("USA", "US-CA", "US-CA"),
      ("US", "new york", "US-NY"),
      ("米国", "カリフォルニア州", "US-CA"), ("US", "Bayern", "US"), ("US", "", "US"), ("JP", "CA", "JP"),
      ("CA", "CA", "CA"),
    ])
  func regions(_ country: String, region: String, code: String) {
    #expect(Residence(country: country, region: region)?.description == code)
  }

  @Test("Whether somebody lives in a state cannot be told where only the country is known")
  func areas() throws {
    let somewhere = try #require(Residence(country: "US"))
    #expect(somewhere.isIn("US") == true)
    #expect(somewhere.isIn("US-CA") == nil)
    let california = try #require(Residence(country: "US", region: "CA"))
    #expect(california.isIn("US-CA") == true)
    #expect(california.isIn("US-NY") == false)
    let france = try #require(Residence(country: "FR"))
    #expect(france.isIn("EU") == true)
    #expect(france.isIn("US-CA") == false)
    let norway = try #require(Residence(country: "NO"))
    #expect(norway.isIn("EU") == false)
    #expect(norway.isIn("EEA") == true)
    #expect(Residence(country: "GB")?.isIn("EEA") == false)
  }

  @Test("There are 27 member states, and every one is a country")
  func union() {
    #expect(Countries.europeanUnion.count == 27)
    #expect(Countries.europeanUnion.allSatisfy { Residence(country: $0)?.country == $0 })
  }
}
