import Foundation
import Radio
import TestSupport
import Testing

/// `labeltui samples` as a process whose file operations fail one after another.
@Suite("labeltui samples with injected errors")
struct SamplesFaultTests {
  private static let windowSamples = 4096
  private static let sampleRate = 1e5

  /// A capture with its labels, a dataset, and the user's folders.
  private let original: TemporaryFolder

  init() throws {
    original = try TemporaryFolder.inMemory()
    try FileManager.default.createDirectory(
      at: original.file("captures"), withIntermediateDirectories: true)
    var recipe = SyntheticRecipe()
    recipe.sampleRate = Self.sampleRate
    recipe.duration = 2 * Double(Self.windowSamples) / Self.sampleRate
    recipe.signals = [.chirp, .tone]
    try SyntheticCapture(recipe).write(to: original.file("captures/c.rfcap"))
  }

  @Test(
    "if any call fails, the error names the file, and the next run gives the same result as one without errors",
    arguments: [Fault(.inputOutput), Fault(.noSpace), Fault(.inputOutput, isLasting: true)])
  func everyCall(fault: Fault) throws {
    let undisturbed = try run(fault, at: nil)
    #expect(undisturbed.run.status == 0 && undisturbed.run.errors.isEmpty)
    let expected = try files(undisturbed.folder)
    #expect(expected.keys.count { $0.hasSuffix(".npz") } == 4, "\(expected.keys.sorted())")
    let count = undisturbed.run.calls.count
    let failing = fault.calls(of: count, every: Self.interval)
    for call in failing { try check(fault, at: call, expected) }
    print("samples with injected errors: \(fault) at \(failing.count) of \(count) calls")
  }

  #if DEBUG
    private static let interval = 11
  #else
    private static let interval = 3
  #endif

  private func check(_ fault: Fault, at call: Int, _ expected: [String: Data]) throws {
    let (folder, run) = try run(fault, at: call)
    let path = folder.url.path
    let circumstances = Comment(
      rawValue: "\(fault) at \(run.calls.first?.description ?? "no call")"
        .replacing(path + "/", with: ""))
    let lines = run.errors.split(separator: "\n")
    #expect(run.status == 0 || run.status == 1, "\(circumstances): \(run.errors)")
    #expect(lines.allSatisfy { $0.hasPrefix("labeltui: ") }, "\(circumstances): \(run.errors)")
    if lines.isEmpty {
      #expect(run.status == 0, "\(circumstances): no error was told")
      let isWhole = try files(folder) == expected
      #expect(isWhole, "\(circumstances): success, but something is missing")
    } else {
      let isClear = lines.contains {
        $0.contains(path) && $0.contains(fault.kind.reason ?? "")
      }
      #expect(isClear, "\(circumstances): \(run.errors)")
    }

    let again = try FaultyRun(
      "labeltui", words(folder), in: folder.url, fault: fault, at: nil,
      environment: environment(folder))
    #expect(again.status == 0, "\(circumstances): then \(again.errors)")
    let messages = again.errors.split(separator: "\n")
    #expect(
      messages.allSatisfy { $0.contains(": Moved ") }, "\(circumstances): then \(again.errors)")
    // Samples of a window that could not be read come after the others, with other ids.
    let isReadingFailure = run.calls.first?.description.contains("c.rfcap") == true
    guard !isReadingFailure else {
      #expect(try files(folder).keys.sorted() == expected.keys.sorted(), "\(circumstances)")
      return
    }
    let found = try files(folder)
    #expect(found.keys.sorted() == expected.keys.sorted(), "\(circumstances)")
    for (name, data) in found {
      let isSame = data == expected[name]
      #expect(
        isSame,
        "\(circumstances): \(name) is now \(String(decoding: data.prefix(3000), as: UTF8.self))")
    }
  }

  private func run(_ fault: Fault, at call: Int?) throws -> (
    folder: TemporaryFolder, run: FaultyRun
  ) {
    let folder = try TemporaryFolder.inMemory()
    try FileManager.default.copyItem(at: original.file("captures"), to: folder.file("captures"))
    let run = try FaultyRun(
      "labeltui", words(folder), in: folder.url, fault: fault, at: call,
      environment: environment(folder))
    return (folder, run)
  }

  private func words(_ folder: TemporaryFolder) -> [String] {
    let seconds = Double(Self.windowSamples) / Self.sampleRate
    return [
      "samples", folder.file("captures").path, "--dataset", folder.file("data").path, "--window",
      "\(seconds)", "--jobs", "1",
    ]
  }

  private func environment(_ folder: TemporaryFolder) -> [String: String] {
    ["XDG_STATE_HOME": folder.file("state").path, "XDG_CACHE_HOME": folder.file("cache").path]
  }

  /// All files, with the times in them replaced by one value.
  private func files(_ folder: TemporaryFolder) throws -> [String: Data] {
    try FolderSnapshot(folder.url).timeless
  }
}
