import Radio

extension SampleDraft {
  /// The drafts of `window`, whose samples have the hash `iqSHA256`: one for each class with boxes
  /// in it, sorted by class, with the boxes clipped to the window.
  static func drafts(
    of window: SampleWindow, iqSHA256: String, captureName: String, boxes: [LabeledBox],
    labeler: String?
  ) -> [SampleDraft] {
    let boxesBySignal = Dictionary(grouping: boxes, by: \.signal)
      .mapValues { $0.compactMap { SampleBox($0, in: window) } }
      .filter { !$0.value.isEmpty }
    return boxesBySignal.sorted { $0.key < $1.key }.map { signal, boxes in
      SampleDraft(
        signal: signal, iqSHA256: iqSHA256, sourceCapture: captureName,
        timeOffset: window.timeOffset, duration: window.duration,
        centerFrequency: window.tunedFrequency / 1e6, sampleRate: window.sampleRate / 1e6,
        boxes: boxes, labeler: labeler)
    }
  }
}

extension SampleBox {
  /// The part of `labeled` inside `window`; nil if they do not overlap.
  fileprivate init?(_ labeled: LabeledBox, in window: SampleWindow) {
    guard let box = window.clip(labeled.box) else { return nil }
    self.init(
      pixels: ImageGeometry(window).pixels(of: box), confidence: labeled.confidence,
      extent: SampleBoxExtent(box, in: window), source: labeled.source,
      verified: labeled.verified)
  }
}
