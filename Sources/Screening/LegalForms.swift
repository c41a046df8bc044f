/// Legal forms as they stand in names, by family.
///
/// A form is no part of what tells a company from others, but two companies of different families
/// (`GmbH` and `Sdn Bhd`) are less likely one. Generic endings (`CO`, `INC`) belong to no family.
struct LegalForms: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let jointStock = Self(rawValue: 1)
  static let limited = Self(rawValue: 2)
  static let stateEnterprise = Self(rawValue: 4)
  static let nonProfit = Self(rawValue: 8)
  static let german = Self(rawValue: 16)
  static let malaysian = Self(rawValue: 32)
  static let romance = Self(rawValue: 64)
  static let gulf = Self(rawValue: 128)
  static let generic = Self(rawValue: 256)
  static let dutch = Self(rawValue: 512)
  static let nordic = Self(rawValue: 1024)
  static let asian = Self(rawValue: 2048)
  static let partnership = Self(rawValue: 4096)
  static let turkish = Self(rawValue: 8192)

  /// One form, as words, and where it may stand.
  struct Form: Sendable {
    let words: [[UInt8]]
    let family: LegalForms
    /// Too short or too common to be removed from the middle of a name.
    let atEndsOnly: Bool
  }

  private static let lines: [(LegalForms, String)] = [
    (
      .jointStock,
      "PUBLIC JOINT STOCK COMPANY,OPEN JOINT STOCK COMPANY,CLOSED JOINT STOCK COMPANY,JOINT STOCK COMPANY,"
        + "JOYNT STOCK COMPANY,PUBLICHNOE AKTSIONERNOE OBSHCHESTVO,OTKRYTOE AKTSIONERNOE OBSHCHESTVO,"
        + "ZAKRYTOE AKTSIONERNOE OBSHCHESTVO,NEPUBLICHNOE AKTSIONERNOE OBSHCHESTVO,AKTSIONERNOE OBSHCHESTVO,"
        + "AKTSIONERNOYE OBSHCHESTVO,AKTSIONERNOE OBSCHESTVO,AKTSYONERNOE OBSHCHESTVO,"
        + "AKCIONERNOE OBSCHESTVO,OBSHCHESTVO AKTSIONERNOE,"
        + "PUBLIC JOINT COMPANY,~JOINT COMPANY,PUBLIC STOCK COMPANY,STOCK COMPANY,PRIVATE JOINT STOCK COMPANY,PJSC,OJSC,CJSC,PRJSC,JSC,OAO,PAO,ZAO,NAO,PJS,AAT,PAT,"
        + "~AO,~AT"
    ),
    (
      .limited,
      "LIMITED LIABILITY COMPANY,LIMITED LIABILITY CORPORATION,COMPANY WITH LIMITED LIABILITY,"
        + "LIMITED LIABILITY,LIABILITY COMPANY,OBSHCHESTVO S OGRANICHENNOI,S OGRANICHENNOI OTVETSTVENNOSTYU,"
        + "OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU,OBSHCHESTVO S OGRANICHENNOY OTVETSTVENNOSTYU,"
        + "OBSHCHESTVO S OGRANICHENOI OTVETSTVENNOSTYU,OBSCHESTVO S OGRANICHENNOY OTVETSTVENNOSTYU,"
        + "TOVARYSTVO Z OBMEZHENOYU VIDPOVIDALNISTYU,LIMITED LIABILITY PARTNERSHIP,LLC,OOO,TOO,TOV,LLP,SP Z O O,SPZOO,SP ZOO,SP Z OO,"
        + "PRIVATE LIMITED COMPANY,~LTD LIABILITY CO,D O O,DOO,EOOD,OOD,S R O,SRO,SIA,UAB,KFT,OU,WLL,W L L"
    ),
    (
      .stateEnterprise,
      "FEDERAL STATE UNITARY ENTERPRISE,FEDERALNOE GOSUDARSTVENNOE UNITARNOE PREDPRIYATIE,STATE UNITARY ENTERPRISE,"
        + "GOSUDARSTVENNOE UNITARNOE PREDPRIYATIE,FEDERAL STATE BUDGETARY INSTITUTION,FEDERAL STATE INSTITUTION,"
        + "FEDERALNOE GOSUDARSTVENNOE BYUDZHETNOE UCHREZHDENIE,FGUP,FSUE,FGBU,FSBI,GUP,SUE,RUE,FKP,"
        + "REPUBLICAN UNITARY ENTERPRISE,FEDERAL STATE ENTERPRISE,FEDERALNOE KAZENNOE PREDPRIYATIE"
    ),
    (
      .nonProfit,
      "AUTONOMOUS NONPROFIT ORGANIZATION,AUTONOMOUS NON PROFIT ORGANIZATION,AUTONOMOUS NON COMMERCIAL ORGANIZATION,"
        + "AVTONOMNAYA NEKOMMERCHESKAYA ORGANIZATSIYA,~ANO,~NGO,~ROO,E V,~EV"
    ),
    (.german, "GMBH AND CO KG,GMBH CO KG,GMBH,AKTIENGESELLSCHAFT,~AG,~AKG,~KG,~GESMBH,~SE"),
    (.malaysian, "SDN BHD,SENDIRIAN BERHAD,BERHAD,~BHD,PT,TBK"),
    (
      .romance,
      "S A DE C V,SA DE CV,SAPI DE CV,SOCIEDAD ANONIMA,COMPANIA ANONIMA,SOCIETE ANONYME,SOCIETE A RESPONSABILITE LIMITEE,S DE RL DE CV,S DE R L DE C V,S DE RL,S DE R L,"
        + "SOCIETA PER AZIONI,SARL,S A R L,SUARL,LTDA,LIMITADA,SRL,S R L,SPA,S P A,~SA,~S A,~SL,~SAS,~S A S,~SNC,~CA,~C A,~CIA,~EIRL,~EU,EURL,~LDA,OFFSHORE SAL,~SAL,~S A L"
    ),
    (
      .gulf,
      "FZE,FZC,FZCO,FZ LLC,FZLLC,DMCC,FREE ZONE COMPANY,FREE ZONE ESTABLISHMENT,~EST,~SAOC,~SAOG,~BSC"
    ),
    (.dutch, "B V B A,BVBA,SPRL,NAAMLOZE VENNOOTSCHAP,BESLOTEN VENNOOTSCHAP,~BV,~NV,~B V,~N V"),
    (.nordic, "~AB,~A S,~AS,~APS,~OY,~OYJ,~ASA,A S A"),
    (
      .asian,
      "PTE LTD,PVT LTD,PRIVATE LIMITED,PTY LTD,PTY LIMITED,PTE LIMITED,~PTE,~PVT,~PTY,KABUSHIKI KAISHA,K K,~KK,JUSIK HOESA,JUSIKHOESA,GONGSI,YOUXIAN GONGSI"
    ),
    (.partnership, "~L P,~LP,LIMITED PARTNERSHIP"),
    (.turkish, "LTD STI,LIMITED SIRKETI,ANONIM SIRKETI,~STI,SANAYI VE TICARET"),
    (
      .generic,
      "CO LTD,COMPANY LIMITED,PUBLIC LIMITED COMPANY,P L C,PLC,INCORPORATED,CORPORATION,CORPORATIONS,CORPORACION,CORPORACIONES,CORPORACAO,~CORP,~INC,~LTD,~LIMITED,~COMPANY,~CO,~AND CO,~N A,~NA,~PLC,~THE"
    ),
  ]

  /// All forms, those of more words first.
  static let all: [Form] = lines.flatMap { family, text in
    text.split(separator: ",").map { entry in
      let atEnds = entry.hasPrefix("~")
      let words = (atEnds ? entry.dropFirst() : entry).split(separator: " ").map { Array($0.utf8) }
      return Form(words: words, family: family, atEndsOnly: atEnds)
    }
  }.sorted { $0.words.count > $1.words.count }

  private static let byFirst = Dictionary(grouping: all) { $0.words[0] }

  /// Takes the legal forms out of the words of a name, unless nothing would remain.
  static func remove(from words: inout [[UInt8]]) -> Self {
    // Words out of order first, since a part of such a form is a form as well.
    var found = removeScattered(from: &words)
    var changed = true
    while changed {
      changed = false
      for start in words.indices {
        guard let forms = byFirst[words[start]] else { continue }
        for form in forms where form.words.count < words.count {
          let end = start + form.words.count
          guard end <= words.count, words[start..<end].elementsEqual(form.words),
            !form.atEndsOnly || end == words.count || start == 0 && form.family != .generic
          else { continue }
          words.removeSubrange(start..<end)
          found.insert(form.family)
          changed = true
          break
        }
        if changed { break }
      }
    }
    return found
  }

  /// Forms of several words that are found even when the words were put in another order.
  private static let scattered: [(words: [[UInt8]], beside: Set<[UInt8]>, family: Self)] = [
    ("LIMITED LIABILITY COMPANY", "", limited),
    ("JOINT STOCK COMPANY", "PUBLIC OPEN CLOSED PRIVATE", jointStock),
    ("AKTSIONERNOE OBSHCHESTVO", "PUBLICHNOE OTKRYTOE ZAKRYTOE NEPUBLICHNOE", jointStock),
    ("OBSHCHESTVO OGRANICHENNOI OTVETSTVENNOSTYU", "S", limited),
  ].map { text, beside, family in
    (text.split(separator: " ").map { Array($0.utf8) }, Lexicon.words(beside), family)
  }

  private static func removeScattered(from words: inout [[UInt8]]) -> Self {
    for form in scattered where words.count > form.words.count {
      guard form.words.allSatisfy(words.contains) else { continue }
      var rest = words
      for word in form.words {
        if let place = rest.firstIndex(of: word) { rest.remove(at: place) }
      }
      if rest.count > 1, let place = rest.firstIndex(where: form.beside.contains) {
        rest.remove(at: place)
      }
      words = rest
      return form.family
    }
    return []
  }

  /// Long words of legal forms, which a slip of the finger would hide.
  private static let formWords: [[UInt8]] = [
    "LIMITED", "LIABILITY", "COMPANY", "CORPORATION", "CORPORACION", "INCORPORATED",
    "AKTSIONERNOE", "OBSHCHESTVO", "OGRANICHENNOI", "OTVETSTVENNOSTYU", "SOCIEDAD", "ANONIMA",
  ].map { Array($0.utf8) }

  /// Short ones, which are other words but for a slip (`POINT`, `STORK`), with the one that has to stand in the name as
  /// well, beside `COMPANY`; one of the two is its neighbour.
  private static let shortFormWords: [(word: [UInt8], beside: [UInt8])] = [
    ("JOINT", "STOCK"), ("STOCK", "JOINT"), ("PUBLIC", "JOINT"), ("PUBLIC", "STOCK"),
  ].map { (Array($0.utf8), Array($1.utf8)) }

  private static let company = Array("COMPANY".utf8)
  /// Words that stand in some form as they are: `ANONIM SIRKETI` is no slip of `ANONIMA`.
  private static let ownWords = Set(all.flatMap(\.words))

  /// Puts right words that are one slip away from a word of a legal form, unless nothing else would remain: `LIMITEX OOO`.
  static func mend(_ words: inout [[UInt8]]) {
    let typed = words
    for index in words.indices where words[index].count >= 6 && !ownWords.contains(words[index]) {
      if let form = formWords.first(where: { isOneSlip(words[index], $0) }) { words[index] = form }
    }
    mendShort(&words)
    if words != typed {
      var rest = words
      _ = remove(from: &rest)
      if rest.allSatisfy({ strays.contains($0) || ownWords.contains($0) }) { words = typed }
    }
    mendTail(&words)
  }

  private static func mendShort(_ words: inout [[UInt8]]) {
    guard words.contains(company) else { return }
    for form in shortFormWords where words.contains(form.beside) && !words.contains(form.word) {
      let place = words.indices.first { place in
        words[place].count >= 4 && isOneSlip(words[place], form.word)
          && [place - 1, place + 1].contains { beside in
            words.indices.contains(beside) && [form.beside, company].contains(words[beside])
          }
      }
      if let place { words[place] = form.word }
    }
  }

  /// Forms of Mexico that many letters and dots make easy to mistype.
  private static let tails: [(words: [[UInt8]], letters: [UInt8])] = [
    "SA DE CV", "S DE RL DE CV", "SAPI DE CV", "SC DE RL DE CV",
  ].map { text in
    let words = text.split(separator: " ").map { Array($0.utf8) }
    return (words, words.flatMap { $0 })
  }

  /// `S.A. DE CP.V.` → `SA DE CV`: the last words, taken as one, are such a form or one slip away from it.
  private static func mendTail(_ words: inout [[UInt8]]) {
    var tail: [UInt8] = []
    for start in words.indices.reversed() where start > 0 {
      tail = words[start] + tail
      guard tail.count <= 11 else { return }
      guard tail.count >= 5, tail.first == 0x53 else { continue }
      // One word alone may be a name: `SADEK`.
      for form in tails
      where tail == form.letters || start < words.count - 1 && isOneSlip(tail, form.letters) {
        words.replaceSubrange(start..., with: form.words)
        return
      }
    }
  }

  /// Words of legal forms that tell nothing where they stray from their place.
  static let strays = Lexicon.words(
    """
    LIMITED LIABILITY COMPANY JOINT STOCK AKTSIONERNOE OBSHCHESTVO OGRANICHENNOI OTVETSTVENNOSTYU LTD LLC LTDA
    PTY PTE PVT GMBH SARL SRL FZE FZCO DMCC BHD SDN OOO OAO PAO ZAO OJSC PJSC CJSC JSC AO INC CORP CO SA CV RL PLC
    """)

  /// One letter put in, left out or changed, or two neighbours exchanged; not none.
  static func isOneSlip(_ word: [UInt8], _ form: [UInt8]) -> Bool {
    guard abs(word.count - form.count) <= 1, word != form else { return false }
    let most = min(word.count, form.count)
    var front = 0
    while front < most, word[front] == form[front] { front += 1 }
    var back = 0
    while back < most - front, word[word.count - 1 - back] == form[form.count - 1 - back] {
      back += 1
    }
    let (left, right) = (word.count - front - back, form.count - front - back)
    if left <= 1, right <= 1 { return true }
    return left == 2 && right == 2 && word[front] == form[front + 1]
      && word[front + 1] == form[front]
  }

  /// Both sides name a family and share none.
  func contradicts(_ other: Self) -> Bool {
    let (mine, theirs) = (subtracting(.generic), other.subtracting(.generic))
    return !mine.isEmpty && !theirs.isEmpty && mine.isDisjoint(with: theirs)
  }
}
