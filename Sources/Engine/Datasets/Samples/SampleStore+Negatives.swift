import FoundationEssentials
import Foundations
import Libraries
import Radio

/// Negatives: samples of windows in which nothing is. They have a class of their own in the folders of the dataset, and
/// no class in lists and exports.
extension SampleStore {
  /// A sample of `window` with boxes; nil if the dataset has none.
  func sampleWithBoxes(of window: WindowIdentity) throws -> SampleReference? {
    guard try root.exists() else { return nil }
    return try catalog.read { try $0.sampleWithBoxes(of: window) }
  }

  /// Deletes the negatives of the windows of `drafts`, which now have boxes.
  func removeNegatives(of drafts: [SampleDraft]) throws {
    guard try FileSystem.folderExists(root.folder(of: .negative).samples) else { return }
    for draft in drafts where draft.signal != .negative && !draft.boxes.isEmpty {
      let window = WindowIdentity(draft)
      guard let id = try catalog.read({ try $0.sample(of: window, in: .negative) }) else {
        continue
      }
      let sample = SampleReference(signal: .negative, id: id)
      // A class of another program may have this name.
      if try record(sample).boxes.isEmpty { _ = try delete(sample) }
    }
  }
}

extension SampleSaver {
  /// Computes the image of `window` of `source` and saves it as a sample without boxes. A second save changes nothing.
  ///
  /// `progress` is called with the completed share, 0...1, and cancels by returning false. Throws
  /// `SampleError.windowHasBoxes` if the dataset has the window with boxes.
  package func saveNegative(
    _ window: SampleWindow, of source: some IQSource, captureName: String, labeler: String? = nil,
    progress: (Double) -> Bool = { _ in true }
  ) throws -> SaveOutcome {
    let (npz, hash) = try contents(of: window, source: source, progress: progress)
    let draft = SampleDraft(
      signal: .negative, iqSHA256: hash, sourceCapture: captureName,
      timeOffset: window.timeOffset, duration: window.duration,
      centerFrequency: window.tunedFrequency / 1e6, sampleRate: window.sampleRate / 1e6, boxes: [],
      labeler: labeler)
    if let sample = try store.sampleWithBoxes(of: WindowIdentity(draft)) {
      throw SampleError.windowHasBoxes(sample)
    }
    return try store.save(draft, npz: npz)
  }
}

extension CatalogDatabase {
  /// A sample of `window` with boxes, of any class.
  fileprivate func sampleWithBoxes(of window: WindowIdentity) throws -> SampleReference? {
    let rows = try connection.rows(
      "SELECT class, id, source, position FROM samples WHERE iq_sha256 = ? AND kind = 0 AND box_count > 0",
      [.text(window.iqSHA256)]
    ) { ($0.text(2), $0.real(3), SampleReference($0)) }
    return rows.first { $0.0 == window.capture && $0.1 == window.position }?.2
  }
}
