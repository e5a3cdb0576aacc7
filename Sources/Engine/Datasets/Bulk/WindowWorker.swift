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

  /// Computes the samples of `window`; `known` contains the windows that classes already have.
  ///
  /// The hash is computed first: for a window that was saved before, it is all that is needed, and
  /// takes half of the time.
  func contents(
    of window: SampleWindow, plan: CapturePlan, labeler: String?,
    known: [SignalName: Set<WindowIdentity>] = [:], isStopped: () -> Bool = { false }
  ) throws -> Contents {
    let reader = try CaptureReader(plan.capture)
    let hash = try IQHash.hexadecimal(of: reader, samples: window.samples) { _ in !isStopped() }
    let drafts = SampleDraft.drafts(
      of: window, iqSHA256: hash, captureName: plan.capture.url.lastPathComponent,
      boxes: plan.boxes(in: window).map(\.labeled), labeler: labeler)
    if drafts.allSatisfy({ known[$0.signal]?.contains(WindowIdentity($0)) == true }) {
      return Contents(drafts: drafts, npz: nil)
    }
    let npz = try workspace.npz(of: window, source: reader) { _ in !isStopped() }
    return Contents(drafts: drafts, npz: npz)
  }
}
