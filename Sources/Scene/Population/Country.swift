/// A country that people of a scene live in.
enum Country: String, CaseIterable {
  case jp = "JP", cn = "CN", tw = "TW", hk = "HK", kr = "KR", th = "TH", sg = "SG"
  case us = "US", ca = "CA", gb = "GB", ie = "IE", fr = "FR", de = "DE", at = "AT"
  case ch = "CH", nl = "NL", it = "IT", es = "ES", se = "SE", au = "AU", br = "BR"

  var language: String {
    switch self {
    case .jp: "ja"
    case .cn, .tw, .hk: "zh"
    case .kr: "ko"
    case .th: "th"
    case .fr: "fr"
    case .de, .at, .ch: "de"
    case .nl: "nl"
    case .it: "it"
    case .es: "es"
    case .se: "sv"
    case .br: "pt"
    default: "en"
    }
  }

  /// How telephone numbers begin.
  var dial: String {
    switch self {
    case .jp: "+81"
    case .cn: "+86"
    case .tw: "+886"
    case .hk: "+852"
    case .kr: "+82"
    case .th: "+66"
    case .sg: "+65"
    case .us, .ca: "+1"
    case .gb: "+44"
    case .ie: "+353"
    case .fr: "+33"
    case .de: "+49"
    case .at: "+43"
    case .ch: "+41"
    case .nl: "+31"
    case .it: "+39"
    case .es: "+34"
    case .se: "+46"
    case .au: "+61"
    case .br: "+55"
    }
  }
}
