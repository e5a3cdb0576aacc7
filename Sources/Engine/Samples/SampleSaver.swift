/// Makes training samples of a window and its boxes: one for each class, all with the same image.
public struct SampleSaver: Sendable {
  /// The part of the work that hashing the samples takes.
  private static let hashShare = 0.1

  let store: SampleStore

  /// Saves into `store`.
  public init(store: SampleStore) { self.store = store }

  /// Computes the image of `window` of `source` and saves it for every class that has a box in the
  /// window, with the boxes clipped to it. Returns what each save did, by class.
  ///
  /// `progress` is told the share that is done, 0...1, and cancels by returning false; nothing is
  /// written then. Throws `SampleError.noBoxInWindow`, and what computing and saving throw.
  public func save(
    _ window: SampleWindow, of source: some IQSource, captureName: String, boxes: [LabeledBox],
    labeler: String? = nil, progress: (Double) -> Bool = { _ in true }
  ) throws -> [SaveOutcome] {
    let boxesBySignal = Dictionary(grouping: boxes, by: \.signal)
      .mapValues { $0.compactMap { sampleBox($0, in: window) } }
      .filter { !$0.value.isEmpty }
    guard !boxesBySignal.isEmpty else { throw SampleError.noBoxInWindow }
    let image = try InferenceSpectrogram.image(of: source, window: window) { done in
      progress(done * (1 - Self.hashShare))
    }
    let hash = try IQHash.hexadecimal(of: source, samples: window.samples) { done in
      progress(1 - Self.hashShare + done * Self.hashShare)
    }
    let npz = NPZ.encode(image)
    return try boxesBySignal.sorted { $0.key < $1.key }.map { signal, boxes in
      let draft = SampleDraft(
        signal: signal, iqSHA256: hash, sourceCapture: captureName,
        timeOffset: window.timeOffset, duration: window.duration,
        centerFrequency: window.centerFrequency / 1e6, sampleRate: window.sampleRate / 1e6,
        boxes: boxes, labeler: labeler)
      return try store.save(draft, npz: npz)
    }
  }

  private func sampleBox(_ labeled: LabeledBox, in window: SampleWindow) -> SampleBox? {
    window.normalized(labeled.box).map { box in
      SampleBox(
        pixels: PixelBox(box), confidence: labeled.confidence,
        extent: SampleBoxExtent(
          box, timeOffset: window.timeOffset, duration: window.duration,
          centerFrequency: window.centerFrequency / 1e6, sampleRate: window.sampleRate / 1e6),
        source: labeled.source, verified: labeled.verified)
    }
  }
}
