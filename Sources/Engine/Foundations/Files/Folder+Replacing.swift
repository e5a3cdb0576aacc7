import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// Replaces files atomically, see `AtomicFile`.
extension Folder {
  /// Replaces the content of the file `name`; throws if it is a link.
  package func replace(
    _ name: String, with data: Data, durability: AtomicFile.Durability = .replaced
  ) throws(FileError) {
    try stage(data, for: name, durability: durability).putInPlace()
  }

  /// Does everything that `replace` does, except the final rename. Errors name `path`, by default
  /// that of the file.
  package func stage(
    _ data: Data, for name: String, durability: AtomicFile.Durability, path: String? = nil
  ) throws(FileError) -> StagedFile {
    let path = path ?? self.path(of: name)
    let permissions = try permissions(of: name)
    do throws(FileError) {
      return try StagedFile(
        data, in: openTemporary(for: name), permissions: permissions, folder: self, name: name,
        path: path, durability: durability)
    } catch {
      throw error.about(path)
    }
  }

  /// Removes the temporary files that killed processes left for files whose names end with
  /// `suffix`. Files that are being written are left alone.
  package func removeAbandoned(suffix: String) throws(FileError) {
    for name in try names() where AtomicFile.finalName(ofTemporary: name)?.hasSuffix(suffix) == true
    {
      guard let file = try? open(name, flags: O_RDONLY | O_NONBLOCK), file.lockIfFree() == .taken
      else { continue }
      try remove(name)
    }
  }

  /// Removes the temporary files of `name`. The caller must know that nothing writes the file.
  package func removeTemporaries(of name: String) throws(FileError) {
    for temporary in try names() where AtomicFile.finalName(ofTemporary: temporary) == name {
      try remove(temporary)
    }
  }

  /// Renames the file `name`, if it exists, to `<name>.unreadable`, with a number appended if that
  /// exists.
  package func setAside(_ name: String) throws(FileError) {
    guard try status(of: name) != nil else { return }
    var (aside, number) = ("\(name).unreadable", 1)
    while try status(of: aside) != nil {
      number += 1
      aside = "\(name).unreadable-\(number)"
    }
    try rename(name, to: aside)
  }

  /// Creates and locks a temporary file for `name`.
  private func openTemporary(for name: String) throws(FileError) -> OpenFile {
    while true {
      let temporary = AtomicFile.temporaryName(for: name)
      let file = try open(temporary, flags: O_WRONLY | O_CREAT | O_EXCL)
      // Until it was locked it looked abandoned, so another process may have removed it.
      if file.lockIfFree() != .heldByAnother, try !file.isNameless { return file }
    }
  }

  /// The permissions of the file `name`; nil if it does not exist.
  private func permissions(of name: String) throws(FileError) -> mode_t? {
    guard let status = try status(of: name) else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return status.st_mode & 0o7777
    case S_IFLNK: throw .symbolicLink(path: path(of: name))
    default: throw .notAFile(path: path(of: name))
    }
  }
}
