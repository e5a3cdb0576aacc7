import Testing

@testable import Labels
@testable import Workstation

@Suite("Typed places of a picture")
struct PixelDestinationTests {
  private static let extent = Box(x: 0..<640, y: 0...400)

  @Test(
    "columns, rows, or both",
    arguments: [
      ("120,45", 120, 45), ("120 45", 120, 45), (" x120 ", 120, nil), ("y45", nil, 45),
      ("X=3, Y=4", 3, 4), ("y4 x3", 3, 4), ("0,0", 0, 0),
    ] as [(String, Int?, Int?)])
  func parsing(text: String, x: Int?, y: Int?) throws {
    let place = try PixelDestination(parsing: text)
    #expect(place.x == x && place.y == y)
  }

  @Test(
    "anything else is rejected",
    arguments: [
      "", " ", ",", "120", "x", "1,2,3", "x1,x2", "12.5,3", "1e3,4", "z4", "99999999999999999999,1",
    ])
  func refused(text: String) {
    #expect(throws: PixelDestinationError.unreadable(text)) {
      try PixelDestination(parsing: text)
    }
  }

  @Test("rows count from the top, edges included; places outside are named")
  func places() throws {
    #expect(
      try PixelDestination(parsing: "640,0").places(in: Self.extent) == [.x(640), .y(400)])
    #expect(try PixelDestination(parsing: "y400").places(in: Self.extent) == [.y(0)])
    #expect(throws: PixelDestinationError.outside("x", 641, last: 640)) {
      try PixelDestination(parsing: "641,0").places(in: Self.extent)
    }
    #expect(throws: PixelDestinationError.outside("y", -1, last: 400)) {
      try PixelDestination(parsing: "0,-1").places(in: Self.extent)
    }
  }
}
