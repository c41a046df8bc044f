/// What the parts of a person's name are: a kunya, a father's name, a family's name, syllables of China or Korea.
///
/// Sources: the forms are those of Arabic (kunya, nasab), Slavic and Spanish naming as list publishers write
/// them; the family names are the commonest of China (Ministry of Public Security, report of 2020) and Korea
/// (census of 2015), our selection, in the spellings of their usual romanisations.
enum NameStructure {
  private static let kunyas = Lexicon.words("ABU ABOU ABO ABI ABA UMM OUM OMM UM UMMU")
  private static let sons = Lexicon.words("BIN BEN IBN BINT BNT OULD WALAD IBNU")

  /// The word follows `ABU` or its like: the bearer is called the father of it.
  static func isKunya(_ tokens: [NameToken], _ index: Int) -> Bool {
    guard index > 0, tokens[index].role == .name, tokens[index - 1].role == .particle else {
      return false
    }
    let before = tokens[index - 1]
    if mayBeKunya(before), kunyas.contains(before.letters) { return true }
    // `ABU AL-ATHIR`
    guard index > 1, before.letters.count == 2, mayBeKunya(tokens[index - 2]) else { return false }
    return kunyas.contains(tokens[index - 2].letters)
  }

  /// All of them begin with a vowel and are short: most words need no looking up.
  private static func mayBeKunya(_ token: NameToken) -> Bool {
    guard token.letters.count <= 4, let first = token.letters.first else { return false }
    return first == 0x41 || first == 0x55 || first == 0x4F
  }

  /// The word follows `BIN` or its like, or has the ending of a Slavic father's name.
  static func isPatronym(_ tokens: [NameToken], _ index: Int) -> Bool {
    let token = tokens[index]
    guard token.role == .name else { return false }
    // `BIN SALIM`, `BIN AL-WALID`, `BIN ABI TALIB`
    let before = tokens[..<index].lastIndex { $0.role != .particle || sons.contains($0.letters) }
    if let before, sons.contains(tokens[before].letters) { return true }
    // All endings end in A, C or H.
    guard let last = token.letters.last, last == 0x41 || last == 0x43 || last == 0x48 else {
      return false
    }
    return token.letters.count >= 7 && endings.contains { token.letters.ends(with: $0) }
  }

  private static let endings = [
    "OVICH", "EVICH", "OVITCH", "EVITCH", "OVIC", "OVNA", "EVNA", "ICHNA", "INICHNA", "YOVYCH",
    "OVYCH", "IVNA", "ILYICH",
  ].map { Array($0.utf8) }

  /// The words before and after the first `BIN` or its like, skipping an article or a kunya in front of the father's
  /// name; nil without one.
  static func son(_ tokens: [NameToken]) -> (son: Int, father: Int)? {
    for index in tokens.indices.dropFirst().dropLast()
    where tokens[index].role == .particle && sons.contains(tokens[index].letters)
      && tokens[index - 1].role == .name
    {
      let father = tokens[(index + 1)...].firstIndex { $0.role != .particle }
      if let father, tokens[father].role == .name { return (index - 1, father) }
    }
    return nil
  }

  /// `BARANOVA` beside `BARANOV`: the first is a woman's, the second a man's.
  static func isOtherGender(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    isWoman(one) && isMan(other) || isMan(one) && isWoman(other)
  }

  private static func isWoman(_ word: [UInt8]) -> Bool {
    guard word.count >= 6 else { return false }
    return word.last == 0x41 && isMan(Array(word.dropLast()))
      || ["SKAYA", "SKAIA", "TSKA"].contains {
        word.ends(with: $0.utf8)
      }
  }

  private static func isMan(_ word: [UInt8]) -> Bool {
    word.count >= 5
      && ["OV", "EV", "IN", "YN", "SKY", "SKII", "SKIY", "SKI"].contains {
        word.ends(with: $0.utf8)
      }
  }

  /// Two to four words, all of syllables, one of them a common family name of China or Korea.
  static func isEastAsian(_ tokens: [NameToken]) -> Bool {
    guard (2...4).contains(tokens.count),
      tokens.allSatisfy({ ($0.role == .name || $0.role == .particle) && $0.letters.count <= 9 }),
      tokens.contains(where: { $0.letters.count <= 6 && families.contains($0.letters) })
    else { return false }
    return tokens.allSatisfy { Syllables.make($0.letters) }
  }

  private static let families = Lexicon.words(
    """
    WANG LI ZHANG LIU CHEN YANG HUANG ZHAO WU ZHOU XU SUN MA ZHU HU GUO HE LIN GAO LUO ZHENG LIANG XIE SONG
    TANG HAN FENG DENG CAO PENG ZENG XIAO TIAN DONG PAN YUAN CAI JIANG YU YE CHENG WEI SU LU DING REN SHEN
    YAO ZHONG TAN FANG SHI KONG XIONG JIN QIN BAI JIA CHANG LEI HSU HSIEH TSAI CHIANG TSENG CHOU CHU KUO
    KIM LEE RI PAK PARK CHOE CHOI JONG JEONG CHONG JANG CHO JO KANG YUN YOON IM LIM OH O HAN SIN SHIN SO
    SEO KWON HWANG AN AHN RYU YOO HONG CHON JON KO MUN PAE BAE PAEK BAEK HO NAM SIM RO NO HA KWAK SONG CHA
    CHU U KU MIN RYANG YANG RIM RYONG HYON KIL MAENG RA TAE WON
    """)

  /// Consonants of a word, those that romanisations of one script write for each other as one: 4 bits each.
  ///
  /// Zero when there are fewer than three, or more than fifteen.
  static func looseConsonants(_ token: NameToken) -> UInt64 {
    var sound = token.sound[...]
    // The article written as one with its word.
    if sound.count >= 6, sound.starts(with: [0x41, 0x4C]) || sound.starts(with: [0x45, 0x4C]) {
      sound = sound.dropFirst(2)
    }
    var (packed, count, last): (UInt64, Int, UInt8) = (0, 0, 0)
    for letter in sound {
      let loose = looseClasses[Int(letter & 127)]
      guard loose != 0, loose != last else {
        if loose == 0, letter < 65 { return 0 }
        continue
      }
      packed = packed << 4 | UInt64(loose)
      last = loose
      count += 1
    }
    return (3...15).contains(count) ? packed : 0
  }

  private static let looseClasses: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 128)
    for (index, group) in ["PBFV", "TDSZXCJ", "KG", "M", "N", "L", "R"].enumerated() {
      for letter in group.utf8 { table[Int(letter)] = UInt8(index + 1) }
    }
    return table
  }()
}

extension Array where Element == UInt8 {
  func ends(with tail: some Collection<UInt8>) -> Bool {
    count >= tail.count && self[(count - tail.count)...].elementsEqual(tail)
  }
}
