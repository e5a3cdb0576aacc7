import Foundation
import TestSupport
import Testing

@testable import Datasets

/// kill -9 during bursts of saves by clients of `labeltui engine`.
@Suite("Killed engine")
struct KillTests {
  #if DEBUG
    private static let kills = 40
  #else
    private static let kills = 200
  #endif

  /// Most of the time of a request is spent on the image; every other kill waits for its files.
  private static let longestWrite = 0.006

  let folder: TemporaryFolder
  let dataset: URL

  init() throws {
    folder = try TemporaryFolder()
    dataset = folder.file("data")
  }

  @Test(
    "every acknowledged sample is complete, no id repeats, manifests agree after the next start")
  func kills() throws {
    var generator = SeededGenerator(seed: 20_261_120)
    var ledger = DatasetLedger(dataset: dataset)
    var pace = Pace()
    for round in 0..<Self.kills {
      let process = try EngineProcess(dataset: dataset)
      // During the start and its recovery, or during one of the first requests.
      let deadly = Int.random(in: 0...6, using: &generator)
      for number in 1... {
        if number == max(1, deadly) {
          let longest = deadly == 0 ? pace.start : 1.2 * pace.request
          let moment = Double.random(in: 0...1, using: &generator)
          if round.isMultiple(of: 2) {
            process.kill(after: moment * longest)
          } else {
            process.killWhileWriting(in: dataset, after: moment * moment * Self.longestWrite)
          }
        }
        let request = Request.random(highest: ledger.highestNumber, using: &generator)
        let begin = ContinuousClock.now
        let answer = process.answer(to: request.message)
        pace.note(ContinuousClock.now - begin, isFirst: number == 1, isWhole: answer != nil)
        guard ledger.note(request, answer: answer) else { break }
      }
      process.waitUntilGone()
      try ledger.checkFinalNames()
      ledger.circumstances = "round \(round)"
      try ledger.checkAfterRecovery()
    }
    #expect(ledger.acknowledgedSaves > Self.kills)
    #expect(ledger.halves > Self.kills / 20)
    print(
      "kill test: \(Self.kills) kills, \(ledger.halves) left something incomplete; "
        + "\(ledger.acknowledgedSaves) saves and \(ledger.deletions) deletions acknowledged")
  }

  /// How long the engine takes on this machine now, so that kills happen during its work.
  private struct Pace {
    var start = 0.05
    var request = 0.02

    mutating func note(_ duration: Duration, isFirst: Bool, isWhole: Bool) {
      guard isWhole else { return }
      let seconds = duration / .seconds(1)
      if isFirst {
        start += 0.2 * (seconds - start)
      } else {
        request += 0.2 * (seconds - request)
      }
    }
  }

  @Test("two processes can save at the same time")
  func twoProcesses() throws {
    let processes = try [EngineProcess(dataset: dataset), EngineProcess(dataset: dataset)]
    var ids: [String] = []
    for window in stride(from: 0, to: 24, by: 2) {
      let messages = [0, 1].map { Request.save(signal: "drone", window: window + $0, column: 1) }
      for (process, request) in zip(processes, messages) { process.send(request.message) }
      for process in processes {
        guard case .sampleSaved(_, let id, _, let change)? = process.nextReply() else {
          Issue.record("a save was not answered")
          return
        }
        #expect(change == .saved)
        ids.append(id)
      }
    }
    #expect(Set(ids).count == 24)
    for process in processes { process.finish() }
    #expect(try SampleStore(dataset: dataset).count(of: SignalName("drone")) == 24)
  }
}
