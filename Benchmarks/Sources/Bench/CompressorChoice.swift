import Datasets
import Radio

/// Compressors and levels that samples could be written with, on the bytes of one image.
struct CompressorChoice {
  let candidates: [Compressor]
  /// The one that gives the very bytes that the engine wrote; nil when none does.
  let used: Compressor?

  init(for image: SpectrogramImage) throws {
    let content = try NPZContent(NPZ.encode(image))
    candidates =
      [1, 6].map { Compressor(.zlib, level: $0, input: content.array) }
      + (Array(1...9) + [12]).map { Compressor(.libdeflate, level: $0, input: content.array) }
    used = try candidates.first { try $0.compressed() == content.stream }
  }

  /// What the engine's compression is held against: the one it uses; libdeflate 6 when it does
  /// something that no single call does.
  var floor: Compressor {
    used ?? candidates.first { $0.library == .libdeflate && $0.level == 6 }!
  }

  /// What the floor is, for the figure.
  var floorName: String {
    "\(floor.name) of the same image" + (used == nil ? " (the engine writes other bytes)" : "")
  }

  /// Time and size of every candidate, medians of `runs` in turn; `label` says what image it is.
  func details(runs: Int, label: String) throws -> [Figure.Detail] {
    let medians = try Rounds.medians(
      runs,
      of: candidates.map { candidate in
        { try Stopwatch.seconds { _ = try candidate.run() } }
      })
    return try zip(candidates, medians).map { candidate, seconds in
      Figure.Detail(
        "\(candidate.name), \(label)", seconds: seconds, bytes: try candidate.run())
    }
  }
}
