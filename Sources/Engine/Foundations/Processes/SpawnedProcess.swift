import Glibc

/// Owns a program that this one has started.
package struct SpawnedProcess: ~Copyable, Sendable {
  private let id: pid_t
  /// Whether the program leads a process group, to which the programs that it starts belong.
  private let leadsGroup: Bool

  /// How a program ended.
  package enum Ending: Sendable, Equatable {
    /// It exited with this code.
    case exited(Int32)
    /// This signal ended it.
    case signal(Int32)
    /// The system does not say.
    case unknown
  }

  /// Starts `program`, which is searched in `PATH` if its name has no slash; nil if it cannot be started.
  ///
  /// It gets `descriptors` as its descriptors 0, 1 and so on; nil stands for /dev/null. It gets no other descriptors, as
  /// this program opens all of its own with O_CLOEXEC. With `leadsGroup`, it leads a process group of its own.
  package init?(
    _ program: String, arguments: [String], environment: [String: String], descriptors: [Int32?],
    leadsGroup: Bool = false
  ) {
    guard let sources = Self.highDescriptors(descriptors) else { return nil }
    defer { for case let source? in sources { close(source) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, source) in sources.enumerated() {
      if let source {
        posix_spawn_file_actions_adddup2(&actions, source, Int32(target))
      } else {
        posix_spawn_file_actions_addopen(&actions, Int32(target), "/dev/null", O_RDWR, 0)
      }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Without this, the program inherits the signals that are blocked here.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let group = leadsGroup ? POSIX_SPAWN_SETPGROUP : 0
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(group))

    var words = Self.strings([program] + arguments)
    var variables = Self.strings(environment.map { "\($0)=\($1)" })
    defer { for string in words + variables { free(string) } }
    var started = pid_t()
    guard posix_spawnp(&started, program, &actions, &attributes, &words, &variables) == 0 else {
      return nil
    }
    id = started
    self.leadsGroup = leadsGroup
  }

  /// Copies of `descriptors` that are larger than all targets, so that no copy to a target replaces another source.
  private static func highDescriptors(_ descriptors: [Int32?]) -> [Int32?]? {
    var copies: [Int32?] = []
    for descriptor in descriptors {
      guard let descriptor else {
        copies.append(nil)
        continue
      }
      let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, Int32(descriptors.count))
      guard copy >= 0 else {
        for case let copy? in copies { close(copy) }
        return nil
      }
      copies.append(copy)
    }
    return copies
  }

  private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }

  /// The number of the process, for tests.
  package var identifier: Int32 { id }

  /// Whether the program has ended. Its number stays taken until `wait` or `kill`.
  package var hasEnded: Bool {
    var info = siginfo_t()
    let options = WEXITED | WNOHANG | WNOWAIT
    guard SystemCall.repeating({ waitid(P_PID, id_t(id), &info, options) }) == 0 else {
      return true
    }
    return info.si_signo != 0
  }

  /// Ends the program, and all programs of the group that it leads, even if they are stopped. Waits until it has ended.
  package consuming func kill() -> Ending {
    _ = Glibc.kill(leadsGroup ? -id : id, SIGKILL)
    return wait()
  }

  /// Waits until the program ends.
  package consuming func wait() -> Ending {
    var status: Int32 = 0
    guard SystemCall.repeating({ waitpid(id, &status, 0) }) == id else { return .unknown }
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF) : .signal(signal)
  }
}
