/// The words that mean little in a name, and those that mean the same.
///
/// Put together by hand from the lists themselves (OFAC, UN and EU names) and from common knowledge of
/// the languages; `Lexicon+Concepts.swift` holds the words of trade that stand for one another.
enum Lexicon {
  static let particles = words(
    """
    AL EL UL AD AR AS ASH AT AZ AN AL- BIN BEN IBN BINT OULD WALAD BNT ABU ABOU ABI UMM OUM OMM DE DEL DELA LA LOS LAS
    LE LES DU DES DA DI DOS DAS DO DELLA DALLA VAN VON DER DEN TER TEN ZU ZUM ZUR Y E AND ET UND OF THE
    FOR IN ON A AN TO AT BY I WA VE OG OCH EN ED I- O U NA KYZY OGLY OGLU ST
    """)

  static let titles = words(
    """
    MR MRS MS MISS DR DOCTOR PROF PROFESSOR SIR LORD LADY DAME SHEIKH SHAIKH SHAYKH CHEIKH SHEIK SHEKH
    HAJI HAJJI HAJJ HAJ ALHAJI EL-HAJJ MULLAH MAULAVI MAULVI MAWLAWI MOLLA MULLA MAWLANA AYATOLLAH IMAM
    USTAZ USTADH ENGINEER ENG ENGR PRESIDENT PRESIDENTE PRESIDEN PRAESIDENT PRASIDENT PREZIDENT ELNOK
    MINISTER COLONEL COL GENERAL GEN MAJOR MAJ CAPTAIN CAPT LIEUTENANT LT BRIGADIER BRIG ADMIRAL SGT
    SERGEANT COMMANDER CHIEF HON HONOURABLE HONORABLE EXCELLENCY HE HRH PRINCE PRINCESS KING QUEEN AMIR EMIR
    REV REVEREND FATHER PASTOR BISHOP HERR FRAU MONSIEUR MADAME MME SR SRA DON DONA SENOR SENORA JR
    QARI HAFIZ HAFEZ MUFTI SAYYID SAYYED SEYYED SAYED SAID-AL ARCHITECT COMRADE ESQ PHD MD MBE OBE CBE
    """)

  /// Titles that are given names as well: they are left where they stand and tell little.
  ///
  /// Those of the Prophet's
  /// kin are taken out where two other words remain.
  static let givenTitles = words("HAFIZ HAFEZ AMIR EMIR SAYYID SAYYED SEYYED SAYED")

  /// Titles that stand among the words of names; at the end most of them are somebody's surname.
  static let titlesAnywhere = words(
    """
    DR PROF HAJI HAJJI HAJ ALHAJI MULLAH MULLA MOLLA MAULAVI MAULVI MAWLAWI MAULANA MAWLANA SHEIKH SHAIKH SHAYKH
    CHEIKH SHEIK SAHIB SAHEB AGHA AKHUND BHAI USTAZ USTADH QARI MUFTI JR SR
    """)

  /// Those that are nobody's surname.
  static let titlesBehind = words("SAHIB SAHEB JR SR DR PROF")

  static let shipPrefixes = words("MT MV MSV MTS SS MS VLCC ULCC FV RV LPG LNG MSS TT MY SY FPSO")

  static let numbers: [String: String] = {
    var table: [String: String] = [:]
    let cardinals = "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE"
    let ordinals =
      "FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH ELEVENTH TWELFTH"
    let short = "1ST 2ND 3RD 4TH 5TH 6TH 7TH 8TH 9TH 10TH 11TH 12TH"
    let roman = "- II III IV - VI VII VIII IX - XI XII"
    for list in [cardinals, ordinals, short, roman] {
      for (index, word) in list.split(separator: " ").enumerated() where word != "-" {
        table[String(word)] = String(index + 1)
      }
    }
    return table
  }()

