/// An error that the library `Faults` causes in a program; see `Tests/CFaults/include/CFaults.h`.
public struct Fault: Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable, CaseIterable {
    case inputOutput = "EIO"
    case noSpace = "ENOSPC"
    case quota = "EDQUOT"
    case descriptors = "EMFILE"
    case memory = "ENOMEM"
    case interruption = "EINTR"
    case short = "short"
    case partial = "partial"

    /// The system's text for the error; nil if a call only does less than requested.
    public var reason: String? {
      switch self {
      case .inputOutput: "Input/output error"
      case .noSpace, .partial: "No space left on device"
      case .quota: "Disk quota exceeded"
      case .descriptors: "Too many open files"
      case .memory: "Cannot allocate memory"
      case .interruption: "Interrupted system call"
      case .short: nil
      }
    }

    /// Whether a program must continue as if nothing had happened.
    public var isHarmless: Bool { self == .interruption || self == .short }
  }

  public var kind: Kind
  /// Whether all later calls that can fail like this fail, too.
  public var isLasting: Bool

  public init(_ kind: Kind, isLasting: Bool = false) {
    self.kind = kind
    self.isLasting = isLasting
  }

  public var description: String { isLasting ? "\(kind.rawValue) from then on" : kind.rawValue }
}
