import FoundationEssentials
import Foundations
import Labels
import Radio

/// A request for gold captures that look like others.
package struct GoldRequest: Sendable {
  /// The number of captures.
  package var count: Int
  package var seed: UInt64
  /// Where the captures are written.
  package var folder: URL
  /// Seconds of each capture.
  package var duration = 2.0
  /// Samples per second, and the center of the band in Hz.
  package var sampleRate = 1e6
  package var centerFrequency = 2.44e9
  /// Seconds since 1970.
  package var startTime = SyntheticRecipe().startTime
  /// The limits of the signal-to-noise ratios in dB.
  package var signalToNoise = 8.0...25.0
  /// The kinds of signals with the classes that labelers give them.
  package var classes: [SignalKind: String]
  /// The file name of a capture whose name the new names resemble.
  package var model = "capture_0001.rfcap"
  /// The signal name in the header.
  package var name = ""

  private static let signalCounts = 5...12
  /// After this number of names that exist, longer ones are tried.
  private static let mostAttempts = 100
  /// A kind needs about this sample rate.
  private static let leastRate = 50e3

  /// Captures in `folder` with signals of all `classes`.
  package init(count: Int, seed: UInt64, folder: URL, classes: [SignalKind: String]) {
    self.count = count
    self.seed = seed
    self.folder = folder
    self.classes = classes
  }

  /// The kinds that have the name of one of `names`, the classes of a dataset; all kinds if there are none.
  package static func classes(like names: [String]) -> [SignalKind: String] {
    var found: [SignalKind: String] = [:]
    for name in names {
      if let kind = SignalKind(rawValue: name.lowercased()) { found[kind] = name }
    }
    guard found.isEmpty else { return found }
    return Dictionary(uniqueKeysWithValues: SignalKind.allCases.map { ($0, $0.rawValue) })
  }

  /// Makes the captures look like `capture`: its band, start, name and format.
  package mutating func imitate(_ capture: Capture) {
    let mostSamples = 2e7
    sampleRate = capture.sampleRate
    centerFrequency = capture.centerFrequency
    startTime = capture.facts.startTime.flatMap { $0.isFinite && $0 > 0 ? $0 : nil } ?? startTime
    duration = min(max(duration, 0.1), mostSamples / sampleRate)
    name = capture.facts.signalName.flatMap { $0.utf8.count <= 32 ? $0 : nil } ?? ""
    switch capture.container {
    case .rfcap: model = capture.url.lastPathComponent
    case .sigmf, .raw:
      model =
        capture.url.deletingPathExtension().appendingPathExtension("sigmf-data")
        .lastPathComponent
    }
  }

  /// Writes the captures, without labels, and their known boxes to the dataset in `dataset`. Returns the paths of the
  /// captures.
  ///
  /// `progress` is called with the completed share. If it returns false, the capture that is being written is removed, and
  /// the result is nil. Throws `FileError`, `SceneError` or `GoldError`.
  package func make(
    in dataset: URL, progress: (Double) -> Bool = { _ in true }
  ) throws -> [URL]? {
    guard sampleRate >= Self.leastRate, !classes.isEmpty else {
      throw GoldError.noSignals(sampleRate: sampleRate)
    }
    let gold = GoldFolder(dataset: dataset)
    var random = SplitMix64(seed: seed)
    var taken = try gold.captureNames()
    var made: [URL] = []
    try FileSystem.createFolder(folder.path)
    for index in 0..<count {
      let url = freeName(&taken, &random)
      let capture = try SceneCapture(scene(index, &random))
      let task = GoldTask(
        id: Self.identifier(&random), path: url.standardizedFileURL.path,
        sampleCount: capture.sampleCount, createdAt: Timestamp.text(Date()),
        boxes: capture.annotations.compactMap(GoldBox.init))
      // The boxes first: a gold capture that is not known as one would count as real.
      try gold.add(task)
      do {
        let isComplete = try capture.write(to: url, withLabels: false) { share in
          progress((Double(index) + share) / Double(count))
        }
        guard isComplete else {
          try gold.remove(task.id)
          return nil
        }
      } catch {
        try? gold.remove(task.id)
        throw error
      }
      made.append(url)
    }
    return made
  }

  private func scene(_ index: Int, _ random: inout SplitMix64) throws -> Scene {
    var base = Scene()
    base.seed = random.next()
    base.sampleRate = sampleRate
    base.centerFrequency = centerFrequency
    base.duration = duration
    base.startTime = startTime + (Double(index) + random.unit()) * 600
    base.name = name
    base.noise.level = -60 + (5 * random.unit()).rounded()
    let kinds = SignalKind.allCases.filter { classes[$0] != nil }
    let spread = Self.signalCounts.upperBound - Self.signalCounts.lowerBound + 1
    let wanted = Self.signalCounts.lowerBound + random.next(below: spread)
    for count in stride(from: wanted, to: 0, by: -1) {
      var request = SceneRequest((0..<count).map { _ in kinds[random.next(below: kinds.count)] })
      request.signalToNoise = signalToNoise
      request.hasMultipath = true
      request.hasImpairments = true
      request.hasColoredNoise = true
      request.hasFading = random.next(below: 3) == 0
      request.hasGainSteps = random.next(below: 4) == 0
      request.hasGaps = random.next(below: 5) == 0
      guard var scene = try Self.placed(request, in: base) else { continue }
      for index in scene.signals.indices {
        scene.signals[index].label = classes[scene.signals[index].kind]
      }
      return scene
    }
    throw SceneError.full(placed: 0, wanted: wanted)
  }

  /// The scene; nil if not all signals find a place.
  private static func placed(
    _ request: SceneRequest, in base: Scene
  ) throws(SceneError) -> Scene? {
    do throws(SceneError) {
      return try request.scene(base)
    } catch {
      if case .full = error { return nil }
      throw error
    }
  }

  /// A name like that of the model, with other digits.
  private func freeName(_ taken: inout Set<String>, _ random: inout SplitMix64) -> URL {
    let model = URL(filePath: model)
    let stem = model.deletingPathExtension().lastPathComponent
    let digits = stem.indices.filter { stem[$0].isASCII && stem[$0].isNumber }
    var attempts = 0
    while true {
      attempts += 1
      var characters = Array(stem)
      // The last digits differ most from one capture to the next.
      for place in digits.suffix(4) {
        let offset = stem.distance(from: stem.startIndex, to: place)
        // Digits below 6 keep a time a time.
        characters[offset] = Character("\(random.next(below: 6))")
      }
      if digits.count < 3 || attempts > Self.mostAttempts {
        characters += Array("_\(1000 + random.next(below: 1_000_000))")
      }
      let url = folder.appending(path: String(characters))
        .appendingPathExtension(model.pathExtension)
      let labels = url.deletingPathExtension().appendingPathExtension("sigmf-meta")
      let isFree = !FileSystem.exists(url.path) && !FileSystem.exists(labels.path)
      if isFree, taken.insert(url.lastPathComponent).inserted { return url }
    }
  }

  private static func identifier(_ random: inout SplitMix64) -> String {
    let digits = String(random.next(), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
