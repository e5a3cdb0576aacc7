import Testing

@testable import TerminalKit
@testable import Workstation

@Suite("Keymap")
struct KeymapTests {
  @Test(
    "no key does two things in a mode, and none hides a longer sequence",
    arguments: KeyContext.all)
  func noRepeats(context: KeyContext) {
    let sequences = Keymap.standard.bindings(in: context).flatMap(\.sequences)
    #expect(Set(sequences).count == sequences.count)
    for sequence in sequences {
      #expect(!sequences.contains { $0 != sequence && $0.starts(with: sequence) })
    }
  }

  @Test("every key is in the help", arguments: KeyContext.all)
  func help(context: KeyContext) {
    for binding in Keymap.standard.bindings(in: context) {
      #expect(!binding.title.isEmpty && !binding.keyNames.isEmpty)
    }
  }

  @Test("terminals and tmux keep some keys for themselves: none of them is bound")
  func reserved() {
    let reserved: [Key] = [.control("a"), .control("b"), .control("s"), .control("q")]
    for context in KeyContext.all {
      for sequence in Keymap.standard.bindings(in: context).flatMap(\.sequences) {
        #expect(reserved.allSatisfy { !sequence.contains($0) })
      }
    }
  }
}
