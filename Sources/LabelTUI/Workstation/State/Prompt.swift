import Curation
import Datasets
import FoundationEssentials
import Foundations
import Generation
import Labels

/// A line in which the user types text, and its purpose.
struct Prompt: Equatable, Sendable {
  enum Purpose: Equatable, Sendable {
    /// The class of the selected box.
    case className
    /// Another name for this class.
    case newClassName(String)
    /// The classes to show in their list.
    case classSearch
    /// The note of the selected box.
    case note
    /// The distance between boxes of a class.
    case period(DocumentKind, copies: Int)
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
    /// The file to extract this box to.
    case extraction(Box)
    /// The sample and the receiver of a generated dataset whose recording to open.
    case datasetSample(ListedDataset)
    /// The sample rate of a capture whose file does not contain it.
    case sampleRate(URL)
    /// A command by its name.
    case commandLine
    /// Words that describe a command.
    case palette
    /// The least confidence of the proposals to accept.
    case leastConfidence
    /// The value of a parameter of the detector.
    case parameter(DetectorParameter)
  }

  var purpose: Purpose
  private(set) var text = ""
  /// The completion that the user is going through; nil after other typing.
  private(set) var completion: CommandCompletion?
  /// The earlier line that the command line shows, counted from the last one; nil if the user typed it.
  private(set) var recalled: Int?
  /// The selected line of the palette.
  var selection = 0

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
    case .newClassName(let name): "Rename \(VisibleText.of(name)) to"
    case .classSearch: "Search"
    case .note: "Note"
    case .period: "Period"
    case .badNote: "What is wrong?"
    case .filter: "Filter"
    case .exportFormats(.good): "Export the good samples as"
    case .exportFormats(let filter): "Export \(VisibleText.of(filter.text)) as"
    case .goTo(let part, _): part.promptTitle
    case .boxFilter: "Boxes with"
    case .exportBoxes: "Export the boxes to"
    case .importBoxes: "Import boxes from"
    case .extraction: "Extract the box to"
    case .datasetSample: "Sample and receiver"
    case .sampleRate: "Sample rate"
    case .commandLine: "Command"
    case .palette: "Find a command"
    case .leastConfidence: "Accept from a confidence of"
    case .parameter(let parameter): parameter.title
    }
  }

  /// A description of valid input, shown if there is room for it.
  var explanation: String {
    switch purpose {
    case .className, .newClassName: ""
    case .classSearch: " (empty for all)"
    case .note: " (empty to remove it)"
    case .period(.capture, _): " (12.5ms, #4000 samples)"
    case .period: " (pixels)"
    case .boxFilter: " (words of class or note, unsaved, proposed)"
    case .exportBoxes, .importBoxes:
      " (a file beside the document or a path; .csv .sigmf-meta .selections.txt .txt .json)"
    case .extraction: " (a file beside the capture or a path; .sigmf-data .rfcap)"
    case .datasetSample(let dataset): " of \(VisibleText.of(dataset.name)) (12/rx-03)"
    case .badNote: " (optional)"
    case .exportFormats:
      " (\(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")))"
    case .filter:
      " (class:video unreviewed conf:<0.5 days:2026-11-01..2026-11-21 capture:x by:anna)"
    case .goTo(let part, let document): " (\(part.examples(on: document)))"
    case .sampleRate(let url): " of \(VisibleText.of(url.lastPathComponent)) (2M, 250k, 2e6)"
    case .leastConfidence: " (0.8 or 80 %)"
    case .parameter(let parameter): " (\(parameter.rangeText))"
    case .commandLine: " (Tab completes)"
    case .palette: " (some words)"
    }
  }

  /// Whether the line may be a command.
  var takesCommands: Bool {
    switch purpose {
    case .commandLine, .goTo: true
    case .className, .newClassName, .classSearch, .note, .period, .badNote, .filter,
      .exportFormats, .boxFilter, .exportBoxes, .importBoxes, .extraction, .datasetSample,
      .sampleRate,
      .leastConfidence, .parameter, .palette:
      false
    }
  }

  /// Appends typed or pasted text without its control characters.
  mutating func type(_ input: String) {
    noteTyping()
    for character in input where text.count < Self.longest {
      let scalars = character.unicodeScalars
      if scalars.allSatisfy({ $0.properties.generalCategory != .control }) {
        text.append(character)
      }
    }
  }

  mutating func deleteLast() {
    noteTyping()
    if !text.isEmpty { text.removeLast() }
  }

  mutating func deleteAll() {
    noteTyping()
    text = ""
  }

  private mutating func noteTyping() { (completion, recalled, selection) = (nil, nil, 0) }

  /// Completes the text to what all candidates of `new` have in common; if that is what is typed, goes
  /// through the candidates.
  mutating func complete(_ new: CommandCompletion, forward: Bool) {
    var current = completion ?? new
    if completion == nil, forward, current.commonLine.count > text.count {
      text = current.commonLine
      return
    }
    current.step(forward: forward)
    if let chosen = current.chosen {
      text = chosen.line
      completion = current
    }
  }

  /// Shows the line of `lines`, oldest first, that is `distance` older than the shown one.
  mutating func recall(_ lines: [String], older distance: Int) {
    let wanted = (recalled ?? -1) + distance
    guard wanted < lines.count else { return }
    noteTyping()
    text = wanted < 0 ? "" : lines[lines.count - 1 - wanted]
    recalled = wanted < 0 ? nil : wanted
  }
}
