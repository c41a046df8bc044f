/// The vessel type numbers of MarineCadastre brought to those of ITU-R M.1371.
///
/// 1…99 are the standard's own. 1001…1025 are the US Coast Guard's service types from its
/// authoritative vessel identification service, which the publisher files under the same groups as
/// the standard's (MarineCadastre, "AIS Vessel Type and Group Codes used by the Marine Cadastre
/// Project", 2018-05-23). The publisher files tank barges (1023) under tugs and tows, because the
/// transponder is the tug's. Where a group has no number of its own in the standard, 90 (other) is
/// used.
enum NOAAVesselType {
  /// Nil for 0 (not available), reserved numbers 100…255 and numbers without designation.
  static func shipType(_ code: Int?) -> UInt8? {
    switch code {
    case .some(let code) where (1...99).contains(code): UInt8(code)
    case 1001, 1002: 30
    case 1003, 1004, 1016: 70
    case 1012, 1013, 1014, 1015: 60
    case 1017, 1024: 80
    case 1019: 37
    case 1021: 35
    case 1023, 1025: 31
    case .some(let code) where (1005...1022).contains(code): 90
    default: nil
    }
  }
}
