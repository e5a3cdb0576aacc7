import Foundation
import Glibc
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Libraries

@Suite("Pictures that are refused")
struct PictureRefusalTests {
  let file: PictureFile

  init() throws { file = try PictureFile() }

  private var path: String { file.url.path }

  /// A PNG file with a valid header and hardly any data.
  private func header(
    width: Int, height: Int, depth: UInt8 = 8, color: UInt8 = 2, interlace: UInt8 = 0
  ) -> [UInt8] {
    let content = WrittenPNG.number(width) + WrittenPNG.number(height)
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + WrittenPNG.chunk("IHDR", content + [depth, color, 0, 0, interlace])
      + WrittenPNG.chunk("IDAT", WrittenPNG.zlib([0])) + WrittenPNG.chunk("IEND", [])
  }

  @Test("sizes of zero and sizes beyond the limits in the header")
  func sizes() throws {
    #expect(
      try file.failure(header(width: 65_535, height: 65_535))
        == .tooLarge(path: path, width: 65_535, height: 65_535))
    #expect(
      try file.failure(header(width: 0xFFFF_FFFF, height: 1))
        == .tooLarge(path: path, width: 0xFFFF_FFFF, height: 1))
    #expect(
      try file.failure(header(width: 16_384, height: 8193))
        == .tooLarge(path: path, width: 16_384, height: 8193))
    #expect(
      try file.failure(header(width: 0, height: 5)) == .zeroSide(path: path, field: "width"))
    #expect(
      try file.failure(header(width: 5, height: 0)) == .zeroSide(path: path, field: "height"))

    var jpeg = WrittenJPEG(width: 8, height: 8, components: 1).bytes
    let frame = try #require(jpeg.firstIndex(of: 0xC0))
    for (height, width) in [(65_535, 65_535), (0, 8), (8, 0)] {
      jpeg.replaceSubrange(
        (frame + 4)..<(frame + 8),
        with: [height >> 8, height & 0xFF, width >> 8, width & 0xFF].map(UInt8.init))
      let error = try #require(try file.failure(jpeg))
      #expect(
        error
          == (height == 0
            ? .zeroSide(path: path, field: "height")
            : width == 0
              ? .zeroSide(path: path, field: "width")
              : .tooLarge(path: path, width: width, height: height)))
    }
  }

  @Test("a large size with hardly any data is refused without using the memory")
  func bomb() throws {
    let before = try Self.peakMemory()
    for height in [8192, 2048] {
      let error = try file.failure(header(width: 16_384, height: height, color: 6))
      guard case .damaged(_, .png, 1, height, _) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
    #expect(try Self.peakMemory() - before < 32 << 20)
  }

  @Test("values of header fields that the format does not allow")
  func fields() throws {
    for (bytes, field) in [
      (header(width: 1, height: 1, depth: 3), "bit depth"),
      (header(width: 1, height: 1, color: 5), "color type"),
      (header(width: 1, height: 1, interlace: 2), "interlace method"),
    ] {
      guard case .badHeader(_, .png, field, _)? = try file.failure(bytes) else {
        Issue.record("\(field)")
        continue
      }
    }
    var damaged = header(width: 1, height: 1)
    damaged[20] ^= 1
    guard case .badHeader(_, .png, "checksum of IHDR", _)? = try file.failure(damaged) else {
      Issue.record("checksum")
      return
    }
  }

  @Test("empty files, other files, folders, pipes, missing and unreadable files")
  func others() throws {
    #expect(try file.failure([]) == .empty(path: path))
    #expect(
      try file.failure(Array("GIF89a, a picture".utf8))
        == .wrongMagic(path: path, found: Array("GIF89a, ".utf8)))
    #expect(
      try file.failure([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        == .headerCutShort(path: path, format: .png, bytes: 8))

    let folder = try TemporaryFolder()
    #expect(Self.failure(folder.url) == .file(.notAFile(path: folder.url.path)))
    let pipe = folder.file("pipe.png")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    #expect(Self.failure(pipe) == .file(.notAFile(path: pipe.path)))
    let missing = folder.file("missing.png")
    #expect(
      Self.failure(missing) == .file(.system(.open, path: missing.path, code: ENOENT)))
    try Data([1]).write(to: missing)
    chmod(missing.path, 0)
    OrdinaryUser.run {
      #expect(
        Self.failure(missing) == .file(.system(.open, path: missing.path, code: EACCES)))
    }
    #expect(truncate(missing.path, off_t(PictureLimits.fileBytes + 1)) == 0)
    chmod(missing.path, 0o600)
    guard case .file(.tooLarge)? = Self.failure(missing) else {
      Issue.record("file size")
      return
    }
  }

  @Test("a file that ends at any byte is refused", arguments: [0, 1, 2, 3, 4])
  func truncation(kind: Int) throws {
    var png = WrittenPNG(kind == 0 ? .rgb : .rgba, bitDepth: 8, width: 11, height: 7)
    png.isInterlaced = kind == 2
    png.pieceBytes = 40
    var jpeg = WrittenJPEG(width: 20, height: 20, components: 3)
    jpeg.isProgressive = kind == 4
    let bytes = kind < 3 ? png.bytes : jpeg.bytes
    #expect(try file.failure(bytes) == nil)
    for count in 0..<bytes.count {
      let error = try file.failure(Array(bytes.prefix(count)))
      #expect(error != nil, "\(count) of \(bytes.count) bytes")
      #expect(error.map { $0.description.contains(path) } ?? false)
    }
  }

  @Test("every error names the file and says what to do")
  func sentences() {
    let errors: [PictureError] = [
      .empty(path: "a\u{1B}.png"), .wrongMagic(path: "a\u{1B}.png", found: [1, 255]),
      .headerCutShort(path: "a\u{1B}.png", format: .png, bytes: 9),
      .zeroSide(path: "a\u{1B}.png", field: "width"),
      .tooLarge(path: "a\u{1B}.png", width: 65_535, height: 65_535),
      .badHeader(path: "a\u{1B}.png", format: .png, field: "bit depth", value: "3"),
      .unsupported(path: "a\u{1B}.png", format: .jpeg, reason: "CMYK colors"),
      .cutShort(path: "a\u{1B}.png", format: .jpeg, row: 3, height: 9),
      .damaged(path: "a\u{1B}.png", format: .png, row: 10, height: 9, reason: "CRC \u{1B}"),
      .noMemory(path: "a\u{1B}.png", bytes: 1 << 30),
      .progressiveTooLarge(path: "a\u{1B}.png", width: 9, height: 9),
    ]
    for error in errors {
      let sentence = error.description
      #expect(sentence.hasPrefix("a␛.png: ") && sentence.contains("; "), "\(sentence)")
      #expect(!sentence.contains("\u{1B}"))
    }
    #expect(
      errors[4].description
        == "a␛.png: size is 65535 x 65535, but the limit is 16384 per side and 134217728 pixels; "
        + "scale it down or cut it into parts")
    #expect(
      errors[7].description
        == "a␛.png: the JPEG file is truncated at row 3 of 9; copy it again")
  }

  private static func failure(_ url: URL) -> PictureError? {
    do throws(PictureError) {
      _ = try PicturePyramid.load(url)
      return nil
    } catch {
      return error
    }
  }

  /// The largest amount of memory, in bytes, that this process has used so far.
  static func peakMemory() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return try #require(Int(line.filter(\.isNumber))) << 10
  }
}
