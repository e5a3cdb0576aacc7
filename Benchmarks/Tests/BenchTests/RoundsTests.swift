import Testing

@testable import Bench

@Suite("Rounds")
struct RoundsTests {
  @Test("the median is the middle value, or the mean of the two in the middle")
  func median() {
    #expect(Rounds.median([9, 1, 2]) == 2)
    #expect(Rounds.median([9, 1, 2, 4]) == 3)
  }

  @Test("runs alternate, and each has its own median")
  func turns() throws {
    var order = ""
    let values: [Double] = [5, 1, 3]
    var index = 0
    let medians = try Rounds.medians(
      3,
      of: [
        {
          order += "a"
          defer { index += 1 }
          return values[index]
        },
        {
          order += "b"
          return 7
        },
      ])
    #expect(order == "ababab")
    #expect(medians == [3, 7])
  }
}
