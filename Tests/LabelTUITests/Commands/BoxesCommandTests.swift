import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("labeltui boxes")
struct BoxesCommandTests {
  private func capture(in folder: TemporaryFolder) throws -> String {
    try TestCapture().write(to: folder.file("capture.rfcap"))
  }

  private func boxes(_ path: String) throws -> [Annotation] {
    let url = URL(filePath: path)
    return CaptureLabels(
      of: try CaptureFile.open(url), stateFolder: url.deletingLastPathComponent(), session: nil
    ).load().annotations
  }

  private static let table = """
    class,start_s,end_s,low_hz,high_hz
    video,0.001,0.002,99900000,100000000
    drone,0.003,0.0045,99700000.5,100200000

    """

  @Test(
    "boxes go out and come back in every format", arguments: ["sigmf", "raven", "audacity", "csv"])
  func roundTrip(_ format: String) throws {
    let folder = try TemporaryFolder()
    let path = try capture(in: folder)
    try Self.table.write(to: folder.file("in.csv"), atomically: true, encoding: .utf8)
    let first = try CommandRun("boxes", "import", path, folder.file("in.csv").path)
    #expect(first.status == 0 && first.output == "Imported 2 boxes\n", "\(first.errors)")
    let before = try boxes(path)
    #expect(before.map(\.label) == ["video", "drone"])
    #expect(before.map(\.box.samples) == [1000..<2000, 3000..<4500])
    let out = folder.file("out.txt").path
    let export = try CommandRun("boxes", "export", path, "--format", format, "--output", out)
    #expect(export.status == 0 && export.errors.isEmpty, "\(export.errors)")
    let printed = try CommandRun("boxes", "export", path, "--format", format, "--output", "-")
    #expect(printed.output == (try String(contentsOfFile: out, encoding: .utf8)))
    let again = try CommandRun("boxes", "import", path, out, "--json")
    #expect(again.output.contains("\"added\": 0") && again.output.contains("\"duplicates\": 2"))
    #expect(again.output.contains("\"format\": \"\(format)\""))
    #expect(try boxes(path) == before)
  }

  @Test("--dry-run changes nothing, --replace removes what the file lacks")
  func replace() throws {
    let folder = try TemporaryFolder()
    let path = try capture(in: folder)
    let file = folder.file("in.csv")
    try Self.table.write(to: file, atomically: true, encoding: .utf8)
    let dry = try CommandRun("boxes", "import", path, file.path, "--dry-run")
    #expect(dry.output == "Would import 2 boxes\n")
    #expect(try boxes(path).isEmpty)
    _ = try CommandRun("boxes", "import", path, file.path)
    let kept = try boxes(path)
    try "class,start_s,end_s,low_hz,high_hz\nvideo,0.001,0.002,99900000,100000000\n"
      .write(to: file, atomically: true, encoding: .utf8)
    let run = try CommandRun("boxes", "import", path, file.path, "--replace")
    #expect(run.output == "Imported 0 boxes, 1 there already, 1 removed\n")
    #expect(try boxes(path) == [kept[0]])
  }

  @Test("bad files and options are refused in one line, and nothing is imported")
  func refused() throws {
    let folder = try TemporaryFolder()
    let path = try capture(in: folder)
    let file = folder.file("bad\u{1B}.csv")
    try (Self.table + "x,1,\u{1B}[31m,2,3\n").write(to: file, atomically: true, encoding: .utf8)
    let bad = try CommandRun("boxes", "import", path, file.path)
    #expect(bad.status == 1 && bad.failsInOneLine && bad.rawScalars.isEmpty, "\(bad.errors)")
    #expect(bad.errors.contains("line 4, end_s is ␛[31m"))
    #expect(try boxes(path).isEmpty)
    for words in [
      ["boxes"], ["boxes", "export", path], ["boxes", "export", path, "--output", "x.doc"],
      ["boxes", "export", path, "--output", path, "--format", "csv"],
      ["boxes", "export", path, "--output", "-"],
      ["boxes", "export", path, "--output", "x.json", "--format", "coco"],
      ["boxes", "import", path], ["boxes", "import", path, "/nothing"],
      ["boxes", "import", path, path], ["boxes", "import", path, "x", "--format", "x"],
    ] {
      let run = try CommandRun(words, in: folder.url)
      #expect(run.status != 0 && run.failsInOneLine && run.output.isEmpty, "\(words) \(run.errors)")
    }
    #expect(try Data(contentsOf: URL(filePath: path)).count > 512)
  }

  @Test("Python reads the tables as Raven and Audacity have them")
  func python() throws {
    let python = try #require(Python.having("csv"))
    let folder = try TemporaryFolder()
    let path = try capture(in: folder)
    try Self.table.write(to: folder.file("in.csv"), atomically: true, encoding: .utf8)
    _ = try CommandRun("boxes", "import", path, folder.file("in.csv").path)
    let (raven, audacity) = (folder.file("a.selections.txt").path, folder.file("a.txt").path)
    for file in [raven, audacity] { _ = try CommandRun("boxes", "export", path, "--output", file) }
    let outcome = try python.run(Self.script, arguments: [raven, audacity])
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  private static let script = #"""
    import csv, re, sys
    expected = [("video", 0.001, 0.002, 99900000.0, 100000000.0),
                ("drone", 0.003, 0.0045, 99700000.5, 100200000.0)]
    with open(sys.argv[1], newline="", encoding="utf-8") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    names = ["Begin Time (s)", "End Time (s)", "Low Freq (Hz)", "High Freq (Hz)"]
    found = [(r["Annotation"], *(float(r[n]) for n in names)) for r in rows]
    assert found == expected, found
    assert [r["Selection"] for r in rows] == ["1", "2"]
    assert all(r["View"] == "Spectrogram 1" and r["Channel"] == "1" for r in rows)
    number = r"-?\d+(?:\.\d+)?"
    lines = open(sys.argv[2], encoding="utf-8").read().split("\n")
    assert lines.pop() == ""
    found = []
    for label, band in zip(lines[::2], lines[1::2]):
        a = re.fullmatch(rf"({number})\t({number})\t([^\t]*)", label)
        b = re.fullmatch(rf"\\\t({number})\t({number})", band)
        found.append((a[3], float(a[1]), float(a[2]), float(b[1]), float(b[2])))
    assert found == expected, found
    """#
}
