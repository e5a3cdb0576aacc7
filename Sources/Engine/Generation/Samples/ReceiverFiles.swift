import FoundationEssentials
import Foundations
import Glibc
import Libraries
import Radio

/// Writes the recordings of the receivers of a sample: SigMF recordings and their collection, or RFCAP files.
struct ReceiverFiles {
  private let folder: String
  private let collection: String
  private let recipe: DatasetRecipe

  /// Writes to `folder`; the collection gets the name `collection`.
  init(folder: String, collection: String, _ recipe: DatasetRecipe) {
    self.folder = folder
    self.collection = collection
    self.recipe = recipe
  }

  /// Writes the files of `receiver`, whose samples are interleaved I and Q.
  func write(_ receiver: GeneratedSample.Receiver, _ values: UnsafeBufferPointer<Float>) throws {
    switch recipe.format {
    case .sigmf:
      try create("\(receiver.name).sigmf-data", Data(), values)
      try create("\(receiver.name).sigmf-meta", metadata(receiver))
    case .rfcap:
      try create("\(receiver.name).rfcap", Data(header(receiver).bytes), values)
    }
  }

  /// Writes what describes all recordings of `sample`.
  func finish(_ sample: GeneratedSample) throws {
    guard recipe.format == .sigmf else { return }
    let streams = try sample.receivers.map { receiver in
      SigMFCollection.Stream(
        name: receiver.name, hash: SHA512.hexadecimal(of: try metadata(receiver)))
    }
    let description =
      "Sample \(sample.number): one transmitter at \(sample.receivers.count) receivers"
    let content = SigMFCollection(
      collection: SigMFCollection.Content(description: description, streams: streams))
    try create(
      "\(collection).sigmf-collection", OrderedJSONEncoder(.pretty).encode(content))
  }

  private func create(
    _ name: String, _ data: Data, _ values: UnsafeBufferPointer<Float>? = nil
  ) throws(FileError) {
    let file = try OpenFile("\(folder)/\(name)", flags: O_WRONLY | O_CREAT | O_EXCL)
    if !data.isEmpty { try file.write(data) }
    // The machine stores numbers with the lowest byte first, as the format does.
    if let values { try file.write(UnsafeRawBufferPointer(values)) }
  }

  private func metadata(_ receiver: GeneratedSample.Receiver) throws -> Data {
    let center = recipe.propagation.frequency
    let middle = center + receiver.reception.frequencyOffset
    let half = recipe.modulation.bandwidth / 2
    return try RecordingMetadata.encoded(
      sampleRate: recipe.sampleRate, centerFrequency: center,
      latitude: receiver.position.latitude, longitude: receiver.position.longitude,
      collection: collection,
      signal: RecordingMetadata.KnownSignal(
        sampleCount: recipe.iqSampleCount, frequencies: (middle - half)...(middle + half),
        label: recipe.modulation.rawValue))
  }

  private func header(_ receiver: GeneratedSample.Receiver) -> RFCAPHeader {
    RFCAPHeader(
      sampleRate: recipe.sampleRate, centerFrequency: recipe.propagation.frequency,
      bandwidth: recipe.modulation.bandwidth, sampleCount: UInt64(recipe.iqSampleCount),
      startTime: 0, signalName: recipe.modulation.rawValue,
      latitude: receiver.position.latitude, longitude: receiver.position.longitude)
  }
}
