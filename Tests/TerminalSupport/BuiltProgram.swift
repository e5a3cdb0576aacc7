import Foundation

/// The program under test, which is built beside the tests.
public enum BuiltProgram {
  public static let url = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "labeltui")
}
