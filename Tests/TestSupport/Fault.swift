import Foundation

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

  /// All kinds, and the usual ones that stay.
  public static let all =
    Kind.allCases.map { Fault($0) }
    + [Fault(.inputOutput, isLasting: true), Fault(.noSpace, isLasting: true)]

  /// The numbers of the calls that are made to fail, of `count`: about one of every `interval`, fewer for
  /// faults that programs handle like another one. The place within an interval changes from one to the next,
  /// because calls recur for each file, and all kinds must fail. `LABELTUI_EVERY_CALL=1` makes every call
  /// fail, which takes an hour for all tests.
  public func calls(of count: Int, every interval: Int) -> [Int] {
    guard ProcessInfo.processInfo.environment["LABELTUI_EVERY_CALL"] == nil else {
      return Array(1...max(1, count))
    }
    let rarity =
      switch kind {
      case _ where isLasting: 10
      case .inputOutput: 1
      case .noSpace, .descriptors, .interruption, .short, .partial: 2
      case .quota, .memory: 5
      }
    let step = interval * rarity
    return stride(from: 0, to: count, by: step).enumerated().map { index, start in
      min(start + (index * 7) % step + 1, count)
    }
  }

  public var description: String { isLasting ? "\(kind.rawValue) from then on" : kind.rawValue }
}
