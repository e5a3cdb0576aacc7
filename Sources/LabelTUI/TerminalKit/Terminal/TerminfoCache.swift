import FoundationEssentials
import Foundations
import Glibc

/// Compiled terminfo overlays in the user's cache folder.
struct TerminfoCache {
  private let environment: [String: String]

  init(environment: [String: String]) { self.environment = environment }

  /// The folder with the compiled `overlay`, for `TERMINFO_DIRS`. Compiles it if necessary; nil if that fails, for
  /// example because `tic` is missing or no folder is writable.
  func folder(for overlay: TerminfoOverlay) -> String? {
    for folder in candidates where isCompiled(overlay, in: folder) { return folder }
    for folder in candidates where compile(overlay, into: folder) { return folder }
    return nil
  }

  /// Removes the compiled `overlay`, so that the next start compiles it again.
  func remove(_ overlay: TerminfoOverlay) {
    for folder in candidates { unlink(path(of: overlay, in: folder)) }
  }

  private var candidates: [String] {
    var folders: [String] = []
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { folders.append(cache) }
    if let home = environment["HOME"], home.hasPrefix("/") { folders.append(home + "/.cache") }
    return folders.map { $0 + "/labeltui/terminfo" } + [privateFolder]
  }

  /// The folder of this user in the temporary folder, for use without a home folder.
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

  /// Whether `folder` is a folder of this user, not a symbolic link, to which no other user can write.
  private func isOurs(_ folder: String) -> Bool {
    var status = stat()
    return lstat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      && status.st_uid == geteuid() && status.st_mode & (S_IWGRP | S_IWOTH) == 0
  }

  /// Compiles in a temporary folder and renames the result, so that programs that start at the same time never
  /// see an incomplete file.
  private func compile(_ overlay: TerminfoOverlay, into folder: String) -> Bool {
    let target = path(of: overlay, in: folder)
    guard makeFolder(parent(of: target)), isOurs(folder),
      let workFolder = makeTemporaryFolder(in: folder)
    else { return false }
    defer { try? FileManager.default.removeItem(atPath: workFolder) }
    let source = workFolder + "/overlay.ti"
    do {
      try Data(overlay.source.utf8).write(to: URL(filePath: source))
    } catch {
      return false
    }
    let arguments = ["-x", "-o", workFolder + "/compiled", source]
    return ChildProcess.succeeds("tic", arguments: arguments, environment: environment)
      && rename(path(of: overlay, in: workFolder + "/compiled"), target) == 0
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
