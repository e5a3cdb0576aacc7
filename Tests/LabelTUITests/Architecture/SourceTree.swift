import Foundation
import TestSupport

/// The files of this package, as they stand in the checkout.
enum SourceTree {
  static func files(below folders: String...) throws -> [SourceFile] {
    try folders.flatMap { folder in
      let names = try FileManager.default.subpathsOfDirectory(
        atPath: SharedMaterial.packageRoot.appending(path: folder).path)
      return try names.sorted().map { "\(folder)/\($0)" }.filter(isSource).map {
        SourceFile(path: $0, text: try text(of: $0))
      }
    }
  }

  static func text(of path: String) throws -> String {
    try String(contentsOf: SharedMaterial.packageRoot.appending(path: path), encoding: .utf8)
  }

  private static func isSource(_ path: String) -> Bool {
    [".swift", ".c", ".h", ".modulemap"].contains { path.hasSuffix($0) }
  }
}
