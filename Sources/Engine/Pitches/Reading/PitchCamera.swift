/// One of the two cameras of a recorded pitch. The raw values are the names in files.
package enum PitchCamera: String, Sendable, CaseIterable, Hashable, Codable {
  case left, right
}
