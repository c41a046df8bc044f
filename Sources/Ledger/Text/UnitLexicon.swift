/// The units of the ledger's table by the words of English and Spanish. What is not here is dropped.

enum UnitLexicon {
  /// A unit with the factor its name implies (`kb` is a thousand barrels) and the rate in it.
  struct Entry {
    let unit: Unit
    var factor = 1.0
    var per: Per?
  }

  /// Abbreviations as written; case matters, `Mt` is a million tonnes and `mt` a metric tonne.
  static let abbreviations: [String: Entry] = [
    "t": Entry(unit: .tonne), "mt": Entry(unit: .tonne), "MT": Entry(unit: .tonne),
    "kt": Entry(unit: .tonne, factor: 1e3), "Kt": Entry(unit: .tonne, factor: 1e3),
    "Mt": Entry(unit: .tonne, factor: 1e6), "Mtpa": Entry(unit: .tonne, factor: 1e6, per: .year),
    "mtpa": Entry(unit: .tonne, factor: 1e6, per: .year),
    "bbl": Entry(unit: .barrel), "bbls": Entry(unit: .barrel), "Bbl": Entry(unit: .barrel),
    "kb": Entry(unit: .barrel, factor: 1e3), "kbbl": Entry(unit: .barrel, factor: 1e3),
    "Mbbl": Entry(unit: .barrel, factor: 1e6), "mb": Entry(unit: .barrel, factor: 1e6),
    "mmb": Entry(unit: .barrel, factor: 1e6), "mmbbl": Entry(unit: .barrel, factor: 1e6),
    "MMbbl": Entry(unit: .barrel, factor: 1e6), "b": Entry(unit: .barrel),
    "bpd": Entry(unit: .barrel, per: .day), "bd": Entry(unit: .barrel, per: .day),
    "bopd": Entry(unit: .barrel, per: .day), "kbd": Entry(unit: .barrel, factor: 1e3, per: .day),
    "kbpd": Entry(unit: .barrel, factor: 1e3, per: .day),
    "mbd": Entry(unit: .barrel, factor: 1e6, per: .day),
    "mbpd": Entry(unit: .barrel, factor: 1e6, per: .day),
    "mmbd": Entry(unit: .barrel, factor: 1e6, per: .day),
    "bdp": Entry(unit: .barrel, per: .day), "TIV": Entry(unit: .trendIndicatorValue),
    "TWh": Entry(unit: .terawattHour),
    "dwt": Entry(unit: .tonne), "DWT": Entry(unit: .tonne), "tpm": Entry(unit: .tonne),
  ]

  /// Names as runs of folded words.
  static let names: [String: Entry] = {
    var table: [String: Entry] = [:]
    for word in [
      "tonne", "tonnes", "ton", "tons", "metric ton", "metric tons", "metric tonne",
      "metric tonnes", "tonelada", "toneladas", "toneladas metricas", "tonelada metrica",
    ] { table[word] = Entry(unit: .tonne) }
    for word in ["barrel", "barrels", "barril", "barriles", "bbl", "bbls", "barrels of oil"] {
      table[word] = Entry(unit: .barrel)
    }
    for word in ["barriles diarios", "barriles por dia", "barriles al dia"] {
      table[word] = Entry(unit: .barrel, per: .day)
    }
    for word in ["percent", "per cent", "por ciento", "pct", "porciento"] {
      table[word] = Entry(unit: .percent)
    }
    for (words, unit) in [
      (["year", "years", "ano", "anos"], Unit.year), (["month", "months", "mes", "meses"], .month),
      (["day", "days", "dia", "dias"], .day),
    ] {
      for word in words { table[word] = Entry(unit: unit) }
    }
    return table
  }()

  /// Counted things: the noun the ledger keeps, and the words for it.
  ///
  /// Plurals are listed, since the two languages build them in different ways.
  static let counts: [String: String] = {
    var table: [String: String] = [:]
    for (noun, words) in nouns {
      table[noun] = noun
      for word in words.split(separator: " ") { table[String(word)] = noun }
    }
    return table
  }()

