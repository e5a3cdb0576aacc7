import FoundationEssentials
import Foundations

#if canImport(Glibc)
  import Glibc
#endif

/// The folder `gold` of a dataset: the known boxes of gold captures, and the accuracy of those who labeled them.
package struct GoldFolder: Sendable {
  private static let limit = 1 << 28
  /// After this number of seconds without a change, a capture counts as labeled.
  private static let labelingTime = 3600.0
  private static let newline = UInt8(ascii: "\n")

  private let path: String

  /// The gold folder of the dataset in `dataset`; it may not exist.
  package init(dataset: URL) { path = dataset.appending(path: "gold").path }

  private var taskFile: String { "\(path)/tasks.jsonl" }
  private var scoreFile: String { "\(path)/scores.jsonl" }

  /// The tasks; none if the folder does not exist. Throws `FileError`, and `GoldError` for a line that is no task: without
  /// it, its capture would count as real.
  package func tasks() throws -> [GoldTask] {
    try lines(of: taskFile).enumerated().map { index, line in
      do {
        return try JSONParser.decode(GoldTask.self, from: line)
      } catch {
        throw GoldError.badLine(
          path: taskFile, line: index + 1, reason: DecodingProblem.sentence(error))
      }
    }
  }

  /// The accuracies that were noted, in the order of time. Lines that cannot be read are left out.
  package func entries() throws(FileError) -> [GoldEntry] {
    try lines(of: scoreFile).compactMap { try? JSONParser.decode(GoldEntry.self, from: $0) }
  }

  /// The accuracy of each person at `now`, without captures that may still be in work: to see it grow would tell what is
  /// missing.
  func settledAccuracies(at now: Date) throws(FileError) -> [GoldAccuracy] {
    GoldAccuracy.all(in: try entries(), until: Timestamp.text(now - Self.labelingTime))
  }

  /// The file names of gold captures.
  package func captureNames() throws -> Set<String> { Set(try tasks().map(\.capture)) }

  /// Adds `task`; it is on disk when this returns. Creates the folder.
  func add(_ task: GoldTask) throws { try append(task, to: taskFile) }

  /// Adds `entry`; it is on disk when this returns.
  func add(_ entry: GoldEntry) throws { try append(entry, to: scoreFile) }

  /// Removes the task `id`, whose capture could not be made.
  func remove(_ id: String) throws {
    try FolderLock.whileHolding(path) {
      let rest = try tasks().filter { $0.id != id }
      var data = Data()
      for task in rest {
        data += try OrderedJSONEncoder(.compact).encode(task) + [Self.newline]
      }
      try AtomicFile.write(data, to: taskFile)
    }
  }

  /// The complete lines of a file. A killed process may have left a part of a line at the end.
  private func lines(of file: String) throws(FileError) -> [Data] {
    do {
      let data = try FileSystem.contents(of: file, limit: Self.limit)
      guard let end = data.lastIndex(of: Self.newline) else { return [] }
      return data[..<end].split(separator: Self.newline).map { Data($0) }
    } catch  where error.isAbsence {
      return []
    }
  }

  private func append(_ value: some Encodable, to file: String) throws {
    try FileSystem.createFolder(path)
    let line = try OrderedJSONEncoder(.compact).encode(value) + [Self.newline]
    try FolderLock.whileHolding(path) {
      let open = try OpenFile(file, flags: O_RDWR | O_CREAT | O_APPEND)
      let size = try open.regularFileSize
      let last = try open.bytes(at: max(0, size - 1), count: 1).first
      do {
        try open.write((last == nil || last == Self.newline ? Data() : Data([Self.newline])) + line)
        try open.sync()
      } catch {
        try? open.truncate(to: size)
        throw error
      }
    }
    try FileSystem.sync(folder: path)
  }
}
