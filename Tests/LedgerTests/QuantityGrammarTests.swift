import Foundation
import Testing
import Vocabulary

@testable import Ledger

@Suite struct QuantityGrammarTests {
  struct Gold {
    let values: [Double]
    let unit: String
    let per: String
    let qualifier: String
  }

  static func gold() throws -> [(text: String, quantities: [Gold])] {
    let lines = try SharedData.text("ledger/quantity_yardsticks/ledger_gold_en.jsonl")
    return try lines.split(separator: "\n").map { line in
      let item = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      let list = item["q"] as? [[String: Any]] ?? []
      return (
        item["t"] as? String ?? "",
        list.map { entry in
          let pair = (entry["v"] as? [NSNumber])?.map(\.doubleValue)
          let one = (entry["v"] as? NSNumber)?.doubleValue
          return Gold(
            values: pair ?? [one ?? .nan, one ?? .nan], unit: entry["u"] as? String ?? "",
            per: entry["r"] as? String ?? "", qualifier: entry["op"] as? String ?? "=")
        }
      )
    }
  }

  @Test(
    "Quantities 1: the domain's marked sentences, value, unit, rate and qualifier",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func goldSentences() throws {
    var (total, withUnit, whole, spurious) = (0, 0, 0, 0)
    for (text, wanted) in try Self.gold() {
      var found = QuantityGrammar(Tokens(text), .english).all().map(\.mention.quantity)
      for gold in wanted {
        total += 1
        let match = found.firstIndex { mine in
          abs(mine.value.low - gold.values[0]) <= 1e-3 * gold.values[0]
            && abs(mine.value.high - gold.values[1]) <= 1e-3 * gold.values[1]
            && mine.unit.symbol == gold.unit
        }
        guard let match else {
          print("missed \(gold) in: \(text); found \(found)")
          continue
        }
        withUnit += 1
        let mine = found.remove(at: match)
        let agrees =
          (mine.per?.rawValue ?? "") == gold.per && mine.qualifier.rawValue == gold.qualifier
        if agrees {
          whole += 1
        } else {
          print("rate or qualifier: \(mine) for \(gold) in: \(text)")
        }
      }
      spurious += found.count
      for extra in found { print("spurious \(extra) in: \(text)") }
    }
    print("gold: \(withUnit) of \(total) value and unit, \(whole) whole, \(spurious) spurious")
    #expect(total == 30)
    #expect(withUnit == 30)
    #expect(whole >= 29)
    #expect(spurious == 0)
  }

  /// The units of the yardstick that the ledger carries; the rule is Quantities 4.
  static let carried: [String: String] = [
    "Dollar": "USD", "United States dollar": "USD", "Canadian dollar": "CAD",
    "Australian dollar": "AUD", "Hong Kong dollar": "HKD", "New Zealand dollar": "NZD",
    "Singapore dollar": "SGD", "Euro": "EUR", "Pound": "GBP", "British pound": "GBP",
    "Chinese yuan": "CNY", "Japanese yen": "JPY", "Russian ruble": "RUB", "Indian rupee": "INR",
    "Swiss franc": "CHF", "Turkish lira": "TRY", "Mexican peso": "MXN", "Brazilian real": "BRL",
    "Iranian rial": "IRR", "Venezuelan bolívar": "VES",
    "Dólar": "USD", "Dólar estadounidense": "USD", "Dólar canadiense": "CAD",
    "Dólar australiano": "AUD", "Dólar de Hong Kong": "HKD", "Dólar neozelandés": "NZD",
    "Libra": "GBP", "Yuan chino": "CNY", "Yen": "JPY", "Yen japonés": "JPY", "Rublo ruso": "RUB",
    "Rupia india": "INR", "Franco suizo": "CHF", "Lira turca": "TRY", "Peso mexicano": "MXN",
    "Real brasileño": "BRL", "Bolívar venezolano": "VES",
  ]

  @Test(
    "Quantities 4: money of the English and Spanish yardsticks in the units carried",
    .enabled(if: SharedData.isThere, "needs ../shared/data"),
    arguments: [
      ("NumberWithUnit_English_CurrencyModel", TextLanguage.english),
      ("NumberWithUnit_Spanish_CurrencyModel", .spanish),
    ])
  func money(model: String, language: TextLanguage) throws {
    let cases = try RecognizerCase.load(model).filter { item in
      !item.expected.isEmpty
        && item.expected.allSatisfy { $0.value != nil && Self.carried[$0.unit ?? ""] != nil }
    }
    var failed: [String] = []
    for item in cases {
      let found = QuantityGrammar(Tokens(item.input), language).all().map(\.mention)
        .filter { if case .money = $0.quantity.unit { true } else { false } }
      let isSame =
        found.count == item.expected.count
        && zip(found, item.expected).allSatisfy { mine, theirs in
          theirs.value.map { agrees(mine.quantity.value.best, $0) } == true
            && Self.carried[theirs.unit ?? ""] == mine.quantity.unit.symbol
        }
      if !isSame {
        failed.append(
          "\(item.input) :: \(found.map { "\($0.text)=\($0.quantity.value.best) \($0.quantity.unit.symbol)" }) wanted \(item.expected)"
        )
      }
    }
    let share = Double(cases.count - failed.count) / Double(cases.count)
    print("\(model): \(cases.count - failed.count) of \(cases.count) (\(share))")
    if ProcessInfo.processInfo.environment["SHOW_FAILURES"] != nil {
      for line in failed { print("  ", line) }
    }
    #expect(cases.count >= 60)
    #expect(share >= 0.95)
  }
}
