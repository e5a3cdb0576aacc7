// swift-tools-version: 6.0
import PackageDescription

/// Every file names the modules whose declarations it uses, members of extensions included.
let settings: [SwiftSetting] = [.enableUpcomingFeature("MemberImportVisibility")]

/// A module of the engine, in `Sources/Engine/<name>`.
func engineModule(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/Engine/\(name)",
    swiftSettings: settings)
}

/// A module of the program, in `Sources/LabelTUI/<name>`.
func programModule(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/LabelTUI/\(name)",
    swiftSettings: settings)
}

/// All modules of the engine, for those who use it as a whole.
let engine: [Target.Dependency] = [
  "Foundations", "Libraries", "Labels", "Radio", "Generation", "Imaging", "Pitches", "Datasets",
  "Curation", "Service",
]

let package = Package(
  name: "labeltui",
  products: [
    .executable(name: "labeltui", targets: ["LabelTUI"]),
    .executable(name: "bench", targets: ["Bench"]),
    // Preloaded by tests, to make calls on files fail.
    .library(name: "Faults", type: .dynamic, targets: ["CFaults"]),
  ],
  targets: [
    // The engine. Dependencies go upwards only.
    engineModule("Foundations"),
    engineModule(
      "Libraries",
      [
        "Foundations", "CAllocator", "CFFTW", "CDeflate", "CKernels", "CPictures", "CPNG",
        "CCrypto", "CSQLite", "CFileSync", "CExpat", "CVideo", "CTOML",
      ]
    ),
    engineModule("Labels", ["Foundations"]),
    engineModule("Radio", ["Foundations", "Libraries", "Labels"]),
    engineModule("Generation", ["Foundations", "Libraries", "Labels", "Radio"]),
    engineModule("Imaging", ["Foundations", "Libraries", "Labels"]),
    engineModule("Pitches", ["Foundations", "Libraries", "Labels", "Imaging"]),
    engineModule("Datasets", ["Foundations", "Libraries", "Labels", "Radio", "Imaging"]),
    engineModule(
      "Curation", ["Foundations", "Libraries", "Labels", "Radio", "Imaging", "Datasets"]),
    engineModule("Service", ["Foundations", "Labels", "Radio", "Datasets"]),

    // The program.
    programModule("TerminalKit", ["Foundations", "CNcurses", "CTerminalGuard"]),
    programModule(
      "Workstation",
      [
        "TerminalKit", "Foundations", "Libraries", "Labels", "Radio", "Generation", "Imaging",
        "Pitches", "Datasets", "Curation",
      ]),
    programModule("Commands", ["Workstation", "TerminalKit"] + engine),
    .executableTarget(
      name: "LabelTUI", dependencies: ["Commands"], path: "Sources/LabelTUI/Program",
      swiftSettings: settings),

    // C libraries of Debian, and C of our own.
    .systemLibrary(name: "CAllocator"),
    .systemLibrary(name: "CFileSync"),
    .target(name: "CKernels"),
    // Calls libpng (libpng-dev) and libjpeg (libjpeg62-turbo-dev), whose errors are jumps that must not cross Swift.
    .target(
      name: "CPictures", linkerSettings: [.linkedLibrary("png16"), .linkedLibrary("jpeg")]),
    // Uses the headers of libavformat-dev, libavcodec-dev, libavutil-dev and libswscale-dev. It loads the libraries
    // when it needs them: linked, they would make every start of the program take 200 ms longer.
    .target(name: "CVideo"),
    // Calls tomlplusplus (libtomlplusplus-dev), which is C++ without a library to link.
    .target(name: "CTOML"),
    .target(name: "CTerminalGuard"),
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CFFTW", providers: [.apt(["libfftw3-dev"])]),
    .systemLibrary(name: "CDeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CPNG", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),

    // Tests.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "TerminalSupport", dependencies: ["CVTerm", "CPseudoTerminal"],
      path: "Tests/TerminalSupport"),
    .executableTarget(
      name: "LabelingProcess", dependencies: engine, path: "Tests/LabelingProcess"),
    .testTarget(name: "TerminalSupportTests", dependencies: ["TerminalSupport", "TestSupport"]),
    .target(name: "CFaults", path: "Tests/CFaults"),
    .executableTarget(
      name: "DatasetSession", dependencies: engine + ["TestSupport"],
      path: "Tests/DatasetSession"),
    .executableTarget(
      name: "PictureSession", dependencies: engine + ["TestSupport"],
      path: "Tests/PictureSession"),
    .testTarget(name: "EngineTests", dependencies: engine + ["TestSupport"]),
    .testTarget(
      name: "LabelTUITests",
      dependencies: [
        "LabelTUI", "Commands", "Workstation", "TerminalKit", "TerminalSupport", "TestSupport",
      ] + engine),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "LabelTUI", "Workstation", "TerminalKit", "LabelingProcess", "TerminalSupport",
        "TestSupport",
      ] + engine,
      exclude: ["Golden"]),

    // Benchmarks.
    .executableTarget(
      name: "Bench",
      dependencies: [
        "Commands", "Workstation", "TerminalSupport", "TestSupport", "CCompressors", "CSyncCount",
      ] + engine,
      path: "Benchmarks/Sources/Bench"),
    .target(name: "CSyncCount", path: "Benchmarks/Sources/CSyncCount"),
    .systemLibrary(
      name: "CCompressors", path: "Benchmarks/Sources/CCompressors",
      providers: [.apt(["libdeflate-dev", "zlib1g-dev"])]),
    .testTarget(name: "BenchTests", dependencies: ["Bench"], path: "Benchmarks/Tests/BenchTests"),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
