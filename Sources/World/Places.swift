/// The places of the world: terminals, transfer areas and where ships lie there.
///
/// Harbour positions are rounded from public references (NGA World Port Index, public domain);
/// berths and buoys are put at sea near them and are the world's own invention.

/// A terminal, anchorage or transfer area.
package struct Place: Hashable, Sendable {
  package let id: String
  package let name: String
  package let country: String
  /// load, discharge, both, sts or anchorage.
  package let role: String
  /// spm, jetty or anchorage.
  package let berthType: String
  package let centre: SeaPoint
  /// Metres about the centre that the terminals file states.
  package let radius: Double
  package let maximumDraught: Double
  package let grades: [Grade]
  /// Node of the lane network ships leave and reach it by.
  package let node: String
  package let berths: [SeaPoint]
  /// Degrees true a ship at a jetty heads; unused at buoys.
  package let jettyHeading: Double
  /// Centre of the waiting anchorage.
  package let roads: SeaPoint
  /// As typed into the AIS destination field.
  package let destination: String

  /// One grade to load; a terminal without grades gives none.
  package var mainGrade: Grade? { grades.first }
}

extension Place {
  package static let jose = Self(
    id: "ve-jose", name: "Jose Terminal", country: "Venezuela", role: "load", berthType: "spm",
    centre: SeaPoint(10.135, -64.855), radius: 8000, maximumDraught: 22.8,
    grades: [Grade("Merey 16", api: 16)], node: "jose",
    berths: [SeaPoint(10.140, -64.870), SeaPoint(10.143, -64.842)], jettyHeading: 0,
    roads: SeaPoint(10.270, -64.930), destination: "JOSE")
  package static let kharg = Self(
    id: "ir-kharg", name: "Kharg Island Oil Terminal", country: "Iran", role: "load",
    berthType: "jetty", centre: SeaPoint(29.236, 50.275), radius: 8000, maximumDraught: 25,
    grades: [Grade("Iranian Heavy", api: 30)], node: "kharg",
    berths: [SeaPoint(29.236, 50.262), SeaPoint(29.2405, 50.262)], jettyHeading: 0,
    roads: SeaPoint(29.120, 50.420), destination: "KHARG")
  package static let basrah = Self(
    id: "iq-abot", name: "Al-Basra Oil Terminal", country: "Iraq", role: "load",
    berthType: "jetty", centre: SeaPoint(29.683, 48.817), radius: 5000, maximumDraught: 21,
    grades: [Grade("Basrah Medium", api: 28)], node: "abot",
    berths: [SeaPoint(29.6810, 48.8150), SeaPoint(29.6824, 48.8170)], jettyHeading: 140,
    roads: SeaPoint(29.530, 48.960), destination: "BASRAH OT")
  package static let yanbu = Self(
    id: "sa-yanbu", name: "Yanbu", country: "Saudi Arabia", role: "load", berthType: "jetty",
    centre: SeaPoint(23.960, 38.170), radius: 7000, maximumDraught: 23,
    grades: [Grade("Arab Light", api: 33)], node: "yanbu",
    berths: [SeaPoint(23.958, 38.168), SeaPoint(23.9625, 38.173)], jettyHeading: 310,
    roads: SeaPoint(23.880, 38.080), destination: "YANBU")
  package static let pengerang = Self(
    id: "my-pengerang", name: "Pengerang", country: "Malaysia", role: "both", berthType: "jetty",
    centre: SeaPoint(1.335, 104.130), radius: 5000, maximumDraught: 22,
    grades: [Grade("Gasoil", api: 36)], node: "pengerang",
    berths: [SeaPoint(1.336, 104.128), SeaPoint(1.336, 104.134)], jettyHeading: 90,
    roads: SeaPoint(1.300, 104.225), destination: "PENGERANG")
  package static let sikka = Self(
    id: "in-sikka", name: "Sikka", country: "India", role: "discharge", berthType: "spm",
    centre: SeaPoint(22.480, 69.835), radius: 7000, maximumDraught: 22, grades: [],
    node: "sikka", berths: [SeaPoint(22.492, 69.830), SeaPoint(22.497, 69.862)], jettyHeading: 0,
    roads: SeaPoint(22.620, 69.480), destination: "SIKKA")
  package static let vadinar = Self(
    id: "in-vadinar", name: "Vadinar", country: "India", role: "discharge", berthType: "spm",
    centre: SeaPoint(22.510, 69.660), radius: 7000, maximumDraught: 22, grades: [],
    node: "vadinar", berths: [SeaPoint(22.522, 69.655), SeaPoint(22.528, 69.685)],
    jettyHeading: 0, roads: SeaPoint(22.640, 69.400), destination: "VADINAR")
  package static let mumbai = Self(
    id: "in-mumbai", name: "Mumbai", country: "India", role: "discharge", berthType: "jetty",
    centre: SeaPoint(18.930, 72.880), radius: 5000, maximumDraught: 12.5, grades: [],
    node: "mumbai", berths: [SeaPoint(18.931, 72.884), SeaPoint(18.935, 72.888)],
    jettyHeading: 40, roads: SeaPoint(18.820, 72.740), destination: "MUMBAI")
  package static let pascagoula = Self(
    id: "us-pascagoula", name: "Pascagoula", country: "United States", role: "discharge",
    berthType: "spm", centre: SeaPoint(30.090, -88.520), radius: 7000, maximumDraught: 17,
    grades: [], node: "pascagoula", berths: [SeaPoint(30.090, -88.520)], jettyHeading: 0,
    roads: SeaPoint(29.900, -88.400), destination: "PASCAGOULA")
  package static let johor = Self(
    id: "my-eopl", name: "Johor outer port limits east", country: "Malaysia", role: "sts",
    berthType: "anchorage", centre: SeaPoint(1.557, 104.528), radius: 18_000,
    maximumDraught: 25, grades: [], node: "eopl", berths: [SeaPoint(1.600, 104.570)],
    jettyHeading: 0, roads: SeaPoint(1.557, 104.528), destination: "EOPL JOHOR")
  package static let fujairah = Self(
    id: "ae-fujairah-roads", name: "Fujairah offshore anchorage", country: "UAE", role: "sts",
    berthType: "anchorage", centre: SeaPoint(25.225, 56.516), radius: 18_000,
    maximumDraught: 25, grades: [], node: "fujairah", berths: [SeaPoint(25.260, 56.560)],
    jettyHeading: 0, roads: SeaPoint(25.225, 56.530), destination: "FUJAIRAH OPL")
  package static let huizhou = Self(
    id: "cn-huizhou", name: "Huizhou", country: "China", role: "discharge", berthType: "jetty",
    centre: SeaPoint(22.570, 114.640), radius: 7000, maximumDraught: 21, grades: [],
    node: "huizhou", berths: [SeaPoint(22.570, 114.640), SeaPoint(22.5745, 114.640)],
    jettyHeading: 0, roads: SeaPoint(22.250, 114.750), destination: "HUIZHOU")

