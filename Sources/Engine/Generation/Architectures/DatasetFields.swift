import Foundations

/// The fields of a `dataset.json`, with errors that name the file, the field and the value.
struct DatasetFields {
  let path: String
  let content: JSONValue

  /// The value of `field`; a period separates the names of inner members.
  private subscript(field: String) -> JSONValue? {
    field.split(separator: ".").reduce(Optional(content)) { $0?.member(String($1)) }
  }

  func text(_ field: String) throws(ListedDatasetError) -> String {
    guard let text = self[field]?.asText else { throw bad(field, "a text") }
    return text
  }

  func boolean(_ field: String) throws(ListedDatasetError) -> Bool {
    guard case .bool(let yes)? = self[field] else { throw bad(field, "true or false") }
    return yes
  }

  func integer(
    _ field: String, in range: ClosedRange<Int>
  ) throws(ListedDatasetError) -> Int {
    guard let number = self[field]?.asInteger, range.contains(number) else {
      throw bad(field, "a whole number, \(range.lowerBound) or more")
    }
    return number
  }

  /// The whole number of `field`, 0 or more; nil if it is missing.
  func optionalInteger(_ field: String) throws(ListedDatasetError) -> Int? {
    self[field] == nil ? nil : try integer(field, in: 0...Int.max)
  }

  /// The number of `field`, more than 0.
  func number(_ field: String) throws(ListedDatasetError) -> Double {
    guard let number = self[field]?.asNumber, number > 0 else {
      throw bad(field, "a number, more than 0")
    }
    return number
  }

  /// The error of the value of `field`.
  func bad(_ field: String, _ rule: String) -> ListedDatasetError {
    ListedDatasetError(path: path, field: field, found: self[field]?.sketch, rule: rule)
  }
}
