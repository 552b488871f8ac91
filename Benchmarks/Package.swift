// swift-tools-version: 6.2
import PackageDescription

// Generates a log and measures the released program on it, and measures the solver of blind questions by itself. A
// package of its own, so that nobody who builds Tenmatsu builds this. What makes evidence does not depend on what reads
// it: only `solve-questions`, `measure-case` and `measure-mail` do.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "tenmatsu-benchmarks",
  dependencies: [
    .package(name: "tenmatsu", path: "../"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .executableTarget(name: "generate-log", swiftSettings: settings),
    .executableTarget(name: "measure", swiftSettings: settings),
    .executableTarget(
      name: "solve-questions", dependencies: [.product(name: "Reconstruction", package: "tenmatsu")],
      swiftSettings: settings),
    .executableTarget(
      name: "measure-case",
      dependencies: [
        .product(name: "CaseFile", package: "tenmatsu"), .product(name: "Investigation", package: "tenmatsu"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .executableTarget(name: "mail-sink", swiftSettings: settings),
    .executableTarget(
      name: "measure-mail",
      dependencies: [
        .product(name: "CaseFile", package: "tenmatsu"), .product(name: "Investigation", package: "tenmatsu"),
      ],
      swiftSettings: settings),
  ]
)
