import Foundation
import TestSupport
import Testing

@testable import Foundations

@Suite("JSON list reader")
struct JSONListReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder.inMemory() }

  private func parts(
    _ text: String, wanting isWanted: (String) -> Bool = { _ in true }
  ) throws -> [String] {
    let url = folder.file("a.json")
    try Data(text.utf8).write(to: url)
    var found: [String] = []
    try JSONListReader.read(url.path, wanting: isWanted) { part in
      found.append("\(part.place)=\(String(decoding: part.text, as: UTF8.self))")
      #expect((0...1).contains(part.share))
    }
    return found
  }

  @Test("elements and other members come in the order of the file")
  func members() throws {
    let text =
      "\u{FEFF} { \"a\" : [1 , {\"x\":\"]\\\"}\"},[ ], \"s,\"] ,\n\"b\": {\"y\": 2} , \"c\":true,\"d\":[]} \n"
    #expect(
      try parts(text) == [
        "a[0]=1", "a[1]={\"x\":\"]\\\"}\"}", "a[2]=[ ]", "a[3]=\"s,\"", "b={\"y\": 2}", "c=true",
      ])
    #expect(try parts(text) { $0 == "b" } == ["b={\"y\": 2}"])
    #expect(try parts("[3,4]") == ["[0]=3", "[1]=4"])
    #expect(try parts("{}") == [])
    #expect(try parts("[]") == [])
  }

  @Test("elements on the border of two reads are whole")
  func borders() throws {
    let elements = (0..<30_000).map {
      "{\"id\":\($0),\"name\":\"x\\\"\(String(repeating: "y", count: $0 % 50))\"}"
    }
    let found = try parts(
      "{\"skipped\":[\(elements.joined(separator: ","))],\"a\":[\(elements.joined(separator: " ,\n"))]}"
    ) {
      $0 == "a"
    }
    #expect(found == elements.enumerated().map { "a[\($0)]=\($1)" })
  }

  @Test(
    "what is not JSON is refused",
    arguments: [
      "", " ", "1", "{", "[", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":[", "{\"a\":[1}", "[1] x",
      "{a:1}",
      "{\"a\":1 \"b\":2}", "[1 2]", "[\"x", "{\"a\":[1,2", "[}",
    ])
  func refused(text: String) {
    #expect {
      try parts(text)
    } throws: { error in
      "\(error)".contains("is not valid JSON")
    }
  }

  @Test("an element beyond the limit is refused by name")
  func limit() {
    let text = "{\"a\":[1,\"\(String(repeating: "x", count: JSONListReader.largestPart))\"]}"
    #expect(throws: JSONListError.tooLarge(path: folder.file("a.json").path, part: "a[1]")) {
      try parts(text)
    }
    #expect((try? parts(text) { $0 == "b" }) == [])
  }
}
