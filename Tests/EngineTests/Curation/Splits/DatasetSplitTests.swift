import Foundation
import Libraries
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations
@testable import Imaging
@testable import Radio

/// Splits of datasets on disk: stored, reused, extended, and refused if damaged.
@Suite("Splits of a dataset")
struct DatasetSplitTests {
  let folder: TemporaryFolder
  let dataset: Dataset

  /// Ten captures with two windows each.
  init() throws {
    folder = try TemporaryFolder.inMemory()
    dataset = Dataset(folder: folder.file("data"))
    for capture in 0..<10 { try save(capture: "\(capture).rfcap", windows: 2) }
  }

  private func save(capture: String, windows: Int, hash: String? = nil) throws {
    for window in 0..<windows {
      let draft = SampleDraft(
        signal: try SignalName("drone"), iqSHA256: hash ?? "\(capture)-\(window)",
        sourceCapture: capture, timeOffset: Double(window), duration: 1, centerFrequency: 100,
        sampleRate: 1, boxes: [SampleBox(pixels: PixelBox(xMin: 1, yMin: 1, xMax: 5, yMax: 5))])
      _ = try dataset.signals.save(draft, npz: Data("\(capture) \(window)".utf8))
    }
  }

  private func savePicture(_ seed: UInt64, noise: Int = 0, session: String? = nil) throws
    -> SampleKey
  {
    var generator = SplitMix64(seed: seed)
    var grain = SplitMix64(seed: seed &+ UInt64(noise) &+ 1_000_000)
    let cells = (0..<99).map { _ in generator.next(below: 240) }
    let pixels = (0..<(90 * 88)).map { (index: Int) -> UInt8 in
      let (column, row) = (index % 90 / 10, index / 90 / 8)
      let speck = noise > 0 ? grain.next(below: 10) : 0
      return UInt8(cells[row * 9 + column] + speck)
    }
    let png = try PNGCodec.encode(GrayImage(width: 90, height: 88, pixels: pixels))
    var origin = PictureOrigin()
    if let session { origin.attributes["session"] = .string(session) }
    let draft = try PictureDraft(
      data: Data(png), path: "p.png",
      boxes: [ContentBox(className: "ball", x: 1, y: 1, width: 9, height: 9)], origin: origin,
      labeler: nil)
    _ = try dataset.pictures.save(draft)
    return .picture(draft.id)
  }

  private func split(_ change: (inout DatasetSplit.Request) -> Void = { _ in }) throws
    -> DatasetSplit
  {
    var request = DatasetSplit.Request()
    change(&request)
    return try DatasetSplit(of: dataset, request)
  }

  @Test("a split is stored, and the next call gives the same one without writing")
  func stored() throws {
    let first = try split()
    #expect(first.name == "v1" && first.path.hasSuffix("data/splits/v1.json"))
    #expect(first.report.sides.map(\.samples) == [14, 4, 2])
    let before = try FolderSnapshot(folder.url)
    let second = try split()
    #expect(second.assignment == first.assignment)
    #expect(try FolderSnapshot(folder.url) == before)
    #expect(try SplitStore(dataset).latest()?.plan == first.plan)
  }

  @Test("new captures are added, windows of old ones follow them, and nothing moves")
  func extended() throws {
    let first = try split()
    try save(capture: "3.rfcap", windows: 4)
    for capture in 10..<20 { try save(capture: "\(capture).rfcap", windows: 2) }
    let second = try split()
    #expect(first.assignment.splits.allSatisfy { second.assignment[$0.key] == $0.value })
    #expect(second.report.sides.map(\.samples).reduce(0, +) == 42)
    #expect(second.report.largestDeviation < 0.06)
    var sides: [String: Set<Split>] = [:]
    for (key, side) in second.assignment.splits {
      sides[try dataset.content(of: key).origin.source ?? "", default: []].insert(side)
    }
    #expect(sides.count == 20 && sides.values.allSatisfy { $0.count == 1 })
  }

  @Test("a copy of a capture under another name is on the same side")
  func copies() throws {
    try save(capture: "a.rfcap", windows: 1, hash: "equal")
    try save(capture: "b.rfcap", windows: 1, hash: "equal")
    let groups = try split().plan.groups
    let group = try #require(groups.first { $0.origins.contains("capture:a.rfcap") })
    #expect(group.origins.contains("capture:b.rfcap"))
  }

  @Test("near-duplicate pictures and frames of a session stay together; fingerprints are kept")
  func pictures() throws {
    var keys: [SampleKey] = []
    for seed in 0..<6 as Range<UInt64> {
      keys.append(try savePicture(seed))
      keys.append(try savePicture(seed, noise: 1))
    }
    let one = try savePicture(50, session: "game 7")
    let other = try savePicture(51, session: "game 7")
    let found = try split()
    for pair in stride(from: 0, to: keys.count, by: 2) {
      #expect(found.assignment[keys[pair]] == found.assignment[keys[pair + 1]])
    }
    #expect(found.assignment[one] != nil && found.assignment[one] == found.assignment[other])
    let cache = folder.file("data/splits/fingerprints.json")
    let text = try String(contentsOf: cache, encoding: .utf8)
    #expect(text.contains("\"\(one)\""))
    // A damaged cache is made again.
    try Data("{".utf8).write(to: cache)
    #expect(try split().assignment == found.assignment)
    #expect(try String(contentsOf: cache, encoding: .utf8) == text)
  }

