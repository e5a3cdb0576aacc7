import Foundation

/// The machine that was measured.
struct Machine: Codable, Equatable {
  var processor: String
  var processors: Int
  var memory: UInt64
  var system: String
  /// The load average when the measurement started; figures of a busy machine are less reliable.
  var load: Double
  /// The limit of the instruction set by LABELTUI_KERNELS; nil without one.
  var kernelLimit: String?

  private enum CodingKeys: String, CodingKey {
    case processor, processors
    case memory = "memory_bytes"
    case system, load
    case kernelLimit = "kernel_limit"
  }

  /// This machine in its current state.
  static var current: Machine {
    let process = ProcessInfo.processInfo
    return Machine(
      processor: value(of: "model name", in: "/proc/cpuinfo") ?? "unknown",
      processors: process.activeProcessorCount, memory: process.physicalMemory,
      system: process.operatingSystemVersionString, load: load,
      kernelLimit: process.environment["LABELTUI_KERNELS"])
  }

  private static var load: Double {
    let text = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)
    return text?.split(separator: " ").first.flatMap { Double($0) } ?? 0
  }

  private static func value(of field: String, in path: String) -> String? {
    let text = try? String(contentsOfFile: path, encoding: .utf8)
    let line = text?.split(separator: "\n").first { $0.hasPrefix(field) }
    return line?.split(separator: ":", maxSplits: 1).last?.trimmingCharacters(in: .whitespaces)
  }
}
