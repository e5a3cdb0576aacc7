import Datasets

/// A split as exports use it. Samples that are on no side are not exported: the report names those that
/// were selected, and others were saved later.
extension DatasetSplit: SplitLookup {
  package func split(of key: SampleKey) -> String? { assignment[key]?.rawValue }

  package func leavesOut(_ key: SampleKey) -> Bool { assignment[key] == nil }
}
