import Foundation

/// Foundation's cosine, named apart from the overloads that the test framework brings.
func cosine(_ angle: Double) -> Double { cos(angle) }
