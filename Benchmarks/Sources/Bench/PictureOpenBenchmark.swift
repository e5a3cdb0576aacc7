import Foundation
import Imaging
import TerminalSupport

/// From the start of the program to a complete picture of 4096 x 4096 pixels on the screen.
struct PictureOpenBenchmark: Benchmark {
  private static let runs = 15

  var name: String { "picture.open" }
  var summary: String {
    "from the start of the program to a PNG of 4096 x 4096 pixels on a screen of 200 x 60"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let screenshot = try workplace.picture(.screenshot)
    let photo = try workplace.picture(.photo)
    let program = Workplace.root.appending(path: ".build/release/labeltui").path
    let medians = try Rounds.medians(
      Self.runs,
      of: [
        { try seconds(screenshot, in: workplace) },
        { try seconds(photo, in: workplace) },
        { try Stopwatch.seconds { try ChildProgram.run(program, "--version") } },
        { try Stopwatch.seconds { _ = try PicturePyramid.load(screenshot) { false } } },
        { try Stopwatch.seconds { _ = try PicturePyramid.load(photo) { false } } },
      ])
    let driven = try DrivenProgram(photo, in: workplace)
    try driven.waitForPicture()
    return Figure(
      name, seconds: medians[0], floor: medians[2] + medians[3],
      floorIs: "the start of the program without work + decoding the picture alone",
      runs: Self.runs, peakMemory: try driven.peakMemory(),
      details: [
        Figure.Detail("limit", seconds: 0.15),
        Figure.Detail("decoding alone", seconds: medians[3]),
        Figure.Detail("a noisy photo as PNG", seconds: medians[1], floor: medians[2] + medians[4]),
        Figure.Detail("decoding the photo alone", seconds: medians[4]),
      ])
  }

  private func seconds(_ picture: URL, in workplace: Workplace) throws -> Double {
    var program: DrivenProgram?
    let seconds = try Stopwatch.seconds {
      program = try DrivenProgram(picture, in: workplace)
      try program?.waitForPicture()
    }
    // Its end does not count.
    return withExtendedLifetime(program) { seconds }
  }
}
