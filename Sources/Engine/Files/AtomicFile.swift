import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// Writes files all or nothing: at any instant the old or the new content stands under the name,
/// and the new one is on the disk when `write` returns.
public enum AtomicFile {
  private static let temporarySuffix = ".labeltui-temporary"
  private static let maximumLinks = 40

  /// Replaces the content of the file at `url`, or of the file that a link there points to; keeps
  /// the permissions of an existing file. On failure the temporary file is removed.
  public static func write(_ data: Data, to url: URL) throws(FileError) {
    try write(data, to: url.path)
  }

  static func write(_ data: Data, to path: String) throws(FileError) {
    let target = try resolvingLinks(path)
    let folder = FileSystem.parent(of: target)
    let temporary = folder + "/" + temporaryName(for: FileSystem.name(of: target))
    let permissions = try existingPermissions(target)
    do {
      try FileSystem.create(temporary, data, permissions: permissions)
      try FileSystem.rename(temporary, to: target)
    } catch {
      unlink(temporary)
      throw error.about(path)
    }
    try FileSystem.sync(folder: folder)
  }

  /// The file that the temporary file `name` was to become (a long name is cut); nil when `name` is
  /// not that of a temporary file.
  static func finalName(ofTemporary name: String) -> String? {
    guard name.hasPrefix("."), name.hasSuffix(temporarySuffix) else { return nil }
    let parts = name.dropFirst().dropLast(temporarySuffix.count)
    guard let dot = parts.lastIndex(of: "."), dot > parts.startIndex else { return nil }
    return String(parts[..<dot])
  }

  private static func temporaryName(for name: String) -> String {
    let unique = String(UInt64.random(in: .min ... .max), radix: 16)
    return "." + shortened(name) + "." + unique + temporarySuffix
  }

  /// File names end at 255 bytes; the temporary name needs room for its own parts.
  private static func shortened(_ name: String) -> String {
    var scalars = name.unicodeScalars
    while scalars.reduce(0, { $0 + UTF8.width($1) }) > 200 { scalars.removeLast() }
    return String(scalars)
  }

  private static func existingPermissions(_ path: String) throws(FileError) -> mode_t? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    return status.st_mode & 0o7777
  }

  private static func resolvingLinks(_ path: String) throws(FileError) -> String {
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
