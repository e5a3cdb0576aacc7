extension CaseIterable where Self: Equatable {
  /// The next case; after the last case, the first one. For keys that cycle through the cases.
  package var next: Self {
    let all = Self.allCases
    let following = all.drop { $0 != self }.dropFirst()
    return following.first ?? all.first ?? self
  }
}
