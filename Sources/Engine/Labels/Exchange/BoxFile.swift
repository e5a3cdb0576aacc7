import FoundationEssentials

/// Boxes as a file of another program.
package struct BoxFile: Sendable, Equatable {
  /// The content of the file.
  package var data: Data
  /// The number of boxes in it.
  package var boxCount: Int
  /// The number of proposals that the format cannot tell from boxes that a person drew, and that are left out.
  package var leftOutCount: Int

  /// A file with this content.
  package init(data: Data, boxCount: Int, leftOutCount: Int = 0) {
    self.data = data
    self.boxCount = boxCount
    self.leftOutCount = leftOutCount
  }
}
