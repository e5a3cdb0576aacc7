import Foundation
import Glibc
import Imaging
import Labels
import Radio

/// A workstation without a screen: draws boxes on a capture or a picture and writes them like the workstation.
///
/// Arguments: the capture or the PNG file (which is not read), the state folder, a class, the number of
/// boxes, milliseconds between boxes, and `user` to drop the rights of root. A line `<class><number>`
/// reports a box that is on
/// disk.
@main
struct LabelingProcess {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 7, let count = Int(words[4]), let pause = Int(words[5]) else {
      fatalError("usage: CAPTURE STATE CLASS COUNT MILLISECONDS root|user")
    }
    let nobody: uid_t = 65534
    if words[6] == "user", geteuid() == 0, setgid(nobody) != 0 || setuid(nobody) != 0 {
      fatalError("cannot become an ordinary user")
    }
    let (labels, extent) = try open(URL(filePath: words[1]), stateFolder: URL(filePath: words[2]))
    for line in labels.prepare().warnings { say("# \(line)") }
    var boxes = labels.load().annotations
    var changesSeen = 0
    for number in 0..<count {
      let next = ContinuousClock.now + .milliseconds(pause)
      let start = number * 10 % (extent.x.upperBound - 10)
      boxes.append(
        Annotation(
          box: Box(x: start..<(start + 10), y: extent.y),
          label: "\(words[3])\(number)"))
      let report = try labels.write(
        LabelRevision(boxes, number: number, changesSeen: changesSeen))
      if !report.changes.isEmpty {
        report.changes.apply(to: &boxes)
        changesSeen += 1
      }
      for line in report.warnings + [report.notice].compactMap({ $0 }) { say("# \(line)") }
      say("\(words[3])\(number)")
      while ContinuousClock.now < next { usleep(1000) }
    }
    try labels.confirm()
  }

  /// The labels of the document at `url`, and its extent.
  private static func open(
    _ url: URL, stateFolder: URL
  ) throws -> (labels: any LabelStore, extent: Box) {
    if url.pathExtension == "png" {
      let labels = PictureLabels(stateFolder: stateFolder).labels(
        of: url, width: 4000, height: 100)
      return (labels, Box(x: 0..<4000, y: 0...100))
    }
    let capture = try CaptureFile.open(url)
    return (CaptureLabels(of: capture, stateFolder: stateFolder), capture.extent)
  }

  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
