// swift-tools-version: 6.2
import PackageDescription

// MARK: - House settings

/// Every target is compiled under the same rules: Swift 6 mode, strict memory safety, and the
/// upcoming features that make isolation, imports and existentials explicit.
let houseSettings: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
]

let package = Package(
  name: "tenmatsu",
  products: [
    .executable(name: "tenmatsu", targets: ["tenmatsu"]),
    .library(name: "Investigation", targets: ["Investigation"]),
    .library(name: "Reconstruction", targets: ["Reconstruction"]),
    .library(name: "CaseFile", targets: ["CaseFile"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // MARK: - System libraries (Debian: zlib1g-dev libzstd-dev liblzma-dev libsqlite3-dev libarchive-dev
    // libcurl4-openssl-dev libgmime-3.0-dev)
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CLzma", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(name: "CProcess"),

    // MARK: - The corridor, in the order in which data walks it
    .target(name: "Bytes", swiftSettings: houseSettings),
    .target(
      name: "Evidence",
      dependencies: [
        "Bytes", "CZlib", "CZstd", "CLzma", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: houseSettings),
    .target(name: "AccessLog", dependencies: ["Bytes"], swiftSettings: houseSettings),
    .target(name: "DatabaseDump", dependencies: ["Bytes"], swiftSettings: houseSettings),
    .target(
      name: "Records", dependencies: ["Bytes", "Evidence", "DatabaseDump", "CSQLite"],
      swiftSettings: houseSettings),
    .target(name: "SQLSyntax", dependencies: ["Bytes"], swiftSettings: houseSettings),
    .target(name: "Injection", dependencies: ["Bytes", "SQLSyntax"], swiftSettings: houseSettings),
    .target(
      name: "Reconstruction",
      dependencies: ["SQLSyntax", "Injection", "DatabaseDump"],
      swiftSettings: houseSettings),
    .target(
      name: "YAMLText", dependencies: [.product(name: "Yams", package: "Yams")], swiftSettings: houseSettings),
    .target(
      name: "Exposure",
      dependencies: [
        "Bytes", "Evidence", "DatabaseDump", "Records", "Reconstruction", "YAMLText",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: houseSettings),
    .target(
      name: "Investigation",
      dependencies: [
        "Bytes", "Evidence", "AccessLog", "DatabaseDump", "Records", "SQLSyntax", "Injection",
        "Reconstruction", "Exposure", "YAMLText",
      ],
      swiftSettings: houseSettings),
    .target(
      name: "CaseFile",
      dependencies: [
        "AccessLog", "Bytes", "Evidence", "Injection", "Reconstruction", "YAMLText", "Exposure",
        "Investigation", "CZstd", "CArchive", "CProcess",
        .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: houseSettings),

    .target(
      name: "Obligations",
      dependencies: [
        "AccessLog", "Bytes", "YAMLText", "Exposure", "Investigation", "Reconstruction", "CaseFile",
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.embedInCode("Packs/Files")],
      swiftSettings: houseSettings),
    .target(
      name: "Notices",
      dependencies: [
        "Bytes", "Evidence", "YAMLText", "Exposure", "Investigation", "Reconstruction", "CaseFile",
        "Obligations",
        "Documents",
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [.embedInCode("Templates/Files")],
      swiftSettings: houseSettings),
    .target(
      name: "Delivery",
      dependencies: [
        "Bytes", "YAMLText", "Exposure", "Investigation", "Records", "CaseFile", "Obligations", "Documents",
        "Notices",
        "Mail", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: houseSettings),

    // MARK: - Leaves: what documents and mails are, whatever they say
    .target(
      name: "Documents", dependencies: ["Bytes", "CArchive", "CProcess"], swiftSettings: houseSettings),
    .target(name: "Mail", dependencies: ["CCurl", "CGMime"], swiftSettings: houseSettings),

    // MARK: - Beside it: what generates evidence shares nothing with what reads it
    .target(
      name: "Scene", dependencies: ["Yams"], resources: [.embedInCode("Scenarios")],
      swiftSettings: houseSettings),

    // MARK: - The program
    .executableTarget(
      name: "tenmatsu",
      dependencies: [
        "Evidence", "AccessLog", "Records", "YAMLText", "Exposure", "Investigation", "CaseFile",
        "Obligations",
        "Documents", "Notices", "Mail", "Delivery", "Scene", "CProcess",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: houseSettings),

    // MARK: - Tests, one per module
    .testTarget(name: "BytesTests", dependencies: ["Bytes", "TestSupport"], swiftSettings: houseSettings),
    .testTarget(
      name: "EvidenceTests", dependencies: ["Bytes", "Evidence", "TestSupport"],
      swiftSettings: houseSettings),
    .testTarget(
      name: "AccessLogTests", dependencies: ["Bytes", "AccessLog", "TestSupport"],
      swiftSettings: houseSettings),
    .testTarget(
      name: "DatabaseDumpTests", dependencies: ["DatabaseDump"], exclude: ["Fixtures"],
      swiftSettings: houseSettings),
    .testTarget(
      name: "RecordsTests",
      dependencies: ["Records", "Evidence", "Bytes", "DatabaseDump", "TestSupport"],
      swiftSettings: houseSettings),
    .testTarget(
      name: "SQLSyntaxTests", dependencies: ["SQLSyntax", "TestSupport"], swiftSettings: houseSettings),
    .testTarget(
      name: "InjectionTests", dependencies: ["Injection", "SQLSyntax"], swiftSettings: houseSettings),
    .testTarget(
      name: "ReconstructionTests",
      dependencies: ["Reconstruction", "Injection", "SQLSyntax", "DatabaseDump", "TestSupport"],
      swiftSettings: houseSettings),
    .testTarget(
      name: "ExposureTests",
      dependencies: [
        "Evidence", "DatabaseDump", "Records", "Reconstruction", "Exposure", "YAMLText", "TestSupport",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: houseSettings),
    .testTarget(
      name: "InvestigationTests",
      dependencies: ["Bytes", "Evidence", "Injection", "Reconstruction", "Investigation"],
      exclude: ["ReportGolden"],
      swiftSettings: houseSettings),

    .testTarget(
      name: "CaseFileTests",
      dependencies: [
        "Bytes", "CaseFile", "Evidence", "Exposure", "Injection", "Reconstruction", "Investigation", "Scene",
        "YAMLText",
        "TestSupport", .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Expected"],
      swiftSettings: houseSettings),

    .testTarget(
      name: "ObligationsTests",
      dependencies: [
        "AccessLog", "YAMLText", "Exposure", "Investigation", "Reconstruction", "CaseFile", "Obligations",
        "Scene",
        "TestSupport", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: houseSettings),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Bytes", "Documents", "TestSupport"], exclude: ["Fixtures"],
      swiftSettings: houseSettings),
    .testTarget(
      name: "NoticesTests",
      dependencies: [
        "YAMLText", "Evidence", "Exposure", "Investigation", "Reconstruction", "CaseFile", "Obligations",
        "Documents",
        "Notices", "Scene", "TestSupport", .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: houseSettings),
    .testTarget(name: "MailTests", dependencies: ["Mail", "TestSupport"], swiftSettings: houseSettings),
    .testTarget(
      name: "DeliveryTests",
      dependencies: [
        "YAMLText", "Evidence", "Exposure", "Investigation", "Reconstruction", "CaseFile", "Obligations",
        "Documents",
        "Notices", "Mail", "Delivery", "Scene", "TestSupport",
      ],
      swiftSettings: houseSettings),

    .testTarget(name: "SceneTests", dependencies: ["Scene", "TestSupport"], swiftSettings: houseSettings),

    // MARK: - Tests of the whole: by its library, and by its command
    .target(
      name: "TestSupport",
      dependencies: [
        "Evidence", "Scene", "CZlib", "CZstd", "CLzma", "CSQLite", .product(name: "Yams", package: "Yams"),
      ],
      path: "Tests/TestSupport",
      swiftSettings: houseSettings),
    .testTarget(
      name: "ScoreTests", dependencies: ["TestSupport", "Injection", "Reconstruction", "Investigation"],
      swiftSettings: houseSettings),
    .testTarget(
      name: "PeopleTests",
      dependencies: [
        "TestSupport", "Scene", "Evidence", "Exposure", "Reconstruction", "Investigation", "CaseFile",
      ],
      exclude: ["Scenarios"],
      swiftSettings: houseSettings),
    .testTarget(
      name: "CommandTests", dependencies: ["TestSupport", "Exposure", "YAMLText", "tenmatsu"],
      exclude: ["Golden"],
      swiftSettings: houseSettings),
  ]
)

// MARK: - Strictness

// Warnings are errors where TENMATSU_CI is set, and only there, so that a newer compiler can still build it.
if Context.environment["TENMATSU_CI"] != nil {
  for target in package.targets { target.swiftSettings?.append(.treatAllWarnings(as: .error)) }
}
