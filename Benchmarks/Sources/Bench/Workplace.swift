import Foundation
import Radio

/// A folder for the files of a figure, on the disk that holds the build. It is removed in `deinit`.
final class Workplace {
  /// The repository from which this program was built.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  let folder: URL
  /// The Python interpreter for the reference; nil if the reference is not measured.
  let python: String?

  init(python: String? = nil) throws {
    folder = Self.root.appending(path: ".build/bench-data/\(getpid())")
    self.python = python
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func file(_ name: String) -> URL { folder.appending(path: name) }

  /// Writes a capture of `seconds` at 20 MS/s with one signal of every kind.
  func capture(seconds: Double) throws -> CaptureReader {
    var recipe = SyntheticRecipe()
    recipe.sampleRate = Self.sampleRate
    recipe.duration = seconds
    let url = file("capture.rfcap")
    try SyntheticCapture(recipe).write(to: url)
    return try CaptureReader(try CaptureFile.open(url))
  }

  /// Writes a capture of `seconds` at 20 MS/s of zeros that takes no space on the disk.
  func sparseCapture(seconds: Double) throws -> CaptureReader {
    try CaptureReader(try CaptureFile.open(try sparseFile(seconds: seconds)))
  }

  /// Writes a capture of `seconds` at 20 MS/s with signals in its first, middle and last 0.2 s, and
  /// zeros between them that take no space on the disk.
  func vastCapture(seconds: Double) throws -> URL {
    let stretch = try Data(contentsOf: try capture(seconds: 0.2).capture.url)
      .dropFirst(RFCAPHeader.size)
    let url = try sparseFile(seconds: seconds)
    let file = try FileHandle(forUpdating: url)
    defer { try? file.close() }
    let last = Int(seconds * Self.sampleRate) - stretch.count / Self.bytesPerSample
    for sample in [0, last / 2, last] {
      try file.seek(toOffset: UInt64(RFCAPHeader.size + Self.bytesPerSample * sample))
      try file.write(contentsOf: stretch)
    }
    return url
  }

  /// A PNG of 4096 x 4096 pixels in color, written just now.
  func picture(_ content: WrittenPicture.Content) throws -> URL {
    let url = file("\(content).png")
    try WrittenPicture(side: 4096, content: content).write(to: url)
    return url
  }

  private func sparseFile(seconds: Double) throws -> URL {
    let sampleCount = Int(seconds * Self.sampleRate)
    let header = RFCAPHeader(
      sampleRate: Self.sampleRate, centerFrequency: 2.44e9, bandwidth: Self.sampleRate,
      sampleCount: UInt64(sampleCount), startTime: 0, signalName: "SPARSE", latitude: 0,
      longitude: 0)
    let url = file("sparse.rfcap")
    try Data(header.bytes).write(to: url)
    let size = RFCAPHeader.size + Self.bytesPerSample * sampleCount
    guard truncate(url.path, off_t(size)) == 0 else {
      throw BenchError.system("truncate", path: url.path, code: errno)
    }
    return url
  }

  static let bytesPerSample = 8
  /// The sample rate of all captures in samples per second.
  static let sampleRate = 20e6
  /// The length in samples of the window that most figures use: 0.2 s, 1952 frames.
  static let windowSamples = 4_000_000
}
