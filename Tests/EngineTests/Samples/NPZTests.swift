import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations
@testable import Libraries
@testable import Radio

@Suite("NPZ")
struct NPZTests {
  private static let numpy = Python.having("numpy")

  private let noise: SpectrogramImage = {
    var generator = SeededGenerator(seed: 11)
    return SpectrogramImage(
      pixels: (0..<(1024 * 1024)).map { _ in UInt8.random(in: 0...80, using: &generator) })
  }()

  @Test("encoding is reversible, and gives the same bytes each time")
  func roundTrip() throws {
    let data = NPZ.encode(noise)
    #expect(try NPZ.decode(data) == noise)
    #expect(NPZ.encode(noise) == data)
  }

  @Test(
    "the goldens are decoded",
    .enabled(if: SharedMaterial.isExpected, Comment(rawValue: SharedMaterial.absence)))
  func goldens() throws {
    let folder = SharedMaterial.root.appending(path: "reference/goldens")
    let facts = try JSONParser.decode(
      [JSONValue].self, from: Data(contentsOf: folder.appending(path: "goldens.json")))
    #expect(facts.count == 9)
    for fact in facts {
      guard case .object(let members) = fact, case .string(let name)? = members["name"],
        case .string(let hash)? = members["image_sha256"]
      else { throw CancellationError() }
      let image = try NPZ.decode(Data(contentsOf: folder.appending(path: "\(name).npz")))
      #expect(SHA256.hexadecimal(of: image.pixels) == hash, "\(name)")
    }
  }

  @Test("numpy reads our files", .enabled(if: numpy != nil, "no python3 with numpy"))
  func numpyReads() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("0001.npz")
    try NPZ.encode(noise).write(to: file)
    let outcome = try #require(Self.numpy).run(
      """
      import hashlib, numpy, sys
      archive = numpy.load(sys.argv[1], allow_pickle=False)
      image = archive["spectrogram"]
      print(archive.files, image.dtype, image.shape, image.flags["C_CONTIGUOUS"])
      print(hashlib.sha256(image.tobytes()).hexdigest())
      """, arguments: [file.path])
    #expect(
      outcome.output == "['spectrogram'] uint8 (1024, 1024) True\n"
        + SHA256.hexadecimal(of: noise.pixels) + "\n")
  }

  @Test(
    "files of numpy are read: plain, compressed, streamed; others are refused with the reason",
    .enabled(if: numpy != nil, "no python3 with numpy"))
  func readsNumpy() throws {
    let folder = try TemporaryFolder()
    let outcome = try #require(Self.numpy).run(
      """
      import io, numpy, sys, zipfile
      folder = sys.argv[1]
      image = (numpy.arange(1024 * 1024) % 251).astype(numpy.uint8).reshape(1024, 1024)
      numpy.savez(folder + "/plain.npz", spectrogram=image)
      numpy.savez_compressed(folder + "/compressed.npz", other=image[:2], spectrogram=image)
      class Pipe(io.RawIOBase):
        def __init__(self, file): self.file = file
        def writable(self): return True
        def write(self, data): return self.file.write(data)
      with open(folder + "/streamed.npz", "wb") as file:
        with zipfile.ZipFile(Pipe(file), "w", zipfile.ZIP_DEFLATED) as archive:
          buffer = io.BytesIO()
          numpy.save(buffer, image)
          archive.writestr("spectrogram.npy", buffer.getvalue())
          archive.comment = b"PK\\x05\\x06 comment"
      numpy.savez(folder + "/fortran.npz", spectrogram=numpy.asfortranarray(image))
      numpy.savez(folder + "/floats.npz", spectrogram=image.astype(numpy.float32)[:256])
      numpy.savez(folder + "/small.npz", spectrogram=image[:4])
      numpy.savez(folder + "/other.npz", image=image)
      """, arguments: [folder.url.path])
    #expect(outcome.output == "")
    let expected = (0..<(1024 * 1024)).map { UInt8($0 % 251) }
    for name in ["plain", "compressed", "streamed"] {
      let image = try NPZ.decode(Data(contentsOf: folder.file("\(name).npz")))
      #expect(image.pixels == expected, "\(name)")
    }
    for (name, word) in [
      ("fortran", "'fortran_order': True"), ("floats", "<f4"), ("small", "(4, 1024)"),
      ("other", "only image.npy"),
    ] {
      #expect { try NPZ.decode(Data(contentsOf: folder.file("\(name).npz"))) } throws: {
        "\($0)".contains(word)
      }
    }
  }

  @Test("truncated or damaged files are refused, and none traps")
  func damaged() throws {
    let flat = SpectrogramImage(pixels: [UInt8](repeating: 9, count: 1024 * 1024))
    let whole = NPZ.encode(flat)
    #expect(throws: NPZError.notAnArchive) { try NPZ.decode(Data()) }
    for count in stride(from: 0, to: whole.count, by: 37) {
      #expect(throws: NPZError.self) { try NPZ.decode(whole.prefix(count)) }
    }
    var generator = SeededGenerator(seed: 2)
    for position in whole.indices where position < 200 || position > whole.count - 120 {
      var bytes = whole
      bytes[position] ^= UInt8.random(in: 1...255, using: &generator)
      if let image = try? NPZ.decode(bytes) { #expect(image == flat) }
    }
    // With all sizes and offsets at their maximum.
    var hostile = whole
    let directory = whole.count - 22 - 46 - 15
    for position in [directory + 20, directory + 24, directory + 42] {
      hostile.replaceSubrange(position..<(position + 4), with: [255, 255, 255, 255])
    }
    #expect(throws: NPZError.self) { try NPZ.decode(hostile) }
  }
}
