/// A day and a time of day in UTC without a year, as application messages tell it.

/// Month, day, hour and minute; each can be absent on its own.
public struct Moment: Hashable, Sendable {
  /// The parts that a field has, in their order, and how gpsd writes them.
  enum Order: Sendable {
    /// Month, day, hour, minute: `03-29T11:00Z`.
    case month
    /// The same: `3-29T11:0`.
    case monthUnpadded
    /// Day, month, hour, minute: `03-29T11:00`.
    case dayMonth
    /// Day, hour, minute: `29T11:00Z`.
    case day
  }

  /// Month; absent for 0 and where the message has none.
  public var month: Field<Month>
  /// Day of the month; absent for 0.
  public var day: Field<Day>
  /// Hour; absent for 24.
  public var hour: Field<Hour>
  /// Minute; absent for 60.
  public var minute: Field<Sixtieth>

  /// A moment; by default none of it is available.
  public init(
    month: Field<Month> = .notAvailable, day: Field<Day> = .notAvailable,
    hour: Field<Hour> = .notAvailable, minute: Field<Sixtieth> = .notAvailable
  ) {
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
  }

  mutating func walk(_ order: Order, _ fields: inout some LayoutWalker) {
    if order == .month || order == .monthUnpadded { fields.field(&month, 4, "month") }
    fields.field(&day, 5, "day")
    if order == .dayMonth { fields.field(&month, 4, "month") }
    fields.field(&hour, 5, "hour")
    fields.field(&minute, 6, "minute")
  }
}
