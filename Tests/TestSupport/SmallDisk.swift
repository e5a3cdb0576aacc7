import Foundation

/// A small file system in memory, which can be full or read-only. Only root may mount one.
public final class SmallDisk: Sendable {
  /// The reason why tests are skipped.
  public static let absence = "only root can mount a file system"

  /// Whether one can be mounted here.
  public static let isPossible = geteuid() == 0 && (try? SmallDisk(megabytes: 1)) != nil

  private struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let folder: TemporaryFolder
  /// The root of the file system.
  public let url: URL
  private var filler: String { url.appending(path: "filler").path }

  /// Mounts a file system that holds `megabytes` of files.
  public init(megabytes: Int) throws {
    folder = try TemporaryFolder()
    url = folder.file("disk")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try Self.run("mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", url.path])
  }

  deinit { try? Self.run("umount", ["--lazy", url.path]) }

  /// The path of the file or folder `name` on the disk.
  public func file(_ name: String) -> URL { url.appending(path: name) }

  /// Fills the disk but for `bytes`, which are rounded to whole pages.
  public func fill(leaving bytes: Int) throws {
    let page = 4096
    let descriptor = open(filler, O_WRONLY | O_CREAT, 0o600)
    guard descriptor >= 0 else { throw Failure(description: "cannot create \(filler)") }
    defer { close(descriptor) }
    let zeros = [UInt8](repeating: 0, count: page)
    var count = 0
    while write(descriptor, zeros, page) == page { count += 1 }
    guard errno == ENOSPC else { throw Failure(description: "\(filler): error \(errno)") }
    ftruncate(descriptor, off_t(max(0, count * page - bytes)))
  }

  /// Frees what `fill` has used.
  public func empty() throws { try FileManager.default.removeItem(atPath: filler) }

  /// Makes the disk read-only or writable.
  public func setReadOnly(_ isReadOnly: Bool) throws {
    try Self.run("mount", ["-o", "remount,\(isReadOnly ? "ro" : "rw")", url.path])
  }

  private static func run(_ program: String, _ words: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + words
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(program) \(words.joined(separator: " ")) failed")
    }
  }
}
