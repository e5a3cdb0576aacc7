import FoundationEssentials
import TestSupport
import Testing

@testable import TerminalKit

@Suite("Terminfo overlay")
struct TerminfoOverlayTests {
  @Test("names that must not be used in a file are refused")
  func names() {
    let good = [
      "xterm-256color", "tmux-256color", "rxvt-unicode-256color", "xterm+256color", "a.b",
    ]
    for name in good { #expect(TerminfoOverlay.isValid(terminalName: name), "\(name)") }
    let bad = [
      "", "a/b", "a b", "a,b", "a\nb", "é", "a|b", "$(id)", String(repeating: "x", count: 65),
    ]
    for name in bad {
      #expect(!TerminfoOverlay.isValid(terminalName: name), "\(name)")
      #expect(TerminfoOverlay(of: name, colors: .direct) == nil)
    }
    #expect(TerminfoOverlay(of: "xterm", colors: .none) == nil)
  }

  @Test(
    "tic compiles every class once, and programs that start at the same time do not disturb each other"
  )
  func compiling() async throws {
    let home = try TemporaryFolder()
    let environment = ProcessInfo.processInfo.environment.merging(
      ["XDG_CACHE_HOME": home.url.path, "HOME": home.url.path]
    ) { _, new in new }
    let cache = TerminfoCache(environment: environment)
    for colors in ColorClass.allCases where colors != .none {
      let overlay = try #require(TerminfoOverlay(of: "xterm", colors: colors))
      let folders = await withTaskGroup(of: String?.self) { group in
        for _ in 0..<4 { group.addTask { cache.folder(for: overlay) } }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(folders == Array(repeating: home.file("labeltui/terminfo").path, count: 4))
      let compiled = home.file("labeltui/terminfo/l/\(overlay.name)")
      #expect(try Data(contentsOf: compiled).count > 1000)
    }
    let left = try FileManager.default.contentsOfDirectory(
      atPath: home.file("labeltui/terminfo").path)
    #expect(left == ["l"])
  }

  @Test("an overlay that tic refuses is not used and leaves no files")
  func refusal() throws {
    let home = try TemporaryFolder()
    let overlay = try #require(TerminfoOverlay(of: "nonexistent-terminal", colors: .direct))
    let environment = [
      "XDG_CACHE_HOME": home.url.path, "TMPDIR": home.url.path, "PATH": "/usr/bin:/bin",
    ]
    #expect(TerminfoCache(environment: environment).folder(for: overlay) == nil)
    #expect(
      try FileManager.default.contentsOfDirectory(
        atPath: home.file("labeltui/terminfo").path) == ["l"])
  }
}
