/// Companies and bodies that reports on sanctioned oil name, so that a first article finds them
/// before any ledger or list is at hand. Names only: what they own or who listed them is for
/// statements with a source.

enum KnownBodies {
  static let origin = "known names"

  static let entries: [GazetteerEntry] =
    companies.flatMap { entries(.company, $0, $1) } + bodies.flatMap { entries(.body, $0, $1) }

  private static func entries(
    _ kind: SubjectKind, _ id: String, _ names: [String]
  ) -> [GazetteerEntry] {
    names.map { GazetteerEntry(subject: SubjectID(kind, id), name: $0, origin: origin) }
  }

  private static let companies: [(String, [String])] = [
    ("pdvsa", ["PDVSA", "Petróleos de Venezuela"]), ("rosneft", ["Rosneft"]),
    ("rosneft-trading", ["Rosneft Trading"]), ("tnk-trading", ["TNK Trading International"]),
    ("roszarubezhneft", ["Roszarubezhneft"]), ("gazprom", ["Gazprom"]),
    ("gazprom-neft", ["Gazprom Neft"]), ("gazprombank", ["Gazprombank"]), ("lukoil", ["Lukoil"]),
    ("surgutneftegas", ["Surgutneftegas"]), ("tatneft", ["Tatneft"]),
    ("sovcomflot", ["Sovcomflot"]), ("transneft", ["Transneft"]), ("rostec", ["Rostec"]),
    ("rosoboronexport", ["Rosoboronexport"]), ("kalashnikov", ["Kalashnikov", "Kaláshnikov"]),
    ("vtb", ["VTB"]), ("sberbank", ["Sberbank"]), ("chevron", ["Chevron"]), ("repsol", ["Repsol"]),
    ("eni", ["Eni"]), ("shell", ["Shell"]), ("maurel-et-prom", ["Maurel & Prom"]),
    ("exxonmobil", ["ExxonMobil", "Exxon Mobil"]), ("conocophillips", ["ConocoPhillips"]),
    ("citgo", ["CITGO", "Citgo"]), ("reliance-industries", ["Reliance Industries"]),
    ("nayara-energy", ["Nayara Energy", "Nayara"]), ("indian-oil", ["Indian Oil Corporation"]),
    ("cnpc", ["CNPC"]), ("sinopec", ["Sinopec"]), ("petrochina", ["PetroChina"]),
    ("vitol", ["Vitol"]), ("trafigura", ["Trafigura"]), ("gunvor", ["Gunvor"]),
    ("glencore", ["Glencore"]), ("nioc", ["NIOC", "National Iranian Oil Company"]),
    ("nitc", ["NITC", "National Iranian Tanker Company"]), ("pemex", ["PEMEX", "Pemex"]),
    ("petrobras", ["Petrobras"]), ("cubametales", ["Cubametales"]),
  ]

  private static let bodies: [(String, [String])] = [
    ("opec", ["OPEC", "OPEP"]), ("imf", ["IMF", "FMI", "International Monetary Fund"]),
    ("world-bank", ["World Bank", "Banco Mundial"]), ("ofac", ["OFAC"]), ("brics", ["BRICS"]),
    ("european-union", ["European Union", "Unión Europea"]),
    ("united-nations", ["United Nations", "Naciones Unidas"]),
    ("iea", ["International Energy Agency", "Agencia Internacional de la Energía"]),
    ("us-treasury", ["U.S. Treasury", "US Treasury", "Treasury Department"]),
    ("celac", ["CELAC"]), ("alba", ["ALBA"]), ("mercosur", ["Mercosur"]),
    ("nato", ["NATO", "OTAN"]),
  ]
}
