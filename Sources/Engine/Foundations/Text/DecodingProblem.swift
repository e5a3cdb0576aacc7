/// Describes in one sentence why a JSON text could not be decoded: the field, and what is wrong
/// with it.
package enum DecodingProblem {
  /// The sentence for `error` (usually a `DecodingError`).
  package static func sentence(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return String(describing: error) }
    switch error {
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty
        ? context.debugDescription : "\(path(context)): \(context.debugDescription)"
    case .keyNotFound(let key, let context):
      return "\(path(context, key)) is missing"
    case .typeMismatch(let type, let context):
      return "\(path(context)) is not of type \(type)"
    case .valueNotFound(_, let context):
      return "\(path(context)) is null"
    @unknown default:
      return String(describing: error)
    }
  }

  private static func path(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil)
    -> String
  {
    let keys = context.codingPath + (last.map { [$0] } ?? [])
    guard !keys.isEmpty else { return "the document" }
    return keys.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
  }
}