  private static let nouns: [(String, String)] = [
    (
      "agreement", "agreements accord accords acuerdo acuerdos convenio convenios pacts pact pactos"
    ),
    ("treaty", "treaties tratado tratados"),
    ("contract", "contracts contrato contratos"),
    ("memorandum", "memoranda memorandums memorandos"),
    ("document", "documents documento documentos"), ("summit", "summits cumbre cumbres"),
    ("meeting", "meetings reunion reuniones"), ("visit", "visits visita visitas"),
    ("cartridge", "cartridges rounds cartucho cartuchos municiones"),
    ("rifle", "rifles fusil fusiles"), ("tank", "tanks tanque tanques"),
    ("missile", "missiles misil misiles"), ("rocket", "rockets cohete cohetes"),
    ("launcher", "launchers lanzador lanzadores lanzacohetes"),
    ("aircraft", "airplane airplanes plane planes jet jets fighters avion aviones cazas aeronaves"),
    ("helicopter", "helicopters helicoptero helicopteros"), ("drone", "drones"),
    ("submarine", "submarines submarino submarinos"),
    ("ship", "ships vessel vessels buque buques barco barcos"),
    ("tanker", "tankers petrolero petroleros tanquero tanqueros"),
    ("cargo", "cargoes cargos cargamento cargamentos shipment shipments embarque embarques"),
    ("flight", "flights vuelo vuelos"), ("landing", "landings aterrizaje aterrizajes"),
    ("plant", "plants factory factories planta plantas fabrica fabricas"),
    ("refinery", "refineries refineria refinerias"), ("well", "wells pozo pozos"),
    ("system", "systems sistema sistemas"), ("vehicle", "vehicles vehiculo vehiculos"),
    ("licence", "licences license licenses licencia licencias"),
    ("sanction", "sanctions sancion sanciones"),
    ("designation", "designations designacion designaciones"),
    ("project", "projects proyecto proyectos"), ("venture", "ventures empresa-mixta"),
    ("company", "companies empresa empresas compania companias firms"),
    ("bank", "banks banco bancos"), ("person", "people persons personas individuals"),
    ("tourist", "tourists turista turistas"), ("soldier", "soldiers troops soldados tropas"),
    ("worker", "workers employees trabajadores empleados"),
    ("dose", "doses dosis"), ("vaccine", "vaccines vacuna vacunas"),
    ("container", "containers contenedor contenedores"),
    ("scholarship", "scholarships becas"), ("student", "students estudiantes"),
  ]

  /// Words that may stand between a number and the thing counted; others end the search.
  static let stops: Set<String> = [
    "of", "in", "on", "at", "to", "from", "for", "by", "with", "and", "or", "the", "a", "an",
    "that",
    "which", "who", "is", "was", "were", "are", "has", "have", "had", "will", "would", "per",
    "than",
    "as", "but", "de", "del", "en", "el", "la", "los", "las", "y", "o", "a", "al", "por", "para",
    "con", "que", "un", "una", "es", "fue", "son", "su", "sus", "its", "their", "his", "her",
    "this",
    "last", "next", "into", "over", "after", "before", "during", "since", "until", "against",
  ]

  /// Times a rate is counted by.
  static let rates: [String: Per] = [
    "day": .day, "dia": .day, "daily": .day, "diario": .day, "diarios": .day, "diarias": .day,
    "d": .day, "week": .week, "weekly": .week, "semana": .week, "semanal": .week,
    "semanales": .week, "month": .month, "monthly": .month, "mes": .month, "mensual": .month,
    "mensuales": .month, "year": .year, "annum": .year, "yearly": .year, "annually": .year,
    "annual": .year, "ano": .year, "anual": .year, "anuales": .year, "yr": .year,
    "anualmente": .year, "barrel": .barrel, "bbl": .barrel, "barril": .barrel, "tonne": .tonne,
    "ton": .tonne, "tonelada": .tonne,
  ]
}
