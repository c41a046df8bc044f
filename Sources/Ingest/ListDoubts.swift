/// What makes an answer from a list doubtful, told by whoever reads it: at import, in an answer, in a case.
///
/// Who is missing from a file that was cut short counts as delisted, and who stands in a row that was refused or in a
/// file that was passed over as never listed, which nobody should have to find out from a negative answer.
package import Screening
package import Vocabulary

extension ListFolder {
  /// The doubts about all editions, in their order, each once.
  package var doubts: [String] {
    Self.once(editions.flatMap { doubts(about: $0.edition.identity) })
  }

  /// The doubts that an answer from some of the editions has to tell.
  ///
  /// - Parameters:
  ///   - searched: the editions the answer is from.
  ///   - day: the day asked about.
  ///   - today: the day of asking; nil where nothing is to come.
  /// - Returns: a sentence for each.
  package func doubts(
    searching searched: [EditionIdentity], on day: CivilDate, today: CivilDate?
  ) -> [String] {
    let aboutFiles = passedOver.map { error in
      let name = error.file.split(separator: "/").last.map(String.init) ?? error.file
      return "\(name) was passed over: \(error.reason)."
    }
    let aboutDays = today.map { doubts(aboutDaysAfter: max($0, day), today: $0) } ?? []
    return Self.once(aboutFiles + aboutDays + searched.flatMap(doubts(about:)))
  }

  /// The doubts about one of the editions; empty for one that is not here.
  package func doubts(about identity: EditionIdentity) -> [String] {
    guard let read = editions.first(where: { $0.edition.identity == identity }) else { return [] }
    let edition = read.edition
    var doubts: [String] = []
    if let before = whole(before: edition), Self.isHalf(edition, of: before) {
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
    if let first = read.reading.refusals.first {
      let count = read.reading.refusals.count
      doubts.append(
        "\(edition.list): \(count == 1 ? "1 row was" : "\(count) rows were") refused, the first is row "
          + "\(first.row): \(first.detail)")
    }
    return doubts
  }

  /// The edition that one is compared with: the latest before it that does not look cut short itself, since of two cut
  /// editions in a row the second may be as long as the first.
  ///
  /// A file that lost its end may be short by less than half: it is compared with where it is no shorter than the one
  /// before.
  private func whole(before edition: ListEdition) -> ListEdition? {
    var whole: ListEdition?
    for read in editions
    where read.edition.list == edition.list && read.edition.date < edition.date {
      if let whole {
        let isShorter = read.edition.entries.count < whole.entries.count
        if Self.isHalf(read.edition, of: whole) || read.isWithoutEnd && isShorter { continue }
      }
      whole = read.edition
    }
    return whole
  }

  /// A list that has lost half of its entries at once.
  private static func isHalf(_ edition: ListEdition, of whole: ListEdition) -> Bool {
    2 * edition.entries.count < whole.entries.count
  }

  /// An entry of a day to come is in no answer, though its day may be a slip: 2203 for 2023.
  private func doubts(aboutDaysAfter day: CivilDate, today: CivilDate) -> [String] {
    let coming = Dictionary(grouping: editions.map(\.edition).filter { $0.date > day }, by: \.list)
    return coming.keys.sorted().compactMap { list in
      guard let days = coming[list]?.map(\.date), let first = days.min() else { return nil }
      let others = days.count == 1 ? "" : " and \(days.count - 1) more"
      return
        "\(list) of \(first.description)\(others): a day to come on \(today.description), not searched. "
        + "Is the date right?"
    }
  }

  private static func once(_ doubts: [String]) -> [String] {
    var told: Set<String> = []
    return doubts.filter { told.insert($0).inserted }
  }
}
