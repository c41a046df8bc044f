/// The day that is asked about when nobody names one.
import Foundation
import Vocabulary

/// A list made by hand may state a designation of a day to come, or of the year 2203 by a slip: nobody means to ask
/// what will stand on that day.
enum AskingDay {
  static var today: CivilDate {
    CivilDate(Instant(seconds: Int64(Date().timeIntervalSince1970)))
  }

  /// The latest of some days of editions that has come; today when all are to come; nil without any.
  static func latest(_ days: [CivilDate], today: CivilDate = today) -> CivilDate? {
    days.isEmpty ? nil : days.filter { $0 <= today }.max() ?? today
  }

  /// The day of a case, and what its options say was asked for, so that it is derived alike on any later day.
  ///
  /// Whoever gives editions of after the voyage, which ended at `end`, asks what became of its parties since. Only
  /// where an edition's day is still to come does today decide; then the options name the day found.
  static func ofCase(
    asked: CivilDate?, editions: [CivilDate], end: CivilDate, today: CivilDate = today
  ) -> (day: CivilDate, asked: CivilDate?) {
    if let asked { return (asked, asked) }
    let day = latest(editions, today: today).map { max($0, end) } ?? end
    return (day, editions.contains { $0 > today } ? day : nil)
  }
}
