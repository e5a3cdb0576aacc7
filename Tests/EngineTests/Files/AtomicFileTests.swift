import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("Atomic files")
struct AtomicFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  @Test("a file is made, then replaced, and nothing else is left")
  func replaces() throws {
    let url = folder.file("a.json")
    for text in ["first", "second, longer", ""] {
      try AtomicFile.write(Data(text.utf8), to: url)
      #expect(try String(contentsOf: url, encoding: .utf8) == text)
    }
    #expect(try names() == ["a.json"])
  }

  @Test("the permissions of an existing file are kept")
  func permissions() throws {
    let url = folder.file("a.json")
    try Data().write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: url.path)
    try AtomicFile.write(Data("new".utf8), to: url)
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test("a link stays a link, and its target gets the content", arguments: [true, false])
  func links(targetExists: Bool) throws {
    let target = folder.file("target.json")
    let link = folder.file("link.json")
    if targetExists { try Data("old".utf8).write(to: target) }
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: "target.json")
    try AtomicFile.write(Data("new".utf8), to: link)
    #expect(try String(contentsOf: target, encoding: .utf8) == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "target.json")
  }

  @Test("links in a circle are refused")
  func circle() throws {
    let link = folder.file("a")
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "a")
    #expect(throws: FileError.self) { try AtomicFile.write(Data(), to: link) }
  }

  @Test("a failure names the path and leaves no temporary file")
  func failures() throws {
    let missing = folder.file("missing/a.json")
    #expect { try AtomicFile.write(Data(), to: missing) } throws: { error in
      "\(error)".contains("missing/") && "\(error)".contains("No such file or directory")
    }
    let occupied = folder.file("folder")
    try FileManager.default.createDirectory(at: occupied, withIntermediateDirectories: false)
    #expect(throws: FileError.notAFile(path: occupied.path)) {
      try AtomicFile.write(Data(), to: occupied)
    }
    #expect(try names() == ["folder"])
  }

  @Test("a name of 255 bytes still has room for its temporary file")
  func longName() throws {
    let url = folder.file(String(repeating: "ä", count: 127) + "a")
    try AtomicFile.write(Data("x".utf8), to: url)
    #expect(try Data(contentsOf: url) == Data("x".utf8))
  }

  @Test("a full disk is reported as such, and the old content stays")
  func fullDisk() throws {
    let file = try OpenFile("/dev/full", flags: O_WRONLY)
    #expect { try file.write(Data(repeating: 1, count: 10)) } throws: { error in
      "\(error)".hasPrefix("/dev/full: cannot be written (No space left on device); free some")
    }
  }
}
