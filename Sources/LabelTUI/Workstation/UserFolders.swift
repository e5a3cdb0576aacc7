import FoundationEssentials

/// The user's folders by the XDG base directory specification; relative values are ignored.
package struct UserFolders {
  let environment: [String: String]

  /// The folders that `environment` names.
  package init(environment: [String: String]) {
    self.environment = environment
  }

  /// The folder for data that must be kept, such as labels of captures whose own folder is not writable.
  package var state: URL { folder("XDG_STATE_HOME", default: ".local/state") }

  /// The folder for what the user configures.
  var config: URL { folder("XDG_CONFIG_HOME", default: ".config") }

  /// The folder for data that can be computed again.
  var cache: URL { folder("XDG_CACHE_HOME", default: ".cache") }

  private func folder(_ variable: String, default path: String) -> URL {
    if let value = environment[variable], value.hasPrefix("/") {
      return URL(filePath: value).appending(path: "labeltui")
    }
    let home =
      environment["HOME"].flatMap { $0.hasPrefix("/") ? URL(filePath: $0) : nil }
      ?? FileManager.default.homeDirectoryForCurrentUser
    return home.appending(path: path).appending(path: "labeltui")
  }
}
