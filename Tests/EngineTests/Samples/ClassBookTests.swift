import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite("Digits and colors of classes")
struct ClassBookTests {
  private let folder: TemporaryFolder
  private let file: ClassBookFile
  private var url: URL { folder.file("data/classes.json") }

  init() throws {
    folder = try TemporaryFolder()
    file = ClassBookFile(Dataset(folder: folder.file("data")))
  }

  private func write(_ text: String) throws {
    try FileManager.default.createDirectory(
      at: folder.file("data"), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  @Test("what was written is read again; without a file there are no classes")
  func roundTrip() throws {
    #expect(try file.read() == ClassBook())
    let book = ClassBook([
      ClassBook.Entry(name: "video", digit: 1, color: 3), ClassBook.Entry(name: "ü", color: 0),
      ClassBook.Entry(name: "last", digit: 9),
    ])
    try file.write(book)
    #expect(try file.read() == book)
  }

  @Test("fields and classes of other programs are kept; removed classes and taken digits are not")
  func otherPrograms() throws {
    try write(
      #"{"tool":1.0,"classes":[{"name":"a","digit":1,"note":"x"},{"name":"theirs","digit":2},5,{"name":"gone"}]}"#
    )
    try file.write(
      ClassBook([ClassBook.Entry(name: "a", digit: 2), ClassBook.Entry(name: "new", digit: 1)]),
      removing: ["gone", "a"])
    let text = try String(contentsOf: url, encoding: .utf8)
    #expect(text.contains(#""tool": 1.0"#) && text.contains(#""note": "x""#))
    #expect(!text.contains("gone"))
    let entries = try file.read().entries
    #expect(entries.map(\.name) == ["a", "theirs", "new"])
    #expect(entries.map(\.digit) == [2, nil, 1])
  }

  @Test(
    "files that are no list of classes are refused and not changed",
    arguments: ["", "[]", "{", #"{"classes":{}}"#, #"{"version":2,"classes":[]}"#])
  func refused(text: String) throws {
    try write(text)
    #expect(throws: ClassBookError.self) { try file.read() }
    #expect(throws: ClassBookError.self) { try file.write(ClassBook([.init(name: "a")])) }
    #expect(try String(contentsOf: url, encoding: .utf8) == text)
  }

  @Test("values that are not valid are ignored: digits, colors, names, doubles")
  func values() throws {
    try write(
      #"{"classes":[{"name":"a","digit":0,"color":-1},{"name":"b","digit":1},{"name":"b","digit":2},{"name":"c","digit":1},{"digit":3},{"name":"","digit":4},{"name":"d","digit":"5","color":1e99}]}"#
    )
    #expect(
      try file.read().entries == [
        .init(name: "a"), .init(name: "b", digit: 1), .init(name: "c"), .init(name: "d"),
      ])
  }

  @Test("nothing is written through a link")
  func link() throws {
    try write("{}")
    let target = folder.file("target.json")
    try FileManager.default.moveItem(at: url, to: target)
    try FileManager.default.createSymbolicLink(at: url, withDestinationURL: target)
    #expect(throws: (any Error).self) { try file.write(ClassBook([.init(name: "a")])) }
    #expect(try String(contentsOf: target, encoding: .utf8) == "{}")
  }
}
