import FoundationEssentials
import Foundations
import Libraries

/// The config file of the user, `docs/formats/config.md`.
package struct SettingsFile: Sendable {
  /// The absolute path.
  package let url: URL

  /// The file of the user with `environment`: `$XDG_CONFIG_HOME/labeltui/config.toml`.
  package init(environment: [String: String]) {
    url = UserFolders(environment: environment).config.appending(path: "config.toml")
  }

  /// Whether the file exists.
  package var exists: Bool { FileManager.default.fileExists(atPath: url.path) }

  /// Reads the file; a file that does not exist sets nothing. Throws `SettingsError`.
  package func load() throws(SettingsError) -> UserSettings {
    guard exists else { return UserSettings() }
    let data: Data
    do {
      data = try FileSystem.contents(of: url.path, limit: TOMLReader.largestSize)
    } catch {
      throw SettingsError(path: url.path, line: nil, problem: .unreadable("\(error)"))
    }
    return try Self.parse(data, path: url.path)
  }

  /// The settings in `data`, which messages call `path`.
  static func parse(_ data: Data, path: String) throws(SettingsError) -> UserSettings {
    let document: TOMLValue
    do throws(TOMLError) {
      document = try TOMLReader.parse(data)
    } catch {
      throw SettingsError(path: path, line: error.line, problem: .toml(error))
    }
    let settings: UserSettings
    do throws(TOMLTable.Failure) {
      settings = try SettingsParser.parse(document)
    } catch {
      throw SettingsError(path: path, line: error.line, problem: error.problem)
    }
    do throws(Keymap.RemappingError) {
      _ = try Keymap.standard.remapped(settings.keys)
    } catch {
      throw SettingsError(path: path, line: error.line, problem: error.problem)
    }
    return settings
  }
}
