import Glibc

/// Runs a program that may do anything: hang, write without end, start other programs.
package struct ProgramRun: Sendable {
  /// The time between two looks at the clock and at whether the user cancelled, in milliseconds.
  private static let interval: Int32 = 50
  /// The last bytes of standard error that are kept.
  private static let errorBytes = 4096

  let program: String
  let arguments: [String]
  let environment: [String: String]
  /// The longest time that the program may take, in seconds.
  let seconds: Double
  /// The most bytes of output.
  let outputLimit: Int

  /// A run of `program`, which is searched in `PATH` if its name has no slash, for at most `seconds` and with at most
  /// `outputLimit` bytes of output.
  package init(
    _ program: String, arguments: [String], environment: [String: String], seconds: Double,
    outputLimit: Int
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.seconds = seconds
    self.outputLimit = outputLimit
  }

  /// Runs the program and returns its standard output; nil if `isCancelled` returned true.
  ///
  /// When it ends for whatever reason, all programs that it started and that are in its process group are ended. Throws
  /// `ProgramProblem`; `name` is what its sentences call the program.
  package func output(
    for input: borrowing ProgramInput, called name: String, isCancelled: () -> Bool
  ) throws(ProgramProblem) -> [UInt8]? {
    var output = OutputPipe(limit: outputLimit)
    var errors = OutputPipe(keepingLast: Self.errorBytes)
    guard output.isOpen, errors.isOpen else { throw .cannotStart(program: name) }
    input.rewind()
    let started = SpawnedProcess(
      program, arguments: arguments, environment: environment,
      descriptors: [input.descriptor, output.writing, errors.writing], leadsGroup: true)
    output.closeWriting()
    errors.closeWriting()
    guard let child = started else { throw .cannotStart(program: name) }
    let deadline = ContinuousClock.now + .seconds(min(1e9, max(0, seconds)))
    while true {
      // A program in the background may keep the output open after the first one has ended.
      let hasEnded = child.hasEnded
      OutputPipe.read(&output, &errors, within: hasEnded ? 0 : Self.interval)
      if output.isTooLong {
        _ = child.kill()
        throw .tooMuchOutput(program: name, bytes: outputLimit)
      }
      if hasEnded { break }
      if isCancelled() {
        _ = child.kill()
        return nil
      }
      if ContinuousClock.now >= deadline {
        _ = child.kill()
        throw .tooSlow(program: name, seconds: seconds)
      }
    }
    let lines = String(decoding: errors.bytes, as: UTF8.self)
    switch child.kill() {
    case .exited(0): return output.bytes
    case .exited(let code): throw .failed(program: name, code: code, lines: lines)
    case .signal(let signal): throw .killed(program: name, signal: signal, lines: lines)
    case .unknown: throw .failed(program: name, code: -1, lines: lines)
    }
  }
}
