/// Identifies a sample of a dataset, of either kind. Written as `<class>/<id>` or, for a picture, as
/// its id, which is the image id in reviews.
package enum SampleKey: Hashable, Sendable {
  /// A training sample of a capture, of one class.
  case signal(SampleReference)
  /// A picture with boxes of any class. Its id is the first 16 hexadecimal digits of the SHA-256 of
  /// its file.
  case picture(SampleID)

  /// Parses `text`; throws `SampleError` if it is not a key.
  package init(_ text: String) throws(SampleError) {
    guard let slash = text.firstIndex(of: "/") else {
      self = .picture(try SampleID(text))
      return
    }
    self = .signal(
      SampleReference(
        signal: try SignalName(String(text[..<slash])),
        id: try SampleID(String(text[text.index(after: slash)...]))))
  }
}

extension SampleKey: CustomStringConvertible {
  package var description: String {
    switch self {
    case .signal(let sample): sample.description
    case .picture(let id): id.text
    }
  }
}

extension SampleKey: Comparable {
  /// Samples of captures come before pictures.
  package static func < (left: SampleKey, right: SampleKey) -> Bool {
    switch (left, right) {
    case (.signal(let left), .signal(let right)): left < right
    case (.signal, .picture): true
    case (.picture, .signal): false
    case (.picture(let left), .picture(let right)): left < right
    }
  }
}
