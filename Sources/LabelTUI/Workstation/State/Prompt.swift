import FoundationEssentials
import Foundations

/// A line that the user is typing, and what it is for.
struct Prompt: Equatable, Sendable {
  enum Purpose: Equatable, Sendable {
    /// The class of the selected box.
    case className
    /// What is wrong with the sample under review.
    case badNote
    /// A place to move to.
    case goTo(MoveTarget, on: DocumentKind)
    /// The sample rate of a capture whose file does not say it.
    case sampleRate(URL)
  }

  var purpose: Purpose
  private(set) var text = ""

  /// Characters that are taken at most.
  private static let longest = 200

  /// A prompt with `text` to go on from.
  init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    self.text = text
  }

  var title: String {
    switch purpose {
    case .className: "Class"
    case .badNote: "What is wrong?"
    case .goTo(let part, _): part.promptTitle
    case .sampleRate: "Sample rate"
    }
  }

  /// What can be typed, to be read where there is room for it.
  var explanation: String {
    switch purpose {
    case .className: ""
    case .badNote: " (optional)"
    case .goTo(let part, let document): " (\(part.examples(on: document)))"
    case .sampleRate(let url): " of \(VisibleText.of(url.lastPathComponent)) (2M, 250k, 2e6)"
    }
  }

  /// Appends what was typed or pasted; control characters are left out.
  mutating func type(_ input: String) {
    for character in input where text.count < Self.longest {
      let scalars = character.unicodeScalars
      if scalars.allSatisfy({ $0.properties.generalCategory != .control }) {
        text.append(character)
      }
    }
  }

  mutating func deleteLast() { if !text.isEmpty { text.removeLast() } }

  mutating func deleteAll() { text = "" }
}
