import FoundationEssentials
import Labels
import Radio
import TerminalKit

/// An open capture: its canvas, the spectrogram on it, and what is measured.
struct CaptureState: Sendable {
  var canvas: Canvas
  /// The box whose measurements are copied as soon as it is measured; nil if there is none.
  var boxToCopy: Box?
  private(set) var capture: Capture
  private(set) var windows: WindowGrid
  private let windowSeconds: Double
  var display = SpectrogramDisplay()
  var tiles = TileRequests()
  /// What the spectrum panel shows.
  var spectrum = SpectrumPanelState()

  init(
    id: Int, capture: Capture, annotations: [Annotation], windowSeconds: Double, viewSize: Size,
    dots: Size = PictureFormat.halfBlocks.dots
  ) {
    self.capture = capture
    self.windowSeconds = windowSeconds
    windows = WindowGrid(
      duration: windowSeconds, sampleCount: capture.sampleCount, sampleRate: capture.sampleRate)
    let plane = Plane(
      extent: capture.extent, kind: .separateAxes, size: viewSize, dots: dots,
      crosshair: Crosshair(x: capture.sampleCount / 2, y: capture.centerFrequency))
    canvas = Canvas(id: id, plane: plane, annotations: annotations)
  }

  /// The number of the open capture, which jobs and their results name.
  var id: Int { canvas.id }

  var viewport: Viewport { canvas.viewport }

  /// Index of the sample window under the crosshair.
  var windowIndex: Int { windows.index(ofWindowAt: canvas.crosshair.x) }

  /// The sample window under the crosshair, as a box.
  var windowBox: Box {
    Box(samples: windows.samples(ofWindow: windowIndex), frequencies: capture.band)
  }

  /// The tiles that the view shows, from left to right.
  var shownTiles: [TileKey] {
    viewport.tileKeys(in: capture.extent, analysis: display.analysis)
  }

  /// Whether all tiles of the picture are present.
  var isPictureComplete: Bool { tiles.areComplete(shownTiles) }

  /// The share of the samples that the picture is computed from, 0...1.
  var coverage: Double { tiles.coverage(of: shownTiles) }

  /// The tiles to request: those that the view needs and that are missing or outdated.
  var wantedTiles: [TileKey] {
    tiles.wanted(for: shownTiles, sampleCount: capture.sampleCount)
  }

  /// Tiles of the picture that skipped samples and can be computed from all samples.
  var refinableTiles: [TileKey] { tiles.refinable(of: shownTiles) }

  /// Replaces the capture by `grown`, the same one with more samples. A view that showed the end follows the
  /// end, unless a box is being drawn or moved.
  mutating func grow(to grown: Capture) {
    let (old, view) = (capture.extent, viewport)
    capture = grown
    windows = WindowGrid(
      duration: windowSeconds, sampleCount: grown.sampleCount, sampleRate: grown.sampleRate)
    canvas.plane.setExtent(grown.extent)
    tiles.noteGrowth()
    guard view.x.upperBound >= old.samples.upperBound, canvas.drawnBox == nil,
      canvas.editor.drag == nil
    else { return }
    if view.fits(old) {
      var fitted = Viewport(fitting: grown.extent, size: view.size, dots: view.dots)
      fitted.y = view.y
      canvas.plane.viewport = fitted
    } else {
      let cell = canvas.plane.crosshairCell
      canvas.plane.viewport.pan(columns: .max / 2, in: grown.extent)
      canvas.plane.pointCrosshair(column: cell.column, row: cell.row)
    }
  }
}
