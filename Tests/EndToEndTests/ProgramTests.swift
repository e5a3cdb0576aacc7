import Foundation
import TerminalSupport
import Testing

@Suite("The program")
struct ProgramTests {
  @Test("is built beside the tests")
  func isBuilt() {
    #expect(FileManager.default.isExecutableFile(atPath: BuiltProgram.url.path))
  }
}
