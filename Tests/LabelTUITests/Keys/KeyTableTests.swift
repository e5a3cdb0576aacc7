import Foundation
import TerminalKit
import TestSupport
import Testing

@testable import Workstation

@Suite("The README's key table")
struct KeyTableTests {
  private static let markers = (start: "<!-- keys -->\n", end: "<!-- /keys -->")

  @Test("it equals the keymap's table; LABELTUI_RECORD_GOLDENS=1 writes it")
  func readme() throws {
    let file = SharedMaterial.packageRoot.appending(path: "README.md")
    var readme = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(readme.range(of: Self.markers.start))
    let end = try #require(readme.range(of: Self.markers.end))
    let table = Keymap.standard.markdown
    if ProcessInfo.processInfo.environment["LABELTUI_RECORD_GOLDENS"] != nil {
      readme.replaceSubrange(start.upperBound..<end.lowerBound, with: table)
      try readme.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(readme[start.upperBound..<end.lowerBound] == table)
    }
  }

  @Test("it has every binding, and bars in key names do not end a cell")
  func complete() {
    let table = Keymap.standard.markdown
    for section in Keymap.standard.sections {
      for binding in section.bindings {
        let keys = binding.keyNameList.map { "`\($0 == "|" ? "\\|" : $0)`" }
        #expect(table.contains("\(keys.joined(separator: " ")) \(binding.title)"))
      }
    }
    for line in table.split(separator: "\n") {
      #expect(line.ranges(of: "|").count - line.ranges(of: "\\|").count == 3, "\(line)")
    }
  }
}
