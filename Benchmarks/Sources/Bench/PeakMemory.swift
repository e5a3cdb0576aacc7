import Foundation
import Glibc

/// The peak resident memory of this process, including pages of mapped files.
enum PeakMemory {
  /// Resets the peak to the current memory.
  static func reset() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  /// The peak in bytes since the last `reset`.
  static func bytes() throws -> Int { try bytes(process: "self") }

  /// The peak of another process in bytes.
  static func bytes(of process: pid_t) throws -> Int { try bytes(process: "\(process)") }

  private static func bytes(process: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    guard let words = line?.split(whereSeparator: \.isWhitespace), words.count >= 2,
      let kilobytes = Int(words[1])
    else { throw BenchError.noPeakMemory }
    return kilobytes * 1024
  }
}
