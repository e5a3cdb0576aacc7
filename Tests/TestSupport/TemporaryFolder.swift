import Foundation

/// A new folder that is removed in `deinit`.
public final class TemporaryFolder: Sendable {
  public let url: URL

  public convenience init() throws {
    try self.init(in: FileManager.default.temporaryDirectory)
  }

  /// A folder in memory, if possible, for tests that would otherwise wait for the disk.
  public static func inMemory() throws -> TemporaryFolder {
    let memory = URL(filePath: "/dev/shm", directoryHint: .isDirectory)
    guard FileManager.default.isWritableFile(atPath: memory.path) else {
      return try TemporaryFolder()
    }
    return try TemporaryFolder(in: memory)
  }

  private init(in parent: URL) throws {
    url =
      parent
      .appending(path: "labeltui-test-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  public func file(_ name: String) -> URL { url.appending(path: name) }
}
