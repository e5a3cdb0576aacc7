import FoundationEssentials
import Radio

/// Training images in numpy's compressed archives: one uint8 array `spectrogram`, (1024, 1024).
package enum NPZ {
  static let entryName = Array("spectrogram.npy".utf8)
  private static let limit = 1 << 21

  /// Encodes `image` as a file that `numpy.load` reads.
  package static func encode(_ image: SpectrogramImage) -> Data { NPZEncoder().encode(image) }

  /// Decodes a file that LabelTUI or numpy wrote.
  package static func decode(_ data: Data) throws(NPZError) -> SpectrogramImage {
    let archive = try ZIPArchive([UInt8](data))
    guard let entry = archive.entries.first(where: { Array($0.name.utf8) == entryName }) else {
      throw .noArray(names: archive.entries.prefix(5).map(\.name))
    }
    let file = try archive.content(of: entry, limit: limit)
    return SpectrogramImage(
      pixels: try NPYHeader.imageBytes(of: file, side: SpectrogramImage.side))
  }
}
