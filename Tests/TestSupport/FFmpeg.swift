import Foundation

/// The program `ffmpeg`, with which tests make videos, and frames that ours must equal.
///
/// Tests that need it are skipped if it is missing. On CI they fail instead.
public enum FFmpeg {
  /// A run of the program has failed.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  private static let isInstalled = (try? run(["-version"])) != nil

  /// Whether tests that need the program are run.
  public static let isExpected =
    isInstalled || ProcessInfo.processInfo.environment["CI"] != nil

  /// The reason why a test is skipped.
  public static let absence = "the program ffmpeg is not installed"

  /// Runs `ffmpeg` with `arguments` and returns its standard output.
  @discardableResult
  public static func run(_ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["ffmpeg", "-v", "error", "-nostdin", "-y"] + arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let message = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        description: "ffmpeg \(arguments.joined(separator: " ")): "
          + String(decoding: message, as: UTF8.self))
    }
    return data
  }

  /// Makes a video of `source`, a description such as "testsrc2=s=320x240:r=30:d=1", with the options `coding`.
  public static func makeVideo(_ source: String, _ coding: [String], at url: URL) throws {
    try run(["-f", "lavfi", "-i", source] + coding + [url.path])
  }

  /// All frames of the video at `url`, in the order of display: red, green and blue bytes, without gaps between rows.
  public static func frames(of url: URL, width: Int, height: Int) throws -> [Data] {
    let data = try run([
      "-noautorotate", "-i", url.path, "-map", "0:v:0", "-vsync", "passthrough", "-f", "rawvideo",
      "-pix_fmt", "rgb24", "-",
    ])
    let size = width * height * 3
    return stride(from: 0, to: data.count, by: size).map { data[$0..<min($0 + size, data.count)] }
  }

  /// Frame `number` of the video at `url`, as the filter `select` chooses it.
  public static func frame(_ number: Int, of url: URL) throws -> Data {
    try run([
      "-noautorotate", "-i", url.path, "-vf", "select=eq(n\\,\(number))", "-frames:v", "1", "-f",
      "rawvideo", "-pix_fmt", "rgb24", "-",
    ])
  }
}
