import Foundation
import TerminalKit
import Testing

@testable import Radio
@testable import Workstation

@Suite("Config file")
struct SettingsTests {
  private func parse(_ text: String) throws(SettingsError) -> UserSettings {
    try SettingsFile.parse(Data(text.utf8), path: "config.toml")
  }

  @Test("all tables are read")
  func full() throws {
    let settings = try parse(
      """
      [defaults]
      dataset = "/data/x"
      window = 0.5
      color = "256"
      picture = "quadrants"
      color-map = "magma"
      fft = 2048
      window-function = "flat-top"
      reviewer = "anna"
      blind = true
      [colors]
      theme = "high-contrast"
      accent = "#ff8800"
      classes = ["#010203", "#FFFFFF"]
      [keys]
      start-box = ["ctrl-y", "z x"]
      undo = []
      [keys.list]
      list-open = "ctrl-o"
      [detector]
      threshold = 10
      [[detectors]]
      name = "mine"
      command = "python3 d.py"
      [[detectors]]
      name = "server"
      server = "http://localhost:8000/x"
      timeout = 5
      [[architectures]]
      id = "net"
      data-type = "feature_based"
      max-receivers = 7
      """)
    #expect(settings.dataset == "/data/x" && settings.windowSeconds == 0.5)
    #expect(settings.color == .indexed256 && settings.picture == .quadrants)
    #expect(settings.colorMap == .magma && settings.fftSize == 2048)
    #expect(settings.windowFunction == .flatTop && settings.reviewer == "anna")
    #expect(settings.isBlind == true && settings.theme.name == .highContrast)
    #expect(settings.theme.colors == [.accent: 0xFF8800])
    #expect(settings.theme.classColors == [0x010203, 0xFFFFFF])
    #expect(settings.detector.threshold == 10 && settings.detector.floor == 5)
    #expect(settings.detectors.map(\.name) == ["mine", "server"])
    #expect(settings.detectors[0].source == .command(DetectorCommand("python3 d.py")))
    #expect(
      try settings.detectors[1].source
        == .server(DetectorServer("http://localhost:8000/x", seconds: 5)))
    let again = try parse(SettingsText.effective(settings))
    #expect(again.theme == settings.theme && again.detectors == settings.detectors)
    #expect(settings.architectures.map(\.mostReceivers) == [7])
    #expect(again.architectures == settings.architectures)
    #expect(again.keys.map(\.name).sorted() == settings.keys.map(\.name).sorted())
  }

  @Test(
    "an error names the file and the line",
    arguments: [
      ("\n[defaults\n", "config.toml, line 2: this is not TOML: "),
      (
        "[default]\n",
        "config.toml, line 1: there is no setting default; there are defaults, colors, keys, detector, detectors, architectures"
      ),
      ("[defaults]\nwindow = 0", "config.toml, line 2: window is 0.0, but must be from "),
      ("[defaults]\nwindow = nan", "config.toml, line 2: window is nan, but must be from "),
      ("[defaults]\nblind = 1", "config.toml, line 2: blind must be true or false"),
      ("[defaults]\nfft = 1000", "config.toml, line 2: fft must be \"auto\" or one of 64, "),
      (
        "[colors]\naccent = \"red\"",
        "config.toml, line 2: accent is red, but must be a color such as #5fd7ff"
      ),
      (
        "[colors]\ntheme = \"pink\"",
        "config.toml, line 2: theme is pink, but must be one of auto, "
      ),
      (
        "[keys]\nzoom-in-tim = \"x\"",
        "config.toml, line 2: no command has the name zoom-in-tim; did you mean zoom-in-time?"
      ),
      (
        "[keys.list]\nstart-box = \"x\"",
        "config.toml, line 2: start-box is not a command of the mode list"
      ),
      (
        "[keys.lists]\nstart-box = \"x\"",
        "config.toml, line 1: there is no setting lists; there are list, "
      ),
      ("[keys]\nstart-box = \"hello\"", "config.toml, line 2: hello is not a key; "),
      (
        "[keys]\nstart-box = \"ctrl-c\"",
        "config.toml, line 2: the key ctrl-c is reserved; choose another one"
      ),
      (
        "[keys]\nstart-box = \"5\"",
        "config.toml, line 2: the key 5 is reserved; choose another one"
      ),
      (
        "[keys]\nstart-box = \"g\"",
        "config.toml, line 2: g for start-box is already the key, or the start of a key, for "
      ),
      ("[keys]\n\nstart-box = \"h\"", "config.toml, line 3: h for start-box is already the key"),
      ("[keys]\nstart-box = \"f x\"", "config.toml, line 2: f x for start-box is already the key"),
      (
        "[detector]\nthreshold = 100", "config.toml, line 2: threshold is 100.0, but must be from 4"
      ),
      ("[detector]\ntransform = 1000", "config.toml, line 1: [detector] must be valid: "),
      ("[[detectors]]\ncommand = \"x\"", "config.toml, line 1: name is missing"),
      ("[[detectors]]\nname = \"x\"", "config.toml, line 1: either command or server is missing"),
      (
        "[[detectors]]\nname = \"x\"\nserver = \"ftp://x\"",
        "config.toml, line 3: server is ftp://x, but must be an address"
      ),
      ("detectors = 1", "config.toml, line 1: detectors must be at most 50 tables: [[detectors]]"),
      ("keys = 1979-05-27", "config.toml, line 1: keys must be a table: [keys]"),
    ])
  func errors(text: String, message: String) {
    do throws(SettingsError) {
      _ = try parse(text)
      Issue.record("accepted: \(text)")
    } catch {
      #expect(error.description.hasPrefix(message), "\(error.description)")
    }
  }

  @Test("hostile files are refused or read, and nothing crashes")
  func hostile() {
    let many = 200_000
    let level = "[\n{" + String(repeating: "a.", count: 30) + "a = "
    let deep = "x = " + String(repeating: level, count: 120)
    for text in [
      deep, deep + "1" + String(repeating: "}]", count: 120),
      String(repeating: "[", count: many), String(repeating: "a.", count: many) + "b = 1",
      "[" + String(repeating: "a.", count: many) + "b]",
      "x = " + String(repeating: "[", count: many), "x = {" + String(repeating: "a.", count: many),
      String(repeating: "x = {a = ", count: many / 10), "\0", "\u{FEFF}[keys]",
      "[keys]\n\"\" = \"x\"",
      String(repeating: "# x\n", count: 300_000),
    ] {
      _ = try? parse(text)
    }
    _ = try? SettingsFile.parse(Data([0xFF, 0xFE, 0x00]), path: "x")
    #expect(throws: SettingsError.self) { try parse(String(repeating: "#\n", count: 600_000)) }
  }

  @Test("other keys work in the modes that they are for")
  func remapping() throws {
    let settings = try parse(
      "[keys]\nstart-box = [\"ctrl-y\", \"z x y\"]\n[keys.editing]\nundo = \"ctrl-k\"")
    let keymap = try Keymap.standard.remapped(settings.keys)
    let (view, editing) = (KeyContext(.view, on: .capture), KeyContext(.editing, on: .capture))
    #expect(keymap.match([.control("y")], in: view) == .command(.box(.anchor)))
    #expect(keymap.match(["z", "x", "y"], in: editing) == .command(.box(.anchor)))
    #expect(keymap.match(["v"], in: view) == .none)
    #expect(keymap.match(["u"], in: view) == .command(.box(.undo)))
    #expect(keymap.match(["u"], in: editing) == .none)
    #expect(keymap.match([.control("k")], in: editing) == .command(.box(.undo)))
    #expect(keymap.name(of: .box(.anchor), in: view) == "^Y")
  }

  @Test("a command without a key is still found by its name")
  func unbound() throws {
    let settings = try parse("[keys]\nundo = []")
    let keymap = try Keymap.standard.remapped(settings.keys)
    let context = KeyContext(.view, on: .capture)
    #expect(keymap.name(of: .box(.undo), in: context) == ":undo")
    #expect(keymap.namedCommands(in: context).contains { $0.name == "undo" })
  }

  @Test("every key that the standard keymap has can be written and read")
  func keys() {
    for context in KeyContext.all {
      for sequence in Keymap.standard.bindings(in: context).flatMap(\.sequences) {
        #expect(Key.sequence(parsing: Key.text(of: sequence)) == sequence)
      }
    }
    #expect(Key.sequence(parsing: "gg") == ["g", "g"])
    #expect(Key.sequence(parsing: "^P") == [.control("p")])
    #expect(Key.sequence(parsing: "") == nil && Key.sequence(parsing: "f13") == ["f", "1", "3"])
  }

  /// The lines of the example of an architecture.
  private static let ofArchitectures = [
    "# id", "# name = \"My", "# data-type", "# max-receivers", "# sequence-length", "# description",
  ]

  @Test("the file to start from sets nothing; each of its settings is valid")
  func standard() throws {
    let text = SettingsText.standard
    #expect(try parse(text) == UserSettings())
    var section = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("[") { section = String(line) }
      guard line.hasPrefix("# "), line.contains(" = "), !section.isEmpty else { continue }
      guard !line.contains("python3"), !line.contains("server"), !line.contains("timeout"),
        !line.contains("name = \"mine\""), !Self.ofArchitectures.contains(where: line.hasPrefix)
      else { continue }
      // Keys that the program reserves for their commands stay as they are.
      let setting = String(line.dropFirst(2))
      do throws(SettingsError) {
        _ = try parse("\(section)\n\(setting)")
      } catch {
        if case .reservedKey = error.problem { continue }
        Issue.record("\(setting): \(error.description)")
      }
    }
  }
}
