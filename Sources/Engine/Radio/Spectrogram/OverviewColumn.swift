/// A column of an overview: peak and mean power of its bins as `DecibelCode`s, lowest frequency
/// first.
struct OverviewColumn: Equatable, Sendable {
  var peaks: [UInt8]
  var means: [UInt8]
}
