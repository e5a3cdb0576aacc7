import Foundation
import TerminalSupport
import TestSupport
import Testing

/// Checks that other programs can read the files. The checks are skipped if these programs are not installed.
extension MainJob {
  /// Checks that numpy reads the samples, that they equal the output of `labeltui spectrogram` for the same window,
  /// and that the review showed them.
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

  /// Checks that the cells without a box showed the strongest of their pixels, in 64 colors, one per level.
  private func checkReviewedPicture(brightest: [[Int]]) {
    var colors: [Int: Set<EmulatedColor>] = [:]
    var checked = 0
    for row in 0..<20 {
      for column in 0..<100 {
        let place = Picture.position(column, row)
        let cell = reviewedPicture[place.row][place.column]
        guard cell.text == " " || cell.text == "▀" else { continue }
        checked += 1
        let upper = cell.text == "▀" ? cell.foreground : cell.background
        colors[brightest[2 * row][column] / 4, default: []].insert(upper)
        colors[brightest[2 * row + 1][column] / 4, default: []].insert(cell.background)
      }
    }
    #expect(checked > 1900 && colors.count > 10)
    #expect(colors.values.allSatisfy { $0.count == 1 })
    #expect(Set(colors.values).count == colors.count)
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
