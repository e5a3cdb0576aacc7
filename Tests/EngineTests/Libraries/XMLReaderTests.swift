import Foundation
import Foundations
import TestSupport
import Testing

@testable import Libraries

@Suite("XML reader")
struct XMLReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder.inMemory() }

  private func children(_ text: String) throws -> [XMLElement] {
    try children(Data(text.utf8))
  }

  private func children(_ data: Data) throws -> [XMLElement] {
    let url = folder.file("a.xml")
    try data.write(to: url)
    var found: [XMLElement] = []
    var root: XMLElement?
    try XMLReader.read(url.path, root: { root = $0 }, child: { found.append($0) })
    #expect(root != nil)
    return found
  }

  @Test("children of the root come one by one with their attributes, texts and lines")
  func elements() throws {
    let found = try children(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <r a="1"> x <b c="&lt;&#233;" d='"'> t<e/>u <![CDATA[<&>]]> </b>
      <b/></r>
      """)
    #expect(found.count == 2)
    #expect(found[0].name == "b")
    #expect(found[0][attribute: "c"] == "<é")
    #expect(found[0][attribute: "d"] == "\"")
    #expect(found[0].trimmedText == "tu <&>")
    #expect(found[0].child("e")?.children == [])
    #expect(found.map(\.line) == [2, 3])
  }

  @Test("UTF-16 and Latin-1 are read")
  func encodings() throws {
    let text = "<?xml version=\"1.0\" encoding=\"ENC\"?><r><b>é</b></r>"
    let utf16 = text.replacingOccurrences(of: "ENC", with: "utf-16").data(using: .utf16)
    let latin = text.replacingOccurrences(of: "ENC", with: "iso-8859-1").data(using: .isoLatin1)
    #expect(try children(try #require(utf16))[0].text == "é")
    #expect(try children(try #require(latin))[0].text == "é")
  }

  @Test(
    "a file that is not well-formed is refused with its line",
    arguments: [
      "", "<a>", "<a><b></a>", "<a/>x", "<a b=1/>", "<a>&x;</a>", "a", "<a>\u{1}</a>",
      "<a b='1' b='2'/>",
    ])
  func syntax(text: String) {
    #expect {
      try children(text)
    } throws: { error in
      guard case .syntax(_, 1, _)? = error as? XMLError else { return false }
      return "\(error)".contains("a.xml: line 1 is not valid XML")
    }
  }

  @Test("a document type is refused, so that entities cannot grow and no file is read")
  func documentType() {
    for text in [
      "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><r><b>&b;</b></r>",
      "<!DOCTYPE r [<!ENTITY x SYSTEM \"/etc/passwd\">]><r>&x;</r>", "<!DOCTYPE r SYSTEM 'x'><r/>",
    ] {
      #expect {
        try children(text)
      } throws: { error in
        if case .documentType(_, 1)? = error as? XMLError { true } else { false }
      }
    }
  }

  @Test("depth and size have limits")
  func limits() {
    let deep = String(repeating: "<a>", count: XMLReader.largestDepth + 1)
    #expect(throws: XMLError.tooDeep(path: folder.file("a.xml").path, line: 1)) {
      try children(deep)
    }
    let text = String(repeating: "x", count: XMLReader.largestChild)
    for text in ["<a><b>\(text)</b></a>", "<a b='\(text)'/>", "<a b='\(text)\(text)"] {
      #expect {
        try children(text)
      } throws: { error in
        if case .tooLarge? = error as? XMLError { true } else { false }
      }
    }
  }

  @Test("the reading ends with the error of the caller")
  func thrown() throws {
    let url = folder.file("b.xml")
    try Data("<r><a/><b/></r>".utf8).write(to: url)
    var count = 0
    #expect(throws: CancellationError.self) {
      try XMLReader.read(url.path) { _ in
        count += 1
        throw CancellationError()
      }
    }
    #expect(count == 1)
  }

  @Test("random changes of a file are read or refused")
  func mutations() throws {
    var generator = SeededGenerator(seed: 5)
    let text = Array(
      "<?xml version='1.0'?><r a='1'><b c='&lt;'>t<e/>u<![CDATA[x]]></b><!-- --></r>".utf8)
    for _ in 0..<3_000 {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = UInt8.random(in: 0...255, using: &generator)
      }
      let url = folder.file("c.xml")
      try Data(bytes).write(to: url)
      do { try XMLReader.read(url.path) { _ in } } catch is XMLError {}
    }
  }
}
