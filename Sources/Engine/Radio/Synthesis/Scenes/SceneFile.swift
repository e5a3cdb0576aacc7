import FoundationEssentials
import Foundations

/// Scenes as JSON files (`docs/formats/scenes.md`).
package enum SceneFile {
  private static let largestSize = 16 << 20

  /// Reads and checks the scene in the file at `path`; throws `FileError` or `SceneError`, which name the file.
  package static func read(_ path: String) throws -> Scene {
    let data = try FileSystem.contents(of: path, limit: largestSize)
    do {
      let scene = try JSONParser.decode(Scene.self, from: data)
      try scene.check()
      return scene
    } catch let error as DecodingError {
      throw SceneError.unreadable(path: path, reason: DecodingProblem.sentence(error))
    } catch let error as SceneError {
      throw SceneError.unreadable(path: path, reason: error.description)
    }
  }
}
