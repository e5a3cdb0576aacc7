import Foundation
import Glibc
import Labels
import Radio

/// A workstation without a screen: draws boxes on a capture and writes them like the workstation.
///
/// Arguments: the capture, the state folder, a class, the number of boxes, milliseconds between
/// boxes, and `user` to drop the rights of root. A line `<class><number>` reports a box that is on
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
    let capture = try CaptureFile.open(URL(filePath: words[1]))
    let labels = CaptureLabels(of: capture, stateFolder: URL(filePath: words[2]))
    for line in labels.prepare().warnings { say("# \(line)") }
    var boxes = labels.load().annotations
    var changesSeen = 0
    for number in 0..<count {
      let next = ContinuousClock.now + .milliseconds(pause)
      let start = number * 10 % (capture.sampleCount - 10)
      boxes.append(
        Annotation(
          box: Box(samples: start..<(start + 10), frequencies: capture.band),
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

  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
