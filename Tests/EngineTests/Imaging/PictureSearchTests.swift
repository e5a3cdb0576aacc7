import Foundation
import Glibc
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Libraries

@Suite("Finding pictures")
struct PictureSearchTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func put(_ names: String..., bytes: [UInt8] = [1]) throws {
    for name in names {
      let url = folder.file(name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
  }

  private func names(_ search: PictureSearch) -> [String] {
    search.pictures.map { String($0.path.dropFirst(folder.url.path.count).drop { $0 == "/" }) }
  }

  @Test("for a folder, the pictures in it are found, in natural order")
  func order() throws {
    try put("frame10.png", "frame2.PNG", "Frame1.jpg", "frame002.jpeg", "a.JPEG", "notes.txt")
    try put(".hidden.png", "below/frame3.png", "no-ending")
    try FileManager.default.createDirectory(
      at: folder.file("folder.png"), withIntermediateDirectories: false)
    symlink("frame10.png", folder.file("link.png").path)
    symlink("nowhere", folder.file("lost.png").path)
    symlink("below", folder.file("below.jpg").path)
    let search = PictureSearch([folder.url])
    #expect(
      names(search) == [
        "a.JPEG", "Frame1.jpg", "frame002.jpeg", "frame2.PNG", "frame10.png", "link.png",
        "lost.png",
      ])
    #expect(search.failures.isEmpty)
  }

  @Test("named files are recognized by extension or first bytes, and are listed once")
  func named() throws {
    let png = WrittenPNG(.gray, bitDepth: 8, width: 1, height: 1).bytes
    try put("frame", bytes: png)
    try put("damaged.png", "text", "9.jpg")
    let urls = ["frame", "damaged.png", "text", "missing.png", "9.jpg", "frame"].map(folder.file)
    let search = PictureSearch(urls + [folder.file("missing-folder")])
    #expect(names(search) == ["9.jpg", "damaged.png", "frame"])
    #expect(
      search.failures.map(\.url.lastPathComponent) == ["text", "missing.png", "missing-folder"])
    #expect(search.failures.first?.error == .wrongMagic(path: urls[2].path, found: [1]))
  }

  @Test("a folder that cannot be listed is a failure")
  func unreadable() throws {
    chmod(folder.url.path, 0)
    defer { chmod(folder.url.path, 0o700) }
    OrdinaryUser.run {
      let search = PictureSearch([folder.url])
      #expect(search.pictures.isEmpty && search.failures.count == 1)
    }
    let missing = folder.file("missing")
    #expect(throws: PictureError.file(.notAFolder(path: missing.path))) {
      try PictureSearch.pictures(in: missing)
    }
  }

  @Test("natural order is a total order")
  func naturalOrder() {
    let sorted = [
      "", "1.png", "01.png", "001.png", "2", "10", "a", "A", "a/b", "a/c2", "a/c10", "a b", "a1",
      "a01x", "a1y", "a12345678901234567890123", "a12345678901234567890124", "b",
    ].sorted(by: NaturalOrder.isBefore)
    for (i, first) in sorted.enumerated() {
      for (j, second) in sorted.enumerated() {
        #expect(NaturalOrder.isBefore(first, second) == (i < j), "\(first) \(second)")
      }
    }
    for (first, second) in [
      ("frame2", "frame10"), ("a/z", "a b/a"), ("x9y", "x10a"), ("B1", "b2"), ("a01", "a1"),
      ("a12345678901234567890123", "a12345678901234567890124"),
    ] {
      #expect(NaturalOrder.isBefore(first, second) && !NaturalOrder.isBefore(second, first))
    }
  }

  @Test("facts are read from the header, even if nothing follows it")
  func facts() throws {
    for (color, depth) in PNGDecodingTests.allKinds {
      let png = WrittenPNG(color, bitDepth: depth, width: 300, height: 2)
      try put("x.png", bytes: Array(png.bytes.prefix(PNGHeader.length)))
      let facts = try PictureFacts(contentsOf: folder.file("x.png"))
      #expect(
        facts
          == PictureFacts(
            format: .png, width: 300, height: 2,
            isColor: color != .gray && color != .grayAlpha, bitDepth: depth))
    }
  }
}
