// swift-tools-version: 6.2
import PackageDescription

// Generates a log and measures the released program on it. A package of its own, so that nobody who builds Tenmatsu
// builds this; and without a dependency on it, since what makes evidence must share nothing with what reads it.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "tenmatsu-benchmarks",
  targets: [
    .executableTarget(name: "generate-log", swiftSettings: settings),
    .executableTarget(name: "measure", swiftSettings: settings),
  ]
)
