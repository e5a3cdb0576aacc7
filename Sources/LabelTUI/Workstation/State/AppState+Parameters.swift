import Foundations
import Radio

/// The parameters of the detector, as a list over the screen.
extension AppState {
  /// Performs `command` on the list of parameters; does nothing if it is not on the screen.
  mutating func perform(_ command: ParameterCommand, times: Int) -> [Job] {
    guard case .parameters(let selection) = overlay,
      let parameter = DetectorParameter(rawValue: selection)
    else { return [] }
    let count = DetectorParameter.allCases.count
    switch command {
    case .next: overlay = .parameters(selection: min(count - 1, selection + times))
    case .previous: overlay = .parameters(selection: max(0, selection - times))
    case .change(let up):
      for _ in 0..<times { parameter.step(up: up, in: &detectorParameters) }
    case .type: prompt = Prompt(.parameter(parameter))
    case .reset:
      parameter.set(parameter.value(in: defaultParameters), in: &detectorParameters)
      detectorParameters.floor = min(detectorParameters.floor, detectorParameters.threshold)
    case .resetAll: detectorParameters = defaultParameters
    case .nextDetector: chooseNextDetector()
    case .close: overlay = nil
    }
    return []
  }

  /// Sets `parameter` to the typed value; asks again if it is not valid.
  mutating func set(_ parameter: DetectorParameter, typed text: String) -> [Job] {
    if text.isEmpty { return [] }
    var changed = detectorParameters
    if parameter == .transformSize, "automatic".hasPrefix(text.lowercased()) {
      parameter.set(nil, in: &changed)
    } else if let value = parameter.parse(text), parameter.accepts(value) {
      parameter.set(value, in: &changed)
      if parameter == .threshold { changed.floor = min(changed.floor, changed.threshold) }
    } else {
      return refuse(
        "\(VisibleText.of(text)) is not valid: type \(parameter.rangeText).", parameter, text)
    }
    do throws(DetectionError) {
      try changed.check()
    } catch {
      return refuse("Not changed: \(error).", parameter, text)
    }
    detectorParameters = changed
    return []
  }

  private mutating func refuse(
    _ reason: String, _ parameter: DetectorParameter, _ text: String
  ) -> [Job] {
    showError(reason)
    prompt = Prompt(.parameter(parameter), text: text)
    return []
  }
}

extension DetectorParameter {
  /// Whether `value` can be stored; the detector checks its range.
  fileprivate func accepts(_ value: Double) -> Bool {
    self != .transformSize || Int(exactly: value) != nil
  }
}
