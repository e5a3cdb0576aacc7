import Foundation

/// The program under test, as the build that made the tests left it beside them.
public enum BuiltProgram {
  public static let url = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "labeltui")
}
