import Foundations

/// The names of the files that an address of Label Studio can mean.
enum LabelStudioAddress {
  /// The names to look for, the most exact first: the path behind `?d=` of local storage, the path of the
  /// address, and the name of an upload without its random prefix.
  static func names(of address: String) -> [String] {
    var path = address
    if let query = path.firstIndex(of: "?") {
      let parameters = path[path.index(after: query)...].split(separator: "&")
      let local = parameters.first { $0.hasPrefix("d=") }?.dropFirst(2)
      path = local.map(String.init) ?? String(path[..<query])
    }
    if let scheme = path.firstRange(of: "://") {
      // The first part behind the scheme is a server or a bucket.
      let rest = path[scheme.upperBound...]
      path = rest.firstIndex(of: "/").map { String(rest[rest.index(after: $0)...]) } ?? String(rest)
    }
    var names: [String] = []
    for spelling in [decoded(path), path] {
      let name = FileSystem.name(of: spelling)
      names += [spelling, String(spelling.drop { $0 == "/" })]
      // The last folders can be those of the dataset.
      let folders = spelling.split(separator: "/").suffix(3)
      for count in (1...3).reversed() where folders.count >= count {
        names.append(folders.suffix(count).joined(separator: "/"))
      }
      if let original = withoutPrefix(name) { names.append(original) }
    }
    var known: Set<String> = []
    return names.filter { !$0.isEmpty && known.insert($0).inserted }
  }

  /// `name` without the eight hexadecimal digits and the hyphen that uploads get; nil if it has none.
  private static func withoutPrefix(_ name: String) -> String? {
    let parts = name.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, parts[0].count == 8, parts[0].allSatisfy(\.isHexDigit) else {
      return nil
    }
    return String(parts[1])
  }

  /// `text` with `%xx` replaced by bytes.
  static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
