/// What detectors outside of this program may use.
package enum DetectorLimits {
  /// The time in seconds that a detector may take, unless the user allows more.
  package static let usualSeconds = 300.0
  /// The most bytes of a reply.
  static let outputBytes = 32 << 20
  /// The most boxes of a reply.
  static let boxes = 100_000
  /// The most characters of a class or a comment.
  static let textLength = 1000
  /// The most samples that a server gets at a time.
  static let samplesPerRequest = 1 << 22
}
