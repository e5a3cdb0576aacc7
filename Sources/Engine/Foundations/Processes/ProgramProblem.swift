/// Why a program gave no output that can be used.
package enum ProgramProblem: Error, Equatable {
  case noTemporaryFile(folder: String, reason: String)
  case cannotStart(program: String)
  case tooSlow(program: String, seconds: Double)
  case tooMuchOutput(program: String, bytes: Int)
  /// It exited with `code`; `lines` is the end of what it wrote to standard error.
  case failed(program: String, code: Int32, lines: String)
  case killed(program: String, signal: Int32, lines: String)
}

extension ProgramProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noTemporaryFile(let folder, let reason):
      "\(VisibleText.of(folder)) takes no temporary file (\(reason)): make room, or set TMPDIR"
    case .cannotStart(let program):
      "\(VisibleText.of(program)) cannot be started: check that it is installed and in PATH"
    case .tooSlow(let program, let seconds):
      "\(VisibleText.of(program)) did not end within \(Quantity.fixed(seconds, decimals: 0)) s: "
        + "search a shorter part, or allow more time"
    case .tooMuchOutput(let program, let bytes):
      "\(VisibleText.of(program)) wrote more than \(bytes >> 20) MiB: it must write only its result"
    case .failed(let program, let code, let lines):
      "\(VisibleText.of(program)) failed with exit status \(code)\(Self.said(lines))"
    case .killed(let program, let signal, let lines):
      "\(VisibleText.of(program)) was ended by signal \(signal)\(Self.said(lines))"
    }
  }

  /// The last line of `lines`, for the end of a sentence.
  private static func said(_ lines: String) -> String {
    let last = lines.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
    return last.map { ": \(VisibleText.of(String($0.prefix(300))))" } ?? ""
  }
}