  /// Given names and their short forms; the first of a line stands for all.
  static let nicknames: [String: String] = synonyms(
    """
    THEODORE TED TEDDY|WILLIAM BILL WILL BILLY|ROBERT BOB ROB BOBBY|RICHARD DICK RICK RICH|JAMES JIM JIMMY|
    JOHN JACK JOHNNY JON|EDWARD ED EDDIE NED|THOMAS TOM TOMMY|MICHAEL MIKE MICK|JOSEPH JOE JOEY|CHARLES CHUCK
    CHARLIE|DANIEL DAN DANNY|DAVID DAVE|ANTHONY TONY ANTON|ELIZABETH LIZ BETH BETTY ELIZA|KATHERINE CATHERINE
    KATE KATHY CATHY|MARGARET PEGGY MAGGIE|SAMUEL SAM|BENJAMIN BEN|MATTHEW MATT|ANDREW ANDY DREW|STEVEN
    STEPHEN STEVE|CHRISTOPHER CHRIS|NICHOLAS NICK|PATRICK PAT|GREGORY GREG|JEFFREY GEOFFREY JEFF|KENNETH KEN|
    LAWRENCE LAURENCE LARRY|RONALD RON|DONALD DON|TIMOTHY TIM|ALEXANDER ALEKSANDR ALEXANDRE ALEJANDRO ALEX
    ALEXANDROS OLEKSANDR ALIAKSANDR ISKANDAR|BARACK BARRY|VLADIMIR VOLODYMYR ULADZIMIR WLODZIMIERZ|DMITRY
    DMITRI DMYTRO DMITRII DZMITRY|NIKOLAI MYKOLA NIKOLAY MIKALAI|SERGEI SERGEY SERHII SERHIY SIARHEI SERGIY|
    ANDREI ANDREY ANDRII ANDRIY|ALEXEY ALEKSEI ALEXEI OLEKSII OLEKSIY|EVGENY YEVGENY EVGENII YEVHEN|YURI
    YURY IURII YURIY|MIKHAIL MYKHAILO MIHAIL|PAVEL PAVLO|PETR PIOTR PYOTR PETRO PETER|IGOR IHOR|ANDRES|OSAMA
    USAMA USAMAH|JOSE PEPE|FRANCISCO PACO|PHILIP PHIL|VICTOR VIKTOR|GEORGE GEORGI GIORGI
    |OLEG ALEH OLEH|KIM GIM|PAK PARK BAK|CHOE CHOI|RI RHEE|CHONG JEONG JUNG|EKATERINA YEKATERINA
    |YELENA ELENA OLENA ALENA|NATALIA NATALYA NATALIIA|TATIANA TATYANA TETIANA|ANASTASIA ANASTASIYA
    |MARIA MARIYA|YULIA YULIYA JULIA IULIIA|KSENIA KSENIYA OKSANA|MUSTAFA MOSTAFA|YUSUF JOSEF YOUSSEF YOUSEF
    YUSSUF YUSIF YUSEF|IBRAHIM EBRAHIM IBRAAHIM|HUSSEIN HUSAYN HUSEYN HOSSEIN HUSEIN HUSSAIN HUSAIN
    |MOHAMMED MUHAMMAD MOHAMED MOHAMMAD MUHAMMED MOHAMAD MUHAMAD MUHAMED MEHMET MAXAMED MAGOMED MAHAMAT
    MAMADOU MOHAMMOD MHMD MOCHAMMAD|AHMED AHMAD AHMET AXMED AHMD|ABDULLAH ABDALLAH ABDULLA ABDALLA ABDOULLAH
    ABDOLLAH|ALI ALY|HASSAN HASAN XASAN HSN|SAID SAEED SAYEED SAIID|OMAR UMAR OUMAR CUMAR|KHALID KHALED|TARIQ TAREK
    TAREQ|RASHID RASHEED RACHID|NASSER NASIR NASER NASSIR|SALIH SALEH SALAH
    """ + moreNicknames)

  /// Abbreviations in names of persons and of places.
  static let abbreviations: [String: String] = synonyms(
    """
    MOHAMMED MOHD MUHD MHD MD|INTERNATIONAL INTL INTERNATIONALE INTERNACIONAL|LABOUR LABOR|ORGANIZATION
    ORGANISATION|CENTER CENTRE TSENTR|DEPARTMENT DEPT
    """)

  static func words(_ text: String) -> Set<[UInt8]> {
    Set(pieces(text.utf8).map(Array.init))
  }

  /// The words of a table: bytes, since finding out what is white among characters costs more than all the rest
  /// of a first question.
  static func pieces(_ text: some Collection<UInt8>) -> [ArraySlice<UInt8>] {
    Array(text).split { $0 == 0x20 || $0 == 0x0A }
  }

  static func string(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }

  /// Lines or `|` part the groups; line breaks inside a group do not.
  static func synonyms(_ text: String) -> [String: String] {
    var table: [String: String] = [:]
    for group in Array(text.utf8).split(separator: 0x7C) {
      // A group may run over a line break: the text is wrapped at 100 columns.
      let words = pieces(group).map(string)
      guard let head = words.first else { continue }
      for word in words where table[word] == nil { table[word] = head }
    }
    return table
  }
}
