/// The version that the program reports and stores in samples.
package enum EngineVersion {
  package static let current = "0.1.0"
}
