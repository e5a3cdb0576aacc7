import Foundations

/// The file with the classes of a dataset cannot be used.
package struct ClassBookError: Error, Equatable, CustomStringConvertible {
  let path: String
  let reason: String

  package var description: String {
    "\(VisibleText.of(path)): is not a list of classes (\(VisibleText.of(reason))); it is not "
      + "changed, so digits and colors are not kept"
  }
}
