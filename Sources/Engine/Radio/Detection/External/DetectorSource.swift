import Labels

/// Where proposals for a capture come from.
package enum DetectorSource: Sendable, Equatable {
  /// The detector of this program.
  case builtIn(DetectorParameters)
  /// A program of the user.
  case command(DetectorCommand)
  /// A server with the RF-function API of IQEngine.
  case server(DetectorServer)

  /// The kind of program that the proposals name as their source.
  package var source: BoxSource {
    switch self {
    case .builtIn: .detector
    case .command, .server: .model
    }
  }

  /// The unverified boxes that the detector proposes for `samples` of the capture of `reader`; nil if `progress`, which gets
  /// the completed share on the calling thread, cancelled it by returning false.
  ///
  /// Throws `DetectionError` for invalid parameters, `ProgramProblem` or `DetectorReplyError` for programs and servers, and
  /// errors of reading.
  package func proposals(
    for reader: CaptureReader, samples: Range<Int>, environment: [String: String],
    progress: (Double) -> Bool = { _ in true }
  ) throws -> [Annotation]? {
    switch self {
    case .builtIn(let parameters):
      return try SignalDetector.detect(
        in: reader, of: CaptureFrame(reader.capture), samples: samples, parameters: parameters,
        progress: progress)?.map(\.annotation)
    case .command(let command):
      return try command.proposals(
        for: reader.capture, samples: samples, environment: environment, progress: progress)
    case .server(let server):
      return try server.proposals(
        for: reader, samples: samples, environment: environment, progress: progress)
    }
  }
}
