import Foundations
import Generation
import Radio
import TerminalKit

/// Settings of the running program.
extension AppState {
  /// Starts with what the config file sets.
  mutating func apply(_ settings: UserSettings) {
    colorMap = settings.colorMap ?? colorMap
    firstAnalysis = DisplayAnalysis(
      fftSize: settings.fftSize, window: settings.windowFunction ?? .hann)
    theme = settings.theme
    detectors = settings.detectors
    defaultParameters = settings.detector
    architectures = ArchitectureList(own: settings.architectures)
    applyTheme()
  }

  /// Changes the setting of `text`, which is its name and its value.
  mutating func set(_ text: String) throws(CommandLineError) -> [Job] {
    let name = String(text.prefix { !$0.isWhitespace })
    let value = String(text.dropFirst(name.count)).trimmingSpaces()
    guard let setting = Setting(rawValue: name) else { throw .badSetting(name) }
    guard setting.values.contains(value) else { throw .badValue(setting, found: value) }
    switch setting {
    case .colorMap: colorMap = ColorMap(rawValue: value) ?? colorMap
    case .picture:
      pictureStyle = PictureStyle(rawValue: value) ?? pictureStyle
      formatPictures()
      checkPictureStyle()
    case .fft: changeCapture { $0.display.analysis.fftSize = Int(value) }
    case .windowFunction:
      let window = AnalysisWindow.allCases.first { $0.settingName == value }
      changeCapture { $0.display.analysis.window = window ?? $0.display.analysis.window }
    case .blind:
      isBlind = value == "on"
      if let review, review.query.isBlind != isBlind {
        return perform(.review(.toggleBlind), times: 1)
      }
    }
    if message?.kind != .warning { showInfo("\(setting.rawValue): \(value)") }
    return []
  }

  /// Changes the colors of the screen to those of `name`.
  mutating func setTheme(_ name: Theme.Name) {
    theme.name = name
    applyTheme()
    showInfo("Theme: \(name.rawValue)")
  }

  private mutating func applyTheme() {
    switch theme.name {
    case .dark: terminal.chosenBackground = .dark
    case .light: terminal.chosenBackground = .light
    case .auto, .highContrast: terminal.chosenBackground = nil
    }
  }
}
