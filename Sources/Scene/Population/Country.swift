/// A country that people of a scene live in.
enum Country: String, CaseIterable {
  case JP, CN, TW, HK, KR, TH, SG, US, CA, GB, IE, FR, DE, AT, CH, NL, IT, ES, SE, AU, BR

  var language: String {
    switch self {
    case .JP: "ja"
    case .CN, .TW, .HK: "zh"
    case .KR: "ko"
    case .TH: "th"
    case .FR: "fr"
    case .DE, .AT, .CH: "de"
    case .NL: "nl"
    case .IT: "it"
    case .ES: "es"
    case .SE: "sv"
    case .BR: "pt"
    default: "en"
    }
  }

  /// How telephone numbers begin.
  var dial: String {
    switch self {
    case .JP: "+81"
    case .CN: "+86"
    case .TW: "+886"
    case .HK: "+852"
    case .KR: "+82"
    case .TH: "+66"
    case .SG: "+65"
    case .US, .CA: "+1"
    case .GB: "+44"
    case .IE: "+353"
    case .FR: "+33"
    case .DE: "+49"
    case .AT: "+43"
    case .CH: "+41"
    case .NL: "+31"
    case .IT: "+39"
    case .ES: "+34"
    case .SE: "+46"
    case .AU: "+61"
    case .BR: "+55"
    }
  }
}
