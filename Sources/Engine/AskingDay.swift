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
}
