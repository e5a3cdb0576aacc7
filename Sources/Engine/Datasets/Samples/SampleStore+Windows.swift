import FoundationEssentials
import Libraries
import Radio

extension SampleStore {
  /// The windows of `capture` that the dataset has, by their starts. Reads the record of each sample, and no image;
  /// samples that cannot be read are left out. `progress` is called with the completed share, 0...1, and cancels by
  /// returning false: then the result is nil.
  package func windows(
    of capture: Capture, progress: (Double) -> Bool = { _ in true }
  ) throws -> [SavedWindow]? {
    guard try root.exists() else { return [] }
    let name = capture.url.lastPathComponent
    let keys = try catalog.read { try $0.samples(ofCapture: name) }
    var windows: [Range<Int>: SavedWindow] = [:]
    for (index, key) in keys.enumerated() {
      guard progress(Double(index) / Double(keys.count)) else { return nil }
      guard let record = try? record(key), let samples = record.samples(of: capture) else {
        continue
      }
      let boxes = record.boxes.map {
        SavedWindow.Box(className: key.signal.text, pixels: $0.pixels)
      }
      windows[samples, default: SavedWindow(samples: samples, keys: [], boxes: [])]
        .add(key, boxes)
    }
    return windows.values.sorted {
      ($0.samples.lowerBound, $0.samples.count) < ($1.samples.lowerBound, $1.samples.count)
    }
  }
}

extension SampleRecord {
  /// The window in samples of `capture`; nil if it is not within it, or not of this capture.
  func samples(of capture: Capture) -> Range<Int>? {
    guard sourceCapture == capture.url.lastPathComponent, let timeOffset, let duration else {
      return nil
    }
    let rate = capture.sampleRate
    let (first, last) = (
      (timeOffset * rate).rounded(), ((timeOffset + duration) * rate).rounded()
    )
    guard first >= 0, first < last, last <= Double(capture.sampleCount) else { return nil }
    return Int(first)..<Int(last)
  }
}

extension CatalogDatabase {
  /// The samples of the capture with the file name `name`, sorted by class and id.
  fileprivate func samples(ofCapture name: String) throws -> [SampleReference] {
    try connection.rows(
      "SELECT class, id FROM samples WHERE kind = 0 AND source = ? ORDER BY class, id_number, id",
      [.text(name)]
    ) { SampleReference($0) }.compactMap { $0 }
  }
}
