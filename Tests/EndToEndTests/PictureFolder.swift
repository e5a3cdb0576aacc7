import Foundation
import Libraries
import TestSupport

/// A folder with 100 PNG and 100 JPEG pictures of 200 x 160 pixels, and some pictures that cannot be read.
struct PictureFolder {
  /// The number of pictures that can be opened.
  static let count = 200
  static let size = (width: 200, height: 160)

  /// Files that cannot be read, and the reasons that the program must give, in the list or when they are opened.
  static let refused = [
    (name: "x-empty.png", reason: "is empty (0 bytes)", isListed: true),
    (name: "x-huge.png", reason: "size is 65535 x 65535", isListed: true),
    (name: "x-zero.png", reason: "width is 0", isListed: true),
    (name: "y-damaged.png", reason: "damaged", isListed: false),
    (name: "y-truncated.jpg", reason: "truncated", isListed: false),
  ]

  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    let png = try Self.png()
    for number in 1...Self.count {
      let name = Self.name(number)
      try workplace.add(name.hasSuffix("png") ? png : Self.jpeg, as: name)
    }
    try workplace.add(Data(), as: "x-empty.png")
    try workplace.add(Self.header(width: 65_535, height: 65_535, png: png), as: "x-huge.png")
    try workplace.add(Self.header(width: 0, height: 160, png: png), as: "x-zero.png")
    var damaged = png
    for index in (png.count / 2)..<(png.count / 2 + 20) { damaged[index] ^= 0xFF }
    try workplace.add(damaged, as: "y-damaged.png")
    try workplace.add(Self.jpeg.dropLast(300), as: "y-truncated.jpg")
  }

  /// The name of picture 1...200, in the order of the list.
  static func name(_ number: Int) -> String {
    "picture\(number).\(number.isMultiple(of: 2) ? "jpg" : "png")"
  }

  var labels: URL { workplace.captures.appending(path: "labels.coco.json") }

  /// A PNG picture of stripes.
  private static func png() throws -> Data {
    let pixels = (0..<(size.width * size.height)).map {
      UInt8(($0 % size.width / 10 + $0 / size.width / 7) % 6)
    }
    return Data(
      try PNGCodec.encode(
        width: size.width, height: size.height,
        palette: [0x202830, 0x3060A0, 0x40A060, 0xD0B040, 0xE8E8F0, 0xA03050], pixels: pixels))
  }

  /// The PNG file `png` with another size in its header, and with a correct checksum of the header.
  private static func header(width: UInt32, height: UInt32, png: Data) -> Data {
    var bytes = [UInt8](png)
    for (index, value) in [width, height].enumerated() {
      for byte in 0..<4 {
        bytes[16 + 4 * index + byte] = UInt8(value >> UInt32(24 - 8 * byte) & 0xFF)
      }
    }
    let checksum = Deflate.crc32(Array(bytes[12..<29]))
    for byte in 0..<4 { bytes[29 + byte] = UInt8(checksum >> UInt32(24 - 8 * byte) & 0xFF) }
    return Data(bytes)
  }

  /// A JPEG picture of 200 x 160 pixels: a gradient from navy to orange, made by ImageMagick.
  private static let jpeg = Data(
    base64Encoded: """
      /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dA
      RkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8
      fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCACgAMgDASIA
      AhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAIDBv/EABUQAQEAAAAAAAAAAAAAAAAAAAAR/8QA
      FwEBAQEBAAAAAAAAAAAAAAAAAAIDBf/EABYRAQEBAAAAAAAAAAAAAAAAAAAREv/aAAwDAQACEQMR
      AD8A5OEXCOtpERCLhDREQi4Q0REIuENERCLhDREQi4Q0REIuENERCLhDREQi4Q0REIuENERCLhDR
      EQi4Q0REFwNEaQi4RhpcRCLhDREQi4Q0REIuENERCLhDREQi4Q0REIuENERCLhDREQi4Q0REIuEN
      ERCLhDREQi4Q0REFwNEXCLhGOlxEIuENERCLhDREQi4Q0REIuENERCLhDREQi4Q0REIuENERCLhD
      REQi4Q0REIuENERCLhDREQXA0RcIuEY6VEQi4Q0REIuENERCLhDREQi4Q0REIuENERCLhDREQi4Q
      0REIuENERCLhDREQi4Q0REIuENERBcDRGkIuEY6XEQi4Q0REIuENERCLhDREQi4Q0REIuENERCLh
      DREQi4Q0REIuENERCLhDREQi4Q0REIuENERBcDRFwi4RjpcRCLhDREQi4Q0REIuENERCLhDREQi4
      Q0REIuENERCLhDREQi4Q0REIuENERCLhDREQi4Q0REFwNEXCLhGGlREIuENERCLhDREQi4Q0REIu
      ENERCLhDREQi4Q0REIuENERCLhDREQi4Q0REIuENERCLhDREQXA0RpCLhGOlxEIuENERCLhDREQi
      4Q0REIuENERCLhDREQi4Q0REIuENERCLhDREQi4Q0REIuENERCLhDREQXA0RcIuEY6VEQi4Q0REI
      uENERCLhDREQi4Q0REIuENERCLhDREQi4Q0REIuENERCLhDREQi4Q0REIuENERBcDRFwjSEY6XGc
      I0hDRGcI0hDRGcI0hDRGcI0hDRGcI0hDRGcI0hDRGcI0hDRGcI0hDRGcI0hDRGcI0hDRGcI0hDRG
      cGkDRH//2Q==
      """, options: .ignoreUnknownCharacters)!
}
