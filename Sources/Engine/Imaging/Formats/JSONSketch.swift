import FoundationEssentials
import Foundations

#if canImport(Glibc)
  import Glibc
#endif

/// The format of a JSON file, recognized by the names at its start, because programs give the same file
/// names to different formats.
enum JSONSketch {
  /// The number of bytes that are searched.
  private static let searched = 1 << 16
  private static let longestName = 32

  /// The format of the file at `path`; nil if it is none that is known, or cannot be read.
  static func of(_ path: String) -> ForeignFormat? {
    guard let file = try? OpenFile(path, flags: O_RDONLY | O_NONBLOCK),
      (try? file.regularFileSize) != nil,
      let start = try? file.bytes(at: 0, count: searched)
    else { return nil }
    return of(start)
  }

  static func of(_ start: Data) -> ForeignFormat? {
    let names = names(in: start)
    func has(_ name: String) -> Bool { names.contains(name) }
    let first = start.first { $0 > 0x20 && $0 < 0x80 }
    if first == UInt8(ascii: "[") {
      let isTask = has("data") || has("predictions") || has("annotations")
      return isTask || has("rectanglelabels") || has("original_width") ? .labelstudio : nil
    }
    guard first == UInt8(ascii: "{") else { return nil }
    if has("shapes"), has("version") || has("imagePath") || has("flags") { return .labelme }
    if has("dm_format_version") || has("items") && has("categories") { return .datumaro }
    if has("images") || has("annotations") || has("categories"),
      has("file_name") || has("image_id") || has("bbox") || has("supercategory")
        || has("categories")
    {
      return has("image_filename") ? nil : .coco
    }
    return nil
  }

  /// The short strings in `text`, among them all names of members.
  private static func names(in text: Data) -> Set<String> {
    var names: Set<String> = []
    var string: [UInt8]?
    var isEscaped = false
    for byte in text {
      guard var current = string else {
        if byte == UInt8(ascii: "\"") { string = [] }
        continue
      }
      if byte == UInt8(ascii: "\""), !isEscaped {
        if current.count < longestName { names.insert(String(decoding: current, as: UTF8.self)) }
        string = nil
      } else {
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        if current.count < longestName {
          // Without a second reference, appending does not copy.
          string = nil
          current.append(byte)
          string = current
        }
      }
    }
    return names
  }
}
