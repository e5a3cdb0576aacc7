import FoundationEssentials
import Foundations

/// Opens SigMF recordings (`docs/formats/sigmf.md`).
enum SigMFRecording {
  /// Reads the facts about the recording with `metadata`. `given` takes precedence over the
  /// metadata.
  static func facts(
    metadata url: URL, given: CaptureParameters
  ) throws(CaptureError) -> CaptureFacts {
    let header = try SigMFHeader(contentsOf: url)
    let dataset = try dataset(of: header, metadata: url)
    let declared = try declarations(of: header, path: url.path, hasFormat: given.format != nil)
    let parameters = given.or(declared)
    guard let format = parameters.format else { throw .unknownFormat(path: dataset.path) }
    let channelCount = try channelCount(of: header, path: url.path)
    try CaptureFile.checkChannel(parameters.channel, of: channelCount, path: dataset.path)
    let segments = try SigMFSegments(header, path: url.path)
    let layout = try segments.layout(
      format, channelCount: channelCount, channel: (parameters.channel ?? 1) - 1,
      fileSize: try CaptureFile.size(of: dataset.path))
    var facts = CaptureFacts(url: dataset, metadata: url, container: .sigmf, layout: layout)
    facts.sampleRate = parameters.sampleRate
    facts.centerFrequency = parameters.centerFrequency
    facts.startTime = header.captures.first?.datetime.flatMap(RFC3339.seconds)
    (facts.latitude, facts.longitude) = (header.position?.latitude, header.position?.longitude)
    facts.tuning = segments.tuning
    try facts.check()
    facts.warnings =
      segments.warnings(sampleCount: layout.sampleCount)
      + CaptureFile.warnings(ofTrailingBytes: layout.trailingBytes)
      + CaptureFile.warnings(ofChannelsIn: layout) + contradictions(given, declared)
    return facts
  }

  /// The file with the samples: it must be in the same folder as the metadata.
  static func dataset(of header: SigMFHeader, metadata url: URL) throws(CaptureError) -> URL {
    let folder = url.deletingLastPathComponent()
    let name =
      header.global.dataset
      ?? url.deletingPathExtension().appendingPathExtension("sigmf-data").lastPathComponent
    guard !name.isEmpty, !name.contains("/"), !name.contains("\0"), name != ".", name != "..",
      name != url.lastPathComponent
    else {
      throw .metadata(
        .badField(
          path: url.path, field: "core:dataset", found: name, rule: "the name of a file beside it"))
    }
    let dataset = folder.appending(path: name)
    guard FileSystem.exists(dataset.path) else {
      throw .metadata(.missingDataset(path: url.path, dataset: name))
    }
    return dataset
  }

  /// The parameters that the metadata states. An unknown datatype is allowed if a format is given.
  private static func declarations(
    of header: SigMFHeader, path: String, hasFormat: Bool
  ) throws(CaptureError) -> CaptureParameters {
    var declared = CaptureParameters()
    declared.format = SampleFormat(rawValue: header.global.datatype)
    guard declared.format != nil || hasFormat else {
      throw .metadata(.unknownDatatype(path: path, found: header.global.datatype))
    }
    declared.sampleRate = header.global.sampleRate
    declared.centerFrequency = header.captures.first?.frequency
    return declared
  }

  private static func channelCount(
    of header: SigMFHeader, path: String
  ) throws(CaptureError) -> Int {
    let limit = SampleLayout.largestChannelCount
    guard let count = header.channelCount.asInteger, (1...limit).contains(count) else {
      throw .metadata(
        .badField(
          path: path, field: "core:num_channels", found: header.channelCount.sketch,
          rule: "a whole number from 1 to \(limit)"))
    }
    return count
  }

  private static func contradictions(
    _ given: CaptureParameters, _ declared: CaptureParameters
  ) -> [String] {
    var sentences: [String] = []
    if let format = given.format, let own = declared.format, format != own {
      sentences.append("The metadata says \(own.rawValue), but \(format.rawValue) was given.")
    }
    if let rate = given.sampleRate, let own = declared.sampleRate, rate != own {
      sentences.append(
        "The metadata says \(Quantity.sampleRate(own)), but \(Quantity.sampleRate(rate)) was given."
      )
    }
    if let center = given.centerFrequency, let own = declared.centerFrequency, center != own {
      sentences.append(
        "The metadata says \(Quantity.frequency(own)), but \(Quantity.frequency(center)) was given."
      )
    }
    return sentences
  }
}
