import FoundationEssentials
import Foundations
import TestSupport
import Testing

@testable import Generation
@testable import Labels
@testable import Libraries
@testable import Radio

@Suite("Generated datasets")
struct DatasetGeneratorTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder.inMemory() }

  private static func recipe(_ type: DatasetType, samples: Int = 12) -> DatasetRecipe {
    var recipe = DatasetRecipe(name: "test", type: type)
    recipe.samples = samples
    recipe.duration = 0.005
    recipe.geometry.receivers = 3...5
    recipe.geometry.dilution = 60
    return recipe
  }

  private func generate(
    _ recipe: DatasetRecipe, _ name: String, threads: Int = 1,
    while goesOn: (Int) -> Bool = { _ in true }
  ) throws -> DatasetDescription? {
    try DatasetGenerator.run(recipe, at: folder.file(name).path, threads: threads) {
      goesOn($0.finished)
    }
  }

  private func contents(_ name: String) throws -> [String: Data] {
    try FolderSnapshot(folder.file(name)).contents
  }

  @Test("are the same for any number of threads", arguments: DatasetType.allCases)
  func threads(type: DatasetType) throws {
    for threads in 1...3 {
      #expect(try generate(Self.recipe(type), "\(threads)", threads: threads)?.isComplete == true)
    }
    let first = try contents("1")
    #expect(
      first.count == (type == .iqRaw ? 3 + 12 + 2 * first.count { $0.key.hasSuffix("data") } : 3))
    #expect(try contents("2") == first)
    #expect(try contents("3") == first)
    var other = Self.recipe(type)
    other.seed = 2
    _ = try generate(other, "other")
    #expect(try contents("other")["features.csv"] != first["features.csv"])
  }

  @Test("are the same after interruptions", arguments: DatasetType.allCases)
  func interrupted(type: DatasetType) throws {
    _ = try generate(Self.recipe(type), "whole")
    for limit in [1, 4, 5, 11] {
      let result = try generate(Self.recipe(type), "parts") { $0 < limit }
      #expect(result == nil)
      // What a killed process leaves.
      let path = folder.file("parts").path
      let log = "\(path)/generation.jsonl"
      let text = try Data(contentsOf: URL(filePath: log))
      try (text + Data("{\"sample\": 99".utf8)).write(to: URL(filePath: log))
      try Data("x".utf8).write(to: folder.file("parts/.features.csv.labeltui-temporary"))
      if type == .iqRaw {
        try FileSystem.createFolder("\(path)/samples/000011")
        try FileSystem.createFolder("\(path)/samples/.000007.labeltui-temporary")
      }
    }
    #expect(try generate(Self.recipe(type), "parts")?.isComplete == true)
    #expect(try contents("parts") == contents("whole"))
    // A complete dataset stays as it is.
    let snapshot = try FolderSnapshot(folder.file("parts"))
    #expect(try generate(Self.recipe(type), "parts")?.isComplete == true)
    #expect(try FolderSnapshot(folder.file("parts")) == snapshot)
  }

  @Test("the description and the tables agree with the files")
  func description() throws {
    let description = try #require(try generate(Self.recipe(.iqRaw), "x"))
    let files = try contents("x").filter { $0.key != "dataset.json" }
    #expect(description.bytes == files.values.reduce(0) { $0 + $1.count })
    #expect(description.candidates == 12 + description.tally.rejected.values.reduce(0, +))
    let database = try SQLiteDatabase(folder.file("x/features.sqlite").path, .read)
    let rows = String(decoding: files["features.csv"] ?? Data(), as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows[0].count == 10 + 72)
    #expect(try database.integer("SELECT count(*) FROM features") == rows.count - 1)
    #expect(try database.integer("SELECT sum(receivers) FROM samples") == rows.count - 1)
    let snr = try database.rows("SELECT snr_db_mean FROM features ORDER BY sample, receiver") {
      $0.real(0)
    }
    let column = try #require(rows[0].firstIndex(of: "snr_db_mean"))
    #expect(snr == rows.dropFirst().map { Double($0[column]) })
    let dataset = try GeneratedDataset(folder.file("x").path)
    var text = ""
    try dataset.readFeatures { text += $0 }
    #expect(Data(text.utf8) == files["features.csv"])
  }

  @Test(
    "recordings open without warnings, with the signal as a box",
    arguments: DatasetRecipe.Format.allCases)
  func recordings(format: DatasetRecipe.Format) throws {
    var recipe = Self.recipe(.iqRaw, samples: 2)
    recipe.format = format
    _ = try generate(recipe, "x")
    let sample = folder.file("x/samples/000001")
    let ending = format == .sigmf ? "sigmf-data" : "rfcap"
    let names = try FileSystem.names(in: sample.path).filter { $0.hasSuffix(ending) }
    #expect((3...5).contains(names.count))
    for name in names {
      let capture = try CaptureFile.open(sample.appending(path: name))
      #expect(capture.warnings.isEmpty && capture.sampleCount == 1000)
      #expect(capture.sampleRate == 200_000 && capture.centerFrequency == 145e6)
      guard format == .sigmf else { continue }
      let labels = CaptureLabels(of: capture, stateFolder: folder.file("state")).load()
      #expect(labels.warnings.isEmpty && labels.annotations.map(\.label) == ["nfm"])
      #expect(labels.annotations[0].box.samples == 0..<1000)
    }
    guard format == .sigmf else { return }
    let collection = try JSONFile.read(
      SigMFCollection.self, from: sample.appending(path: "000001.sigmf-collection").path)
    #expect(collection.collection.streams.count == names.count)
    for stream in collection.collection.streams {
      let meta = try Data(contentsOf: sample.appending(path: "\(stream.name).sigmf-meta"))
      #expect(stream.hash == SHA512.hexadecimal(of: meta))
    }
  }

  @Test("folders with something else are refused, and nothing in them changes")
  func refused() throws {
    try FileSystem.createFolder(folder.file("full").path)
    try Data("mine".utf8).write(to: folder.file("full/notes.txt"))
    #expect(throws: GenerationError.notEmpty(path: folder.file("full").path)) {
      _ = try generate(Self.recipe(.iqRaw), "full")
    }
    #expect(try contents("full") == ["notes.txt": Data("mine".utf8)])

    _ = try generate(Self.recipe(.iqRaw), "begun") { $0 < 2 }
    var other = Self.recipe(.iqRaw)
    other.propagation.hasFading = false
    #expect { _ = try generate(other, "begun") } throws: { "\($0)".contains("another propagation") }

    try FileSystem.createFolder(folder.file("damaged").path)
    try Data("{\"format\": 3}".utf8).write(to: folder.file("damaged/dataset.json"))
    #expect { _ = try generate(Self.recipe(.iqRaw), "damaged") } throws: {
      "\($0)".contains("dataset.json") && "\($0)".contains("format")
    }
    #expect { _ = try GeneratedDataset(folder.file("begun").path) } throws: {
      "\($0)".contains("not complete")
    }
  }

  @Test("invalid recipes are refused with the value")
  func invalidRecipes() {
    func message(_ change: (inout DatasetRecipe) -> Void) -> String {
      var recipe = Self.recipe(.iqRaw)
      change(&recipe)
      do {
        try recipe.check()
        return ""
      } catch { return "\(error)" }
    }
    #expect(message { $0.samples = 0 }.contains("samples is 0"))
    #expect(message { $0.sampleRate = .nan }.contains("sample rate"))
    #expect(message { $0.duration = 100 }.contains("20000000 IQ samples"))
    #expect(message { $0.duration = 1e-6 }.contains("80 to"))
    #expect(message { $0.sampleRate = 8000 }.contains("nfm is 15000 Hz wide"))
    #expect(message { $0.name = "" }.contains("0 bytes"))
    #expect(message { $0.geometry.receivers = 0...200 }.contains("receivers is 0"))
    #expect(message { $0.propagation.signalToNoise = -1000...0 }.contains("snr is -1000"))
    #expect(message { $0.geometry.center.latitude = 90 }.contains("latitude"))
    var large = Self.recipe(.iqRaw, samples: 1_000_000)
    large.duration = 20
    #expect { _ = try generate(large, "large") } throws: { "\($0)".contains("are free") }
  }

  @Test("only one program at a time generates a dataset")
  func inUse() throws {
    let path = folder.file("x").path
    let first = try DatasetFolder(path, Self.recipe(.iqRaw))
    #expect(throws: GenerationError.inUse(path: path)) {
      _ = try generate(Self.recipe(.iqRaw), "x")
    }
    withExtendedLifetime(first) {}
  }
}