  package static let rasTanura = Self(
    id: "sa-rastanura", name: "Ras Tanura", country: "Saudi Arabia", role: "load",
    berthType: "jetty", centre: SeaPoint(26.700, 50.180), radius: 6000, maximumDraught: 22,
    grades: [Grade("Arab Heavy", api: 28)], node: "rasTanura",
    berths: [SeaPoint(26.698, 50.180)], jettyHeading: 330,
    roads: SeaPoint(26.850, 50.330), destination: "RAS TANURA")
  package static let linggi = Self(
    id: "my-linggi", name: "Linggi", country: "Malaysia", role: "sts", berthType: "anchorage",
    centre: SeaPoint(2.220, 101.900), radius: 12_000, maximumDraught: 25, grades: [],
    node: "linggi", berths: [SeaPoint(2.240, 101.920)], jettyHeading: 0,
    roads: SeaPoint(2.220, 101.900), destination: "LINGGI STS")
  package static let maoming = Self(
    id: "cn-maoming", name: "Maoming", country: "China", role: "discharge", berthType: "spm",
    centre: SeaPoint(21.250, 111.250), radius: 7000, maximumDraught: 22, grades: [],
    node: "maoming", berths: [SeaPoint(21.250, 111.230)], jettyHeading: 0,
    roads: SeaPoint(21.080, 111.350), destination: "MAOMING")
  package static let kochi = Self(
    id: "in-kochi", name: "Kochi", country: "India", role: "discharge", berthType: "spm",
    centre: SeaPoint(9.990, 76.060), radius: 6000, maximumDraught: 20, grades: [],
    node: "kochi", berths: [SeaPoint(9.990, 76.050)], jettyHeading: 0,
    roads: SeaPoint(9.900, 75.940), destination: "KOCHI")

  /// Where ships meet far from any terminal; no station, no entry in the terminals file.
  package static let openSea: [Self] = [
    meeting("sea-arabian", SeaPoint(19.5, 63.0), node: "arabianSea"),
    meeting("sea-southchina", SeaPoint(5.2, 105.4), node: "southChinaSea"),
    meeting("sea-guyana", SeaPoint(9.2, -55.0), node: "guyanas"),
  ]

  private static func meeting(_ id: String, _ point: SeaPoint, node: String) -> Self {
    Self(
      id: id, name: "Open sea", country: "", role: "sts", berthType: "anchorage", centre: point,
      radius: 0, maximumDraught: 25, grades: [], node: node, berths: [point], jettyHeading: 0,
      roads: point, destination: "FOR ORDERS")
  }

  /// The places of drawn worlds: those of the demo and four more, each with a row of berths.
  package static func trading(jetties metres: Double) -> [Self] {
    (demo + [rasTanura, linggi, maoming, kochi]).map { $0.withRow(of: 6, apart: metres) }
  }

  /// The same place with so many berths: jetties follow each other along their heading, buoys lie
  /// 1,300 m apart.
  func withRow(of number: Int, apart metres: Double) -> Self {
    guard role != "sts", let first = berths.first else { return self }
    let isJetty = berthType == "jetty"
    let (step, direction) = isJetty ? (metres, jettyHeading) : (1300.0, 70.0)
    let row = (0..<number).map { place in
      first.moved(metres: step * (Double(place) - Double(number - 1) / 2), towards: direction)
    }
    return Self(
      id: id, name: name, country: country, role: role, berthType: berthType, centre: centre,
      radius: radius, maximumDraught: maximumDraught, grades: grades, node: node, berths: row,
      jettyHeading: jettyHeading, roads: roads, destination: destination)
  }

  /// The places of the demo, in the order of the terminals file.
  package static let demo: [Self] = [
    .jose, .kharg, .basrah, .yanbu, .pengerang, .sikka, .vadinar, .mumbai, .pascagoula, .johor,
    .fujairah, .huizhou,
  ]
}
