import Foundation

/// A program to start on a terminal, with its environment, which has only PATH in common with that of the tests.
public struct ProgramLaunch: Sendable {
  public var program: URL
  public var arguments: [String]
  public var environment: [String: String]
  public var folder: URL
  public var size: ScreenSize

  /// A program whose home, configuration and state folders are in `home`. `home` is also its working folder.
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
      // The page of the first run has tests of its own.
      "LABELTUI_WELCOME": "never",
      "HOME": home.path,
      "XDG_CONFIG_HOME": home.appending(path: ".config").path,
      "XDG_DATA_HOME": home.appending(path: ".local/share").path,
      "XDG_STATE_HOME": home.appending(path: ".local/state").path,
      "XDG_CACHE_HOME": home.appending(path: ".cache").path,
    ]
  }
}
