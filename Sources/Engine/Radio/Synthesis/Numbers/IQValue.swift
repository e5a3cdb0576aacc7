/// One complex value: a sample at double precision, or a factor of samples.
package struct IQValue: Sendable, Equatable {
  package var i: Double
  package var q: Double

  package static let zero = IQValue(i: 0, q: 0)
  package static let one = IQValue(i: 1, q: 0)

  package init(i: Double, q: Double) {
    self.i = i
    self.q = q
  }

  /// The value with magnitude `magnitude` and an angle of `turns`, where 1 is a full circle.
  package init(magnitude: Double = 1, turns: Double) {
    let (cosine, sine) = PortableMath.cosineAndSine(turns: turns)
    i = magnitude * cosine
    q = magnitude * sine
  }

  /// The square of the magnitude.
  package var power: Double { i * i + q * q }

  package static func + (left: IQValue, right: IQValue) -> IQValue {
    IQValue(i: left.i + right.i, q: left.q + right.q)
  }

  package static func += (left: inout IQValue, right: IQValue) { left = left + right }

  package static func * (left: IQValue, right: IQValue) -> IQValue {
    IQValue(i: left.i * right.i - left.q * right.q, q: left.i * right.q + left.q * right.i)
  }

  package static func * (factor: Double, value: IQValue) -> IQValue {
    IQValue(i: factor * value.i, q: factor * value.q)
  }
}
