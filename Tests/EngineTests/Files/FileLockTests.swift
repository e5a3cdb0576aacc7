import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Foundations

@Suite("File locks")
struct FileLockTests {
  private final class Holders: Sendable {
    private let count = Mutex(0)

    @discardableResult
    func change(by difference: Int) -> Int {
      count.withLock { count in
        count += difference
        return count
      }
    }
  }

  @Test("threads hold the lock one at a time")
  func exclusion() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file(".lock").path
    let holders = Holders()
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          var most = 0
          for _ in 0..<20 {
            try FileLock.whileHolding(path) {
              most = max(most, holders.change(by: 1))
              usleep(200)
              holders.change(by: -1)
            }
          }
          return most
        }
      }
      for try await most in group { #expect(most == 1) }
    }
  }

  @Test("an error in the body releases the lock")
  func release() throws {
    let folder = try TemporaryFolder()
    let path = folder.file(".lock").path
    #expect(throws: CancellationError.self) {
      try FileLock.whileHolding(path) { throw CancellationError() }
    }
    #expect(try FileLock.whileHolding(path) { 1 } == 1)
  }
}
