import FoundationEssentials
import Labels
import Radio
import TerminalKit

/// An open capture: what is seen of it, and the boxes on it.
struct CaptureState: Sendable {
  /// Tells results for this capture from late ones for another.
  let id: Int
  private(set) var capture: Capture
  private(set) var windows: WindowGrid
  private let windowSeconds: Double

  var viewport: Viewport
  /// Views that Backspace goes back to.
  var earlierViewports: [Viewport] = []
  var crosshair: Crosshair
  /// How the picture is computed.
  var analysis = DisplayAnalysis.automatic
  /// Whether a column shows the mean of its transforms instead of their peak.
  var showsMean = false
  var levels = Levels.initial
  /// Whether levels are still to be chosen by what is shown.
  var levelsAreAutomatic = true
  /// Levels that were chosen by a picture that not all samples were looked at for.
  var provisionalLevels: Levels?
  var tiles = TileCache(capacity: CaptureState.tileBytes)
  /// How much is there of the overview, which coarse tiles are made of; nil when none was begun.
  var overview: OverviewExtent?
  /// What the map shows of the whole file.
  var profile = OverviewProfile.empty
  /// Whether the file went on since it was opened.
  var hasGrown = false
  /// Whether the overview was asked for.
  var overviewIsRequested = false
  /// Tiles that were asked for last.
  var requestedTiles: [TileKey] = []
  /// Tiles that were last asked to be refined.
  var requestedRefinements: [TileKey] = []
  /// Tiles that cannot be computed; they are not asked for again.
  var failedTiles: Set<TileKey> = []

  /// Tiles that the end of the capture lies in, as far as they are known.
  var unfinishedTiles: Set<TileKey> = []
  /// Tiles that were computed before the capture grew; shown until new ones are here.
  var staleTiles: Set<TileKey> = []

  var boxes: History<[Annotation]> { didSet { countUnsaved() } }
  /// Boxes that are known to be in no sample of the dataset as they stand.
  private(set) var unsavedCount = 0
  var mode = BoxMode.idle
  /// What the spectrum panel shows.
  package var spectrum = SpectrumPanelState()
  /// Where a mouse drag began, and whether it moves the box there or draws a new one.
  var drag: Drag?
  /// The class that the next box gets.
  var currentClass: String?
  /// Whether the boxes on the screen are on the disk too.
  var labelsOnDisk = LabelsOnDisk.written
  /// Counts the states of the boxes that were to be written.
  var labelsRevision = 0
  /// The boxes whose samples were found in the dataset; nil while that is not known yet.
  var boxesInDataset: Set<UUID>? { didSet { countUnsaved() } }
  /// Changes by other programs that the boxes contain.
  var labelChangesSeen = 0

  enum Drag: Equatable, Sendable {
    case drawing(anchor: Box)
    case moving(UUID, BoxMode.Grip, from: Crosshair, original: Box)
  }

  enum LabelsOnDisk: Equatable, Sendable {
    case written, writing
    case failed(String)
  }

  /// Tiles that are kept: many screens full, and little beside 200 MB. The tiles of one screen are
  /// kept whatever they take.
  private static let tileBytes = 48 << 20

  init(
    id: Int, capture: Capture, annotations: [Annotation], windowSeconds: Double, pictureSize: Size,
    dots: Size = PictureFormat.halfBlocks.dots
  ) {
    self.id = id
    self.capture = capture
    self.windowSeconds = windowSeconds
    windows = WindowGrid(
      duration: windowSeconds, sampleCount: capture.sampleCount, sampleRate: capture.sampleRate)
    viewport = Viewport(fitting: capture.extent, size: pictureSize, dots: dots)
    crosshair = Crosshair(
      sample: capture.sampleCount / 2, frequency: capture.centerFrequency)
    boxes = History(annotations)
    currentClass = annotations.last?.label
    countUnsaved()
  }

  /// Makes `grown` the capture, and divides it into windows again.
  mutating func take(_ grown: Capture) {
    capture = grown
    windows = WindowGrid(
      duration: windowSeconds, sampleCount: grown.sampleCount, sampleRate: grown.sampleRate)
  }

  /// The cell under the crosshair, in the picture.
  var crosshairCell: CellGrid.Position {
    CellGrid.Position(
      column: viewport.column(of: crosshair.sample),
      row: min(viewport.size.height - 1, viewport.row(of: crosshair.frequency)))
  }

  /// What the cell under the crosshair stands for.
  var crosshairBox: Box {
    let cell = crosshairCell
    return viewport.box(column: cell.column, row: cell.row, in: capture.extent)
  }

  /// The box being drawn, from the anchor to the crosshair, the cells of both included.
  package var drawnBox: Box? {
    switch (mode, drag) {
    case (_, .drawing(let anchor)): boxToCrosshair(from: anchor)
    case (.drawing(let anchor), _): boxToCrosshair(from: anchor)
    default: nil
    }
  }

  /// The boxes as the screen shows them: the one that the mouse moves stands where it will be.
  var shownBoxes: [Annotation] {
    guard case .moving(let id, let grip, let from, let original) = drag else {
      return boxes.current
    }
    return boxes.current.map { annotation in
      guard annotation.id == id else { return annotation }
      var moved = annotation
      moved.box = original.moving(
        grip, bySamples: crosshair.sample - from.sample,
        hertz: crosshair.frequency - from.frequency, within: capture.extent)
      return moved
    }
  }

  /// The chosen box.
  var selected: Annotation? {
    guard case .selected(let id, _) = mode else { return nil }
    let current = boxes.current
    return current.indices.first { current[$0].id == id }.map { current[$0] }
  }

  /// Index of the sample window under the crosshair.
  var windowIndex: Int { windows.index(ofWindowAt: crosshair.sample) }

  /// Counted when boxes change, as the header shows it in every frame.
  private mutating func countUnsaved() {
    let current = boxes.current
    unsavedCount = current.indices.count { index in
      current[index].savedSample == nil
        || boxesInDataset?.contains(current[index].id) == false
    }
  }

  /// The indices of those of `boxes` of which the picture can show something: lines, or a title beside them.
  func visibleIndices(of boxes: [Annotation]) -> [Int] {
    let (columns, rows) = (2 * viewport.samplesPerColumn, 2 * viewport.rowHeight)
    let samples =
      (viewport.samples.lowerBound - columns)..<(viewport.samples.upperBound + columns)
    let band = viewport.frequencies
    let frequencies = (band.lowerBound - rows)...(band.upperBound + rows)
    // By index: going through the array itself would copy every annotation, of perhaps 100,000.
    return boxes.indices.filter {
      boxes[$0].box.samples.overlaps(samples) && boxes[$0].box.frequencies.overlaps(frequencies)
    }
  }
}

extension Box {
  /// The smallest box around both.
  func union(_ other: Box) -> Box {
    Box(
      samples: min(
        samples.lowerBound, other.samples.lowerBound)..<max(
          samples.upperBound, other.samples.upperBound),
      frequencies: min(
        frequencies.lowerBound, other.frequencies.lowerBound)...max(
          frequencies.upperBound, other.frequencies.upperBound))
  }
}
