import FoundationEssentials

/// Training images in numpy's compressed archives: one uint8 array `spectrogram`, (1024, 1024).
public enum NPZ {
  private static let entryName = Array("spectrogram.npy".utf8)
  /// The image of 0.2 s at 20 MS/s gets no smaller at level 6, in 1.5 times the time; quiet ones get up
  /// to a third smaller, in 2 to 4 times the time. A save waits for it.
  private static let compressionLevel: Int32 = 1
  /// 1 January 1980, the first day that ZIP knows: the same image gives the same bytes.
  private static let date: UInt16 = 0x0021
  private static let limit = 1 << 21

  /// `image` as a file that `numpy.load` reads.
  public static func encode(_ image: SpectrogramImage) -> Data {
    let content = NPYHeader.imageHeader(side: SpectrogramImage.side) + image.pixels
    let compressed = Deflate.compress(content, level: compressionLevel)
    var facts: [UInt8] = []
    for value: UInt16 in [20, 0, 8, 0, date] { facts.append(littleEndian: value) }
    facts.append(littleEndian: Deflate.crc32(content))
    facts.append(littleEndian: UInt32(compressed.count))
    facts.append(littleEndian: UInt32(content.count))
    facts.append(littleEndian: UInt16(entryName.count))
    facts.append(littleEndian: UInt16(0))

    var file: [UInt8] = []
    file.append(littleEndian: UInt32(0x0403_4B50))
    file += facts + entryName + compressed
    let directory = file.count
    file.append(littleEndian: UInt32(0x0201_4B50))
    file.append(littleEndian: UInt16(20))
    file += facts + [UInt8](repeating: 0, count: 14) + entryName
    let directorySize = file.count - directory
    file.append(littleEndian: UInt32(0x0605_4B50))
    for value: UInt16 in [0, 0, 1, 1] { file.append(littleEndian: value) }
    file.append(littleEndian: UInt32(directorySize))
    file.append(littleEndian: UInt32(directory))
    file.append(littleEndian: UInt16(0))
    return Data(file)
  }

  /// The image of a file that this or numpy wrote.
  public static func decode(_ data: Data) throws(NPZError) -> SpectrogramImage {
    let archive = try ZIPArchive([UInt8](data))
    guard let entry = archive.entries.first(where: { Array($0.name.utf8) == entryName }) else {
      throw .noArray(names: archive.entries.prefix(5).map(\.name))
    }
    let file = try archive.content(of: entry, limit: limit)
    return SpectrogramImage(
      pixels: try NPYHeader.imageBytes(of: file, side: SpectrogramImage.side))
  }
}
