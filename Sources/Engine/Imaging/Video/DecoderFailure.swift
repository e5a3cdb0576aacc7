import Foundations

/// How the process that decodes failed.
package enum DecoderFailure: Sendable, Equatable {
  /// It ended, in this way.
  case ended(SpawnedProcess.Ending)
  /// It did not answer in time, and was killed.
  case silent
  /// It sent what is not an answer, and was killed.
  case senseless
}

extension DecoderFailure: CustomStringConvertible {
  /// A participle for messages.
  package var description: String {
    switch self {
    case .ended(.exited(let code)): "ended with code \(code)"
    case .ended(.signal(let signal)): "was ended by signal \(signal)"
    case .ended(.unknown): "ended"
    case .silent: "did not answer in time"
    case .senseless: "sent a wrong answer"
    }
  }
}
