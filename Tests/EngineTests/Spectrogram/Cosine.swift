import Foundation

/// Foundation's cosine under its own name, because the test framework imports other overloads.
func cosine(_ angle: Double) -> Double { cos(angle) }
