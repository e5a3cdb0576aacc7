import Foundation

/// A run of a program in which the file operations in a folder are counted, and one of them may fail.
public struct FaultyRun: Sendable {
  /// A file operation that was counted or failed.
  public struct Call: Sendable, Hashable, CustomStringConvertible {
    public var number: Int
    public var name: String
    public var path: String

    public var description: String { "\(name) \(path) (call \(number))" }
  }

  /// The exit code; 1000 plus the number of the signal if a signal ended the program.
  public let status: Int32
  public let output: String
  public let errors: String
  /// The calls that failed; if no call had to fail, all calls that can fail.
  public let calls: [Call]

  /// Runs `program` with `fault` at call number `failing` of the calls in `folder`. If `failing` is nil, no call fails.
  /// `more` is added to the environment.
  public init(
    _ program: String, _ words: [String], input: String = "", in folder: URL, fault: Fault,
    at failing: Int?, environment more: [String: String] = [:]
  ) throws {
    // The streams are files, because pipes would have to be read while the program writes.
    let streams = try TemporaryFolder.inMemory()
    try Data(input.utf8).write(to: streams.file("in"))
    let files = try ["out", "err", "calls"].map { name in
      try Data().write(to: streams.file(name))
      return try FileHandle(forWritingTo: streams.file(name))
    }
    let process = Process()
    process.executableURL = BuiltProduct.url(program)
    process.arguments = words
    var environment = ProcessInfo.processInfo.environment.merging(more) { $1 }
    environment["LD_PRELOAD"] = BuiltProduct.url("libFaults.so").path
    environment["FAULTS_FOLDER"] = folder.resolvingSymlinksInPath().path
    environment["FAULTS_KIND"] = fault.kind.rawValue
    environment["FAULTS_CALL"] = failing.map(String.init)
    environment["FAULTS_LASTING"] = fault.isLasting ? "yes" : nil
    environment["FAULTS_REPORT"] = streams.file("calls").path
    process.environment = environment
    process.standardInput = try FileHandle(forReadingFrom: streams.file("in"))
    (process.standardOutput, process.standardError) = (files[0], files[1])
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus + (process.terminationReason == .exit ? 0 : 1000)
    output = String(decoding: try Data(contentsOf: streams.file("out")), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: streams.file("err")), as: UTF8.self)
    let report = String(decoding: try Data(contentsOf: streams.file("calls")), as: UTF8.self)
    calls = report.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ", maxSplits: 2)
      guard words.count == 3, let number = Int(words[0]) else { return nil }
      return Call(number: number, name: String(words[1]), path: String(words[2]))
    }
  }
}
