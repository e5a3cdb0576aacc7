import Datasets
import FoundationEssentials
import Foundations
import Libraries
import Radio

/// `labeltui spectrogram`: writes the inference image of a part of a capture.
struct SpectrogramCommand: Subcommand {
  private static let start = CommandOption(
    "start", "SEC", summary: "start of the window in seconds (0)")
  private static let duration = CommandOption(
    "duration", "SEC", summary: "length of the window in seconds (to the end of the capture)")
  private static let out = CommandOption(
    "out", "FILE", summary: "output file: .npz (numpy) or .png")

  static let syntax = CommandSyntax(
    name: "spectrogram",
    operands:
      "PATH [--start SEC] [--duration SEC] --out FILE.npz|FILE.png \(CaptureOptions.usage)",
    summary: "Write the inference image of a capture, 1024 x 1024 pixels of 8 bits.",
    options: [start, duration, out] + CaptureOptions.all)

  /// File formats of the image.
  private enum Format: String {
    case npz, png
  }

  private let argument: CaptureArgument
  private let start: Double
  private let duration: Double?
  private let output: URL
  private let format: Format

  init(_ arguments: Arguments) throws(UsageError) {
    argument = try CaptureArgument(arguments)
    start = try arguments.seconds(Self.start) ?? 0
    duration = try arguments.seconds(Self.duration)
    let path = try arguments.required(Self.out)
    output = URL(filePath: path)
    guard let format = Format(rawValue: output.pathExtension.lowercased()) else {
      throw .badValue(Self.out, found: path, expected: "a file that ends in .npz or .png")
    }
    self.format = format
  }

  func run() throws {
    let capture = try argument.open()
    let window = capture.window(try samples(of: capture))
    var progress = ProgressLine("spectrogram")
    defer { progress.end() }
    let image: SpectrogramImage
    do {
      image = try InferenceSpectrogram.image(
        of: try CaptureReader(capture), window: window,
        progress: { share in
          progress.show(share)
          return true
        })
    } catch let error as SpectrogramError {
      throw CommandFailure(about: argument.url, error)
    }
    AtomicFile.removeAbandoned(of: output)
    try AtomicFile.write(file(of: image), to: output)
  }

  private func file(of image: SpectrogramImage) throws -> Data {
    switch format {
    case .npz: return NPZ.encode(image)
    case .png:
      let side = SpectrogramImage.side
      return Data(
        try PNGCodec.encode(GrayImage(width: side, height: side, pixels: image.pixels)))
    }
  }

  /// The window in samples. Start and length are each rounded to the nearest sample.
  private func samples(of capture: Capture) throws -> Range<Int> {
    let rate = capture.sampleRate
    guard let first = sampleCount(start, rate), first < capture.sampleCount else {
      throw CommandFailure(
        about: argument.url,
        "the window begins at \(Quantity.time(start)), but the capture is only "
          + "\(Quantity.time(capture.duration, decimals: 6)) long: give a smaller --start")
    }
    guard let duration else { return first..<capture.sampleCount }
    guard let count = sampleCount(duration, rate) else {
      throw CommandFailure(
        about: argument.url,
        "the window is \(Quantity.time(duration)) long, but the capture only "
          + "\(Quantity.time(capture.duration, decimals: 6)): give a smaller --duration")
    }
    return first..<(first + count)
  }

  /// `seconds` as a number of samples at `rate`; nil if no file could be that long.
  private func sampleCount(_ seconds: Double, _ rate: Double) -> Int? {
    let count = (seconds * rate).rounded()
    return count < 1e15 ? Int(count) : nil
  }
}
