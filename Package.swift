// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "labeltui",
  products: [
    .executable(name: "labeltui", targets: ["LabelTUI"]),
    .library(name: "Engine", targets: ["Engine"]),
    // For the benchmarks, which drive the program as its tests do.
    .library(name: "TerminalSupport", targets: ["TerminalSupport"]),
    // Preloaded by tests, to make calls on files fail.
    .library(name: "Faults", type: .dynamic, targets: ["CFaults"]),
  ],
  targets: [
    .executableTarget(
      name: "LabelTUI", dependencies: ["Engine", "CNcurses", "CTerminalGuard"]),
    .target(
      name: "Engine",
      dependencies: [
        "CAllocator", "CFFTW", "CDeflate", "CKernels", "CPictures", "CPNG", "CCrypto",
      ]),

    .systemLibrary(name: "CAllocator"),
    .target(name: "CKernels"),
    // Calls libpng (libpng-dev) and libjpeg (libjpeg62-turbo-dev), whose errors are jumps that must not cross Swift.
    .target(
      name: "CPictures", linkerSettings: [.linkedLibrary("png16"), .linkedLibrary("jpeg")]),
    .target(name: "CTerminalGuard"),
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CFFTW", providers: [.apt(["libfftw3-dev"])]),
    .systemLibrary(name: "CDeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CPNG", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "TerminalSupport", dependencies: ["CVTerm", "CPseudoTerminal"],
      path: "Tests/TerminalSupport"),
    .executableTarget(
      name: "LabelingProcess", dependencies: ["Engine"], path: "Tests/LabelingProcess"),
    .testTarget(name: "TerminalSupportTests", dependencies: ["TerminalSupport", "TestSupport"]),
    .target(name: "CFaults", path: "Tests/CFaults"),
    .executableTarget(
      name: "DatasetSession", dependencies: ["Engine", "TestSupport"],
      path: "Tests/DatasetSession"),
    .testTarget(name: "EngineTests", dependencies: ["Engine", "TestSupport"]),
    .testTarget(
      name: "LabelTUITests",
      dependencies: ["LabelTUI", "Engine", "TerminalSupport", "TestSupport"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["LabelTUI", "LabelingProcess", "TerminalSupport", "TestSupport"],
      exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6]
)
