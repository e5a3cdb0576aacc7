import Imaging
import Labels
import Radio

extension BoxSearch {
  /// Searches; nil if nothing stands out, or if `progress` cancelled it. Throws errors of reading.
  func run(in captures: OpenCaptures, progress: (Double) -> Bool) throws -> Box? {
    switch medium {
    case .samples:
      guard let open = captures[documentID] else { return nil }
      let frame = CaptureFrame(open.capture)
      switch subject {
      case .box(_, let box), .drawn(let box):
        return try SignalSnapper.snap(box, in: open.reader, of: frame, progress: progress)
      case .point(_, let cell):
        return try SignalAtPoint.box(at: cell, in: open.reader, of: frame, progress: progress)
      }
    case .pixels(let excerpts, let frame):
      return found(in: excerpts, frame).map(frame.box)
    }
  }

  private func found(in excerpts: [PictureExcerpt], _ frame: PixelFrame) -> PixelArea? {
    switch subject {
    case .box(_, let box), .drawn(let box):
      return excerpts.first.flatMap { ObjectFinder.object(like: frame.area(of: box), in: $0) }
    case .point(_, let cell):
      let area = frame.area(of: cell)
      return ObjectFinder.object(
        column: (area.columns.lowerBound + area.columns.upperBound) / 2,
        row: (area.rows.lowerBound + area.rows.upperBound) / 2, in: excerpts)
    }
  }
}