  @Test("--new makes the next version; other settings of a stored one are refused")
  func versions() throws {
    _ = try split { $0.seed = 7 }
    #expect(throws: SplitError.self) { _ = try split { $0.seed = 8 } }
    #expect(throws: SplitError.self) {
      _ = try split { $0.ratios = try? SplitRatios("0.5,0.5") }
    }
    let second = try split {
      $0.isNew = true
      $0.ratios = try? SplitRatios("0.5,0.5")
    }
    #expect(second.name == "v2" && second.report.sides.map(\.samples) == [10, 10, 0])
    #expect(try split().name == "v2")
  }

  @Test("a filter that selects nothing is an error, and nothing is stored")
  func nothing() throws {
    #expect(throws: SplitError.nothingToSplit(dataset: dataset.folder.path)) {
      _ = try split { $0.filter = SampleFilter(verdicts: [.good]) }
    }
    #expect(try SplitStore(dataset).latest() == nil)
  }

  @Test(
    "damaged split files are refused with the field",
    arguments: [
      ("{", "it is not valid JSON"), ("{}", "version is missing"),
      (#"{"version":2}"#, "version: is 2"),
      (#"{"version":1,"generator":"x"}"#, "generator: is x"),
      (#"{"version":1,"generator":"SplitMix64","near_duplicate_distance":99}"#, "is 99"),
      (
        #"{"version":1,"generator":"SplitMix64","near_duplicate_distance":4,"ratios":{"train":2,"val":0,"test":0}}"#,
        "sum 1"
      ),
      (
        #"{"version":1,"generator":"SplitMix64","near_duplicate_distance":4,"ratios":{"train":1,"val":0,"test":0},"seed":-1}"#,
        "seed"
      ),
      (
        #"{"version":1,"generator":"SplitMix64","near_duplicate_distance":4,"ratios":{"train":1,"val":0,"test":0},"seed":1,"groups":[{"split":"train","origins":["a"]},{"split":"val","origins":["a"]}]}"#,
        "the key a twice"
      ),
    ])
  func damaged(_ text: String, _ reason: String) throws {
    try FileSystem.createFolder(folder.file("data/splits").path)
    try Data(text.utf8).write(to: folder.file("data/splits/v1.json"))
    let error = #expect(throws: SplitError.self) { _ = try split() }
    let sentence = try #require(error).description
    #expect(sentence.contains("splits/v1.json: ") && sentence.contains(reason), "\(sentence)")
    #expect(try String(contentsOf: folder.file("data/splits/v1.json"), encoding: .utf8) == text)
  }

  @Test("other files in the folder are no splits")
  func otherNames() throws {
    try FileSystem.createFolder(folder.file("data/splits").path)
    for name in ["v0.json", "v01.json", "v+3.json", "vx.json", "v9.json.old", "9.json"] {
      try Data("?".utf8).write(to: folder.file("data/splits/\(name)"))
    }
    #expect(try split().name == "v1")
  }

  @Test("a sample that an export would find later is left out instead of stopping it")
  func lookup() throws {
    let found = try split()
    try save(capture: "late.rfcap", windows: 1)
    let late = try #require(
      dataset.samples().first { $0.source == "late.rfcap" }?.key)
    #expect(found.leavesOut(late) && found.split(of: late) == nil)
    let known = try #require(found.assignment.splits.first)
    #expect(!found.leavesOut(known.key) && found.split(of: known.key) == known.value.rawValue)
  }

  @Test("images are compared by the checksum in their file")
  func checksums() throws {
    let pixels = [UInt8](repeating: 7, count: 1024 * 1024)
    let npz = NPZ.encode(SpectrogramImage(pixels: pixels))
    for name in ["x", "y"] {
      let draft = SampleDraft(
        signal: try SignalName("video"), iqSHA256: name, sourceCapture: "\(name).rfcap",
        timeOffset: 0, duration: 1, centerFrequency: 100, sampleRate: 1,
        boxes: [SampleBox(pixels: PixelBox(xMin: 1, yMin: 1, xMax: 5, yMax: 5))])
      _ = try dataset.signals.save(draft, npz: npz)
    }
    let sums = try dataset.signals.samples().filter { $0.signal.text == "video" }
      .map { try dataset.signals.imageChecksum($0) }
    #expect(sums.count == 2 && sums[0] != nil && sums[0] == sums[1])
    let drones = try dataset.signals.samples().filter { $0.signal.text == "drone" }
    #expect(try drones.allSatisfy { try dataset.signals.imageChecksum($0) == nil })
    let groups = try split().plan.groups
    let group = try #require(groups.first { $0.origins.contains("capture:x.rfcap") })
    #expect(group.origins.contains("capture:y.rfcap"))
  }
}
