import FoundationEssentials
import Foundations
import Labels

/// Boxes as a selection table of Raven.
extension CaptureBoxCodec {
  private enum Column {
    static let selection = "Selection"
    static let view = "View"
    static let channel = "Channel"
    static let start = "Begin Time (s)"
    static let end = "End Time (s)"
    static let low = "Low Freq (Hz)"
    static let high = "High Freq (Hz)"
    static let annotation = "Annotation"
    static let all = [selection, view, channel, start, end, low, high, annotation]
  }

  /// A selection table of `annotations`.
  func ravenTable(of annotations: [Annotation]) throws(BoxFileError) -> String {
    var text = Column.all.joined(separator: "\t") + "\n"
    for (index, annotation) in annotations.enumerated() {
      let (box, number) = (annotation.box, index + 1)
      let hertz = try positiveHertz(box, number: number, in: .raven)
      let fields = [
        "\(number)", "Spectrogram 1", "1", DecimalText.withPoint(seconds(box.samples.lowerBound)),
        DecimalText.withPoint(seconds(box.samples.upperBound)),
        DecimalText.withPoint(hertz.lowerBound),
        DecimalText.withPoint(hertz.upperBound),
        try plainClass(annotation, number: number, in: .raven),
      ]
      text += fields.joined(separator: "\t") + "\n"
    }
    return text
  }

  /// The boxes of a selection table. Raven may list a selection once per view: rows of waveforms are left out.
  func boxes(inRavenTable data: Data, path: String) throws(BoxFileError) -> BoxFileContent {
    var intake = BoxFileIntake(path: path)
    var table = try BoxTable(
      data, .tabs, path: path, format: .raven, required: [Column.start, Column.end])
    try table.read(&intake) { row, intake throws(BoxFileError) in
      if row.text(Column.view)?.hasPrefix("Waveform") == true { return }
      try intake.add { () throws(BoxFileProblem) in
        let (box, isClipped) = try box(
          from: row.required(Column.start), to: row.required(Column.end),
          low: row.number(Column.low), high: row.number(Column.high), at: row.place)
        return (Annotation(box: box, label: row.optionalText(Column.annotation)), isClipped)
      }
    }
    return try intake.finished()
  }
}
