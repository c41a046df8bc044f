/// gpsd's other form of the sample, fields between bars, rebuilt from the members of the JSON form.
import AIS
import Foundation
import Testing

/// Members of each type in the order of gpsd's bars; `x` behind a colon is hexadecimal.
private let orders: [Int: String] = [
  1: "status turn speed accuracy lon lat course heading second maneuver:x raim radio:x",
  4: "timestamp accuracy lon lat epfd raim radio:x",
  5: "imo ais_version callsign shipname shiptype to_bow to_stern to_port to_starboard epfd eta"
    + " draught destination dte",
  7: "mmsi1 mmsi2 mmsi3 mmsi4",
  9: "alt speed accuracy lon lat course second regional:x dte raim"
    + " radio:x",
  10: "dest_mmsi", 12: "seqno dest_mmsi retransmit text", 14: "text",
  15: "mmsi1 type1_1 offset1_1 type1_2 offset1_2 mmsi2 type2_1 offset2_1",
  16: "mmsi1 offset1 increment1 mmsi2 offset2 increment2", 17: "lon lat data",
  18: "reserved speed accuracy lon lat course heading second regional:x cs display dsc band msg22"
    + " raim radio:x",
  19: "reserved speed accuracy lon lat course heading second regional:x shipname shiptype to_bow"
    + " to_stern to_port to_starboard epfd raim dte assigned",
  20: "offset1 number1 timeout1 increment1 offset2 number2 timeout2 increment2 offset3 number3"
    + " timeout3 increment3 offset4 number4 timeout4 increment4",
  21: "aid_type name accuracy lon lat to_bow to_stern to_port to_starboard epfd second regional"
    + " off_position:x raim virtual_aid",
  24: "shipname shiptype vendorid model serial callsign to_bow to_stern to_port to_starboard",
  25: "addressed structured dest_mmsi app_id data",
  27: "status accuracy lon lat speed course raim gnss",
]

private let weather =
  "wspeed wgust wdir wgustdir airtemp humidity dewpoint pressure pressuretend visibility"
  + " waterlevel leveltrend cspeed cdir cspeed2 cdir2 cdepth2 cspeed3 cdir3 cdepth3 waveheight"
  + " waveperiod wavedir swellheight swellperiod swelldir seastate watertemp preciptype salinity ice"

private func order(_ fields: [String: Any]) -> String? {
  let type = fields["type"] as? Int ?? 0
  switch type {
  case 2, 3: return orders[1]
  case 11: return orders[4]
  case 13: return orders[7]
  case 22:
    let target =
      fields["dest1"] == nil ? "ne_lon ne_lat sw_lon sw_lat" : "dest1 dest2"
    return "channel_a channel_b txrx power \(target) addressed band_a band_b zonesize"
  case 6:
    let head = "seqno dest_mmsi retransmit dac fid "
    if fields["data"] != nil { return head + "data" }
    guard fields["ana_int"] != nil else { return head + "-" }
    return head + "ana_int ana_ext1 ana_ext2 racon light alarm stat_ext off_pos"
  case 8:
    if fields["data"] != nil { return "dac fid data" }
    return fields["wspeed"] == nil ? "dac fid -" : "dac fid lon lat timestamp " + weather
  default: return orders[type]
  }
}

private func text(_ value: Any?, hexadecimal: Bool) -> String {
  guard let number = value as? Int else { return value as? String ?? "missing" }
  return hexadecimal ? "0x" + String(number, radix: 16) : String(number)
}

/// The line of bars; a member `-` stands for what gpsd crosses out.
private func bars(_ fields: [String: Any]) -> [String]? {
  guard let order = order(fields) else { return nil }
  let mmsi = String(format: "%09d", fields["mmsi"] as? Int ?? 0)
  let head = [text(fields["type"], hexadecimal: false), text(fields["repeat"], hexadecimal: false)]
  return head + [mmsi]
    + order.split(separator: " ").map { member in
      let parts = member.split(separator: ":").map(String.init)
      return parts[0] == "-" ? "-" : text(fields[parts[0]], hexadecimal: parts.count > 1)
    }
}

/// What the bars have against the standard, beyond the table of the method page: values by sender.
private let known: [Int: Set<String>] = [
  655_901_842: ["836359488"], 537_411_077: ["76161024"], 244_740_981: ["0x434"],
  137_920_605: ["23587", "150:ccbf02a170e78b001c01b3c09b03d220beab40:0"],
  440_006_460: ["98:e06f855b566c803fe7a0306140"],
  84_148_325: ["198:e41c40000000000000004000003d4031c01b400000066b4813:0"],
  633_353_704: ["92:0014f2251db2ce9000ff9600:0"],
  16_777_280: ["116:c700ef007300e0000000080018282e:0"],
]

@Test(
  "AIS 24: the bars of gpsd's sample hold the same values",
  .enabled(if: SharedData.isThere, "needs ../shared/data"))
func barsAreThoseOfGpsd() throws {
  let theirs = try SharedData.lines("vectors/gpsd_sample.aivdm.chk")
  let lines = try SharedData.lines("vectors/gpsd_sample.aivdm")
  var writer = GpsdWriter(isScaled: false)
  var written: [[UInt8]] = []
  decodeEach(lines) { message, bits in
    if let line = writer.line(for: message, bits: bits) { written.append(line) }
  }
  try #require(written.count == theirs.count)
  var compared = 0
  for (line, expected) in zip(written, theirs) {
    let fields = try #require(
      try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    guard let mine = bars(fields) else { continue }
    let bars = expected.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    try #require(bars.count == mine.count, "\(expected)")
    let exceptions = known[fields["mmsi"] as? Int ?? 0] ?? []
    for (value, ours) in zip(bars, mine) where ours != "-" && !exceptions.contains(value) {
      #expect(Int(value) != nil && Int(value) == Int(ours) || value == ours, "\(expected)")
      compared += 1
    }
  }
  #expect(compared > 900)
}
