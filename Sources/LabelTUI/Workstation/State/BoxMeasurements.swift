import Foundations
import Imaging
import Labels
import Radio

/// The measurements of a box as text: a name and a value with its unit per line, with a tab between them.
struct BoxMeasurements {
  let text: String

  /// The measurements of `annotation` in `document`.
  init(of annotation: Annotation, in document: Document) {
    var rows = [("class", annotation.label ?? "")]
    switch document {
    case .capture(let capture): rows += Self.rows(of: annotation.box, in: capture)
    case .picture(let picture):
      rows += Self.rows(
        of: annotation.box, left: 0, height: picture.canvas.plane.extent.y.upperBound)
    case .pitch(let pitch):
      let place = pitch.pitch.frames.place(of: annotation.box)
      let camera = pitch.pitch.frames.cameras[place.camera]
      rows += [("frame", "\(place.row + 1)"), ("camera", camera.name)]
      rows += Self.rows(of: annotation.box, left: camera.left, height: Double(camera.height))
    case .sample(let sample):
      var box = annotation.box
      let scale = sample.unitsPerPixel
      box.x = box.x.lowerBound / scale..<max(box.x.lowerBound / scale + 1, box.x.upperBound / scale)
      rows += Self.rows(of: box, left: 0, height: sample.canvas.plane.extent.y.upperBound)
    }
    if let confidence = annotation.proposal?.confidence {
      rows.append(("confidence", Quantity.fixed(confidence, decimals: 2)))
    }
    // A tab or a line break within a value would look like another row.
    text = rows.map { "\($0.0)\t\(VisibleText.of($0.1))\n" }.joined()
  }

  private static func rows(of box: Box, in capture: CaptureState) -> [(String, String)] {
    let rate = capture.capture.sampleRate
    let tuning = capture.capture.tuning(at: box.samples.lowerBound)
    let (low, high) = (box.frequencies.lowerBound + tuning, box.frequencies.upperBound + tuning)
    func seconds(_ samples: Int) -> String { "\(DecimalText.of(Double(samples) / rate)) s" }
    var rows = [
      ("start", seconds(box.samples.lowerBound)), ("end", seconds(box.samples.upperBound)),
      ("duration", seconds(box.samples.count)), ("low", "\(DecimalText.of(low)) Hz"),
      ("high", "\(DecimalText.of(high)) Hz"), ("bandwidth", "\(DecimalText.of(high - low)) Hz"),
    ]
    if let measurement = capture.spectrum.measurement, measurement.box == box {
      rows += Self.rows(of: measurement.signal)
    }
    return rows
  }

  /// The values that the spectrum panel shows.
  private static func rows(of signal: SignalMeasurement) -> [(String, String)] {
    func decibels(_ value: Double?, _ unit: String) -> String {
      value.map { "\(Quantity.fixed(PowerSpectrum.decibels($0), decimals: 1)) \(unit)" } ?? ""
    }
    return [
      ("level", decibels(signal.power, "dBFS")), ("noise", decibels(signal.noiseDensity, "dB/Hz")),
      ("SNR", decibels(signal.signalToNoise, "dB")),
    ]
  }

  private static func rows(of box: Box, left: Int, height: Double) -> [(String, String)] {
    [
      ("left", "\(box.x.lowerBound - left) px"),
      ("top", "\(DecimalText.of(height - box.y.upperBound)) px"), ("width", "\(box.x.count) px"),
      ("height", "\(DecimalText.of(box.y.upperBound - box.y.lowerBound)) px"),
    ]
  }
}
