// swift-tools-version: 6.2
import PackageDescription

/// The one strict setting list every target shares (STYLE: warnings are errors, imports say what
/// they need and leak nothing by accident).
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Plimsoll",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "plimsoll", targets: ["plimsoll"]),
    .library(name: "AIS", targets: ["AIS"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CBzip2", providers: [.apt(["libbz2-dev"])]),
    .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    .target(name: "Vocabulary", swiftSettings: strict),
    .target(name: "AIS", dependencies: ["Vocabulary"], swiftSettings: strict),
    .target(name: "Geodesy", dependencies: ["Vocabulary"], swiftSettings: strict),
    .target(name: "Screening", dependencies: ["Vocabulary"], swiftSettings: strict),
    .target(name: "Tracks", dependencies: ["Vocabulary", "Geodesy"], swiftSettings: strict),
    .target(
      name: "Custody", dependencies: ["Vocabulary", "Geodesy", "Tracks"], swiftSettings: strict),
    .target(
      name: "CaseFile", dependencies: ["Vocabulary", "Tracks", "Custody", "Screening"],
      swiftSettings: strict),
    .target(name: "Ledger", dependencies: ["Vocabulary"], swiftSettings: strict),
    .target(name: "World", dependencies: ["Vocabulary"], swiftSettings: strict),
    .target(name: "Baseline", dependencies: ["Vocabulary"], swiftSettings: strict),
    .target(
      name: "Ingest",
      dependencies: [
        "Vocabulary", "AIS", "Screening", "Ledger", "CZlib", "CZstd", "CBzip2", "CLibcrypto",
      ],
      swiftSettings: strict),
    .target(
      name: "Store",
      dependencies: [
        "Vocabulary", "CaseFile", "Ledger", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "Engine",
      dependencies: [
        "Vocabulary", "AIS", "Geodesy", "Screening", "Tracks", "Custody", "CaseFile", "Ledger",
        "World", "Ingest", "Store", "Baseline",
      ],
      swiftSettings: strict),
    .target(
      name: "Report", dependencies: ["Vocabulary", "CaseFile", "Ledger"], swiftSettings: strict),
    .executableTarget(
      name: "plimsoll",
      dependencies: [
        "Vocabulary", "CaseFile", "Ledger", "Engine", "Report",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(name: "VocabularyTests", dependencies: ["Vocabulary"], swiftSettings: strict),
    .testTarget(name: "AISTests", dependencies: ["Vocabulary", "AIS"], swiftSettings: strict),
    .testTarget(
      name: "GeodesyTests", dependencies: ["Vocabulary", "Geodesy"], swiftSettings: strict),
    .testTarget(
      name: "ScreeningTests", dependencies: ["Vocabulary", "Screening"], swiftSettings: strict),
    .testTarget(
      name: "TracksTests", dependencies: ["Vocabulary", "Geodesy", "Tracks"],
      swiftSettings: strict),
    .testTarget(
      name: "CustodyTests", dependencies: ["Vocabulary", "Geodesy", "Tracks", "Custody"],
      swiftSettings: strict),
    .testTarget(
      name: "CaseFileTests",
      dependencies: ["Vocabulary", "Tracks", "Custody", "Screening", "CaseFile"],
      swiftSettings: strict),
    .testTarget(
      name: "LedgerTests", dependencies: ["Vocabulary", "Ledger"], swiftSettings: strict),
    .testTarget(
      name: "LedgerReadingTests",
      dependencies: ["Vocabulary", "Ledger", "Ingest", "Store", "Engine", "Report"],
      swiftSettings: strict),
    .testTarget(
      name: "WorldTests", dependencies: ["Vocabulary", "AIS", "Geodesy", "World"],
      swiftSettings: strict),
    .testTarget(
      name: "BaselineTests", dependencies: ["Vocabulary", "Baseline"], swiftSettings: strict),
    .testTarget(
      name: "IngestTests", dependencies: ["Vocabulary", "AIS", "Screening", "Ingest"],
      swiftSettings: strict),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Vocabulary", "CaseFile", "Store", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "EngineTests",
      dependencies: [
        "Vocabulary", "Screening", "Ingest", "Tracks", "CaseFile", "Store", "World", "Engine",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportTests", dependencies: ["Vocabulary", "CaseFile", "Report"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["plimsoll"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// Benchmarks and fuzz targets share the package so that they see its `package` declarations; they
// are there only when asked for, since they need other flags.
switch Context.environment["PLIMSOLL_TARGETS"] {
case "bench":
  package.targets.append(
    .executableTarget(
      name: "Bench",
      dependencies: ["Vocabulary", "AIS", "Ingest", "Tracks", "Custody", "Engine"],
      path: "Benchmarks/Sources/Bench", swiftSettings: strict))
case "fuzz":
  package.targets.append(
    .executableTarget(
      name: "FuzzReaders",
      dependencies: [
        "Vocabulary", "AIS", "Ledger", "Screening", "Ingest", "CaseFile", "Store",
      ],
      path: "Fuzz/Sources/FuzzReaders", swiftSettings: strict))
  package.targets.append(
    .executableTarget(
      name: "FuzzAIS", dependencies: ["AIS"], path: "Fuzz/Sources/FuzzAIS", swiftSettings: strict))
default: break
}
