import Foundations

/// An XML file cannot be read.
package enum XMLError: Error, Equatable {
  /// The file is not well-formed at `line`.
  case syntax(path: String, line: Int, reason: String)
  /// The file declares a document type, which could define entities of any size.
  case documentType(path: String, line: Int)
  /// Elements are nested more than `XMLReader.largestDepth` deep.
  case tooDeep(path: String, line: Int)
  /// One child of the root has more than `XMLReader.largestChild` bytes of names and texts.
  case tooLarge(path: String, line: Int)
}

extension XMLError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .syntax(let path, let line, let reason):
      "\(VisibleText.of(path)): line \(line) is not valid XML (\(VisibleText.of(reason))); export the file again"
    case .documentType(let path, let line):
      "\(VisibleText.of(path)): line \(line) declares a document type (<!DOCTYPE), which is not read because it "
        + "can expand to any size; remove the declaration"
    case .tooDeep(let path, let line):
      "\(VisibleText.of(path)): line \(line) is nested more than \(XMLReader.largestDepth) levels deep; "
        + "export the file again"
    case .tooLarge(let path, let line):
      "\(VisibleText.of(path)): the element that ends at line \(line) or later has more than "
        + "\(XMLReader.largestChild >> 20) MiB; split the file"
    }
  }
}
