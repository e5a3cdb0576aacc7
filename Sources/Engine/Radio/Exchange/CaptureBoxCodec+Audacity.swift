import FoundationEssentials
import Foundations
import Labels

/// Boxes as labels of Audacity: a line with start, end and class, then a line with the frequencies.
extension CaptureBoxCodec {
  private static let frequencyMark = "\\"
  /// Audacity writes this for a frequency that a label does not have.
  private static let undefined = -1.0

  /// A file of labels with `annotations`.
  func audacityLabels(of annotations: [Annotation]) throws(BoxFileError) -> String {
    var text = ""
    for (index, annotation) in annotations.enumerated() {
      let (box, number) = (annotation.box, index + 1)
      let hertz = try positiveHertz(box, number: number, in: .audacity)
      let times = [box.samples.lowerBound, box.samples.upperBound].map {
        DecimalText.withPoint(seconds($0))
      }
      let name = try plainClass(annotation, number: number, in: .audacity)
      text += "\(times[0])\t\(times[1])\t\(name)\n"
      text +=
        "\(Self.frequencyMark)\t\(DecimalText.withPoint(hertz.lowerBound))\t"
        + "\(DecimalText.withPoint(hertz.upperBound))\n"
    }
    return text
  }

  /// A label whose line with frequencies may follow.
  private struct Label {
    var place: String
    var start: Double
    var end: Double
    var name: String
    var low: Double?
    var high: Double?
    var hasFrequencies = false
  }

  /// The boxes of a file of labels. A label without frequencies spans the band.
  func boxes(inAudacityLabels data: Data, path: String) throws(BoxFileError) -> BoxFileContent {
    var intake = BoxFileIntake(path: path)
    var rows = SeparatedRows(data, .tabs)
    var open: Label?
    while true {
      let row: SeparatedRows.Row?
      do throws(SeparatedRows.Problem) {
        row = try rows.next()
      } catch {
        intake.note(BoxFileProblem("line \(error.line)", error.reason))
        continue
      }
      if row?.fields.first != Self.frequencyMark {
        if let label = open { try add(label, to: &intake) }
        open = nil
      }
      guard let row else { break }
      do throws(BoxFileProblem) {
        if row.fields.first == Self.frequencyMark {
          try Self.addFrequencies(of: row, to: &open)
        } else {
          open = try Self.label(row)
        }
      } catch {
        open = nil
        intake.note(error)
      }
    }
    return try intake.finished()
  }

  private func add(_ label: Label, to intake: inout BoxFileIntake) throws(BoxFileError) {
    try intake.add { () throws(BoxFileProblem) in
      let (box, isClipped) = try box(
        from: label.start, to: label.end, low: label.low, high: label.high, at: label.place)
      return (Annotation(box: box, label: label.name.isEmpty ? nil : label.name), isClipped)
    }
  }

  private static func label(_ row: SeparatedRows.Row) throws(BoxFileProblem) -> Label {
    let place = "line \(row.line)"
    guard (2...3).contains(row.fields.count) else {
      throw BoxFileProblem(
        place, "must have a start, an end and a class, with tabs between them")
    }
    return Label(
      place: place, start: try number(row.fields[0], "start", place),
      end: try number(row.fields[1], "end", place),
      name: row.fields.count > 2 ? row.fields[2] : "")
  }

  private static func addFrequencies(
    of row: SeparatedRows.Row, to label: inout Label?
  ) throws(BoxFileProblem) {
    let place = "line \(row.line)"
    guard label?.hasFrequencies == false, row.fields.count == 3 else {
      throw BoxFileProblem(
        place, "must be two frequencies with tabs between them, behind the line of their label")
    }
    let low = try number(row.fields[1], "low", place)
    let high = try number(row.fields[2], "high", place)
    label?.low = low == undefined ? nil : low
    label?.high = high == undefined ? nil : high
    label?.hasFrequencies = true
  }

  private static func number(
    _ text: String, _ name: String, _ place: String
  ) throws(BoxFileProblem) -> Double {
    guard let number = DecimalText.number(text) else {
      throw BoxFileProblem(
        place, field: name, value: text, "must be a number with a decimal point")
    }
    return number
  }
}
