import FoundationEssentials
import Foundations
import Glibc
import Libraries

/// A file of a session that goes into a package.
struct PackageSource {
  /// What a file is, for the summary of a package.
  enum Kind: Hashable {
    case metadata, calibration, sessionVideo, timestamps
    case pitch(PitchContents.Kind)

    /// Whether the content is compressed already.
    var isStored: Bool {
      switch self {
      case .sessionVideo, .pitch(.video), .pitch(.keyFrame): true
      case .metadata, .calibration, .timestamps, .pitch: false
      }
    }
  }

  private static let pieceSize = 1 << 20
  /// The maximum size of a file that is compressed, and so held in memory.
  private static let largestText = 64 << 20

  let kind: Kind
  /// The path in the package.
  let path: String
  /// The folder and the name of the file; names are never resolved through links.
  let folder: URL
  let name: String
  /// The side that replaces the number of a camera; nil if the file is not changed.
  let anonymizer: PackageAnonymizer?

  /// The path of the file.
  var origin: String { folder.appending(path: name).path }

  /// The facts for the list of files. `isCancelled` is asked for each piece; nil if it returns true.
  func facts(isCancelled: () -> Bool) throws -> PackagedFile? {
    if let content = try changedContent() {
      return PackagedFile(
        path: path, size: content.count, sha256: SHA256.hexadecimal(of: content),
        crc32: Deflate.crc32(content))
    }
    let hash = SHA256()
    var (crc32, size) = (UInt32(0), 0)
    let isWhole = try forEachPiece { piece in
      piece.withUnsafeBytes { bytes in
        hash.update(bytes)
        crc32 = Deflate.crc32(bytes, after: crc32)
      }
      size += piece.count
      return !isCancelled()
    }
    guard isWhole else { return nil }
    return PackagedFile(path: path, size: size, sha256: hash.finish(), crc32: crc32)
  }

  /// Adds the file, whose `facts` were found before, to `archive`; returns false if it was cancelled. Throws
  /// `PackageError.changed` if the content is not the same any more.
  func write(
    _ facts: PackagedFile, to archive: inout ZIPWriter, isCancelled: () -> Bool
  ) throws -> Bool {
    if !kind.isStored || anonymizer != nil, facts.size <= Self.largestText {
      let content = try changedContent() ?? contents()
      guard content.count == facts.size, Deflate.crc32(content) == facts.crc32 else {
        throw PackageError.changed(path: origin)
      }
      try archive.add(path, content)
      return true
    }
    try archive.begin(
      path, method: .stored, crc32: facts.crc32, compressedSize: UInt64(facts.size),
      size: UInt64(facts.size))
    var (crc32, size) = (UInt32(0), 0)
    let isWhole = try forEachPiece { piece in
      crc32 = piece.withUnsafeBytes { Deflate.crc32($0, after: crc32) }
      size += piece.count
      guard size <= facts.size else { throw PackageError.changed(path: origin) }
      try archive.write(piece)
      return !isCancelled()
    }
    guard isWhole else { return false }
    guard size == facts.size, crc32 == facts.crc32 else {
      throw PackageError.changed(path: origin)
    }
    return true
  }

  /// The content without camera numbers; nil if the file is not changed.
  private func changedContent() throws -> [UInt8]? {
    try anonymizer?.content(of: Data(contents()), path: origin)
  }

  private func contents() throws -> [UInt8] {
    [UInt8](try open().contents(limit: Self.largestText))
  }

  private func open() throws(FileError) -> OpenFile {
    var folder = try Folder(folder.path)
    let parts = name.split(separator: "/").map(String.init)
    for part in parts.dropLast() { folder = try folder.folder(part) }
    return try folder.open(parts.last ?? name, flags: O_RDONLY | O_NONBLOCK)
  }

  /// Calls `body` with each piece of the file until it returns false; returns whether it never did.
  private func forEachPiece(_ body: (Data) throws -> Bool) throws -> Bool {
    let file = try open()
    _ = try file.regularFileSize
    var offset = 0
    while true {
      let piece = try file.bytes(at: offset, count: Self.pieceSize)
      if piece.isEmpty { return true }
      offset += piece.count
      guard try body(piece) else { return false }
    }
  }
}
