import FoundationEssentials

/// The formats in which extractions are written.
package enum ExtractionFormat: String, CaseIterable, Sendable {
  case sigmf, rfcap

  /// The format of a file that is named `name`; nil if its ending is that of neither.
  package init?(ofFileNamed name: String) {
    switch URL(filePath: name).pathExtension.lowercased() {
    case CaptureFile.rfcapEnding: self = .rfcap
    case CaptureFile.dataEnding, CaptureFile.metadataEnding: self = .sigmf
    default: return nil
    }
  }

  /// The ending of the file with the samples.
  package var ending: String {
    switch self {
    case .sigmf: CaptureFile.dataEnding
    case .rfcap: CaptureFile.rfcapEnding
    }
  }

  /// The container of captures in this format.
  var container: Capture.Container {
    switch self {
    case .sigmf: .sigmf
    case .rfcap: .rfcap
    }
  }
}
