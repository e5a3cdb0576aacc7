import Foundation
import TestSupport

/// Package.swift as SwiftPM understands it.
struct PackageDescription: Decodable {
  struct Target: Decodable {
    let name: String
    let path: String?
    let moduleDependencies: Set<String>

    private enum CodingKeys: String, CodingKey { case name, path, dependencies }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      name = try fields.decode(String.self, forKey: .name)
      path = try fields.decodeIfPresent(String.self, forKey: .path)
      let dependencies = try fields.decode([Dependency].self, forKey: .dependencies)
      moduleDependencies = Set(dependencies.map(\.name))
    }
  }

  /// `{"byName": ["Foundations", null]}`.
  private struct Dependency: Decodable {
    let name: String

    private enum CodingKeys: CodingKey { case byName }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      var values = try fields.nestedUnkeyedContainer(forKey: .byName)
      name = try values.decode(String.self)
    }
  }

  let targets: [Target]

  /// The description that `swift package dump-package` prints. The scratch folder is its own, because
  /// the test's build holds the lock of the usual one.
  static func dump() throws -> PackageDescription {
    let scratch = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swift", "package", "--package-path", SharedMaterial.packageRoot.path, "--scratch-path",
      scratch.url.path, "dump-package",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode(PackageDescription.self, from: data)
  }
}
