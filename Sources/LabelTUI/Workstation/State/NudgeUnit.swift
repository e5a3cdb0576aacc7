/// The distance by which a movement key moves a box or an edge.
enum NudgeUnit: CaseIterable, Sendable {
  /// A cell of the screen.
  case cell
  /// Of the spectrogram that is shown: the length of an FFT, and a bin of it.
  case bin
  /// A sample of the capture, and 1 Hz.
  case sample
  /// 1 µs and 1 kHz.
  case micro
  /// A pixel of a picture.
  case pixel

  /// The units of documents of `kind`, in the order in which the key chooses them.
  static func units(of kind: DocumentKind) -> [NudgeUnit] {
    switch kind {
    case .capture: [.cell, .bin, .sample, .micro]
    case .picture, .pitch, .sample: [.cell, .pixel]
    }
  }
}

/// A unit of movement in units of a document.
struct NudgeStep: Equatable, Sendable {
  /// The distance to the left or right. It can be a fraction: after several steps, an edge is at the nearest unit.
  var x: Double
  /// The distance upwards or downwards.
  var y: Double
  /// Its name in the status line.
  var title: String
}
