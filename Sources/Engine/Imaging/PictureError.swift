import Foundations

/// Why a picture cannot be read.
package enum PictureError: Error, Equatable {
  /// The file or folder cannot be opened or read.
  case file(FileError)
  case empty(path: String)
  /// The file does not start like a PNG or JPEG file.
  case wrongMagic(path: String, found: [UInt8])
  case headerCutShort(path: String, format: PictureFileFormat, bytes: Int)
  /// `field` is "width" or "height".
  case zeroSide(path: String, field: String)
  case tooLarge(path: String, width: Int, height: Int)
  /// A field of the header has a value that the format does not allow.
  case badHeader(path: String, format: PictureFileFormat, field: String, value: String)
  /// The format allows it, but LabelTUI does not support it.
  case unsupported(path: String, format: PictureFileFormat, reason: String)
  /// The file ends before the last row; `row`, counted from 1, is the first incomplete one.
  case cutShort(path: String, format: PictureFileFormat, row: Int, height: Int)
  case damaged(path: String, format: PictureFileFormat, row: Int, height: Int, reason: String)
  /// There are not `bytes` bytes of memory and disk space for the picture.
  case noMemory(path: String, bytes: Int)
  /// Decoding this progressive JPEG takes more memory than allowed.
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

  /// Where decoding stopped.
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
