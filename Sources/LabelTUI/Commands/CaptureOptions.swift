import Foundations
import Radio

/// What the command line says of a capture that does not say it itself.
enum CaptureOptions {
  private static let format = CommandOption(
    "format", "F", summary: "how raw samples are written: cf32, ci16_le, cu8 and the like")
  private static let rate = CommandOption(
    "rate", "HZ",
    summary:
      "samples per second, such as 2e6 or 2M, of files that are named, not of those in a folder")
  private static let frequency = CommandOption(
    "frequency", "HZ", summary: "center frequency")
  private static let channel = CommandOption(
    "channel", "N", summary: "which channel of several (1)")

  /// The options. They are about files that the command line names, which remember their values, not about
  /// files in folders.
  static let all = [format, rate, frequency, channel]
  /// As the usage shows them.
  static let usage = "[--rate HZ] [--frequency HZ] [--format F]"

  /// What `arguments` say.
  static func parameters(_ arguments: Arguments) throws(UsageError) -> CaptureParameters {
    var parameters = CaptureParameters()
    parameters.format = try sampleFormat(arguments)
    if let text = arguments[rate] {
      guard let value = Quantity.parseSampleRate(text) else {
        throw .badValue(
          rate, found: text, expected: "samples per second, more than 0, such as 2e6 or 2M")
      }
      parameters.sampleRate = value
    }
    parameters.centerFrequency = try arguments.number(frequency)
    if let text = arguments[channel] {
      guard let number = Int(text), number >= 1 else {
        throw .badValue(channel, found: text, expected: "a whole number, 1 or more")
      }
      parameters.channel = number
    }
    return parameters
  }

  private static func sampleFormat(_ arguments: Arguments) throws(UsageError) -> SampleFormat? {
    guard let name = arguments[format] else { return nil }
    guard let found = SampleFormat(named: name) else {
      throw .badValue(
        format, found: name,
        expected: "a SigMF datatype (cf32_le, ci16_le, cu8, ri16_be) or an ending (cs16, cfile)")
    }
    return found
  }
}
