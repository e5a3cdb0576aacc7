import FoundationEssentials
import Foundations

/// The small files in the user's state folder that remember commands, places in documents, and whether the
/// user has seen the first page, see `docs/formats/user-files.md`. An unreadable file counts as empty.
struct UserMemory: Sendable {
  private static let largestSize = 4 << 20

  private let folder: URL

  /// The memory in `stateFolder`.
  init(stateFolder: URL) { folder = stateFolder }

  private var commandFile: URL { folder.appending(path: "commands.json") }
  private var positionFile: URL { folder.appending(path: "positions.json") }
  private var welcomeFile: URL { folder.appending(path: "welcomed") }

  /// The remembered commands.
  func commands() -> CommandMemory {
    (read(CommandMemory.self, from: commandFile) ?? CommandMemory()).bounded
  }

  /// The remembered places in documents.
  func positions() -> PositionBook {
    (read(PositionBook.self, from: positionFile) ?? PositionBook()).bounded
  }

  /// Whether the user has seen the first page.
  var isWelcomed: Bool { FileManager.default.fileExists(atPath: welcomeFile.path) }

  /// Changes the remembered commands; programs that run at the same time lose nothing. Throws `FileError`.
  func changeCommands(_ change: (inout CommandMemory) -> Void) throws {
    try whileHoldingLock {
      var memory = commands()
      change(&memory)
      try AtomicFile.write(OrderedJSONEncoder(.pretty).encode(memory), to: commandFile)
    }
  }

  /// Remembers `positions`; throws `FileError`.
  func remember(_ positions: [DocumentPosition]) throws {
    try whileHoldingLock {
      var book = self.positions()
      for position in positions { book.remember(position) }
      try AtomicFile.write(OrderedJSONEncoder(.pretty).encode(book), to: positionFile)
    }
  }

  /// Remembers that the user has seen the first page; throws `FileError`.
  func noteWelcome() throws {
    try whileHoldingLock { try AtomicFile.write(Data(), to: welcomeFile) }
  }

  private func whileHoldingLock(_ work: () throws -> Void) throws {
    try FileSystem.createFolder(folder.path)
    try FileLock.whileHolding(folder.path + "/memory.lock") { try work() }
  }

  private func read<Content: Decodable>(_ type: Content.Type, from file: URL) -> Content? {
    guard let data = try? FileSystem.contents(of: file.path, limit: Self.largestSize) else {
      return nil
    }
    return try? JSONParser.decode(type, from: data)
  }
}
