/// The states of the world by their codes and names in English and Spanish.
///
/// Names come from Unicode CLDR (Unicode License v3); ISO 3166 codes and UN numeric codes are facts.
/// Comtrade's numbers differ from ISO's for some (USA 842, India 699, France 251, Norway 579,
/// Switzerland 757, Taiwan 490 as "Other Asia, nes"): both are known. SIPRI's and common spellings
/// stand in `otherNames`.

/// A state or territory.
package struct State: Hashable, Sendable {
  /// ISO 3166 alpha-3.
  package let iso3: String
  /// ISO 3166 alpha-2.
  package let iso2: String
  /// Comtrade's and BACI's number.
  package let comtrade: Int
  package let name: String
  package let spanish: String

  package var subject: SubjectID { SubjectID(.state, iso3) }
}

package enum States {
  package static let all: [State] = table.split(separator: "\n").compactMap { line in
    let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, let number = Int(parts[2]) else { return nil }
    return State(
      iso3: parts[0], iso2: parts[1], comtrade: number, name: parts[3], spanish: parts[4])
  }

  package static let byISO3 = keyed(all.map { ($0.iso3, $0) })
  package static let byISO2 = keyed(all.map { ($0.iso2, $0) })
  /// Comtrade's numbers and, where they differ, ISO's.
  package static let byNumber: [Int: State] = {
    var table = Dictionary(all.map { ($0.comtrade, $0) }, uniquingKeysWith: { first, _ in first })
    for (number, code) in isoNumbers where table[number] == nil { table[number] = byISO3[code] }
    return table
  }()

  /// By any name, letters folded to lower-case ASCII.
  package static let byName: [String: State] = {
    var table: [String: State] = [:]
    for state in all {
      table[Folding.key(state.name)] = state
      table[Folding.key(state.spanish)] = state
    }
    for (name, code) in otherNames { table[Folding.key(name)] = byISO3[code] }
    return table
  }()

  /// Reads a code of two or three letters or a name.
  package static func find(_ text: some StringProtocol) -> State? {
    byISO3[text.uppercased()] ?? byISO2[text.uppercased()] ?? byName[Folding.key(text)]
  }

  private static func keyed(_ pairs: [(String, State)]) -> [String: State] {
    Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private static let isoNumbers: [(Int, String)] = [
    (840, "USA"), (356, "IND"), (250, "FRA"), (578, "NOR"), (756, "CHE"), (490, "TWN"),
  ]

  private static let otherNames: [(String, String)] = [
    ("USA", "USA"), ("U.S.", "USA"), ("US", "USA"), ("United States of America", "USA"),
    ("EE. UU.", "USA"), ("EE.UU.", "USA"), ("EEUU", "USA"), ("UK", "GBR"), ("Britain", "GBR"),
    ("Great Britain", "GBR"), ("Russian Federation", "RUS"),
    ("Federación de Rusia", "RUS"),
    ("UAE", "ARE"), ("Turkiye", "TUR"), ("Turkey", "TUR"), ("Viet Nam", "VNM"),
    ("Czechia", "CZE"), ("Czech Republic", "CZE"), ("Cote d'Ivoire", "CIV"),
    ("DR Congo", "COD"), ("Congo", "COG"), ("Swaziland", "SWZ"), ("Burma", "MMR"),
    ("Macedonia", "MKD"), ("Hong Kong", "HKG"), ("Macao", "MAC"), ("Macau", "MAC"),
    ("Bosnia-Herzegovina", "BIH"), ("Trinidad and Tobago", "TTO"), ("Brunei Darussalam", "BRN"),
    ("Lao PDR", "LAO"), ("Korea, South", "KOR"), ("Korea, North", "PRK"), ("Holland", "NLD"),
    ("Iran, Islamic Rep.", "IRN"), ("Venezuela, RB", "VEN"),
    ("República Bolivariana de Venezuela", "VEN"),
    ("Bolivarian Republic of Venezuela", "VEN"), ("Egypt, Arab Rep.", "EGY"),
    ("Korea, Rep.", "KOR"), ("Syria", "SYR"), ("Taiwan", "TWN"), ("Chinese Taipei", "TWN"),
  ]

  private static let table = """
    ABW|AW|533|Aruba|Aruba
    AFG|AF|4|Afghanistan|Afganistán
    AGO|AO|24|Angola|Angola
    AIA|AI|660|Anguilla|Anguila
    ALA|AX|248|Åland Islands|Islas Aland
    ALB|AL|8|Albania|Albania
    AND|AD|20|Andorra|Andorra
    ARE|AE|784|United Arab Emirates|Emiratos Árabes Unidos
    ARG|AR|32|Argentina|Argentina
    ARM|AM|51|Armenia|Armenia
    ASM|AS|16|American Samoa|Samoa Americana
    ATA|AQ|10|Antarctica|Antártida
    ATB|BQ|80|Caribbean Netherlands|Caribe neerlandés
    ATF|TF|260|French Southern Territories|Territorios Australes Franceses
    ATG|AG|28|Antigua and Barbuda|Antigua y Barbuda
    AUS|AU|36|Australia|Australia
    AUT|AT|40|Austria|Austria
    AZE|AZ|31|Azerbaijan|Azerbaiyán
    BDI|BI|108|Burundi|Burundi
    BEL|BE|56|Belgium|Bélgica
    BEN|BJ|204|Benin|Benín
    BES|BQ|535|Caribbean Netherlands|Caribe neerlandés
    BFA|BF|854|Burkina Faso|Burkina Faso
    BGD|BD|50|Bangladesh|Bangladés
    BGR|BG|100|Bulgaria|Bulgaria
    BHR|BH|48|Bahrain|Baréin
    BHS|BS|44|Bahamas|Bahamas
    BIH|BA|70|Bosnia and Herzegovina|Bosnia y Herzegovina
    BLM|BL|652|St. Barthélemy|San Bartolomé
    BLR|BY|112|Belarus|Bielorrusia
    BLZ|BZ|84|Belize|Belice
    BMU|BM|60|Bermuda|Bermudas
    BOL|BO|68|Bolivia|Bolivia
    BRA|BR|76|Brazil|Brasil
    BRB|BB|52|Barbados|Barbados
    BRN|BN|96|Brunei|Brunéi
    BTN|BT|64|Bhutan|Bután
    BVT|BV|74|Bouvet Island|Isla Bouvet
    BWA|BW|72|Botswana|Botsuana
    CAF|CF|140|Central African Republic|República Centroafricana
    CAN|CA|124|Canada|Canadá
    CCK|CC|166|Cocos (Keeling) Islands|Islas Cocos
    CHE|CH|757|Switzerland|Suiza
    CHL|CL|152|Chile|Chile
    CHN|CN|156|China|China
    CIV|CI|384|Côte d’Ivoire|Côte d’Ivoire
    CMR|CM|120|Cameroon|Camerún
    COD|CD|180|Congo - Kinshasa|República Democrática del Congo
    COG|CG|178|Congo - Brazzaville|Congo
    COK|CK|184|Cook Islands|Islas Cook
    COL|CO|170|Colombia|Colombia
    COM|KM|174|Comoros|Comoras
    CPV|CV|132|Cape Verde|Cabo Verde
    CRI|CR|188|Costa Rica|Costa Rica
    CUB|CU|192|Cuba|Cuba
    CUW|CW|531|Curaçao|Curazao
    CXR|CX|162|Christmas Island|Isla de Navidad
    CYM|KY|136|Cayman Islands|Islas Caimán
    CYP|CY|196|Cyprus|Chipre
    CZE|CZ|203|Czechia|Chequia
    DEU|DE|276|Germany|Alemania
    DJI|DJ|262|Djibouti|Yibuti
    DMA|DM|212|Dominica|Dominica
    DNK|DK|208|Denmark|Dinamarca
    DOM|DO|214|Dominican Republic|República Dominicana
    DZA|DZ|12|Algeria|Argelia
    ECU|EC|218|Ecuador|Ecuador
    EGY|EG|818|Egypt|Egipto
    ERI|ER|232|Eritrea|Eritrea
    ESH|EH|732|Western Sahara|Sáhara Occidental
    ESP|ES|724|Spain|España
    EST|EE|233|Estonia|Estonia
    ETH|ET|231|Ethiopia|Etiopía
    EUR|EU|97|European Union|Unión Europea
    FIN|FI|246|Finland|Finlandia
    FJI|FJ|242|Fiji|Fiyi
    FLK|FK|238|Falkland Islands|Islas Malvinas
    FRA|FR|251|France|Francia
    FRO|FO|234|Faroe Islands|Islas Feroe
    FSM|FM|583|Micronesia|Micronesia
    GAB|GA|266|Gabon|Gabón
    GBR|GB|826|United Kingdom|Reino Unido
    GEO|GE|268|Georgia|Georgia
    GGY|GG|831|Guernsey|Guernesey
    GHA|GH|288|Ghana|Ghana
    GIB|GI|292|Gibraltar|Gibraltar
    GIN|GN|324|Guinea|Guinea
    GMB|GM|270|Gambia|Gambia
    GNB|GW|624|Guinea-Bissau|Guinea-Bisáu
    GNQ|GQ|226|Equatorial Guinea|Guinea Ecuatorial
    GRC|GR|300|Greece|Grecia
    GRD|GD|308|Grenada|Granada
    GRL|GL|304|Greenland|Groenlandia
    GTM|GT|320|Guatemala|Guatemala
    GUM|GU|316|Guam|Guam
    GUY|GY|328|Guyana|Guyana
    HKG|HK|344|Hong Kong|Hong Kong
    HMD|HM|334|Heard and McDonald Islands|Islas Heard y McDonald
    HND|HN|340|Honduras|Honduras
    HRV|HR|191|Croatia|Croacia
    HTI|HT|332|Haiti|Haití
    HUN|HU|348|Hungary|Hungría
    IDN|ID|360|Indonesia|Indonesia
    IMN|IM|833|Isle of Man|Isla de Man
    IND|IN|699|India|India
    IOT|IO|86|British Indian Ocean Territory|Territorio Británico del Océano Índico
    IRL|IE|372|Ireland|Irlanda
    IRN|IR|364|Iran|Irán
    IRQ|IQ|368|Iraq|Irak
    ISL|IS|352|Iceland|Islandia
    ISR|IL|376|Israel|Israel
    ITA|IT|380|Italy|Italia
    JAM|JM|388|Jamaica|Jamaica
    JEY|JE|832|Jersey|Jersey
    JOR|JO|400|Jordan|Jordania
    JPN|JP|392|Japan|Japón
    KAZ|KZ|398|Kazakhstan|Kazajistán
    KEN|KE|404|Kenya|Kenia
    KGZ|KG|417|Kyrgyzstan|Kirguistán
    KHM|KH|116|Cambodia|Camboya
    KIR|KI|296|Kiribati|Kiribati
    KNA|KN|659|St. Kitts and Nevis|San Cristóbal y Nieves
    KOR|KR|410|South Korea|Corea del Sur
    KWT|KW|414|Kuwait|Kuwait
    LAO|LA|418|Laos|Laos
    LBN|LB|422|Lebanon|Líbano
    LBR|LR|430|Liberia|Liberia
    LBY|LY|434|Libya|Libia
    LCA|LC|662|St. Lucia|Santa Lucía
    LIE|LI|438|Liechtenstein|Liechtenstein
    LKA|LK|144|Sri Lanka|Sri Lanka
    LSO|LS|426|Lesotho|Lesoto
    LTU|LT|440|Lithuania|Lituania
    LUX|LU|442|Luxembourg|Luxemburgo
    LVA|LV|428|Latvia|Letonia
    MAC|MO|446|Macao|Macao
    MAF|MF|663|St. Martin|San Martín
    MAR|MA|504|Morocco|Marruecos
    MCO|MC|492|Monaco|Mónaco
    MDA|MD|498|Moldova|Moldavia
    MDG|MG|450|Madagascar|Madagascar
    MDV|MV|462|Maldives|Maldivas
    MEX|MX|484|Mexico|México
    MHL|MH|584|Marshall Islands|Islas Marshall
    MKD|MK|807|North Macedonia|Macedonia del Norte
    MLI|ML|466|Mali|Mali
    MLT|MT|470|Malta|Malta
    MMR|MM|104|Myanmar (Burma)|Myanmar (Birmania)
    MNE|ME|499|Montenegro|Montenegro
    MNG|MN|496|Mongolia|Mongolia
    MNP|MP|580|Northern Mariana Islands|Islas Marianas del Norte
    MOZ|MZ|508|Mozambique|Mozambique
    MRT|MR|478|Mauritania|Mauritania
    MSR|MS|500|Montserrat|Montserrat
    MTQ|MQ|474|Martinique|Martinica
    MUS|MU|480|Mauritius|Mauricio
    MWI|MW|454|Malawi|Malaui
    MYS|MY|458|Malaysia|Malasia
    NAM|NA|516|Namibia|Namibia
    NCL|NC|540|New Caledonia|Nueva Caledonia
    NER|NE|562|Niger|Níger
    NFK|NF|574|Norfolk Island|Isla Norfolk
    NGA|NG|566|Nigeria|Nigeria
    NIC|NI|558|Nicaragua|Nicaragua
    NIU|NU|570|Niue|Niue
    NLD|NL|528|Netherlands|Países Bajos
    NOR|NO|579|Norway|Noruega
    NPL|NP|524|Nepal|Nepal
    NRU|NR|520|Nauru|Nauru
    NZL|NZ|554|New Zealand|Nueva Zelanda
    OMN|OM|512|Oman|Omán
    PAK|PK|586|Pakistan|Pakistán
    PAN|PA|591|Panama|Panamá
    PCN|PN|612|Pitcairn Islands|Islas Pitcairn
    PER|PE|604|Peru|Perú
    PHL|PH|608|Philippines|Filipinas
    PLW|PW|585|Palau|Palaos
    PNG|PG|598|Papua New Guinea|Papúa Nueva Guinea
    POL|PL|616|Poland|Polonia
    PRI|PR|630|Puerto Rico|Puerto Rico
    PRK|KP|408|North Korea|Corea del Norte
    PRT|PT|620|Portugal|Portugal
    PRY|PY|600|Paraguay|Paraguay
    PSE|PS|275|Palestinian Territories|Territorios Palestinos
    PYF|PF|258|French Polynesia|Polinesia Francesa
    QAT|QA|634|Qatar|Catar
    ROU|RO|642|Romania|Rumanía
    RUS|RU|643|Russia|Rusia
    RWA|RW|646|Rwanda|Ruanda
    SAU|SA|682|Saudi Arabia|Arabia Saudí
    SDN|SD|729|Sudan|Sudán
    SEN|SN|686|Senegal|Senegal
    SGP|SG|702|Singapore|Singapur
    SGS|GS|239|South Georgia and South Sandwich Islands|Islas Georgia del Sur y Sandwich del Sur
    SHN|SH|654|St. Helena|Santa Elena
    SJM|SJ|744|Svalbard and Jan Mayen|Svalbard y Jan Mayen
    SLB|SB|90|Solomon Islands|Islas Salomón
    SLE|SL|694|Sierra Leone|Sierra Leona
    SLV|SV|222|El Salvador|El Salvador
    SMR|SM|674|San Marino|San Marino
    SOM|SO|706|Somalia|Somalia
    SPM|PM|666|St. Pierre and Miquelon|San Pedro y Miquelón
    SRB|RS|688|Serbia|Serbia
    SSD|SS|728|South Sudan|Sudán del Sur
    STP|ST|678|São Tomé and Príncipe|Santo Tomé y Príncipe
    SUR|SR|740|Suriname|Surinam
    SVK|SK|703|Slovakia|Eslovaquia
    SVN|SI|705|Slovenia|Eslovenia
    SWE|SE|752|Sweden|Suecia
    SWZ|SZ|748|Eswatini|Esuatini
    SXM|SX|534|Sint Maarten|Sint Maarten
    SYC|SC|690|Seychelles|Seychelles
    SYR|SY|760|Syria|Siria
    TCA|TC|796|Turks and Caicos Islands|Islas Turcas y Caicos
    TCD|TD|148|Chad|Chad
    TGO|TG|768|Togo|Togo
    THA|TH|764|Thailand|Tailandia
    TJK|TJ|762|Tajikistan|Tayikistán
    TKL|TK|772|Tokelau|Tokelau
    TKM|TM|795|Turkmenistan|Turkmenistán
    TLS|TL|626|Timor-Leste|Timor-Leste
    TON|TO|776|Tonga|Tonga
    TTO|TT|780|Trinidad and Tobago|Trinidad y Tobago
    TUN|TN|788|Tunisia|Túnez
    TUR|TR|792|Türkiye|Turquía
    TUV|TV|798|Tuvalu|Tuvalu
    TWN|TW|158|Taiwan|Taiwán
    TZA|TZ|834|Tanzania|Tanzania
    UGA|UG|800|Uganda|Uganda
    UKR|UA|804|Ukraine|Ucrania
    UMI|UM|581|U.S. Outlying Islands|Islas menores alejadas de EE. UU.
    URY|UY|858|Uruguay|Uruguay
    USA|US|842|United States|Estados Unidos
    UZB|UZ|860|Uzbekistan|Uzbekistán
    VAT|VA|336|Vatican City|Ciudad del Vaticano
    VCT|VC|670|St. Vincent and Grenadines|San Vicente y las Granadinas
    VEN|VE|862|Venezuela|Venezuela
    VGB|VG|92|British Virgin Islands|Islas Vírgenes Británicas
    VNM|VN|704|Vietnam|Vietnam
    VUT|VU|548|Vanuatu|Vanuatu
    WLF|WF|876|Wallis and Futuna|Wallis y Futuna
    WSM|WS|882|Samoa|Samoa
    YEM|YE|887|Yemen|Yemen
    ZAF|ZA|710|South Africa|Sudáfrica
    ZMB|ZM|894|Zambia|Zambia
    ZWE|ZW|716|Zimbabwe|Zimbabue
    """
}
