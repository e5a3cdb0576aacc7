extension CaseIterable where Self: Equatable {
  /// The case that follows, the first one after the last: what a key that cycles through them chooses.
  package var next: Self {
    let all = Self.allCases
    let following = all.drop { $0 != self }.dropFirst()
    return following.first ?? all.first ?? self
  }
}
