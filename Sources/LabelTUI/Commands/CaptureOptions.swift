import Engine

/// What the command line says of a capture that does not say it itself.
enum CaptureOptions {
  private static let format = CommandOption(
    "format", "F", summary: "how raw samples are written: cf32, ci16_le, cu8 and the like")
  private static let rate = CommandOption("rate", "HZ", summary: "samples per second")
  private static let frequency = CommandOption(
    "frequency", "HZ", summary: "center frequency")
  private static let channel = CommandOption(
    "channel", "N", summary: "which channel of several (1)")

  /// The options; their values are remembered for each capture.
  static let all = [format, rate, frequency, channel]
  /// As the usage shows them.
  static let usage = "[--rate HZ] [--frequency HZ] [--format F]"

  /// What `arguments` say.
  static func parameters(_ arguments: Arguments) throws(UsageError) -> CaptureParameters {
    var parameters = CaptureParameters()
    parameters.format = try sampleFormat(arguments)
    parameters.sampleRate = try arguments.number(rate)
    if let value = parameters.sampleRate, value <= 0 {
      throw .badValue(rate, found: arguments[rate] ?? "", expected: "hertz, more than 0")
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
