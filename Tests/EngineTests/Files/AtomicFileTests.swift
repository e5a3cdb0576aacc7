import Foundation
import TestSupport
import Testing

@testable import Foundations

@Suite("Atomic files")
struct AtomicFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  @Test("a file is created, then replaced, and nothing else is left")
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

  @Test("circular links are refused")
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

  @Test("leftovers of a killed process are removed, files being written are not")
  func abandoned() throws {
    let left = ".a.sigmf-meta.1f.labeltui-temporary"
    let held = ".b.sigmf-meta.2f.labeltui-temporary"
    let others = [".c.rfcap.77.labeltui-temporary", "a.sigmf-meta", ".a.sigmf-meta.swp"]
    for name in others + [left, held] { try Data("x".utf8).write(to: folder.file(name)) }
    let writer = try OpenFile(folder.file(held).path, flags: O_WRONLY)
    #expect(writer.lockIfFree() == .taken)
    try AtomicFile.removeAbandoned(in: folder.url.path, suffix: ".sigmf-meta")
    #expect(try Set(names()) == Set(others + [held]))
    #expect(try !writer.isNameless)
    writer.unlock()
    try AtomicFile.removeAbandoned(in: folder.url.path, suffix: ".sigmf-meta")
    #expect(try writer.isNameless)
    try AtomicFile.removeAbandoned(in: folder.file("none").path, suffix: "")
  }

  @Test("writing and removing abandoned files at the same time do not disturb each other")
  func contended() async throws {
    let folder = folder
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<3 {
        group.addTask {
          for round in 0..<60 {
            try AtomicFile.write(
              Data("\(writer) \(round)".utf8), to: folder.file("x.json").path, durability: .none)
          }
        }
      }
      group.addTask {
        for _ in 0..<300 { try AtomicFile.removeAbandoned(in: folder.url.path, suffix: ".json") }
      }
      try await group.waitForAll()
    }
    #expect(try names() == ["x.json"])
  }

  @Test("a full disk is reported, and the old content stays")
  func fullDisk() throws {
    let file = try OpenFile("/dev/full", flags: O_WRONLY)
    #expect { try file.write(Data(repeating: 1, count: 10)) } throws: { error in
      "\(error)".hasPrefix("/dev/full: cannot be written (No space left on device); free some")
    }
  }
}
