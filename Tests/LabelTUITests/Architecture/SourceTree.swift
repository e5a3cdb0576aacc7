import Foundation
import TestSupport

/// The Swift files of this package, as they are in the checkout.
enum SourceTree {
  struct File {
    /// From the root of the package.
    let path: String
    let text: String

    var folder: String { String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) }
    var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count }

    /// The modules that it imports.
    var imports: Set<String> {
      Set(text.matches(of: /(?m)^ *(?:@testable )?import (\w+)/).map { String($0.1) })
    }

    /// The classes that it declares outside of other types.
    var declaredClasses: [String] {
      text.matches(of: /(?m)^(?:package )?final class (\w+)/).map { String($0.1) }
    }

    /// The words of its code, comments left out.
    var words: Set<String> {
      let code = text.replacing(/\/\/.*/, with: "")
      return Set(code.matches(of: /\w+/).map { String($0.0) })
    }
  }

  /// The modules of the system that any module may import.
  static let systemModules: Set = [
    "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
  ]

  static func swiftFiles(below folders: String...) throws -> [File] {
    try folders.flatMap { folder in
      try FileManager.default.subpathsOfDirectory(
        atPath: SharedMaterial.packageRoot.appending(path: folder).path
      ).sorted().filter { $0.hasSuffix(".swift") }.map {
        File(path: "\(folder)/\($0)", text: try text(of: "\(folder)/\($0)"))
      }
    }
  }

  static func text(of path: String) throws -> String {
    try String(contentsOf: SharedMaterial.packageRoot.appending(path: path), encoding: .utf8)
  }

  /// Whether `module` is one of C, by the convention of their names: `CNcurses`.
  static func isC(_ module: String) -> Bool {
    module.first == "C" && module.dropFirst().first?.isUppercase == true
  }
}
