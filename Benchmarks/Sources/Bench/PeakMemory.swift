import Foundation
import Glibc

/// The most resident memory of this process, pages of mapped files included.
enum PeakMemory {
  /// Forgets what was held before; what still is held counts.
  static func reset() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  /// Bytes at the peak since the last `reset`.
  static func bytes() throws -> Int { try bytes(process: "self") }

  /// Bytes at the peak of another process.
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
