import Foundation
import TerminalSupport
import TestSupport
import Testing

@testable import Workstation

@Suite("The frame log")
struct LoopLogTests {
  @Test("has a line for every turn of the event loop, with its cause and durations")
  func lines() throws {
    let workplace = try Workplace()
    let log = workplace.home.appending(path: "frames.jsonl")
    let session = try workplace.open(
      try workplace.add(Samples.video), arguments: ["--frame-log", log.path])
    for key in ["+", "l", "l"] {
      try session.type(key)
      try session.waitForPicture()
    }
    try session.type("q")
    #expect(try session.waitForExit() == .exited(0))

    let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
    let frames = try lines.map { try JSONDecoder().decode(LoopTurn.self, from: Data($0.utf8)) }
    // Four keys, and the terminal's replies.
    #expect(frames.map(\.events).reduce(0, +) >= 4)
    #expect(frames.contains { $0.reports > 0 && $0.events == 0 })
    #expect(frames.first?.isComplete == false && frames.last?.isComplete == true)
    #expect(zip(frames, frames.dropFirst()).allSatisfy { $0.start <= $1.start })
    for frame in frames {
      let parts = frame.state + frame.view + frame.terminal
      #expect(parts > 0 && abs(parts - frame.total) < 0.001)
    }
  }

  @Test("that cannot be written is reported at the end, after the terminal is restored")
  func unwritable() throws {
    let workplace = try Workplace()
    let session = try workplace.open(
      try workplace.add(Samples.video), arguments: ["--frame-log", "/nowhere/frames.jsonl"])
    try session.type("q")
    #expect(try session.waitForExit() == .exited(1))
    #expect(session.screen.text.contains("/nowhere/frames.jsonl"))
  }
}
