import TestSupport
import Testing

@Suite("Limits of the process")
struct ResourceLimitsTests {
  @Test(
    "that are too low are reported before any work",
    arguments: [("-v 300000", "ulimit -v"), ("-n 8", "ulimit -n")])
  func tooLow(limits: String, named: String) throws {
    let folder = try TemporaryFolder()
    let path = try TestCapture().write(to: folder.file("x.rfcap"))
    let run = try CommandRun(["info", path], limits: limits)
    #expect(run.status == 1 && run.failsInOneLine, "\(run.errors)")
    #expect(run.errors.contains(named) && run.output.isEmpty, "\(run.errors)")
    #expect(try CommandRun(["--version"], limits: limits).status == 0)
  }
}
