import Libraries

/// The format of an XML file, recognized by its root.
enum XMLSketch {
  /// The name of the root, which ends the reading.
  private struct Found: Error {
    let name: String
  }

  /// The name of the root element of the file at `path`; nil if it cannot be read.
  static func root(of path: String) -> String? {
    do {
      try XMLReader.read(path, root: { throw Found(name: $0.name) }, child: { _ in })
      return nil
    } catch let found as Found {
      return found.name
    } catch {
      return nil
    }
  }
}
