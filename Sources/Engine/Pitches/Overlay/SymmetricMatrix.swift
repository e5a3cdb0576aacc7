/// A small symmetric matrix, row by row.
struct SymmetricMatrix {
  private static let largestSweepCount = 60

  private let size: Int
  private var values: [Double]

  /// The sum of the outer products of `vectors`, each with `size` elements.
  init(size: Int, outerProductsOf vectors: [[Double]]) {
    self.size = size
    values = [Double](repeating: 0, count: size * size)
    for vector in vectors {
      for row in 0..<size {
        for column in 0..<size { values[row * size + column] += vector[row] * vector[column] }
      }
    }
  }

  /// The eigenvalues and their unit vectors, from the smallest, by the method of Jacobi; nil if a value is not finite.
  func eigenvectors() -> [(value: Double, vector: [Double])]? {
    guard values.allSatisfy(\.isFinite) else { return nil }
    var matrix = values
    var vectors = (0..<(size * size)).map { $0 / size == $0 % size ? 1.0 : 0 }
    for _ in 0..<Self.largestSweepCount {
      var isDiagonal = true
      for row in 0..<size {
        for column in (row + 1)..<max(size, row + 1) where matrix[row * size + column] != 0 {
          let scale = matrix[row * size + row].magnitude + matrix[column * size + column].magnitude
          guard matrix[row * size + column].magnitude > 1e-18 * scale else { continue }
          isDiagonal = false
          rotate(&matrix, &vectors, row, column)
        }
      }
      if isDiagonal { break }
    }
    return (0..<size).map { index in
      (matrix[index * size + index], (0..<size).map { vectors[$0 * size + index] })
    }.sorted { $0.0 < $1.0 }
  }

  /// Rotates the plane of `p` and `q` so that their common element becomes 0.
  private func rotate(_ matrix: inout [Double], _ vectors: inout [Double], _ p: Int, _ q: Int) {
    let difference = matrix[q * size + q] - matrix[p * size + p]
    let theta = difference / (2 * matrix[p * size + q])
    let sign = theta < 0 ? -1.0 : 1.0
    let tangent = sign / (theta.magnitude + (theta * theta + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    for k in 0..<size {
      let (a, b) = (matrix[k * size + p], matrix[k * size + q])
      matrix[k * size + p] = cosine * a - sine * b
      matrix[k * size + q] = sine * a + cosine * b
    }
    for k in 0..<size {
      let (a, b) = (matrix[p * size + k], matrix[q * size + k])
      matrix[p * size + k] = cosine * a - sine * b
      matrix[q * size + k] = sine * a + cosine * b
      let (c, d) = (vectors[k * size + p], vectors[k * size + q])
      vectors[k * size + p] = cosine * c - sine * d
      vectors[k * size + q] = sine * c + cosine * d
    }
  }
}
