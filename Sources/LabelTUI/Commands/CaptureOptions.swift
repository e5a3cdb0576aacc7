import Foundations
import Radio

/// Options for what a capture file does not state itself.
enum CaptureOptions {
  private static let format = CommandOption(
    "format", "F", summary: "sample format of raw IQ files, such as cf32, ci16_le or cu8")
  private static let rate = CommandOption(
    "rate", "HZ",
    summary:
      "sample rate, such as 2e6 or 2M, of files given on the command line (not of files in folders)"
  )
  private static let frequency = CommandOption(
    "frequency", "HZ", summary: "center frequency")
  private static let channel = CommandOption(
    "channel", "N", summary: "channel to open, counted from 1 (1)")

  /// The options. They apply to files given on the command line, not to files in folders; the values
  /// are remembered per file.
  static let all = [format, rate, frequency, channel]
  /// The options as the usage line shows them.
  static let usage = "[--rate HZ] [--frequency HZ] [--format F]"

  /// Parses the parameters out of `arguments`.
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
        expected:
          "a SigMF datatype (cf32_le, ci16_le, cu8, ri16_be) or a file extension (cs16, cfile)")
    }
    return found
  }
}
