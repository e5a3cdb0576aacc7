import Foundation
import TestSupport
import Testing

/// File operations fail one after another while a program saves, replaces, reviews, deletes and
/// exports.
@Suite("Injected errors")
struct InjectedErrorTests {
  #if DEBUG
    private static let interval = 28
  #else
    private static let interval = 4
  #endif

  @Test(
    "if any call fails: a clear error, nothing acknowledged is lost, and the next start finds a consistent dataset",
    arguments: Fault.all)
  func session(fault: Fault) throws {
    let count = try FaultySession(fault, at: nil).run.calls.count
    try #require(count > 0)
    let failing = fault.calls(of: count, every: Self.interval)
    for call in failing { try FaultySession(fault, at: call).check() }
    print("injected errors: \(fault) at \(failing.count) of \(count) calls")
  }

  @Test(
    "the library counts every kind of call of a session without changing the results"
  )
  func coverage() throws {
    let session = try FaultySession(Fault(.inputOutput), at: nil)
    try session.check()
    let names = Set(session.run.calls.map(\.name))
    let kinds: [Set<String>] = [
      ["open", "openat"], ["close"], ["write", "pwrite"], ["read", "pread"],
      ["fsync", "fdatasync"],
      ["rename", "renameat", "renameat2"], ["unlink", "unlinkat"], ["mkdir", "mkdirat"], ["fstat"],
      ["stat", "lstat", "fstatat", "statx"], ["opendir", "fdopendir"], ["readdir"], ["flock"],
      ["fchmod"],
    ]
    for kind in kinds { #expect(!kind.isDisjoint(with: names), "none of \(kind.sorted())") }
    let folders = ["/data/", "/data/signals/drone/samples/", "/curated"]
    for folder in folders {
      #expect(session.run.calls.contains { $0.path.contains(folder) }, "\(folder)")
    }
  }
}
