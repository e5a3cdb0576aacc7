import FoundationEssentials
import Glibc

/// Compiled terminfo overlays, kept in the user's cache folder.
struct TerminfoCache {
  private let environment: [String: String]

  init(environment: [String: String]) { self.environment = environment }

  /// The folder with the compiled `overlay`, for `TERMINFO_DIRS`; nil if it cannot be compiled, for
  /// example because `tic` is missing or no folder is writable.
  func folder(for overlay: TerminfoOverlay) -> String? {
    for folder in candidates where isCompiled(overlay, in: folder) { return folder }
    for folder in candidates where compile(overlay, into: folder) { return folder }
    return nil
  }

  /// Removes the compiled `overlay`, so that the next start compiles it again.
  func forget(_ overlay: TerminfoOverlay) {
    for folder in candidates { unlink(path(of: overlay, in: folder)) }
  }

  private var candidates: [String] {
    var folders: [String] = []
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { folders.append(cache) }
    if let home = environment["HOME"], home.hasPrefix("/") { folders.append(home + "/.cache") }
    return folders.map { $0 + "/labeltui/terminfo" } + [privateFolder]
  }

  /// The folder to use without a home folder: one of this user in the temporary folder.
  private var privateFolder: String {
    let temporary = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    return "\(temporary)/labeltui-terminfo-\(getuid())"
  }

  private func path(of overlay: TerminfoOverlay, in folder: String) -> String {
    "\(folder)/\(overlay.name.prefix(1))/\(overlay.name)"
  }

  private func isCompiled(_ overlay: TerminfoOverlay, in folder: String) -> Bool {
    isOurs(folder) && access(path(of: overlay, in: folder), R_OK) == 0
  }

  /// Whether `folder` is a real folder that nobody else can write to.
  private func isOurs(_ folder: String) -> Bool {
    var status = stat()
    return lstat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      && status.st_uid == geteuid() && status.st_mode & (S_IWGRP | S_IWOTH) == 0
  }

  /// Compiles into a folder beside the target, then renames: programs that start at the same time
  /// never see a partial file.
  private func compile(_ overlay: TerminfoOverlay, into folder: String) -> Bool {
    let target = path(of: overlay, in: folder)
    guard makeFolder(parent(of: target)), isOurs(folder),
      let workshop = makeTemporaryFolder(in: folder)
    else { return false }
    defer { try? FileManager.default.removeItem(atPath: workshop) }
    let source = workshop + "/overlay.ti"
    do {
      try Data(overlay.source.utf8).write(to: URL(filePath: source))
    } catch {
      return false
    }
    let arguments = ["-x", "-o", workshop + "/compiled", source]
    return ChildProcess.succeeds("tic", arguments: arguments, environment: environment)
      && rename(path(of: overlay, in: workshop + "/compiled"), target) == 0
  }

  private func parent(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  private func makeFolder(_ folder: String) -> Bool {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      return true
    } catch {
      return false
    }
  }

  private func makeTemporaryFolder(in folder: String) -> String? {
    var template = Array((folder + "/new-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
