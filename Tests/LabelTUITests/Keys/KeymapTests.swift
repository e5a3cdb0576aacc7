import Testing

@testable import TerminalKit
@testable import Workstation

@Suite("Keymap")
struct KeymapTests {
  @Test(
    "no key does two things in a mode, and none hides a longer sequence",
    arguments: KeyMode.allCases)
  func noRepeats(mode: KeyMode) {
    let sequences = Keymap.standard.bindings(in: mode).flatMap(\.sequences)
    #expect(Set(sequences).count == sequences.count)
    for sequence in sequences {
      #expect(!sequences.contains { $0 != sequence && $0.starts(with: sequence) })
    }
  }

  @Test("every key is in the help", arguments: KeyMode.allCases)
  func help(mode: KeyMode) {
    for binding in Keymap.standard.bindings(in: mode) {
      #expect(!binding.title.isEmpty && !binding.keyNames.isEmpty)
    }
  }

  @Test("terminals and tmux keep some keys for themselves: none of them is bound")
  func reserved() {
    let reserved: [Key] = [.control("a"), .control("b"), .control("s"), .control("q")]
    for mode in KeyMode.allCases {
      for sequence in Keymap.standard.bindings(in: mode).flatMap(\.sequences) {
        #expect(reserved.allSatisfy { !sequence.contains($0) })
      }
    }
  }
}
