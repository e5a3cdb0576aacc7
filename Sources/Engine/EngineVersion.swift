/// The version that the program reports and that samples carry.
public enum EngineVersion {
  public static let current = "0.1.0"
}
