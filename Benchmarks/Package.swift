// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "labeltui-benchmarks",
  products: [.executable(name: "bench", targets: ["Bench"])],
  dependencies: [.package(name: "labeltui", path: "..")],
  targets: [
    .executableTarget(
      name: "Bench",
      dependencies: [
        .product(name: "Engine", package: "labeltui"),
        .product(name: "TerminalSupport", package: "labeltui"), "CCompressors", "CSyncCount",
      ]),
    .target(name: "CSyncCount"),
    .systemLibrary(
      name: "CCompressors", providers: [.apt(["libdeflate-dev", "zlib1g-dev"])]),
    .testTarget(name: "BenchTests", dependencies: ["Bench"]),
  ],
  swiftLanguageModes: [.v6]
)
