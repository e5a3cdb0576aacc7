import FoundationEssentials
import Foundations

/// The `global` and `captures` of a SigMF metadata file. Annotations are not read, so a damaged one
/// does not keep the recording from being shown.
struct SigMFHeader: Decodable, Sendable, Equatable {
  let global: SigMFGlobal
  let captures: [SigMFCapture]

  private enum CodingKeys: String, CodingKey { case global, captures }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    global = try container.decode(SigMFGlobal.self, forKey: .global)
    captures = try container.decodeIfPresent([SigMFCapture].self, forKey: .captures) ?? []
  }

  /// Reads the file at `url`; throws `CaptureError` if it is not SigMF metadata.
  init(contentsOf url: URL) throws(CaptureError) {
    let data: Data
    do throws(FileError) {
      data = try FileSystem.contents(of: url.path, limit: SigMFMetadata.largestSize)
    } catch {
      throw .file(error)
    }
    do {
      self = try JSONParser.decode(SigMFHeader.self, from: data)
    } catch {
      throw .metadata(
        .unreadable(path: url.path, reason: DecodingProblem.sentence(error)))
    }
  }

  /// The number of channels as declared: any JSON value; 1 if absent.
  var channelCount: JSONValue { global.others["core:num_channels"] ?? .integer(1) }

  /// Latitude and longitude in degrees, of the first capture or of the whole recording.
  var position: (latitude: Double, longitude: Double)? {
    let found = captures.first?.others["core:geolocation"] ?? global.others["core:geolocation"]
    guard case .object(let point)? = found, case .array(let coordinates)? = point["coordinates"],
      coordinates.count >= 2, let longitude = coordinates[0].asNumber,
      let latitude = coordinates[1].asNumber
    else { return nil }
    return (latitude, longitude)
  }
}
