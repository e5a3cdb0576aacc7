import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations

/// One run of `PictureSession` in which a call fails, or before which it is killed, and the checks after it.
struct FaultyPictureSession {
  let run: FaultyRun
  private let fault: Fault
  private let isKill: Bool
  private let folder: TemporaryFolder
  private let circumstances: Comment

  private var dataset: URL { folder.file("data") }

  /// Runs the session with `fault` at call number `call`; with nil no call fails. With `kills`, the program is
  /// killed before that call.
  init(_ fault: Fault, at call: Int?, kills: Bool = false) throws {
    self.fault = fault
    isKill = kills
    folder = try TemporaryFolder.inMemory()
    run = try FaultyRun(
      "PictureSession", [folder.url.path], in: folder.url, fault: fault, at: call,
      environment: kills && call != nil ? ["FAULTS_KILL": "yes"] : [:])
    let place = run.calls.first.map { "at \($0)" } ?? "that did not come"
    let name = call == nil ? "no fault" : "\(kills ? "kill" : "\(fault)") \(place)"
    circumstances = Comment(rawValue: name.replacing(folder.url.path + "/", with: ""))
  }

  /// Checks the replies, then the files as the next start finds them.
  func check() throws {
    do {
      let answers = try run.output.split(separator: "\n").map {
        try JSONDecoder().decode(PictureAnswer.self, from: Data($0.utf8))
      }
      if !isKill {
        #expect(run.status == 0, "\(circumstances): \(run.errors)")
        #expect(answers.count == PictureStep.script.count, "\(circumstances)")
        checkErrors(answers)
      }
      try checkFinalNames()
      try checkFiles(possible(answers))
    } catch {
      Issue.record("\(circumstances): the next start fails: \(error)")
    }
  }

  /// Errors are one sentence with a path and the system's reason, and one fault fails at most one step.
  private func checkErrors(_ answers: [PictureAnswer]) {
    var errors: [String] = []
    for case .failed(let text) in answers { errors.append(text) }
    for text in errors {
      let isClear =
        text.contains(folder.url.path) && !text.contains("\n")
        && (fault.kind.reason.map(text.contains) ?? true)
      #expect(isClear, "\(circumstances): failed with: \(text)")
    }
    let allowed = fault.kind.isHarmless ? 0 : fault.isLasting ? answers.count : 1
    #expect(errors.count <= allowed, "\(circumstances): \(errors)")
  }

  /// The possible boxes of each picture: of the last acknowledged step, and of those that were not acknowledged.
  private func possible(_ answers: [PictureAnswer]) -> [Int: Set<Set<Int>?>] {
    var possible: [Int: Set<Set<Int>?>] = [1: [nil], 2: [nil], 3: [nil], 4: [nil]]
    // After a kill, the step that follows the last answer may have happened.
    for (index, step) in PictureStep.script.prefix(answers.count + 1).enumerated() {
      guard let change = step.change else { continue }
      let answer = index < answers.count ? answers[index] : .failed("")
      switch answer {
      case .done: possible[change.picture] = [change.columns]
      case .failed: possible[change.picture]?.insert(change.columns)
      case .skipped: break
      }
    }
    return possible
  }

  /// Before any recovery: every file under a final name is complete.
  private func checkFinalNames() throws {
    for name in try FileSystem.names(in: dataset.path + "/annotations")
    where !name.hasPrefix(".") {
      #expect(throws: Never.self, "\(circumstances): \(name) is not whole") {
        try JSONFile.read(PictureRecord.self, from: "\(dataset.path)/annotations/\(name)")
      }
    }
    for name in try FileSystem.names(in: dataset.path + "/images") where !name.hasPrefix(".") {
      let data = try Data(contentsOf: dataset.appending(path: "images/\(name)"))
      #expect(
        name == PictureDraft.hash(data) + ".png", "\(circumstances): \(name) is not whole")
    }
  }

  private func checkFiles(_ possible: [Int: Set<Set<Int>?>]) throws {
    let store = PictureStore(dataset: dataset)
    #expect(try store.recover() == [], "\(circumstances)")
    var found: [Int: Set<Int>] = [:]
    for id in try store.samples() {
      let content = try store.content(of: id)
      let number = content.origin.source.flatMap { Int($0.dropLast(4)) }
      found[number ?? 0] = Set(content.boxes.map { Int($0.x) })
      #expect(try store.imageFile(of: id).width == 64)
    }
    for (picture, states) in possible {
      #expect(states.contains(found[picture]), "\(circumstances): picture \(picture)")
    }
    // The next save counts all of them.
    let new = try store.save(PictureFixtureDraft.make(200))
    #expect(new.total == found.count + 1, "\(circumstances)")
    try store.finish()
    try checkDerivedFiles(store, count: found.count + 1)
  }

  private func checkDerivedFiles(_ store: PictureStore, count: Int) throws {
    let ids = Set(try store.samples().map(\.text))
    let manifest = try PictureManifest(of: store.folder)
    #expect(Set(manifest.lines.map(\.line.id)) == ids, "\(circumstances)")
    #expect(manifest.lines.count == count && !manifest.hasOthers, "\(circumstances)")
    let coco = try JSONParser.decode(
      JSONValue.self, from: Data(contentsOf: dataset.appending(path: "dataset.json")))
    guard case .object(let object) = coco, case .array(let images)? = object["images"] else {
      Issue.record("\(circumstances): dataset.json has no images")
      return
    }
    #expect(images.count == count, "\(circumstances)")
    let rows = try Dataset(folder: dataset).samples()
    #expect(Set(rows.map(\.key.description)) == ids, "\(circumstances): the catalog")
    let known: Set = [
      ".lock", "annotations", "images", "dataset.json", "manifest.jsonl", "metadata.json",
    ]
    let names =
      try FileSystem.names(in: dataset.path)
      + FileSystem.names(in: dataset.path + "/images").filter { $0.hasPrefix(".") }
      + FileSystem.names(in: dataset.path + "/annotations").filter { $0.hasPrefix(".") }
    let others = names.filter { !known.contains($0) && !$0.hasPrefix("catalog.db") }
    #expect(others == [], "\(circumstances): left behind")
  }
}

/// Drafts that no step of the session saves.
private enum PictureFixtureDraft {
  static func make(_ number: Int) throws -> PictureDraft {
    try PictureDraft(
      data: PictureFixture.png(number), path: "\(number).png", boxes: [PictureFixture.box()],
      origin: PictureOrigin(), labeler: nil)
  }
}
