import Datasets
import Foundations

/// Why a dataset cannot be exported.
package enum ExportError: Error, Equatable {
  case folderNotEmpty(path: String)
  case nothingToExport(dataset: String, filter: SampleFilter)
  /// All samples to export are damaged.
  case onlyDamaged(dataset: String, filter: SampleFilter, count: Int, first: String)
  /// The sample was changed or deleted while it was exported.
  case changed(SampleKey)
  case noSplit(SampleKey, split: String)
  case badSplit(SampleKey, found: String)
  /// Samples with the same image are in different parts of a split.
  case dividedImage(SampleKey, SampleKey)
  case badName(String)
  /// What was written cannot be read back as it should.
  case failedCheck(ExportFormat, reason: String)
  case cancelled
}

extension ExportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .folderNotEmpty(let path):
      "\(VisibleText.of(path)): already exists and is not empty; name a new folder"
    case .nothingToExport(let dataset, .all):
      "\(VisibleText.of(dataset)): contains no sample to export; save some first"
    case .nothingToExport(let dataset, let filter):
      "\(VisibleText.of(dataset)): contains no sample \(Self.words(filter)); "
        + "review some first, or export with the filter `all`"
    case .onlyDamaged(let dataset, let filter, let count, let first):
      "\(VisibleText.of(dataset)): contains no readable sample \(Self.words(filter)); "
        + "\(count == 1 ? "1 file or line is" : "\(count) files or lines are") damaged, the first: \(first)"
    case .changed(let key):
      "sample \(key): was changed while it was exported; export again"
    case .noSplit(let key, let split):
      "sample \(key): is not in the split \(VisibleText.of(split)); run `labeltui prepare`, which adds new samples"
    case .badSplit(let key, let found):
      "sample \(key): its split is \"\(VisibleText.of(found))\", but must be "
        + SplitNames.all.joined(separator: ", ")
    case .dividedImage(let first, let second):
      "samples \(first) and \(second): have the same image, but are in different parts of the split; "
        + "make a new split"
    case .badName(let name):
      "export name \"\(VisibleText.of(String(name.prefix(80))))\": a name must be 1 to 64 letters, "
        + "digits, _, - or ., not starting with a dot"
    case .failedCheck(let format, let reason):
      "the \(format.rawValue) export failed its check: \(VisibleText.of(reason)); nothing was written"
    case .cancelled: "cancelled"
    }
  }

  /// `filter` after the words "no sample".
  private static func words(_ filter: SampleFilter) -> String {
    let isVerdict = filter == SampleFilter(verdicts: filter.verdicts)
    guard isVerdict, let verdict = filter.verdicts.first, filter.verdicts.count == 1 else {
      return "that the filter selects"
    }
    return verdict == .unreviewed ? "without a review" : "reviewed as \(verdict.rawValue)"
  }
}
