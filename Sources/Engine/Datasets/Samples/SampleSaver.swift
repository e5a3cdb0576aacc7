import FoundationEssentials
import Foundations
import Radio

/// Saves the training samples of a window: one for each class, all with the same image.
///
/// Safe to use from several threads, which wait for each other: plans and buffers are kept between
/// saves.
package final class SampleSaver: Sendable {
  /// The share of the work that remains after the image is computed.
  private static let tailShare = 0.1

  /// The store that samples are saved to.
  package let store: SampleStore
  /// One processor is left to the hash, which takes longer than the image on one thread.
  private let workspace = SharedWorkspace(
    threads: max(1, ProcessInfo.processInfo.activeProcessorCount - 1))

  /// Saves to `store`.
  package init(store: SampleStore) { self.store = store }

  /// Computes the image of `window` of `source` and saves it for every class with boxes in the
  /// window, with the boxes clipped to it.
  ///
  /// `progress` is called with the completed share, 0...1, and cancels by returning false; then
  /// nothing is written. Throws `SampleError.noBoxInWindow`, `SpectrogramError`, and errors of
  /// reading. A class that cannot be saved is reported in the result, since others may have been
  /// saved before it.
  package func save(
    _ window: SampleWindow, of source: some IQSource, captureName: String, boxes: [LabeledBox],
    labeler: String? = nil, progress: (Double) -> Bool = { _ in true }
  ) throws -> WindowSave {
    guard boxes.contains(where: { window.clip($0.box) != nil }) else {
      throw SampleError.noBoxInWindow
    }
    let (npz, hash) = try contents(of: window, source: source, progress: progress)
    let drafts = SampleDraft.drafts(
      of: window, iqSHA256: hash, captureName: captureName, boxes: boxes, labeler: labeler)
    return WindowSave(drafts) { try store.save($0, npz: npz) }
  }

  /// The image of `window` as a file, and the hash of its samples, computed in parallel.
  package func contents(
    of window: SampleWindow, source: some IQSource, progress: (Double) -> Bool = { _ in true }
  ) throws -> (npz: Data, iqSHA256: String) {
    try InferenceSpectrogram.check(window, of: source)
    let hash = BackgroundWork { isCancelled in
      try IQHash.hexadecimal(of: source, samples: window.samples) { _ in !isCancelled() }
    }
    defer { hash.cancel() }
    let npz = try workspace.npz(of: window, source: source) { done in
      progress(done * (1 - Self.tailShare))
    }
    let digits = try hash.result()
    guard progress(1) else { throw SpectrogramError.cancelled }
    return (npz, digits)
  }
}
