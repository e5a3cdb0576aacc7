import FoundationEssentials
import Foundations

/// Removes the numbers of cameras and the paths of the recorder from a file.
struct PackageAnonymizer {
  /// The fields that are removed, at any depth.
  static let fields: Set = ["camera_id", "rig_id", "config_path", "calibration_profile_id"]

  /// Whether the file is a table; otherwise it is JSON.
  let isTable: Bool
  /// The side of the camera, which replaces its number.
  let camera: PitchCamera?

  /// The content of `data` without these values. Throws `PackageError.notAnonymous` if it cannot be read.
  func content(of data: Data, path: String) throws(PackageError) -> [UInt8] {
    if isTable { return table([UInt8](data)) }
    do {
      let value = try JSONParser.decode(JSONValue.self, from: data)
      return [UInt8](try OrderedJSONEncoder(.pretty).encode(anonymous(value, side: camera)))
    } catch {
      throw .notAnonymous(path: path, reason: DecodingProblem.sentence(error))
    }
  }

  private func anonymous(_ value: JSONValue, side: PitchCamera?) -> JSONValue {
    switch value {
    case .null, .bool, .number, .string: return value
    case .array(let elements): return .array(elements.map { anonymous($0, side: side) })
    case .object(let object):
      var copy = JSONObject()
      for member in object.members {
        let inner = PitchCamera(rawValue: member.name) ?? side
        copy[member.name] =
          Self.fields.contains(member.name)
          ? replacement(member, inner) : anonymous(member.value, side: inner)
      }
      return .object(copy)
    }
  }

  private func replacement(_ member: JSONObject.Member, _ side: PitchCamera?) -> JSONValue {
    guard member.name == "camera_id", let side else { return .null }
    return .string(side.rawValue)
  }

  /// The lines of a table, in which the column of the camera is replaced. A line without that column stays as it is.
  private func table(_ bytes: [UInt8]) -> [UInt8] {
    let comma = UInt8(ascii: ",")
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let head = lines[0].split(separator: comma, omittingEmptySubsequences: false)
    let column = head.firstIndex { field in
      String(decoding: field, as: UTF8.self).filter { $0.isLetter || $0 == "_" } == "camera_id"
    }
    guard let column, let camera else { return bytes }
    for index in lines.indices.dropFirst() where !lines[index].isEmpty {
      var fields = lines[index].split(separator: comma, omittingEmptySubsequences: false)
      guard column < fields.count else { continue }
      fields[column] = Array(camera.rawValue.utf8)[...]
      lines[index] = Array(fields.joined(separator: [comma]))[...]
    }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}
