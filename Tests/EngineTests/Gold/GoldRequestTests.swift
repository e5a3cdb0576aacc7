import FoundationEssentials
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("Gold captures")
struct GoldRequestTests {
  private struct Place {
    let folder: TemporaryFolder
    var dataset: URL { folder.file("data") }
    var captures: URL { folder.file("captures") }

    init() throws {
      folder = try TemporaryFolder()
      try FileSystem.createFolder(captures.path)
      var recipe = SyntheticRecipe()
      recipe.duration = 0.01
      recipe.sampleRate = 200e3
      recipe.centerFrequency = 433e6
      recipe.name = "RX7"
      try SyntheticCapture(recipe).write(to: captures.appending(path: "site_20260103_0815.rfcap"))
    }

    func request(_ count: Int = 2) throws -> GoldRequest {
      var request = GoldRequest(
        count: count, seed: 5, folder: captures, classes: [.psk: "telemetry", .chirp: "radar"])
      request.duration = 0.15
      request.imitate(
        try CaptureFile.open(captures.appending(path: "site_20260103_0815.rfcap")))
      return request
    }
  }

  @Test("look like the captures beside them, have no labels, and their boxes are known elsewhere")
  func made() throws {
    let place = try Place()
    let urls = try #require(try place.request().make(in: place.dataset))
    #expect(urls.count == 2)
    let names = try FileSystem.names(in: place.captures.path)
    #expect(names.count == 4 && names.count { $0.hasSuffix(".sigmf-meta") } == 1)
    let tasks = try GoldFolder(dataset: place.dataset).tasks()
    for (url, task) in zip(urls, tasks) {
      let capture = try CaptureFile.open(url)
      #expect(capture.sampleRate == 200e3 && capture.centerFrequency == 433e6)
      #expect(capture.signalName == "RX7" && capture.sampleCount == 30_000)
      #expect(url.lastPathComponent.hasPrefix("site_20260103_"))
      #expect(url.lastPathComponent.count == "site_20260103_0815.rfcap".count)
      #expect(task.path == url.standardizedFileURL.path && task.sampleCount == 30_000)
      #expect(Set(task.boxes.map(\.label)).isSubset(of: ["telemetry", "radar"]))
      #expect(!task.boxes.isEmpty)
      for box in task.boxes { #expect(box.box?.share(in: capture.extent) == 1) }
    }
    #expect(try place.request().make(in: place.dataset)?.count == 2)
    #expect(try GoldFolder(dataset: place.dataset).captureNames().count == 4)
  }

  @Test("the same seed gives the same captures")
  func reproducible() throws {
    let contents = try (0..<2).map { _ in
      let place = try Place()
      return try #require(try place.request().make(in: place.dataset)).map {
        try Data(contentsOf: $0)
      }
    }
    #expect(contents[0] == contents[1])
  }

  @Test("stopping leaves no capture without known boxes, and no boxes without capture")
  func stopped() throws {
    let place = try Place()
    #expect(try place.request(3).make(in: place.dataset) { $0 < 0.5 } == nil)
    let tasks = try GoldFolder(dataset: place.dataset).tasks()
    #expect(tasks.count == 1)
    #expect(try FileSystem.names(in: place.captures.path).count == 3)
    #expect(FileSystem.exists(tasks[0].path))
  }

  @Test("a band that is too narrow is refused")
  func narrow() throws {
    let place = try Place()
    var request = try place.request()
    request.sampleRate = 1000
    #expect(throws: GoldError.noSignals(sampleRate: 1000)) {
      try request.make(in: place.dataset)
    }
  }

  @Test("labels of gold captures are noted with their accuracy, those of others are not")
  func recorded() throws {
    let place = try Place()
    let urls = try #require(try place.request().make(in: place.dataset))
    let gold = GoldFolder(dataset: place.dataset)
    let task = try #require(try gold.tasks().first)
    let recorder = GoldRecorder(dataset: place.dataset, labeler: "anna")
    let capture = try CaptureFile.open(urls[0])
    #expect(try !recorder.record([], of: capture))
    let labels = try task.boxes.map { box in
      Annotation(box: try #require(box.box), label: box.label)
    }
    #expect(try recorder.record(Array(labels.prefix(1)), of: capture))
    #expect(try !recorder.record(Array(labels.prefix(1)), of: capture))
    #expect(try recorder.record(labels, of: capture))
    let real = try CaptureFile.open(place.captures.appending(path: "site_20260103_0815.rfcap"))
    #expect(try !recorder.record(labels, of: real))
    let accuracies = GoldAccuracy.all(in: try gold.entries())
    #expect(accuracies.count == 1 && accuracies[0].labeler == "anna")
    #expect(accuracies[0].captures == 1 && accuracies[0].score.recall == 1)
    // Not while the capture may still be in work.
    #expect(try Dataset(folder: place.dataset).figures().accuracies.isEmpty)
    #expect(try gold.settledAccuracies(at: Date() + 3000).isEmpty)
    #expect(try gold.settledAccuracies(at: Date() + 4000) == accuracies)
  }

  @Test(
    "labels of another program are noted on request, unless somebody else has labeled the capture")
  func recordedLater() throws {
    let place = try Place()
    let urls = try #require(try place.request().make(in: place.dataset))
    let gold = GoldFolder(dataset: place.dataset)
    let state = place.folder.file("state")
    for (url, task) in zip(urls, try gold.tasks()) {
      let capture = try CaptureFile.open(url)
      let labels = try task.boxes.map { Annotation(box: try #require($0.box), label: $0.label) }
      _ = try CaptureLabels(of: capture, stateFolder: state, session: nil)
        .write(LabelRevision(labels))
    }
    _ = try GoldRecorder(dataset: place.dataset, labeler: "anna").record(
      [Annotation(box: try CaptureFile.open(urls[0]).extent, label: "x")],
      of: try CaptureFile.open(urls[0]))
    let later = GoldRecorder(dataset: place.dataset, labeler: "bo")
    for _ in 0..<2 { try later.recordAll(stateFolder: state) }
    let entries = try gold.entries()
    #expect(entries.map(\.labeler) == ["anna", "bo"])
    #expect(entries[1].score.recall == 1 && entries[1].score.precision == 1)
  }

  @Test("a part of a line is left out and completed; a line that is no task is an error")
  func damaged() throws {
    let place = try Place()
    _ = try place.request(1).make(in: place.dataset)
    let gold = GoldFolder(dataset: place.dataset)
    let path = place.dataset.appending(path: "gold/scores.jsonl").path
    try Data("{\"task\"".utf8).write(to: URL(filePath: path))
    #expect(try gold.entries().isEmpty)
    let entry = GoldEntry(task: "1", labeler: nil, at: "2026", score: GoldScore())
    try gold.add(entry)
    #expect(try gold.entries() == [entry])
    let tasks = place.dataset.appending(path: "gold/tasks.jsonl")
    try (Data("{}\n".utf8) + Data(contentsOf: tasks)).write(to: tasks)
    #expect {
      try gold.captureNames()
    } throws: { error in
      "\(error)".contains("tasks.jsonl: line 1 is no gold task")
    }
  }
}
