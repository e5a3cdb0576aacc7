import Foundation
import Radio

/// The floor for making durable samples: bare transforms, deflate of the image, and fsyncs.
final class SaveFloor {
  private let workspace = SpectrogramWorkspace(threads: 1)
  private let choice: CompressorChoice
  private let probe: SyncProbe
  private let frames: Int
  private let windows: Int
  private let syncs: Int

  /// The floor of `windows` windows like `window`, and `syncs` fsyncs on the disk of `folder`.
  init(
    of window: SampleWindow, source: some IQSource, windows: Int = 1, syncs: Int, folder: URL
  ) throws {
    choice = try CompressorChoice(
      for: try InferenceSpectrogram.image(of: source, window: window, in: workspace))
    probe = SyncProbe(folder: folder)
    frames = windows * InferenceSpectrogram.frameCount(sampleCount: window.samples.count)
    self.windows = windows
    self.syncs = syncs
  }

  /// The descriptions of the runs.
  var names: [String] {
    [
      "\(frames) bare transforms, one thread",
      choice.floorName + (windows > 1 ? ", \(windows) times" : ""),
      "\(syncs) fsyncs of small files",
    ]
  }

  /// The runs: transforms, deflate and fsyncs.
  var runs: [() throws -> Double] {
    [
      { [self] in Stopwatch.seconds { workspace.transform(count: frames) } },
      { [self] in
        try Stopwatch.seconds { for _ in 0..<windows { _ = try choice.floor.run() } }
      },
      { [self] in try probe.seconds(syncs) },
    ]
  }
}
