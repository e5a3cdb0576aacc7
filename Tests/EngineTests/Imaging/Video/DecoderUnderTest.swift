import Foundation
import TestSupport
import Testing

@testable import Imaging

/// The decoder of the built program, as tests use it.
enum DecoderUnderTest {
  static let program = DecoderProgram(
    path: BuiltProduct.url("labeltui").path,
    environment: ProcessInfo.processInfo.environment)

  /// The same, but killed if it does not answer within a fraction of a second.
  static let impatientProgram = DecoderProgram(
    path: program.path, environment: program.environment,
    patience: .init(opening: .seconds(15), frame: .milliseconds(400)))

  /// Opens the video at `url`.
  static func open(_ url: URL, with program: DecoderProgram = program) throws -> VideoSource {
    try #require(try VideoSource.open(url, with: program))
  }

  /// The error of opening `url`; nil if it can be opened.
  static func refusal(of url: URL) -> VideoError? {
    do throws(VideoError) {
      _ = try VideoSource.open(url, with: program)
      return nil
    } catch {
      return error
    }
  }
}

extension VideoSource {
  /// The bytes of frame `number`, without gaps between rows.
  func bytes(_ number: Int) throws(VideoError) -> Data { Data(try pixels(number) ?? []) }
}
