import Foundation
import Glibc
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Libraries

/// Damaged videos must be decoded or refused, frame by frame, in a limited time. If the decoder crashes, it is started
/// again.
@Suite("Mutated videos", .enabled(if: FFmpeg.isExpected, "\(FFmpeg.absence)"))
struct VideoMutationTests {
  /// What became of the mutations of one video.
  private struct Tally {
    var opened = 0
    var refused = 0
    var decodedFrames = 0
    var refusedFrames = 0
  }

  @Test(
    "500 mutations of a video",
    arguments: [
      VideoCase("motion.avi", width: 64, height: 48, seconds: 0.3, "-c:v mjpeg"),
      VideoCase("h264.mp4", width: 64, height: 48, seconds: 0.8, "-c:v libx264 -g 8 -bf 2"),
      VideoCase("h264.avi", width: 64, height: 48, seconds: 0.8, "-c:v libx264 -g 8 -bf 2"),
      VideoCase("h264.mkv", width: 64, height: 48, seconds: 0.8, "-c:v libx264 -g 8 -bf 2"),
    ])
  func mutations(video: VideoCase) throws {
    let folder = try TemporaryFolder.inMemory()
    let original = [UInt8](try Data(contentsOf: video.make(in: folder)))
    // The process stays the same, and finds another file behind its descriptor each time.
    let descriptor = open(folder.file("mutated").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    let file = OpenFile(descriptor: descriptor, path: "mutated")
    let memory = OpenFile(descriptor: try #require(SharedMemory.makeFile()), path: "memory")
    let bytes = 64 << 20
    let pixels = try #require(SharedMemory(allocating: bytes, in: memory.rawDescriptor))
    let connection = DecoderConnection(
      DecoderUnderTest.program, file: file.rawDescriptor, memory: memory.rawDescriptor)
    var generator = SeededGenerator(seed: UInt64(video.name.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
    var tally = Tally()
    for _ in 0..<500 {
      var mutated = original
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        ByteMutation.apply(to: &mutated, &generator)
      }
      try file.truncate(to: 0)
      lseek(descriptor, 0, SEEK_SET)
      try file.write(Data(mutated))
      try Self.decode(connection, bytes: bytes, &tally, &generator)
    }
    withExtendedLifetime(pixels) {}
    #expect(tally.refused + tally.opened == 500)
    #expect(tally.refused > 10)
    #expect(tally.decodedFrames > 500)
    #expect(tally.refusedFrames > 10)
    #expect(connection.failures == 0)
  }

  /// Opens the file, and decodes some of its frames.
  private static func decode(
    _ connection: DecoderConnection, bytes: Int, _ tally: inout Tally,
    _ generator: inout SeededGenerator
  ) throws {
    if !connection.isRunning { try #require(connection.start()) }
    guard case .answer(.opened(let facts)) = ask(connection, .open) else {
      tally.refused += 1
      return
    }
    tally.opened += 1
    guard facts.frameBytes <= bytes else { return }
    for _ in 0..<8 {
      let number = Int.random(in: 0..<facts.frameCount, using: &generator)
      if case .answer(.decoded) = ask(connection, .frame(number: number, bytes: bytes)) {
        tally.decodedFrames += 1
      } else {
        tally.refusedFrames += 1
      }
      if !connection.isRunning { return }
    }
  }

  private static func ask(
    _ connection: DecoderConnection, _ request: DecoderMessage.Request
  ) -> DecoderConnection.Outcome {
    connection.ask(request, onProgress: { _ in }, isCancelled: { false })
  }

  @Test("an error names the file and the frame")
  func names() throws {
    let folder = try TemporaryFolder.inMemory()
    let url = try VideoCase("motion.avi", width: 64, height: 48, "-c:v mjpeg").make(in: folder)
    let whole = try DecoderUnderTest.open(url)
    let expected = try (0..<45).map { try whole.bytes($0) }
    var bytes = try Data(contentsOf: url)
    let packet = try Self.packets(of: url)[20]
    // The second half of the frame becomes zeros.
    let half = packet.size / 2
    bytes.replaceSubrange(
      (packet.position + half)..<(packet.position + packet.size),
      with: Data(count: packet.size - half))
    try bytes.write(to: url)
    let source = try DecoderUnderTest.open(url)
    var damaged: [Int] = []
    for number in 0..<source.facts.frameCount {
      do throws(VideoError) {
        let same = try source.bytes(number) == expected[number]
        #expect(same, "frame \(number) after the damage has its number")
      } catch {
        damaged.append(number)
        #expect(
          error.description.hasPrefix("\(url.path): frame \(number) cannot be decoded"), "\(error)")
      }
    }
    #expect(damaged == [20])
    #expect(source.facts.frameCount == 45)
  }

  @Test("frames that depend on a damaged one are refused, the others keep their numbers")
  func dependence() throws {
    let folder = try TemporaryFolder.inMemory()
    let video = VideoCase("h264.mp4", "-c:v libx264 -pix_fmt yuv420p -g 15 -bf 0 -sc_threshold 0")
    let url = try video.make(in: folder)
    let expected = try FFmpeg.frames(of: url, width: video.width, height: video.height)
    var bytes = try Data(contentsOf: url)
    let packets = try Self.packets(of: url)
    // Frame 20, of the second group of 15, is overwritten except for its length and header.
    let packet = packets[20]
    bytes.replaceSubrange(
      (packet.position + 12)..<(packet.position + packet.size),
      with: Data(repeating: 0xFF, count: packet.size - 12))
    try bytes.write(to: url)
    for order in VideoExactnessTests.orders(45) {
      let source = try DecoderUnderTest.open(url)
      var refused: [Int] = []
      for number in order {
        do throws(VideoError) {
          #expect(try source.bytes(number) == expected[number])
        } catch {
          refused.append(number)
        }
      }
      #expect(refused.sorted() == Array(20..<30))
    }
  }

  /// The positions and sizes of the packets of the video at `url`.
  private static func packets(of url: URL) throws -> [(position: Int, size: Int)] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "packet=pos,size", "-of",
      "csv=p=0", url.path,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\n").compactMap { line in
      let numbers = line.split(separator: ",").compactMap { Int($0) }
      return numbers.count == 2 ? (position: numbers[1], size: numbers[0]) : nil
    }
  }
}
