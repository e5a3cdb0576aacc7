import Foundations

/// A task of Label Studio.
struct LabelStudioTask {
  /// The results that count.
  struct Choice {
    var results: [JSONValue]
    /// Whether a model made them.
    var isPrediction: Bool
    /// The score of the prediction as a whole.
    var score: Double?
    /// Whether the results are those of a JSON_MIN export, without `value`.
    var isMinimal = false

    /// Who made `result`.
    func judgment(of result: JSONValue) -> ForeignJudgment {
      guard isPrediction else { return ForeignJudgment() }
      let score = result.member("score")?.asNumber ?? score
      return .prediction(score.flatMap(COCOAnnotationRow.share))
    }

    /// The labels of the shape: its own, or, if shape and label are separate results with the same id, those
    /// of the other.
    func labels(of result: JSONValue, _ value: JSONValue, _ kind: String) -> [String] {
      let own = LabelStudioTask.labels(value, kind)
      guard own.isEmpty, let id = result.member("id")?.asText else { return own }
      return results.filter { $0.member("id")?.asText == id }.flatMap { other -> [String] in
        guard other.member("type")?.asText == "labels" else { return [] }
        return other.member("value").map { LabelStudioTask.labels($0, "labels") } ?? []
      }
    }
  }

  /// The address of the picture.
  let image: String
  /// The results that count; nil if the task has neither annotations nor predictions.
  let choice: Choice?
  /// The number of annotations that were not cancelled.
  let annotationCount: Int

  /// The task in `value`; nil if it is not a task with a picture.
  init?(_ value: JSONValue) {
    guard case .object(let object) = value else { return nil }
    guard let data = value.member("data") else {
      // JSON_MIN: the members of data and the results side by side.
      guard let image = Self.image(in: object) else { return nil }
      self.image = image
      let lists = object.members.filter {
        ($0.value.asList?.first).map(Self.isMinimalResult) ?? false
      }
      let isAnnotated = object["annotation_id"] != nil || !lists.isEmpty
      annotationCount = isAnnotated ? 1 : 0
      choice =
        isAnnotated
        ? Choice(
          results: lists.flatMap { $0.value.asList ?? [] }, isPrediction: false, isMinimal: true)
        : nil
      return
    }
    guard case .object(let members) = data, let image = Self.image(in: members) else { return nil }
    self.image = image
    let annotations = (value.member("annotations") ?? value.member("completions"))?.asList ?? []
    let valid = annotations.filter {
      $0.member("was_cancelled") != .bool(true) && $0.member("result")?.asList != nil
    }
    annotationCount = valid.count
    let best =
      valid.first { $0.member("ground_truth") == .bool(true) }
      ?? valid.enumerated().max { Self.order($0) < Self.order($1) }?.element
    if let best {
      choice = Choice(results: best.member("result")?.asList ?? [], isPrediction: false)
    } else {
      choice = Self.prediction(value.member("predictions")?.asList ?? [])
    }
  }

  private static func prediction(_ predictions: [JSONValue]) -> Choice? {
    let valid = predictions.filter { $0.member("result")?.asList != nil }
    guard let last = valid.last else { return nil }
    return Choice(
      results: last.member("result")?.asList ?? [], isPrediction: true,
      score: last.member("score")?.asNumber)
  }

  /// Annotations by time, then by their place in the file.
  private static func order(_ annotation: (offset: Int, element: JSONValue)) -> (String, Int) {
    (annotation.element.member("updated_at")?.asText ?? "", annotation.offset)
  }

  private static func isMinimalResult(_ value: JSONValue) -> Bool {
    value.member("original_width") != nil
      || value.member("x") != nil && value.member("width") != nil || value.member("points") != nil
  }

  /// The address in the member `image`, or in the first member that ends like a picture.
  private static func image(in object: JSONObject) -> String? {
    if let image = object["image"]?.asText { return image }
    return object.members.lazy.compactMap { $0.value.asText }.first { text in
      PictureFileFormat.hasEnding(text.split(separator: "?").first.map(String.init) ?? text)
    }
  }

  /// The kind of a shape without `type`, as in JSON_MIN: the member that lists its labels.
  static func kind(of value: JSONValue) -> String {
    guard case .object(let object) = value else { return "" }
    return object.members.first { $0.name.hasSuffix("labels") }?.name ?? ""
  }

  /// Whether results of this kind are at a place in the picture. Labels of a shape with the same id are not
  /// a shape of their own.
  static func isShape(_ kind: String, _ value: JSONValue) -> Bool {
    if kind == "labels", value.member("x") == nil, value.member("points") == nil { return false }
    let shapes = ["rectangle", "polygon", "ellipse", "brush", "keypoint", "bitmask", "vector"]
    return kind == "labels" || shapes.contains { kind.hasPrefix($0) }
  }

  /// The labels in `value`, in the member with the name of the kind.
  static func labels(_ value: JSONValue, _ kind: String) -> [String] {
    let list = value.member(kind)?.asList ?? value.member("labels")?.asList
    return list?.compactMap(\.asText) ?? []
  }
}
