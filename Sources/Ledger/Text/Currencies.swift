/// The currencies the ledger carries, by the words, signs and codes texts use.
///
/// A bare dollar sign is a US dollar; with a country's letters in front it is that country's. Cents
/// and pence are not carried: a pledge is not made in them.

enum Currencies {
  /// Signs that stand before or behind a number, longest first.
  static let signs: [(sign: String, code: String)] = [
    ("us $", "USD"), ("us$", "USD"), ("u.s.$", "USD"), ("u.s.$", "USD"), ("u$d", "USD"),
    ("u$s", "USD"), ("usd$", "USD"), ("c$", "CAD"), ("cad$", "CAD"), ("a$", "AUD"),
    ("aud$", "AUD"), ("hk$", "HKD"), ("nz$", "NZD"), ("nzd$", "NZD"), ("mxn$", "MXN"),
    ("r$", "BRL"), ("s$", "SGD"), ("nt$", "TWD"), ("bs.", "VES"), ("$", "USD"), ("€", "EUR"),
    ("£", "GBP"), ("¥", "JPY"), ("₽", "RUB"), ("₹", "INR"), ("元", "CNY"), ("₺", "TRY"),
    ("₩", "KRW"), ("₴", "UAH"), ("₪", "ILS"),
  ]

  /// Codes of ISO 4217 that may stand in for a sign.
  static let codes: Set<String> = [
    "USD", "EUR", "GBP", "RUB", "CNY", "JPY", "INR", "CHF", "CAD", "AUD", "HKD", "NZD", "SGD",
    "MXN", "BRL", "TRY", "KRW", "IRR", "VES", "VEF", "SEK", "NOK", "DKK", "PLN", "CZK", "UAH",
    "KZT", "MYR", "AED", "SAR", "ZAR", "THB", "IDR", "PHP", "VND", "COP", "CLP", "PEN", "ARS",
    "ILS", "TWD", "RMB", "RUR",
  ]

  /// Names in folded letters, as runs of words; the longest match wins.
  static let names: [String: String] = [
    "dollar": "USD", "dollars": "USD", "us dollar": "USD", "us dollars": "USD",
    "united states dollar": "USD", "united states dollars": "USD", "american dollar": "USD",
    "american dollars": "USD", "buck": "USD", "bucks": "USD", "dolar": "USD", "dolares": "USD",
    "dolar estadounidense": "USD", "dolares estadounidenses": "USD", "dolares americanos": "USD",
    "dolares de estados unidos": "USD", "dolares de eeuu": "USD",
    "canadian dollar": "CAD", "canadian dollars": "CAD", "dolares canadienses": "CAD",
    "australian dollar": "AUD", "australian dollars": "AUD", "dolares australianos": "AUD",
    "hong kong dollar": "HKD", "hong kong dollars": "HKD", "dolares de hong kong": "HKD",
    "new zealand dollar": "NZD", "new zealand dollars": "NZD", "singapore dollars": "SGD",
    "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "pound sterling": "GBP",
    "pounds sterling": "GBP", "british pounds": "GBP", "libra": "GBP", "libras": "GBP",
    "libras esterlinas": "GBP", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB",
    "roubles": "RUB", "russian rubles": "RUB", "russian roubles": "RUB", "rublo": "RUB",
    "rublos": "RUB", "yuan": "CNY", "chinese yuan": "CNY", "yuanes": "CNY", "renminbi": "CNY",
    "rmb": "CNY", "kuai": "CNY", "yuan chino": "CNY", "yuanes chinos": "CNY", "yen": "JPY",
    "yens": "JPY", "yenes": "JPY", "japanese yen": "JPY", "yen japones": "JPY", "rupee": "INR",
    "rupees": "INR", "indian rupees": "INR", "rupia": "INR", "rupias": "INR",
    "swiss franc": "CHF", "swiss francs": "CHF", "franco suizo": "CHF", "francos suizos": "CHF",
    "bolivar": "VES", "bolivares": "VES", "bolivars": "VES", "turkish lira": "TRY",
    "lira turca": "TRY", "liras turcas": "TRY", "rial": "IRR", "rials": "IRR",
    "iranian rial": "IRR", "iranian rials": "IRR", "ringgit": "MYR",
    "mexican pesos": "MXN", "mexican peso": "MXN", "pesos mexicanos": "MXN",
    "brazilian real": "BRL", "brazilian reais": "BRL", "reais": "BRL",
  ]

  /// The hundredth part of a money, by which "3 dollars 50 cents" ends.
  static let cents: Set<String> = ["cent", "cents", "centavo", "centavos", "centimo", "centimos"]

  static func code(_ text: String) -> Currency? {
    switch text {
    case "RMB": Currency(code: "CNY")
    case "RUR": .rouble
    case "VEF": Currency(code: "VES")
    default: codes.contains(text) ? Currency(code: text) : nil
    }
  }
}
