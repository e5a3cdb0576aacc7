import Curation
import Datasets
import FoundationEssentials
import Foundations

/// A line in which the user types text, and its purpose.
struct Prompt: Equatable, Sendable {
  enum Purpose: Equatable, Sendable {
    /// The class of the selected box.
    case className
    /// What is wrong with the sample under review.
    case badNote
    /// The samples to review.
    case filter
    /// The formats of an export of the samples that the filter selects.
    case exportFormats(SampleFilter)
    /// A place to move to.
    case goTo(MoveTarget, on: DocumentKind)
    /// The boxes to list.
    case boxFilter
    /// The file to export boxes to, or to import them from.
    case exportBoxes, importBoxes
    /// The sample rate of a capture whose file does not contain it.
    case sampleRate(URL)
  }

  var purpose: Purpose
  private(set) var text = ""

  /// The largest number of characters.
  private static let longest = 200

  /// A prompt that starts with `text`.
  init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    self.text = text
  }

  var title: String {
    switch purpose {
    case .className: "Class"
    case .badNote: "What is wrong?"
    case .filter: "Filter"
    case .exportFormats(.good): "Export the good samples as"
    case .exportFormats(let filter): "Export \(VisibleText.of(filter.text)) as"
    case .goTo(let part, _): part.promptTitle
    case .boxFilter: "Boxes with"
    case .exportBoxes: "Export the boxes to"
    case .importBoxes: "Import boxes from"
    case .sampleRate: "Sample rate"
    }
  }

  /// A description of valid input, shown if there is room for it.
  var explanation: String {
    switch purpose {
    case .className: ""
    case .boxFilter: " (words of class or note, unsaved, proposed)"
    case .exportBoxes, .importBoxes:
      " (a file beside the document or a path; .csv .sigmf-meta .selections.txt .txt .json)"
    case .badNote: " (optional)"
    case .exportFormats:
      " (\(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")))"
    case .filter:
      " (class:video unreviewed conf:<0.5 days:2026-11-01..2026-11-21 capture:x by:anna)"
    case .goTo(let part, let document): " (\(part.examples(on: document)))"
    case .sampleRate(let url): " of \(VisibleText.of(url.lastPathComponent)) (2M, 250k, 2e6)"
    }
  }

  /// Appends typed or pasted text without its control characters.
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
