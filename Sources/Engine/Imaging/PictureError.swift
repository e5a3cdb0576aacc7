import Foundations

/// A picture cannot be read.
package enum PictureError: Error, Equatable {
  /// The file or folder cannot be opened or read.
  case file(FileError)
  /// The file has no bytes.
  case empty(path: String)
  /// The file does not begin like a PNG or JPEG file; `found` are its first bytes.
  case wrongMagic(path: String, found: [UInt8])
  /// The file has only `bytes` bytes and ends inside the header.
  case headerCutShort(path: String, format: PictureFileFormat, bytes: Int)
  /// The width or height is 0; `field` is "width" or "height".
  case zeroSide(path: String, field: String)
  /// The picture has more pixels than `PictureLimits` allow.
  case tooLarge(path: String, width: Int, height: Int)
  /// A field of the header has a value that the format does not allow.
  case badHeader(path: String, format: PictureFileFormat, field: String, value: String)
  /// The file is valid, but LabelTUI does not support this kind of file.
  case unsupported(path: String, format: PictureFileFormat, reason: String)
  /// The file ends before the last row; `row`, counted from 1, is the first incomplete one.
  case cutShort(path: String, format: PictureFileFormat, row: Int, height: Int)
  /// The data of the file is not valid at row `row`, counted from 1.
  case damaged(path: String, format: PictureFileFormat, row: Int, height: Int, reason: String)
  /// The picture needs `bytes` bytes, which are not available in memory or on disk.
  case noMemory(path: String, bytes: Int)
  /// Decoding this progressive JPEG needs more memory than `PictureLimits` allow.
  case progressiveTooLarge(path: String, width: Int, height: Int)
}

extension PictureError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .file(let error):
      error.description
    case .empty(let path):
      "\(VisibleText.of(path)): is empty (0 bytes); copy the picture again"
    case .wrongMagic(let path, let found):
      "\(VisibleText.of(path)): begins with \(Self.hexadecimal(found)), which is neither PNG nor JPEG; "
        + "convert it to one of them"
    case .headerCutShort(let path, let format, let bytes):
      "\(VisibleText.of(path)): ends inside the \(format.rawValue) header (\(bytes) bytes); copy the picture again"
    case .zeroSide(let path, let field):
      "\(VisibleText.of(path)): \(field) is 0, but must be at least 1; write the picture again"
    case .tooLarge(let path, let width, let height):
      "\(VisibleText.of(path)): size is \(width) x \(height), but the limit is \(PictureLimits.side) per side and "
        + "\(PictureLimits.pixels) pixels; scale it down or cut it into parts"
    case .badHeader(let path, let format, let field, let value):
      "\(VisibleText.of(path)): \(field) is \(VisibleText.of(value)), which \(format.rawValue) does not allow; "
        + "the file is damaged, copy it again"
    case .unsupported(let path, let format, let reason):
      "\(VisibleText.of(path)): this kind of \(format.rawValue) is not supported "
        + "(\(VisibleText.of(reason))); convert it to 8-bit RGB"
    case .cutShort(let path, let format, let row, let height):
      "\(VisibleText.of(path)): the \(format.rawValue) file is truncated"
        + "\(Self.place(row, height)); copy it again"
    case .damaged(let path, let format, let row, let height, let reason):
      "\(VisibleText.of(path)): the \(format.rawValue) file is damaged\(Self.place(row, height)) "
        + "(\(VisibleText.of(reason))); copy it again"
    case .noMemory(let path, let bytes):
      "\(VisibleText.of(path)): needs \(bytes >> 20) MiB, but there is no space in memory and in /var/tmp; "
        + "free some space and try again"
    case .progressiveTooLarge(let path, let width, let height):
      "\(VisibleText.of(path)): decoding a progressive JPEG of \(width) x \(height) takes more than "
        + "\(PictureLimits.progressiveBytes >> 20) MiB; save it as baseline JPEG"
    }
  }

  /// A text that says at which row decoding stopped.
  private static func place(_ row: Int, _ height: Int) -> String {
    row > height ? " after the last row" : " at row \(row) of \(height)"
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.count == 1 ? "0" + digits : digits
    }.joined(separator: " ")
  }
}
