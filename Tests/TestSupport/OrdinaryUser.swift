import Foundation
import Glibc

/// Runs code with the rights of an ordinary user. Tests may run as root, for whom permissions have no effect.
public enum OrdinaryUser {
  /// The user `nobody`.
  public static let id: uid_t = 65534

  /// Runs `body` with the file permissions of an ordinary user. Other threads are not affected.
  public static func run<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard geteuid() == 0, let symbol = dlsym(nil, "setfsuid") else { return try body() }
    typealias SetUser = @convention(c) (uid_t) -> Int32
    let setUser = unsafeBitCast(symbol, to: SetUser.self)
    _ = setUser(id)
    defer { _ = setUser(0) }
    return try body()
  }

  /// Makes `folder` and its content writable for everybody.
  public static func allowAll(in folder: URL) throws {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    for path in [folder.path] + paths.map({ folder.appending(path: $0).path }) {
      try set(0o777, folder: URL(filePath: path))
    }
  }

  /// Sets the permissions of `folder`.
  public static func set(_ permissions: Int, folder: URL) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: folder.path)
  }
}
