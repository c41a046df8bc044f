/// What makes an edition of a list look cut short, told by whoever reads it: at import, in an answer, in a case.
///
/// Who is missing from a file that was cut short counts as delisted, which nobody should have to find out from a
/// negative answer.
package import Screening
import Vocabulary

extension ListFolder {
  /// The doubts about all editions, in their order.
  package var doubts: [String] { editions.flatMap { doubts(about: $0.edition.identity) } }

  /// The doubts about one of the editions; empty for one that is not here.
  package func doubts(about identity: EditionIdentity) -> [String] {
    guard let place = editions.firstIndex(where: { $0.edition.identity == identity }) else {
      return []
    }
    let read = editions[place]
    let edition = read.edition
    var doubts: [String] = []
    let before = editions.map(\.edition).last { $0.list == edition.list && $0.date < edition.date }
    // A list that has lost half of its entries at once.
    if let before, 2 * edition.entries.count < before.entries.count {
      doubts.append(
        "WARNING: \(edition.list) of \(edition.date.description) has \(edition.entries.count) entries "
          + "where the edition of \(before.date.description) has \(before.entries.count): is this file "
          + "whole?")
    }
    if read.isWithoutEnd {
      doubts.append(
        "\(edition.list) of \(edition.date.description): the file does not end in the sign 0x1A as "
          + "OFAC's tables do: is it whole?")
    }
    return doubts
  }
}
