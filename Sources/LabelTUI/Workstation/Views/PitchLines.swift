import Imaging
import Pitches

/// The lines over the frames of a pitch: strike zone, gates and trajectory, drawn as dots of the picture.
struct PitchLines {
  let pitch: PitchState

  /// Draws the lines that the user chose on `raster`, which shows the visible part of the frames.
  func draw(on raster: inout PixelRaster) {
    for index in pitch.shownCameras {
      let area = pitch.area(ofCamera: index)
      let camera = pitch.pitch.frames.cameras[index]
      let frame = Frame(
        columns: Self.dots(0...Double(camera.width), of: area.columns, count: raster.width),
        rows: Self.dots(0...Double(camera.height), of: area.rows, count: raster.height))
      for line in pitch.pitch.cameras[index].overlays where pitch.lines.contains(line.kind) {
        let dots = line.points.map { point in
          (
            x: (point.x - area.columns.lowerBound) * Double(raster.width)
              / (area.columns.upperBound - area.columns.lowerBound),
            y: (point.y - area.rows.lowerBound) * Double(raster.height)
              / (area.rows.upperBound - area.rows.lowerBound)
          )
        }
        let ends =
          line.isClosed ? Array(dots.dropFirst()) + dots.prefix(1) : Array(dots.dropFirst())
        for (start, end) in zip(dots, ends) {
          Self.draw(
            from: start, to: end, in: frame, color: Self.color(of: line.kind), on: &raster)
        }
      }
    }
  }

  /// The part of the raster that shows the frame of a camera, in dots.
  private struct Frame {
    let columns: ClosedRange<Double>
    let rows: ClosedRange<Double>
  }

  /// `pixels` in dots, when `count` dots show `shown`, kept within these dots.
  private static func dots(
    _ pixels: ClosedRange<Double>, of shown: Range<Double>, count: Int
  ) -> ClosedRange<Double> {
    let scale = Double(count) / (shown.upperBound - shown.lowerBound)
    func dot(_ pixel: Double) -> Double {
      min(max(0, (pixel - shown.lowerBound) * scale), Double(count))
    }
    return dot(pixels.lowerBound)...dot(pixels.upperBound)
  }

  private static func color(of kind: PitchLine.Kind) -> UInt32 {
    switch kind {
    case .strikeZone: 0xFF_FF00
    case .gates: 0x00_FFFF
    case .trajectory: 0xFF_00FF
    }
  }

  /// Draws the dots between two places, which may lie outside of `frame`.
  private static func draw(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), in frame: Frame,
    color: UInt32, on raster: inout PixelRaster
  ) {
    guard let part = visiblePart(from: start, to: end, of: frame) else { return }
    let (first, last) = part
    let steps = max(1, Int(max(abs(last.x - first.x), abs(last.y - first.y)).rounded(.up)))
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      let x = Int((first.x + (last.x - first.x) * share).rounded(.down))
      let y = Int((first.y + (last.y - first.y) * share).rounded(.down))
      guard (0..<raster.width).contains(x), (0..<raster.height).contains(y) else { continue }
      let index = y * raster.width + x
      if raster.pixels[index] != PixelRaster.outside { raster.pixels[index] = color }
    }
  }

  /// The part of a line inside of `frame` (Liang and Barsky); nil if there is none.
  private static func visiblePart(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), of frame: Frame
  ) -> ((x: Double, y: Double), (x: Double, y: Double))? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard dx.isFinite, dy.isFinite else { return nil }
    var (enter, leave) = (0.0, 1.0)
    let edges = [
      (-dx, start.x - frame.columns.lowerBound), (dx, frame.columns.upperBound - start.x),
      (-dy, start.y - frame.rows.lowerBound), (dy, frame.rows.upperBound - start.y),
    ]
    for (step, room) in edges {
      if step == 0 {
        guard room >= 0 else { return nil }
      } else if step < 0 {
        enter = max(enter, room / step)
      } else {
        leave = min(leave, room / step)
      }
    }
    guard enter <= leave else { return nil }
    return (
      (start.x + dx * enter, start.y + dy * enter), (start.x + dx * leave, start.y + dy * leave)
    )
  }
}
