import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// Replaces files atomically: at any time, the name refers to the complete old or the complete new
/// content.
///
/// A writer holds the lock of its temporary file until the rename. A temporary file that is not
/// locked was left by a killed process.
package enum AtomicFile {
  /// What is on disk when `write` returns, in case of a power cut.
  package enum Durability {
    /// The new content.
    case replaced
    /// The complete old or the complete new content.
    case whole
    /// Not defined; for files that can be rebuilt from others.
    case none
  }

  private static let temporarySuffix = ".labeltui-temporary"
  private static let maximumLinks = 40

  /// Replaces the content of the file at `url`, or of the target if it is a link, durably. Keeps
  /// the permissions of an existing file. If it fails, the temporary file is removed.
  package static func write(_ data: Data, to url: URL) throws(FileError) {
    try write(data, to: url.path)
  }

  package static func write(
    _ data: Data, to path: String, durability: Durability = .replaced
  ) throws(FileError) {
    try stage(data, for: path, durability: durability).putInPlace()
  }

  /// Does everything that `write` does, except the final rename.
  static func stage(
    _ data: Data, for path: String, durability: Durability
  ) throws(FileError) -> StagedFile {
    let target = try resolvingLinks(path)
    do throws(FileError) {
      return try Folder(FileSystem.parent(of: target))
        .stage(data, for: FileSystem.name(of: target), durability: durability, path: path)
    } catch {
      throw error.about(path)
    }
  }

  /// Removes the temporary files that killed processes left beside the file at `url`, which is
  /// about to be written. A failure is ignored.
  package static func removeAbandoned(of url: URL) {
    let folder = FileSystem.parent(of: url.path)
    try? removeAbandoned(in: folder, suffix: FileSystem.name(of: url.path))
  }

  /// Removes the temporary files that killed processes left in `folder`, for files whose names end
  /// with `suffix`. Files that are being written are left alone.
  package static func removeAbandoned(in folder: String, suffix: String) throws(FileError) {
    do throws(FileError) {
      try Folder(folder).removeAbandoned(suffix: suffix)
    } catch  where error.isAbsence {
    }
  }

  /// The name of the file that temporary file `name` was to become (a long name is cut); nil if
  /// `name` is not the name of a temporary file.
  package static func finalName(ofTemporary name: String) -> String? {
    guard name.hasPrefix("."), name.hasSuffix(temporarySuffix) else { return nil }
    let parts = name.dropFirst().dropLast(temporarySuffix.count)
    guard let dot = parts.lastIndex(of: "."), dot > parts.startIndex else { return nil }
    return String(parts[..<dot])
  }

  /// A new temporary name for the file `name`.
  package static func temporaryName(for name: String) -> String {
    let unique = String(UInt64.random(in: .min ... .max), radix: 16)
    return "." + shortened(name) + "." + unique + temporarySuffix
  }

  /// A file name has at most 255 bytes, and the temporary name needs room for its own parts.
  private static func shortened(_ name: String) -> String {
    var scalars = name.unicodeScalars
    while scalars.reduce(0, { $0 + UTF8.width($1) }) > 200 { scalars.removeLast() }
    return String(scalars)
  }

  /// The path itself, or the target if it is a link.
  package static func resolvingLinks(_ path: String) throws(FileError) -> String {
    var path = path
    for _ in 0..<maximumLinks {
      var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
      let count = buffer.withUnsafeMutableBytes { bytes in
        readlink(path, bytes.baseAddress!.assumingMemoryBound(to: CChar.self), bytes.count)
      }
      guard count >= 0 else { return path }
      let target = String(decoding: buffer[..<count], as: UTF8.self)
      path = target.hasPrefix("/") ? target : FileSystem.parent(of: path) + "/" + target
    }
    throw .system(.open, path: path, code: ELOOP)
  }
}
