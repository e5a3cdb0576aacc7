import FoundationEssentials
import Foundations

/// The metadata of a recording that is one of several of the same signal.
extension RecordingMetadata {
  /// A box on the recording that holds a known signal, for the whole duration.
  package struct KnownSignal: Sendable {
    let sampleCount: Int
    let frequencies: ClosedRange<Double>
    let label: String

    /// A signal of `sampleCount` samples within `frequencies` (RF Hz), of the class `label`.
    package init(sampleCount: Int, frequencies: ClosedRange<Double>, label: String) {
      self.sampleCount = sampleCount
      self.frequencies = frequencies
      self.label = label
    }
  }

  /// The content of the metadata file of complex float samples at `sampleRate` and `centerFrequency` in Hz that the
  /// receiver at `latitude` and `longitude` (degrees) recorded: a part of the collection of the name `collection`.
  package static func encoded(
    sampleRate: Double, centerFrequency: Double, latitude: Double, longitude: Double,
    collection: String, signal: KnownSignal
  ) throws -> Data {
    var global = SigMFGlobal(
      datatype: SampleFormat.cf32LE.rawValue, version: SigMFMetadata.version)
    global.sampleRate = sampleRate
    global.others["core:collection"] = .string(collection)
    let coordinates = [longitude, latitude].compactMap(JSONNumber.init).map(JSONValue.number)
    global.others["core:geolocation"] = .object([
      "type": .string("Point"), "coordinates": .array(coordinates),
    ])
    var segment = SigMFCapture(sampleStart: 0)
    segment.frequency = centerFrequency
    var entry = SigMFAnnotation(sampleStart: 0)
    entry.sampleCount = signal.sampleCount
    entry.lowerEdge = signal.frequencies.lowerBound
    entry.upperEdge = signal.frequencies.upperBound
    entry.label = signal.label
    entry.generator = generator
    return try OrderedJSONEncoder(.pretty).encode(
      SigMFMetadata(global: global, captures: [segment], annotations: [entry]))
  }
}
