/// The mouse events that the program enabled.
public enum MouseTracking: Int, Comparable, Sendable {
  case none, clicks, drags, moves

  public static func < (left: MouseTracking, right: MouseTracking) -> Bool {
    left.rawValue < right.rawValue
  }
}
