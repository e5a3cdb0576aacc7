/// An error that the library `Faults` injects into a program, see `Tests/CFaults/include/CFaults.h`.
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

    /// The text of the system for the error; nil if the call does not fail but processes fewer bytes.
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

    /// Whether a program must give the same results as without the fault.
    public var isHarmless: Bool { self == .interruption || self == .short }
  }

  public var kind: Kind
  /// Whether all later calls that can fail with this error fail, too.
  public var isLasting: Bool

  public init(_ kind: Kind, isLasting: Bool = false) {
    self.kind = kind
    self.isLasting = isLasting
  }

  public var description: String { isLasting ? "\(kind.rawValue) from then on" : kind.rawValue }
}
