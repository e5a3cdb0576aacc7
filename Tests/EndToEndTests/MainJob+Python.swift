import Foundation
import TerminalSupport
import TestSupport
import Testing

@testable import LabelTUI

/// What other programs read of what the job left; where they are not there, nothing is checked.
extension MainJob {
  /// numpy reads the samples, they equal what `labeltui spectrogram` writes of the same window, and the review showed them.
  func checkWithNumpy() throws {
    guard let numpy = Python.having("numpy") else { return }
    let window = workplace.home.appending(path: "window.npz")
    let capture = workplace.captures.appending(path: Self.captureName)
    let status = try workplace.run(
      "spectrogram", capture.path, "--start", "0", "--duration", "0.05", "--out", window.path)
    #expect(status == .exited(0))
    let script = """
      import numpy, sys
      window = numpy.load(sys.argv[1])["spectrogram"]
      for path in sys.argv[2:]:
          with numpy.load(path) as file:
              assert file.files == ["spectrogram"], file.files
              image = file["spectrogram"]
          assert image.shape == (1024, 1024) and image.dtype == numpy.uint8, (image.shape, image.dtype)
          assert image.flags.c_contiguous and (image == window).all()
      for row in range(40):
          rows = slice(row * 1024 // 40, (row + 1) * 1024 // 40)
          print(*[image[rows, c * 1024 // 100:(c + 1) * 1024 // 100].max() for c in range(100)])
      """
    let outcome = try numpy.run(
      script, arguments: [window.path] + ["burst", "video"].map { sample($0, "npz").path })
    #expect(outcome.status == 0, "\(outcome.output)")
    checkReviewedPicture(
      brightest: outcome.output.split(separator: "\n").map {
        $0.split(separator: " ").compactMap { Int($0) }
      })
  }

  /// The cells without a box show the brightest pixels that they stand for.
  private func checkReviewedPicture(brightest: [[Int]]) {
    let colors = ColorMap.viridis.colors.map {
      EmulatedColor.rgb(
        red: UInt8($0 >> 16 & 255), green: UInt8($0 >> 8 & 255), blue: UInt8($0 & 255))
    }
    var (looked, wrong) = (0, 0)
    for row in 0..<20 {
      for column in 0..<100 {
        let place = Picture.position(column, row)
        let cell = reviewedPicture[place.row][place.column]
        guard cell.text == " " || cell.text == "▀" else { continue }
        let upper = colors[brightest[2 * row][column] * 64 / 256]
        let lower = colors[brightest[2 * row + 1][column] * 64 / 256]
        looked += 1
        if cell.background != lower
          || (cell.text == "▀" ? cell.foreground : cell.background) != upper
        {
          wrong += 1
        }
      }
    }
    #expect(looked > 1900 && wrong == 0, "\(wrong) of \(looked) cells")
  }

  func checkWithPycocotools() throws {
    guard let pycocotools = Python.having("pycocotools") else { return }
    let script = """
      import json, sys
      from pycocotools.coco import COCO
      coco = COCO(sys.argv[1])
      images = coco.getImgIds()
      assert len(images) == 1, images
      [category] = coco.getCatIds(catNms=["burst"])
      annotations = coco.loadAnns(coco.getAnnIds(imgIds=images, catIds=[category]))
      print("boxes", json.dumps([annotation["bbox"] for annotation in annotations]))
      """
    let outcome = try pycocotools.run(
      script, arguments: [exported.appending(path: "dataset.json").path])
    #expect(outcome.status == 0, "\(outcome.output)")
    let boxes = boxes(of: "burst").map(Self.pixels).map {
      "[\($0.xMin), \($0.yMin), \($0.xMax - $0.xMin), \($0.yMax - $0.yMin)]"
    }
    #expect(
      outcome.output.contains("boxes [\(boxes.joined(separator: ", "))]"), "\(outcome.output)")
  }
}
