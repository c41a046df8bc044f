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

  /// All places, in the order of the terminals file.
  package static let all: [Self] = [
    .jose, .kharg, .basrah, .yanbu, .pengerang, .sikka, .vadinar, .mumbai, .pascagoula, .johor,
    .fujairah, .huizhou,
  ]
}
