import Foundation

/// Material outside of the repository (`../shared`): goldens and real captures.
///
/// Tests that need it are skipped if it is absent. On CI they fail instead.
public enum SharedMaterial {
  /// The root of this package.
  public static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder `../shared`.
  public static let root = packageRoot.deletingLastPathComponent().appending(path: "shared")

  /// Whether tests that need the material are run.
  public static let isExpected =
    FileManager.default.fileExists(atPath: root.path)
    || ProcessInfo.processInfo.environment["CI"] != nil

  /// The reason why a test is skipped.
  public static let absence = "../shared is not here"

  /// The real capture that most tests use: NTSC video at 5925 MHz, 10 MS/s, 50 ms.
  public static let videoCapture = root.appending(path: "data/rf/MAN_151200ZNOV26_5925.rfcap")
}
