import Foundation
import Glibc
import TestSupport
import Testing

@testable import Foundations
@testable import Radio

@Suite("Files without permission")
struct UnreadableTests {
  /// Runs `body` on this thread as a user without rights, unlike root.
  private func withoutRights<Result>(_ body: () throws -> Result) rethrows -> Result {
    // Linux has it per thread; Swift's module of the C library does not export it.
    typealias SetUser = @convention(c) (uid_t) -> Int32
    let setUser = unsafeBitCast(dlsym(nil, "setfsuid")!, to: SetUser.self)
    let user = setUser(65_534)
    defer { _ = setUser(uid_t(bitPattern: user)) }
    return try body()
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    chmod(folder.url.path, 0o755)
    return folder
  }

  @Test("advice depends on the operation")
  func advice() {
    for operation in [FileError.Operation.open, .read, .list] {
      let text = FileError.system(operation, path: "/x", code: EACCES).description
      #expect(text.hasSuffix("; ask its owner for permission to read it"), "\(text)")
    }
    for operation in [FileError.Operation.write, .rename, .createFolder, .lock] {
      let text = FileError.system(operation, path: "/x", code: EACCES).description
      #expect(text.hasSuffix("; choose a folder that you may write to"), "\(text)")
    }
  }

  @Test("missing read and write permissions are reported differently")
  func files() throws {
    let folder = try folder()
    let path = folder.file("x.rfcap").path
    try Data([1]).write(to: URL(filePath: path))
    chmod(path, 0)
    withoutRights {
      #expect(throws: CaptureError.file(.system(.open, path: path, code: EACCES))) {
        try CaptureFile.facts(of: URL(filePath: path))
      }
      let new = folder.file("new").path
      #expect(throws: FileError.system(.write, path: new, code: EACCES)) {
        try FileSystem.create(new, Data())
      }
    }
  }

  @Test(
    "a folder that cannot be listed is a failure; the rest of its parent folder is still listed")
  func folders() throws {
    let folder = try folder()
    let closed = folder.file("closed")
    try FileManager.default.createDirectory(at: closed, withIntermediateDirectories: false)
    try Data([1]).write(to: folder.file("a.cs8"))
    chmod(closed.path, 0)
    defer { chmod(closed.path, 0o755) }
    withoutRights {
      let search = CaptureFile.search(below: folder.url)
      #expect(search.captures.map(\.lastPathComponent) == ["a.cs8"])
      #expect(search.failures.map(\.folder.lastPathComponent) == ["closed"])
      #expect(throws: CaptureError.file(.system(.list, path: closed.path, code: EACCES))) {
        try CaptureFile.captures(below: closed)
      }
    }
  }
}
