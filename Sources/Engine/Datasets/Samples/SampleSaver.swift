import Foundation
import Foundations
import Radio

/// Makes training samples of a window and its boxes: one for each class, all with the same image.
///
/// Safe to use from several threads, which wait for each other: plans and buffers are kept from one
/// save to the next.
package final class SampleSaver: Sendable {
  /// The part of the work that is left when the image is there.
  private static let tailShare = 0.1

  package let store: SampleStore
  /// One processor is left to the hash, which takes longer than the image does on one thread.
  private let workspace = SharedWorkspace(
    threads: max(1, ProcessInfo.processInfo.activeProcessorCount - 1))

  /// Saves into `store`.
  package init(store: SampleStore) { self.store = store }

  /// Computes the image of `window` of `source` and saves it for every class that has a box in the
  /// window, with the boxes clipped to it.
  ///
  /// `progress` is told the share that is done, 0...1, and cancels by returning false; nothing is
  /// written then. Throws `SampleError.noBoxInWindow`, `SpectrogramError`, and what reading throws; a class
  /// that cannot be saved does not throw, since others may have been saved before it.
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

  /// The image of `window` as a file, and the hash of its samples, which is computed meanwhile.
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
