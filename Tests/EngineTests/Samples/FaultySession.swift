import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations

/// One run of `DatasetSession` in which a call fails, and the checks after it.
struct FaultySession {
  let run: FaultyRun
  private let fault: Fault
  private let folder: TemporaryFolder
  private var ledger: DatasetLedger
  private let circumstances: Comment

  private var dataset: URL { folder.file("data") }
  private var curated: URL { folder.file("curated") }

  /// Runs the session on a dataset with leftovers of killed processes, with `fault` at call number
  /// `call`; with nil no call fails.
  init(_ fault: Fault, at call: Int?) throws {
    self.fault = fault
    folder = try TemporaryFolder.inMemory()
    try DatasetDebris.write(to: folder.url)
    run = try FaultyRun("DatasetSession", [folder.url.path], in: folder.url, fault: fault, at: call)
    let place = run.calls.first.map { "at \($0)" } ?? "that did not come"
    let name = call == nil ? "no fault" : "\(fault) \(place)"
    circumstances = Comment(rawValue: name.replacing(folder.url.path + "/", with: ""))
    ledger = DatasetLedger(dataset: folder.file("data"))
    ledger.circumstances = circumstances
    ledger.noteUnansweredSave(
      of: try SignalName("drone"), hash: DatasetDebris.finishedWindow,
      column: DatasetDebris.finishedColumn)
  }

  /// Checks the replies, then the files as the next start finds them.
  func check() throws {
    var checks = self
    do {
      try checks.checkAnswers()
    } catch {
      Issue.record("\(circumstances): the next start fails: \(error)")
    }
  }

  private mutating func checkAnswers() throws {
    let answers = try run.output.split(separator: "\n").map {
      try JSONDecoder().decode(SessionAnswer.self, from: Data($0.utf8))
    }
    #expect(run.status == 0, "\(circumstances): \(run.errors)")
    let steps = Array(zip(SessionStep.script, answers))
    #expect(answers.count == SessionStep.script.count, "\(circumstances)")
    for (step, answer) in steps { try ledger.note(step, answer: answer) }
    checkErrors(steps)
    try ledger.checkFinalNames()
    try ledger.checkAfterRecovery()
    try checkReviews(steps)
    try checkExport(wasAcknowledged: answers.last.map(\.isExported) == true)
    try checkLeftovers()
  }

  /// Errors are one sentence with a path and the system's reason, and one fault fails at most one
  /// step.
  private func checkErrors(_ steps: [(SessionStep, SessionAnswer)]) {
    let errors = steps.compactMap { step, answer -> (step: SessionStep, text: String)? in
      if case .failed(let text) = answer { (step, text) } else { nil }
    }
    for error in errors {
      let isClear =
        names(error.text) && !error.text.contains("\n")
        && (fault.kind.reason.map(error.text.contains) ?? true)
      #expect(isClear, "\(circumstances): \(error.step) failed with: \(error.text)")
    }
    let allowed = fault.kind.isHarmless ? 0 : fault.isLasting ? steps.count : 1
    #expect(errors.count <= allowed, "\(circumstances): \(errors.map(\.text))")
    for case (_, .exported(_, let leftOut)) in steps {
      #expect(leftOut == [], "\(circumstances): the export left something out")
    }
  }

  /// Whether `text` names the file of the failed call, by its current or its final name.
  private func names(_ text: String) -> Bool {
    guard let call = run.calls.first, !fault.isLasting else {
      return text.contains(folder.url.path)
    }
    let final = AtomicFile.finalName(ofTemporary: FileSystem.name(of: call.path))
    return text.contains(call.path)
      || final.map { text.contains(FileSystem.parent(of: call.path) + "/" + $0) } == true
  }

  /// The next review is appended; then every line is complete, and the acknowledged ones are there
  /// in order.
  private func checkReviews(_ steps: [(SessionStep, SessionAnswer)]) throws {
    let store = SampleStore(dataset: dataset)
    let log = ReviewLog(store: store)
    let next = SampleReference(signal: try SignalName("next"), id: try SampleID("0001"))
    _ = try log.add(.skip, of: next, reviewer: nil, revision: 1)
    #expect(try log.load().warnings == [], "\(circumstances)")
    let data = try Data(contentsOf: dataset.appending(path: "reviews.jsonl"))
    #expect(data.last == UInt8(ascii: "\n"), "\(circumstances)")
    var lines = data.dropLast().split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).map { try? JSONDecoder().decode(Review.self, from: Data($0)) }[...]
    for case (.review(let signal, _, let status), let answer) in steps {
      let isThere =
        lines.first.map {
          $0?.imageID.hasPrefix("\(signal)/") == true && $0?.status.rawValue == status
        } == true
      if isThere { lines.removeFirst() }
      #expect(
        isThere || !answer.isReviewed, "\(circumstances): the \(status) of \(signal) is lost")
    }
    let rest = lines.map { $0?.imageID }
    #expect(
      rest == [next.description], "\(circumstances): \(String(decoding: data, as: UTF8.self))")
  }

  /// The export is complete or absent; the next export to the same name removes leftovers.
  private func checkExport(wasAcknowledged: Bool) throws {
    let exists = FileSystem.exists(curated.path)
    #expect(exists || !wasAcknowledged, "\(circumstances): the export is lost")
    let contents = exists ? try FolderSnapshot(curated).contents : nil
    try? FileManager.default.removeItem(at: curated)
    let store = SampleStore(dataset: dataset)
    do {
      _ = try CuratedDataset(of: store, filter: .good).export(to: curated)
    } catch ExportError.nothingToExport {
      #expect(!exists, "\(circumstances): an export of nothing")
      _ = try CuratedDataset(of: store, filter: .all).export(to: curated)
      return
    }
    guard let contents else { return }
    let expected = try FolderSnapshot(curated).contents
    #expect(contents.keys.sorted() == expected.keys.sorted(), "\(circumstances)")
    let isWhole = contents == expected
    #expect(isWhole, "\(circumstances): the export is not what the dataset holds")
  }

  private func checkLeftovers() throws {
    let known: Set = [
      "data", "curated", ".lock", "index.json", "reviews.jsonl", "signals", "catalog.db",
      "catalog.db-wal", "catalog.db-shm",
    ]
    let names = try FileSystem.names(in: folder.url.path) + FileSystem.names(in: dataset.path)
    let others = names.filter { !known.contains($0) }
    #expect(others == [], "\(circumstances): left behind")
  }
}

extension SessionAnswer {
  fileprivate var isExported: Bool { if case .exported = self { true } else { false } }
  fileprivate var isReviewed: Bool { if case .reviewed = self { true } else { false } }
}
