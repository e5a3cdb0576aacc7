import CPseudoTerminal
import Glibc

extension ProgramLaunch {
  /// Starts the program as the leader of a session whose controlling terminal is `device`.
  func spawn(on device: String) throws -> pid_t {
    var process: pid_t = 0
    let failure = withStrings([program.path] + arguments) { arguments in
      withStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
        cpty_spawn(&process, device, folder.path, program.path, arguments, environment)
      }
    }
    guard failure == 0 else {
      throw TerminalError.cannotStart(program.path, String(cString: strerror(failure)))
    }
    return process
  }

  private func withStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return copies.withUnsafeBufferPointer { body($0.baseAddress!) }
  }
}
