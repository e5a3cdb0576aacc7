import Foundation
import TerminalSupport
import TestSupport

/// A folder of captures, and a home folder for the dataset and all other files that the program writes.
final class Workplace {
  private let folder: TemporaryFolder
  let captures: URL

  init() throws {
    folder = try TemporaryFolder()
    captures = folder.file("captures")
    try FileManager.default.createDirectory(at: captures, withIntermediateDirectories: true)
  }

  var home: URL { folder.url }
  /// The default dataset folder.
  var dataset: URL { folder.file("training_data") }

  /// Copies a capture into the folder of captures, optionally with another name.
  @discardableResult
  func add(_ capture: URL, as name: String? = nil) throws -> URL {
    try add(Data(contentsOf: capture), as: name ?? capture.lastPathComponent)
  }

  /// Writes a file into the folder of captures.
  @discardableResult
  func add(_ content: Data, as name: String) throws -> URL {
    let file = captures.appending(path: name)
    try content.write(to: file)
    return file
  }

  /// Starts the program on a terminal. `environment` replaces variables; the value nil removes a variable.
  func start(
    _ arguments: [String], size: ScreenSize, environment: [String: String?] = [:]
  ) throws -> TerminalSession {
    var launch = ProgramLaunch(BuiltProgram.url, arguments, home: home, size: size)
    for (name, value) in environment { launch.environment[name] = value }
    return try TerminalSession(launch)
  }

  /// Opens one capture, and waits until its picture is complete.
  func open(
    _ capture: URL, size: ScreenSize = .round, environment: [String: String?] = [:],
    arguments: [String] = []
  ) throws -> TerminalSession {
    let session = try start(
      [capture.path] + arguments, size: size, environment: environment)
    try session.waitForPicture()
    return session
  }

  /// Runs a command of the program and waits until it exits.
  func run(_ arguments: String...) throws -> ExitStatus {
    try start(arguments, size: .large).waitForExit()
  }
}
