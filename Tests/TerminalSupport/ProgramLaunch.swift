import Foundation

/// A program to start on a terminal, and its environment: of the caller's environment only PATH is
/// passed on.
public struct ProgramLaunch: Sendable {
  public var program: URL
  public var arguments: [String]
  public var environment: [String: String]
  public var folder: URL
  public var size: ScreenSize

  /// A program whose home, configuration and state are inside `home`, where it also starts.
  public init(_ program: URL, _ arguments: [String] = [], home: URL, size: ScreenSize = .classic) {
    self.program = program
    self.arguments = arguments
    self.folder = home
    self.size = size
    environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "LANG": "C.UTF-8",
      "TERM": "xterm-256color",
      "COLORTERM": "truecolor",
      "HOME": home.path,
      "XDG_CONFIG_HOME": home.appending(path: ".config").path,
      "XDG_DATA_HOME": home.appending(path: ".local/share").path,
      "XDG_STATE_HOME": home.appending(path: ".local/state").path,
      "XDG_CACHE_HOME": home.appending(path: ".cache").path,
    ]
  }
}
