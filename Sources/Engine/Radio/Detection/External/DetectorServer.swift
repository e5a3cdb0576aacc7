import FoundationEssentials
import Foundations
import Labels

/// A server with the RF-function API of IQEngine (`docs/detectors.md`), which the program `curl` calls.
///
/// The samples go to it as complex64 in base64, at most 4,194,304 at a time; signals across the border of two parts come back
/// as two boxes.
package struct DetectorServer: Sendable, Equatable {
  /// The address of the function, such as `http://localhost:8000/plugins/simple_detector`.
  package var url: String
  /// Parameters of the function.
  package var parameters: JSONObject
  /// The longest time that a reply may take, in seconds.
  package var seconds: Double

  /// The function at `url`. Throws `DetectorReplyError.badURL` if that is no address of a web server.
  package init(
    _ url: String, parameters: JSONObject = [:], seconds: Double = DetectorLimits.usualSeconds
  ) throws(DetectorReplyError) {
    let isWeb = ["http://", "https://"].contains { url.hasPrefix($0) && url.count > $0.count }
    guard isWeb, !url.contains(where: { $0.isWhitespace || $0.isNewline || $0 == "\0" }) else {
      throw .badURL(url)
    }
    self.url = url
    self.parameters = parameters
    self.seconds = seconds
  }

  func proposals(
    for reader: CaptureReader, samples: Range<Int>, environment: [String: String],
    progress: (Double) -> Bool
  ) throws -> [Annotation]? {
    var found: [Annotation] = []
    let step = DetectorLimits.samplesPerRequest
    for start in stride(from: samples.lowerBound, to: samples.upperBound, by: step) {
      let part = start..<min(start + step, samples.upperBound)
      let share = Double(start - samples.lowerBound) / Double(samples.count)
      guard
        let annotations = try proposals(
          for: reader, part: part, environment: environment, isCancelled: { !progress(share) })
      else { return nil }
      found += annotations
      guard found.count <= DetectorLimits.boxes else {
        throw DetectorReplyError.tooManyBoxes(detector: url, count: found.count)
      }
    }
    return found
  }

  private func proposals(
    for reader: CaptureReader, part: Range<Int>, environment: [String: String],
    isCancelled: () -> Bool
  ) throws -> [Annotation]? {
    let input = try ProgramInput()
    try writeRequest(to: input, part, of: reader)
    let run = ProgramRun(
      "curl",
      arguments: [
        "--disable", "--silent", "--show-error", "--fail-with-body", "--proto", "=http,https",
        "--max-time", "\(max(1, Int(min(1e6, seconds))))", "--header",
        "Content-Type: application/json", "--header", "Expect:", "--data-binary", "@-", "--url",
        url,
      ],
      environment: environment, seconds: seconds + 5, outputLimit: DetectorLimits.outputBytes)
    guard let output = try run.output(for: input, called: "curl \(url)", isCancelled: isCancelled)
    else { return nil }
    return try DetectorReply(
      Data(output), from: url, on: reader.capture, samples: part, offset: part.lowerBound
    ).annotations
  }

  /// Writes the request for `part`, whose samples are never all in memory.
  private func writeRequest(
    to input: borrowing ProgramInput, _ part: Range<Int>, of reader: CaptureReader
  ) throws {
    let capture = reader.capture
    // The server accepts only whole numbers.
    let facts: JSONObject = [
      "sample_rate": Self.whole(capture.sampleRate),
      "center_freq": Self.whole(capture.centerFrequency),
      "data_type": .string("iq/cf32_le"),
    ]
    let texts = try [facts, parameters].map {
      String(decoding: try OrderedJSONEncoder(.compact).encode(JSONValue.object($0)), as: UTF8.self)
    }
    try input.write(Array("{\"samples_b64\":[{\"samples\":\"".utf8))
    // A multiple of three samples has a multiple of three bytes, which base64 needs no filling for.
    let piece = 3 << 14
    let buffer = UnsafeMutableBufferPointer<Float>.allocate(capacity: 2 * piece)
    defer { buffer.deallocate() }
    for start in stride(from: part.lowerBound, to: part.upperBound, by: piece) {
      let count = min(piece, part.upperBound - start)
      try reader.read(start..<start + count, into: buffer)
      let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<(8 * count)])
      try input.write(Array(Data(bytes).base64EncodedData()))
    }
    try input.write(
      Array("\",\(texts[0].dropFirst().dropLast())}],\"custom_params\":\(texts[1])}".utf8))
  }

  private static func whole(_ value: Double) -> JSONValue {
    .integer(Int(max(-1e15, min(1e15, value.rounded()))))
  }
}
