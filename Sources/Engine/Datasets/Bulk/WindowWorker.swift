import FoundationEssentials
import Radio

/// Computes the content of the samples of a window; each thread of a bulk save has its own.
final class WindowWorker: Sendable {
  /// The content of the samples of a window, one sample per class.
  struct Contents: Sendable {
    var drafts: [SampleDraft]
    /// The image as a file; nil if all classes in the dataset already have the window.
    var npz: Data?
  }

  private let workspace = SharedWorkspace(threads: 1)

  /// Computes the samples of `window`; `known` are the windows that classes already have.
  ///
  /// For a window that was saved before, the hash is all that is needed, and takes a third of the time: it
  /// is computed first if there may be one. Otherwise the samples are read once, for hash and image.
  func contents(
    of window: SampleWindow, plan: CapturePlan, labeler: String?,
    known: KnownWindows = KnownWindows(), isStopped: () -> Bool = { false }
  ) throws -> Contents {
    let reader = try CaptureReader(plan.capture)
    let captureName = plan.capture.url.lastPathComponent
    let boxes = plan.boxes(in: window).map(\.labeled)
    let drafts = { (hash: String) in
      SampleDraft.drafts(
        of: window, iqSHA256: hash, captureName: captureName, boxes: boxes, labeler: labeler)
    }
    if boxes.isEmpty || known.mayContain(window, captureName: captureName) {
      let hash = try IQHash.hexadecimal(of: reader, samples: window.samples) { _ in !isStopped() }
      let drafts = drafts(hash)
      if drafts.allSatisfy(known.contain) { return Contents(drafts: drafts, npz: nil) }
      let npz = try workspace.npz(of: window, source: reader) { _ in !isStopped() }
      return Contents(drafts: drafts, npz: npz)
    }
    let hashed = HashedSource(reader, samples: window.samples)
    let npz = try workspace.npz(of: window, source: hashed) { _ in !isStopped() }
    return Contents(drafts: drafts(try hashed.hexadecimal()), npz: npz)
  }
}
