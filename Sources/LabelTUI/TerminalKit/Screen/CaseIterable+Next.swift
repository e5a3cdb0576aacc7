extension CaseIterable where Self: Equatable {
  /// The next case; the first one after the last. For keys that cycle through the cases.
  package var next: Self {
    let all = Self.allCases
    let following = all.drop { $0 != self }.dropFirst()
    return following.first ?? all.first ?? self
  }
}
