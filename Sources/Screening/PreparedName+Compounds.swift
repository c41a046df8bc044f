/// Given names of several words that Arabic makes one of: `ABD AL-RAHMAN`, `NUR AL-DIN`, `ZIA-UR-RAHMAN`.
///
/// The article stands between the two and is written as it is heard, glued to the first word, to the second or to
/// neither, with the letter that follows it doubled (assimilation before sun letters: W. Wright, *A Grammar of the
/// Arabic Language*, §14): `Nur al-Din`, `Nur ud-Din`, `Noureddine`, `Nuruddin` are one name.
extension PreparedName {
  private static let servants = Lexicon.words("ABD ABDUL ABDEL ABDAL ABDOUL ABDOL ABDIL ABDU ABDOU")
  private static let articles = Lexicon.words("AL EL UL OL AR AS ASH AD AN AZ AT IL ER")

  /// `ABD AL RAHMAN`, `ABDUL RAHMAN`, `ABDEL-RAHMAN` → `ABDULRAHMAN`.
  static func joiningServants(_ words: [[UInt8]]) -> [[UInt8]] {
    guard words.contains(where: servants.contains) else { return words }
    var joined: [[UInt8]] = []
    var index = 0
    while index < words.count {
      guard servants.contains(words[index]), index + 1 < words.count else {
        joined.append(words[index])
        index += 1
        continue
      }
      var next = index + 1
      if articles.contains(words[next]), next + 1 < words.count { next += 1 }
      // Nobody is the servant of Muhammad: that is another's name.
      guard words[next].count > 2, !isProphet(words[next]) else {
        joined.append(words[index])
        index += 1
        continue
      }
      let article = words[next].starts(with: [65, 76, 76]) ? 2 : 0
      joined.append(Array("ABDUL".utf8) + words[next].dropFirst(article))
      index = next + 1
    }
    return joined
  }

  private static func isProphet(_ word: [UInt8]) -> Bool {
    Lexicon.nicknames[String(decoding: word, as: UTF8.self)] == "MOHAMMED"
  }

  /// What such names end in, as it is spelled, and the one spelling that stands for all.
  private static let endings: [(spelled: Set<[UInt8]>, stands: [UInt8])] = [
    (Lexicon.words("DIN DEEN DINE DDIN DDINE DDEEN DYN DYNE"), NameToken.faith[0]),
    (Lexicon.words("RAHMAN REHMAN RAHMAAN RRAHMAN RREHMAN"), NameToken.faith[1]),
  ]

  /// The article glued to such an ending, longest first: `UDDIN`, `EDDINE`, `URREHMAN`.
  ///
  /// One *d* between vowels is no sign of an article where other languages have it: `VOLODIN`, `PALADIN`.
  private static let glued: [(tail: [UInt8], stands: [UInt8])] = {
    func tails(_ starts: String, _ ends: String) -> [[UInt8]] {
      Lexicon.pieces(starts.utf8).flatMap { start in
        Lexicon.pieces(ends.utf8).map { Array(start) + $0 }
      }
    }
    let faith =
      tails("U E A I O OU", "DDIN DDINE DDEEN DDYN") + tails("AL EL UL OUL", "DIN DINE DEEN DYN")
      + tails("E OU U", "DINE DEEN") + tails("U", "DIN")
    let mercy = tails(
      "U E A I O OU AL EL UL OUL", "RAHMAN REHMAN RAHMAAN RRAHMAN RREHMAN")
    return (faith.map { ($0, NameToken.faith[0]) } + mercy.map { ($0, NameToken.faith[1]) })
      .sorted { $0.0.count > $1.0.count }
  }()

  private static let articlesWithin = Lexicon.words(
    "AL EL UL OL AD ED UD OUD OD AR ER UR OUR EDD UDD")

  /// `NUR AL DIN`, `NUR EDDINE`, `NOUREDDINE` → `NURUDDIN`, `NOURUDDIN`.
  static func joiningFaith(_ words: [[UInt8]]) -> [[UInt8]] {
    var joined: [[UInt8]] = []
    for word in words {
      if let ending = endings.first(where: { $0.spelled.contains(word) }),
        joined.count >= 2, let article = joined.last, articlesWithin.contains(article),
        isStem(joined[joined.count - 2])
      {
        joined.removeLast()
        joined[joined.count - 1] += ending.stands
      } else if let first = joined.last, isStem(first), words.count > 2 || word != surname,
        let tail = glued.first(where: { $0.tail == word }), word != alone
      {
        joined[joined.count - 1] += tail.stands
      } else if let tail = glued.first(where: {
        word.count >= $0.tail.count + 3 && word.ends(with: $0.tail)
      }),
        !word.starts(with: NameToken.servant), isWritten(tail.tail, behind: word)
      {
        joined.append(word.dropLast(tail.tail.count) + tail.stands)
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  /// Whether such an ending is one behind this word.
  ///
  /// `CLAUDINE` and `GERALDINE` end in the letters of one; only what is known to be made so is read so. A doubled *d* is
  /// sign enough.
  private static func isWritten(_ tail: [UInt8], behind word: [UInt8]) -> Bool {
    let isDoubled = zip(tail, tail.dropFirst()).contains { $0 == 0x44 && $1 == 0x44 }
    return isDoubled || tail.contains(0x48) || stems.contains(Array(word.dropLast(tail.count)))
  }

  /// First words of such names: light, sun, moon of the faith, its sword, help, beauty and so on;
  /// put together by hand from common names.
  private static let stems = Lexicon.words(
    """
    NUR NOOR NOUR NOURR NURR ALA ALAA SALAH SALAAH SALAHA SIRAJ SERAJ BADR BADER FAKHR FAKHRA FAKHRU JALAL JALAAL JAMAL DJAMAL \
    GAMAL KAMAL KEMAL TAJ TAG ZAIN ZAYN ZEIN ZIN ZINE IZZ EZZ EZZA AZZ SAAD SAD SAIF SEIF SAYF SHAMS CHAMS NAJM NAJMA \
    NIZAM NEZAM QUTB KUTUB MUHI MUHYI MOHI MOHY MEHI HUSAM HOSSAM HUSSAM IMAD EMAD DIA DIYA ZIA ZIYA KHAIR KHEIR KHAYR \
    RUKN SHIHAB SHAHAB TAQI BURHAN BORHAN NASIR NASR NASSER JAMALA RAFIQ SHARAF CHARAF ASAD SADR GHIYAS GHIAS HAMID
    """)

  /// A family's name in Bengal where one word stands before it: `Jamal Uddin`.
  private static let surname = Array("UDDIN".utf8)

  /// A name of its own in Indonesia.
  private static let alone = Array("UDIN".utf8)

  /// The first of the two words; `ABDUL RAHMAN` was joined before.
  private static func isStem(_ word: [UInt8]) -> Bool {
    word.count >= 3 && !Lexicon.particles.contains(word) && !word.starts(with: NameToken.servant)
      && NameToken.core(word) == nil
  }
}
