/// The tables behind `Romaniser`, by lower-case scalar.
///
/// Cyrillic: BGN/PCGN 1947 (Russian) with the Ukrainian, Belarusian, Serbian and Kazakh letters in
/// the spelling passports use; soft and hard signs leave nothing. Greek: ELOT 743 without digraphs.
/// Arabic with the Persian, Urdu and Pashto letters; Hebrew by its common English spelling.
enum ScriptTables {
  static let cyrillic = table(
    """
    а=A б=B в=V г=G д=D е=E ё=E ж=ZH з=Z и=I й=Y к=K л=L м=M н=N о=O п=P р=R с=S т=T у=U ф=F х=KH
    ц=TS ч=CH ш=SH щ=SHCH ъ= ы=Y ь= э=E ю=YU я=YA і=I ї=YI є=YE ґ=G ў=U ђ=DJ ѓ=G ѕ=DZ ј=J љ=LJ њ=NJ
    ћ=C ќ=K џ=DZH ә=A ғ=G қ=K ң=N ө=O ұ=U ү=U һ=H җ=J ӯ=U ҷ=J ҳ=H ӣ=I ӏ=
    """)

  static let greek = table(
    """
    α=A β=V γ=G δ=D ε=E ζ=Z η=I θ=TH ι=I κ=K λ=L μ=M ν=N ξ=X ο=O π=P ρ=R σ=S ς=S τ=T υ=Y φ=F χ=CH
    ψ=PS ω=O ά=A έ=E ή=I ί=I ό=O ύ=Y ώ=O ϊ=I ϋ=Y ΐ=I ΰ=Y
    """)

  static let armenian = table(
    """
    ա=A բ=B գ=G դ=D ե=E զ=Z է=E ը=E թ=T ժ=ZH ի=I լ=L խ=KH ծ=TS կ=K հ=H ձ=DZ ղ=GH ճ=CH մ=M յ=Y ն=N
    շ=SH ո=O չ=CH պ=P ջ=J ռ=R ս=S վ=V տ=T ր=R ց=TS ւ=V փ=P ք=K օ=O ֆ=F և=EV
    """)

  static let georgian = table(
    """
    ა=A ბ=B გ=G დ=D ე=E ვ=V ზ=Z თ=T ი=I კ=K ლ=L მ=M ნ=N ო=O პ=P ჟ=ZH რ=R ს=S ტ=T უ=U ფ=P ქ=K ღ=GH
    ყ=Q შ=SH ჩ=CH ც=TS ძ=DZ წ=TS ჭ=CH ხ=KH ჯ=J ჰ=H
    """)

  static let hebrew = table(
    """
    א=A ב=B ג=G ד=D ה=H ו=V ז=Z ח=CH ט=T י=I כ=K ך=K ל=L מ=M ם=M נ=N ן=N ס=S ע=A פ=P ף=F צ=TZ ץ=TZ
    ק=K ר=R ש=SH ת=T
    """)

  static let arabic = table(
    """
    ا=A أ=A إ=I آ=A ٱ=A ب=B ت=T ث=TH ج=J ح=H خ=KH د=D ذ=DH ر=R ز=Z س=S ش=SH ص=S ض=D ط=T ظ=Z ع=A غ=GH
    ف=F ق=Q ك=K ل=L م=M ن=N ه=H و=U ي=I ى=A ة=A ء= ؤ=U ئ=I پ=P چ=CH ژ=ZH گ=G ک=K ی=I ې=E ۍ=I ئ=I ڈ=D
    ٹ=T ڑ=R ں=N ھ=H ہ=H ۀ=A ے=E ڤ=V ټ=T ډ=D ړ=R ښ=SH ځ=Z څ=S ڼ=N ګ=G ڕ=R ێ=E ۆ=O ڵ=L ۇ=U ە=A ﻻ=LA
    """)

  /// One `letter=Latin` for each word.
  private static func table(_ text: String) -> [UInt32: String] {
    var result: [UInt32: String] = [:]
    for word in text.split(whereSeparator: \.isWhitespace) {
      let parts = word.unicodeScalars.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let letter = parts[0].first, parts[0].count == 1 else { continue }
      result[letter.value] = String(String.UnicodeScalarView(parts[1]))
    }
    return result
  }

  private static let leads = [
    "G", "KK", "N", "D", "TT", "R", "M", "B", "PP", "S", "SS", "", "J", "JJ", "CH", "K", "T", "P",
    "H",
  ]
  private static let vowels = [
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WO", "WE",
    "WI", "YU", "EU", "UI", "I",
  ]
  private static let tails = [
    "", "K", "K", "K", "N", "N", "N", "T", "L", "K", "M", "L", "L", "L", "P", "L", "M", "P", "P",
    "T", "T", "NG", "T", "T", "K", "T", "P", "T",
  ]

  /// A Hangul syllable in the Revised Romanisation, without its sound changes across syllables.
  static func hangul(_ value: UInt32) -> String {
    let index = Int(value) - 0xAC00
    guard (0..<11_172).contains(index) else { return "" }
    return leads[index / 588] + vowels[index % 588 / 28] + tails[index % 28] + " "
  }
}
