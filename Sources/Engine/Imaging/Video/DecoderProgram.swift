/// The program that decodes videos in a process of its own: `labeltui decode-video`.
package struct DecoderProgram: Sendable {
  /// The path of the executable of LabelTUI.
  let path: String
  /// The environment of the process.
  let environment: [String: String]
  /// How long the program may be silent before it is killed.
  let patience: Patience

  /// How long the process may be silent before it is killed.
  package struct Patience: Sendable {
    let opening: Duration
    let frame: Duration

    /// At most `opening` without progress while a file is opened, and `frame` for a frame.
    package init(opening: Duration = .seconds(15), frame: Duration = .seconds(5)) {
      self.opening = opening
      self.frame = frame
    }
  }

  /// The executable at `path`, such as "/proc/self/exe" in LabelTUI itself, run with `environment`.
  package init(
    path: String, environment: [String: String], patience: Patience = Patience()
  ) {
    self.path = path
    // If the process crashes, the runtime of Swift must not examine it: nobody reads the report.
    self.environment = environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    self.patience = patience
  }

  /// The arguments with which it serves.
  static let arguments = ["decode-video"]
}
