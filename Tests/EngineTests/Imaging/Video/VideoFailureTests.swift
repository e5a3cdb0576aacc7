import Foundation
import Glibc
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging

@Suite("Failures of videos and their decoder", .enabled(if: FFmpeg.isExpected, "\(FFmpeg.absence)"))
struct VideoFailureTests {
  private let folder: TemporaryFolder
  private let url: URL

  init() throws {
    folder = try .inMemory()
    url = try VideoCase("h264.mp4", width: 64, height: 48, "-c:v libx264 -g 8").make(in: folder)
  }

  @Test("a decoder that is killed is started again")
  func killed() throws {
    let source = try DecoderUnderTest.open(url)
    let expected = try source.bytes(7)
    kill(try #require(source.processIdentifier), SIGKILL)
    #expect(
      throws: VideoError.frameFailed(path: url.path, frame: 8, failure: .ended(.signal(SIGKILL)))
    ) { try source.bytes(8) }
    #expect(try source.bytes(7) == expected)
  }

  @Test("a frame on which the decoder failed is not tried again")
  func failedFrame() throws {
    let source = try DecoderUnderTest.open(url)
    kill(try #require(source.processIdentifier), SIGSEGV)
    let expected = VideoError.frameFailed(
      path: url.path, frame: 8, failure: .ended(.signal(SIGSEGV)))
    for _ in 0..<10 { #expect(throws: expected) { try source.bytes(8) } }
    #expect(try source.bytes(9).count == 64 * 48 * 3)
  }

  @Test("a decoder that does not answer is killed and started again")
  func stopped() throws {
    let source = try DecoderUnderTest.open(url, with: DecoderUnderTest.impatientProgram)
    let expected = try source.bytes(3)
    let process = try #require(source.processIdentifier)
    kill(process, SIGSTOP)
    #expect(throws: VideoError.frameFailed(path: url.path, frame: 8, failure: .silent)) {
      try source.bytes(8)
    }
    #expect(kill(process, 0) == -1)
    #expect(try source.bytes(3) == expected)
  }

  @Test("a decoder that keeps failing is not started again")
  func failsTooOften() throws {
    let source = try DecoderUnderTest.open(url)
    for number in 0..<DecoderConnection.failureLimit {
      _ = try source.bytes(20)
      kill(try #require(source.processIdentifier), SIGKILL)
      #expect(throws: VideoError.self) { try source.bytes(number) }
    }
    #expect(source.processIdentifier == nil)
    #expect(throws: VideoError.failsTooOften(path: url.path, frame: 21)) { try source.bytes(21) }
  }

  @Test("a request that is cancelled ends, and the next one works")
  func cancelled() throws {
    let source = try DecoderUnderTest.open(url, with: DecoderUnderTest.impatientProgram)
    let expected = try source.bytes(12)
    let process = try #require(source.processIdentifier)
    kill(process, SIGSTOP)
    #expect(try source.frame(5, isCancelled: { true }, { _ in }) == nil)
    kill(process, SIGCONT)
    #expect(try source.bytes(12) == expected)
    #expect(source.processIdentifier == process)
  }

  @Test("opening can be cancelled")
  func cancelledOpening() throws {
    #expect(
      try VideoSource.open(url, with: DecoderUnderTest.program, isCancelled: { true }) == nil)
  }

  @Test("the decoder ends with the video")
  func ending() throws {
    var source: VideoSource? = try DecoderUnderTest.open(url)
    let process = try #require(source?.processIdentifier)
    #expect(kill(process, 0) == 0)
    source = nil
    #expect(kill(process, 0) == -1)
  }

  @Test("a file that is replaced while it is open keeps its frames")
  func replaced() throws {
    let source = try DecoderUnderTest.open(url)
    let expected = try source.bytes(30)
    let other = try VideoCase("other.avi", "-c:v mjpeg").make(in: folder)
    try FileManager.default.removeItem(at: url)
    try FileManager.default.moveItem(at: other, to: url)
    _ = try source.bytes(1)
    #expect(try source.bytes(30) == expected)
    kill(try #require(source.processIdentifier), SIGKILL)
    #expect(throws: VideoError.self) { try source.bytes(31) }
    #expect(try source.bytes(30) == expected)
  }

  @Test("a file that is truncated while it is open loses frames, not more")
  func truncated() throws {
    let video = try VideoCase("motion.avi", width: 64, height: 48, "-c:v mjpeg").make(in: folder)
    let source = try DecoderUnderTest.open(video)
    let expected = try source.bytes(2)
    let size = try Data(contentsOf: video).count
    #expect(truncate(video.path, off_t(size / 2)) == 0)
    #expect(
      throws: VideoError.frame(path: video.path, frame: 40, reason: "its data is damaged")
    ) { try source.bytes(40) }
    #expect(try source.bytes(2) == expected)
    kill(try #require(source.processIdentifier), SIGKILL)
    #expect(throws: VideoError.self) { try source.bytes(3) }
    #expect(throws: VideoError.changed(path: video.path)) { try source.bytes(2) }
  }

  @Test("headers that ask for much memory are refused")
  func memoryBomb() throws {
    let video = try VideoCase("motion.avi", width: 64, height: 48, "-c:v mjpeg").make(in: folder)
    let original = try Data(contentsOf: video)
    // The frame headers of JPEG: FF C0, length, precision, height, width.
    var bytes = [UInt8](original)
    var headers = 0
    for place in 0..<(bytes.count - 9) where bytes[place] == 0xFF && bytes[place + 1] == 0xC0 {
      bytes.replaceSubrange((place + 5)..<(place + 9), with: [0xFD, 0xE8, 0xFD, 0xE8])
      headers += 1
    }
    try #require(headers == 45)
    try Data(bytes).write(to: video)
    if let refusal = DecoderUnderTest.refusal(of: video) {
      #expect(refusal.description.hasPrefix(video.path))
    } else {
      let source = try DecoderUnderTest.open(video)
      #expect(throws: VideoError.self) { try source.bytes(0) }
    }
  }

  @Test("frames of another size than the first are refused")
  func otherSize() throws {
    let small = try VideoCase("small.avi", width: 32, height: 32, seconds: 0.2, "-c:v mjpeg").make(
      in: folder)
    let large = try VideoCase("large.avi", width: 64, height: 48, seconds: 0.2, "-c:v mjpeg").make(
      in: folder)
    let list = folder.file("list.txt")
    try "file '\(small.path)'\nfile '\(large.path)'\n".write(
      to: list, atomically: true, encoding: .utf8)
    let both = folder.file("both.avi")
    try FFmpeg.run(["-f", "concat", "-safe", "0", "-i", list.path, "-c", "copy", both.path])
    let source = try DecoderUnderTest.open(both)
    #expect(source.facts.frameCount == 12)
    #expect(try source.bytes(5).count == 32 * 32 * 3)
    #expect(
      throws: VideoError.frame(path: both.path, frame: 6, reason: "it has 64 x 48 pixels")
    ) { try source.bytes(6) }
  }

  @Test("files that are no videos are refused")
  func noVideos() throws {
    let empty = folder.file("empty.avi")
    try Data().write(to: empty)
    #expect(DecoderUnderTest.refusal(of: empty) == .empty(path: empty.path))
    #expect(
      DecoderUnderTest.refusal(of: folder.url) == .file(.notAFile(path: folder.url.path)))
    let pipe = folder.file("pipe.avi")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    #expect(DecoderUnderTest.refusal(of: pipe) == .file(.notAFile(path: pipe.path)))
    let missing = folder.file("missing.avi")
    #expect(
      DecoderUnderTest.refusal(of: missing)
        == .file(.system(.open, path: missing.path, code: ENOENT)))
    let text = folder.file("text.avi")
    try Data(String(repeating: "camera_id,frame_index\n", count: 500).utf8).write(to: text)
    let refusal = try #require(DecoderUnderTest.refusal(of: text))
    #expect(
      refusal.description.hasPrefix("\(text.path): is not a video in AVI, MP4 or Matroska"))
    let sound = folder.file("sound.mp4")
    try FFmpeg.run(["-f", "lavfi", "-i", "sine=d=0.2", sound.path])
    #expect(
      DecoderUnderTest.refusal(of: sound) == .noFrames(path: sound.path, reason: "it has no video"))
    let list = folder.file("list.mp4")
    try Data("ffconcat version 1.0\nfile \(url.path)\n".utf8).write(to: list)
    #expect(DecoderUnderTest.refusal(of: list) != nil)
  }

  @Test("a program that is missing or answers nothing is an error")
  func wrongProgram() throws {
    for (path, expected) in [
      ("/nonexistent/labeltui", VideoError.cannotStart(path: url.path)),
      (
        "/bin/false",
        .openingFailed(path: url.path, failure: .ended(.exited(1)))
      ),
    ] {
      let program = DecoderProgram(path: path, environment: [:])
      #expect(throws: expected) { try VideoSource.open(url, with: program) }
    }
  }
}
