import Foundation

/// The activity of the threads of a process, from /proc. If two values are equal, no thread ran in between.
struct ProcessActivity: Equatable {
  private struct Thread: Equatable {
    var isAsleep: Bool
    /// The numbers of times that the thread slept, and that it was interrupted.
    var switches: [Int]

    /// Parses `status`, the content of /proc/PID/task/TID/status.
    init(status: String) {
      isAsleep = false
      switches = []
      for line in status.split(separator: "\n") {
        let parts = line.split(whereSeparator: \.isWhitespace)
        if line.hasPrefix("State:") { isAsleep = parts.dropFirst().first == "S" }
        if line.contains("ctxt_switches:"), let count = parts.last.flatMap({ Int($0) }) {
          switches.append(count)
        }
      }
    }
  }

  private var threads: [String: Thread]
  private let process: String

  /// Nil if there is no such process.
  init?(of process: pid_t) {
    let folder = "/proc/\(process)/task"
    guard let identifiers = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return nil
    }
    self.process = String(process)
    threads = [:]
    for identifier in identifiers {
      // The thread may have ended since the folder was read.
      guard
        let status = try? String(contentsOfFile: "\(folder)/\(identifier)/status", encoding: .utf8)
      else { continue }
      threads[identifier] = Thread(status: status)
    }
  }

  var isAsleep: Bool { threads.values.allSatisfy(\.isAsleep) }

  /// Whether the main thread, which reads the keys, ran since `earlier`.
  func mainThreadRan(since earlier: ProcessActivity) -> Bool {
    threads[process]?.switches != earlier.threads[process]?.switches
  }
}
