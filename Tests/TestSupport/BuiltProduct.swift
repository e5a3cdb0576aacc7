import Foundation

/// Finds the products of the build, which are in the folder of the tests.
public enum BuiltProduct {
  private static let folders: [URL] = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return [tests.deletingLastPathComponent()]
      + CommandLine.arguments.map { URL(filePath: $0).deletingLastPathComponent() }
  }()

  /// The file of product `name`, a program or a library.
  public static func url(_ name: String) -> URL {
    folders.map { $0.appending(path: name) }
      .first { FileManager.default.fileExists(atPath: $0.path) }
      ?? folders[0].appending(path: name)
  }
}
