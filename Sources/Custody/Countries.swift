/// Countries as papers, gazetteers and traders write them: ISO code, name, adjective, crude grade.
///
/// Facts only: ISO 3166-1 alpha-2 codes, English names and adjectives of states that load, blend or
/// receive crude, and the best known export grades. A word that is missing resolves to nothing,
/// and a paper that resolves to nothing is neither believed nor contradicted.

enum Countries {
  /// The ISO code of a country written as code, name or adjective; nil when not in the table.
  static func code(_ text: String) -> String? {
    let words = folded(text)
    if words.count == 1, let only = words.first, only.count == 2, names[only.uppercased()] != nil {
      return only.uppercased()
    }
    return byPhrase[words.joined(separator: " ")]
  }

  /// The countries a text names, in the order of their codes.
  static func codes(in text: String) -> [String] {
    if let whole = code(text) { return [whole] }
    let words = folded(text)
    var found: Set<String> = []
    for length in 1...3 {
      for start in words.indices where start + length <= words.count {
        let phrase = words[start..<(start + length)].joined(separator: " ")
        if let code = byPhrase[phrase] { found.insert(code) }
      }
    }
    return found.sorted()
  }

  static func name(_ code: String) -> String { names[code]?.first ?? code }

  /// Lower-case ASCII words of a text.
  static func folded(_ text: String) -> [String] {
    text.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  private static let byPhrase: [String: String] = {
    var table: [String: String] = [:]
    for code in names.keys.sorted() {
      for phrase in names[code] ?? [] {
        table[folded(phrase).joined(separator: " ")] = code
      }
    }
    return table
  }()

  private static let names: [String: [String]] = [
    "AE": ["United Arab Emirates", "UAE", "Emirati", "Murban", "Upper Zakum", "Dubai"],
    "AO": ["Angola", "Angolan", "Girassol", "Cabinda"],
    "AR": ["Argentina", "Argentine", "Argentinian", "Medanito"],
    "AU": ["Australia", "Australian"],
    "AW": ["Aruba", "Aruban"],
    "AZ": ["Azerbaijan", "Azerbaijani", "Azeri Light"],
    "BN": ["Brunei", "Bruneian"],
    "BQ": ["Caribbean Netherlands", "Bonaire"],
    "BR": ["Brazil", "Brazilian", "Tupi", "Buzios", "Lula"],
    "BS": ["The Bahamas", "Bahamas", "Bahamian"],
    "CA": ["Canada", "Canadian", "Hibernia"],
    "CG": ["Congo", "Congolese", "Djeno"],
    "CM": ["Cameroon", "Cameroonian"],
    "CN": ["China", "Chinese"],
    "CO": ["Colombia", "Colombian", "Castilla", "Vasconia"],
    "CU": ["Cuba", "Cuban"],
    "CW": ["Curacao"],
    "DO": ["Dominican Republic"],
    "DZ": ["Algeria", "Algerian", "Saharan Blend"],
    "EC": ["Ecuador", "Ecuadorian", "Oriente", "Napo"],
    "EG": ["Egypt", "Egyptian"],
    "ES": ["Spain", "Spanish"],
    "FR": ["France", "French"],
    "GA": ["Gabon", "Gabonese"],
    "GB": ["United Kingdom", "UK", "British", "Brent", "Forties"],
    "GH": ["Ghana", "Ghanaian", "Jubilee"],
    "GQ": ["Equatorial Guinea"],
    "GR": ["Greece", "Greek"],
    "GY": ["Guyana", "Guyanese", "Liza"],
    "ID": ["Indonesia", "Indonesian", "Minas", "Duri"],
    "IN": ["India", "Indian"],
    "IQ": ["Iraq", "Iraqi", "Basrah", "Basra", "Basrah Light", "Basrah Medium", "Basrah Heavy"],
    "IR": ["Iran", "Iranian", "Islamic Republic of Iran"],
    "IT": ["Italy", "Italian"],
    "JM": ["Jamaica", "Jamaican"],
    "JP": ["Japan", "Japanese"],
    "KR": ["South Korea", "Republic of Korea", "Korean"],
    "KW": ["Kuwait", "Kuwaiti"],
    "KZ": ["Kazakhstan", "Kazakh", "CPC Blend"],
    "LY": ["Libya", "Libyan", "Es Sider"],
    "MX": ["Mexico", "Mexican", "Maya"],
    "MY": ["Malaysia", "Malaysian", "Tapis", "Kimanis"],
    "NG": ["Nigeria", "Nigerian", "Bonny Light", "Forcados", "Qua Iboe"],
    "NL": ["Netherlands", "Dutch"],
    "NO": ["Norway", "Norwegian", "Johan Sverdrup"],
    "OM": ["Oman", "Omani"],
    "PA": ["Panama", "Panamanian"],
    "PE": ["Peru", "Peruvian"],
    "PH": ["Philippines", "Philippine"],
    "QA": ["Qatar", "Qatari", "Al Shaheen"],
    "RU": ["Russia", "Russian", "Russian Federation", "Urals", "ESPO", "Sokol"],
    "SA": ["Saudi Arabia", "Saudi", "Saudi Arabian", "Arab Light", "Arab Medium", "Arab Heavy"],
    "SD": ["Sudan", "Sudanese"],
    "SG": ["Singapore", "Singaporean"],
    "SS": ["South Sudan", "South Sudanese", "Dar Blend"],
    "SY": ["Syria", "Syrian"],
    "TH": ["Thailand", "Thai"],
    "TR": ["Turkey", "Turkish", "Turkiye"],
    "TT": ["Trinidad and Tobago", "Trinidad", "Trinidadian"],
    "TW": ["Taiwan", "Taiwanese"],
    "US": ["United States", "United States of America", "USA", "American", "WTI", "Mars"],
    "VE": ["Venezuela", "Venezuelan", "Merey", "Hamaca", "Boscan"],
    "VN": ["Vietnam", "Viet Nam", "Vietnamese"],
    "YE": ["Yemen", "Yemeni", "Masila"],
    "ZA": ["South Africa", "South African"],
  ]
}
