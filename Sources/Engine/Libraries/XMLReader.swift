import CExpat
import FoundationEssentials
import Foundations

#if canImport(Glibc)
  import Glibc
#endif

/// Reads an XML file piece by piece with expat, and passes on one child of the root after another, so
/// that a file of any size takes the memory of its largest child.
///
/// The file must be well-formed. It is not validated. Document types are refused, so there are no
/// entities other than the five of XML, and nothing is read from elsewhere.
package final class XMLReader {
  /// The maximum nesting of elements.
  static let largestDepth = 64
  /// The maximum number of bytes of names and texts in one child of the root.
  static let largestChild = 16 << 20
  private static let pieceSize = 1 << 18
  /// The memory that an element takes in addition to its texts, in bytes.
  private static let elementSize = 128

  private let parser: XML_Parser
  private let path: String
  private let root: (XMLElement) throws -> Void
  private let child: (XMLElement) throws -> Void
  /// The elements that have started and not ended. The first is the root, which keeps no children.
  private var open: [XMLElement] = []
  private var size = 0
  /// The number of bytes that expat has got.
  private var fed = 0
  private var failure: (any Error)?

  /// Reads the file at `path`. `root` gets the root element without its children; then `child` gets
  /// each of them. Throws `FileError`, `XMLError`, or what the closures throw, which ends the reading.
  package static func read(
    _ path: String, root: (XMLElement) throws -> Void = { _ in },
    child: (XMLElement) throws -> Void
  ) throws {
    let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
    let size = try file.regularFileSize
    try withoutActuallyEscaping(root) { root in
      try withoutActuallyEscaping(child) { child in
        let reader = XMLReader(path: path, root: root, child: child)
        var offset = 0
        repeat {
          let piece = try file.bytes(at: offset, count: min(pieceSize, max(size - offset, 0)))
          offset += piece.count
          // A file that another program truncates ends early.
          try reader.parse(piece, isLast: offset >= size || piece.isEmpty)
          if piece.isEmpty { break }
        } while offset < size
      }
    }
  }

  private init(
    path: String, root: @escaping (XMLElement) throws -> Void,
    child: @escaping (XMLElement) throws -> Void
  ) {
    guard let parser = XML_ParserCreate(nil) else { preconditionFailure("no memory for expat") }
    self.parser = parser
    self.path = path
    self.root = root
    self.child = child
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { XMLReader.of($0)?.start(name: $1, attributes: $2) },
      { reader, _ in XMLReader.of(reader)?.end() })
    XML_SetCharacterDataHandler(parser) { XMLReader.of($0)?.add(text: $1, count: $2) }
    XML_SetStartDoctypeDeclHandler(parser) { reader, _, _, _, _ in
      XMLReader.of(reader)?.refuseDocumentType()
    }
  }

  deinit { XML_ParserFree(parser) }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLReader? {
    pointer.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private var line: Int { Int(XML_GetCurrentLineNumber(parser)) }

  private func parse(_ piece: Data, isLast: Bool) throws {
    let status = piece.withUnsafeBytes { bytes in
      XML_Parse(
        parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), isLast ? 1 : 0)
    }
    if let failure { throw failure }
    guard status == XML_STATUS_OK else {
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
      throw XMLError.syntax(path: path, line: line, reason: reason ?? "unknown error")
    }
    // Expat keeps an incomplete tag, such as one with an endless attribute, and reads it again each time.
    fed += piece.count
    guard fed - Int(XML_GetCurrentByteIndex(parser)) <= Self.largestChild else {
      throw XMLError.tooLarge(path: path, line: line)
    }
  }

  private func stop(_ error: any Error) {
    guard failure == nil else { return }
    failure = error
    XML_StopParser(parser, 0)
  }

  private func refuseDocumentType() { stop(XMLError.documentType(path: path, line: line)) }

  private func start(
    name: UnsafePointer<CChar>?, attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    guard failure == nil, let name else { return }
    guard open.count < Self.largestDepth else {
      return stop(XMLError.tooDeep(path: path, line: line))
    }
    var element = XMLElement(name: String(cString: name))
    element.line = line
    var bytes = Self.elementSize + element.name.utf8.count
    var index = 0
    while let attributes, let name = attributes[index], let value = attributes[index + 1] {
      element.attributes.append(.init(name: String(cString: name), value: String(cString: value)))
      bytes += strlen(name) + strlen(value) + Self.elementSize
      index += 2
    }
    guard grow(bytes) else { return }
    open.append(element)
    if open.count == 1 { attempt { try root(element) } }
  }

  private func end() {
    guard failure == nil, let element = open.popLast() else { return }
    switch open.count {
    case 0: break
    case 1:
      size = 0
      attempt { try child(element) }
    default: open[open.count - 1].children.append(element)
    }
  }

  private func add(text: UnsafePointer<CChar>?, count: Int32) {
    // The text of the root is between its children, where formats have only white space.
    guard failure == nil, let text, open.count > 1, grow(Int(count)) else { return }
    let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
    open[open.count - 1].text += String(decoding: bytes, as: UTF8.self)
  }

  /// Counts `bytes` more of the current child. Returns false if that is too much.
  private func grow(_ bytes: Int) -> Bool {
    size += bytes
    guard size <= Self.largestChild else {
      stop(XMLError.tooLarge(path: path, line: line))
      return false
    }
    return true
  }

  private func attempt(_ body: () throws -> Void) {
    do { try body() } catch { stop(error) }
  }
}
