import Datasets
import Radio

/// The compressors and levels that samples could use, on the bytes of one image.
struct CompressorChoice {
  let candidates: [Compressor]
  /// The one that gives the same bytes as the engine; nil if there is none.
  let used: Compressor?

  init(for image: SpectrogramImage) throws {
    let content = try NPZContent(NPZ.encode(image))
    candidates =
      [1, 6].map { Compressor(.zlib, level: $0, input: content.array) }
      + (Array(1...9) + [12]).map { Compressor(.libdeflate, level: $0, input: content.array) }
    used = try candidates.first { try $0.compressed() == content.stream }
  }

  /// The floor of the engine's compression: the compressor that it uses, or libdeflate 6 if no
  /// single call gives its bytes.
  var floor: Compressor {
    used ?? candidates.first { $0.library == .libdeflate && $0.level == 6 }!
  }

  /// The description of the floor.
  var floorName: String {
    "\(floor.name) of the same image" + (used == nil ? " (the engine writes other bytes)" : "")
  }

  /// Time and size of every candidate, medians of `runs` in turn; `label` describes the image.
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
