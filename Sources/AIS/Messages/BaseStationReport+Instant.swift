/// The time a base station tells, as an instant; the only place where a date of AIS becomes one.
package import Vocabulary

extension BaseStationReport {
  /// The UTC time of the report; nil when a part is absent or the day does not exist.
  package var instant: Instant? {
    guard let year = year.value, let month = month.value, let day = day.value,
      let hour = hour.value, let minute = minute.value, let second = second.value,
      let date = CivilDate(year: year.raw, month: month.raw, day: day.raw)
    else { return nil }
    let ofDay = hour.raw * 3600 + minute.raw * 60 + second.raw
    return Instant(seconds: date.daysSinceEpoch * 86_400 + Int64(ofDay))
  }

  /// A message 4 that tells `instant` (to the second) from a surveyed place.
  package init(
    mmsi: Int, instant: Instant, longitude: Field<Longitude>, latitude: Field<Latitude>
  ) {
    let date = CivilDate(instant)
    let ofDay = Int(instant.seconds - date.start.seconds)
    self.init(
      mmsi: mmsi, year: Field(code: date.year), month: Field(code: date.month),
      day: Field(code: date.day), hour: Field(code: ofDay / 3600),
      minute: Field(code: ofDay / 60 % 60), second: Field(code: ofDay % 60), isAccurate: true,
      longitude: longitude, latitude: latitude, device: .present(.surveyed))
  }
}
