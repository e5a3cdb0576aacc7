import FoundationEssentials
import Foundations

/// Compares metadata with a capture, and makes metadata for one.
extension SigMFMetadata {
  /// Whether the metadata describes the file of `capture`, and not another file whose name differs only in the
  /// extension.
  func describes(_ capture: Capture) -> Bool {
    if let dataset = global.dataset { return dataset == capture.url.lastPathComponent }
    if capture.container == .sigmf { return true }
    let data = capture.url.deletingPathExtension().appendingPathExtension("sigmf-data")
    return !FileSystem.exists(data.path)
  }

  /// New metadata for a capture that has none. It describes the capture as a non-conforming dataset of SigMF, with its
  /// header bytes.
  init(describing capture: Capture) {
    let layout = capture.facts.layout
    var global = SigMFGlobal(datatype: layout.format.rawValue, version: Self.version)
    global.sampleRate = capture.sampleRate
    global.dataset = capture.url.lastPathComponent
    global.trailingBytes = layout.trailingBytes > 0 ? layout.trailingBytes : nil
    if layout.channelCount > 1 {
      global.others["core:num_channels"] = .integer(layout.channelCount)
    }
    var segment = SigMFCapture(sampleStart: 0)
    segment.headerBytes = layout.headerBytes > 0 ? layout.headerBytes : nil
    segment.frequency = capture.facts.centerFrequency
    segment.datetime = capture.facts.startTime.flatMap(RFC3339.text)
    self.init(global: global, captures: [segment], annotations: [])
  }
}
