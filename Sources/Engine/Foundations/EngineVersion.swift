/// The version that the program reports and that samples carry.
package enum EngineVersion {
  package static let current = "0.1.0"
}
