import Testing

@testable import Datasets
@testable import TerminalKit
@testable import Workstation

@Suite("The screen of the dashboard")
struct DashboardViewTests {
  /// 12 samples of captures, of which two are reviewed, and their figures on a screen of `size`.
  private func script(size: Size) throws -> ReviewScript {
    var count = DashboardCount()
    for number in 1...12 {
      var content = ReviewScript.loaded(try ReviewScript.key(number)).content
      content.createdAt = "2026-11-\(number < 10 ? "0" : "")\(number)T00:00:00Z"
      content.boxes[0].confidence = number == 12 ? 0.05 : nil
      count.add(content, verdict: number == 1 ? .good : number == 2 ? .bad : .unreviewed)
    }
    var script = ReviewScript(size: size)
    script.type("d")
    let agreement = ReviewAgreement(
      between: "anna", and: "bob",
      pairs: [
        (Review(imageID: "1", status: .good), Review(imageID: "1", status: .good)),
        (Review(imageID: "2", status: .bad), Review(imageID: "2", status: .good)),
      ])
    script.play(.dataset(.figures(count.figures(agreements: [agreement]))))
    return script
  }

  @Test("80x24 without color: groups, numbers, the selected bar and its filter")
  func small() throws {
    let script = try script(size: Size(width: 80, height: 24))
    let rows = script.rows(.none)
    #expect(rows[0].hasPrefix(" Dashboard · dataset dataset"))
    #expect(rows[0].hasSuffix("12 samples, 12 boxes"))
    #expect(rows[1].hasPrefix(" Review") && rows[1].contains("Samples by class"))
    #expect(rows[2].hasPrefix(" ▌good         ██") && rows[2].contains("  1  "))
    #expect(rows[6].contains("unreviewed   ████████████████      10"))
    #expect(rows[22].hasPrefix(" DASHBOARD  verdict:good: 1"))
  }

  @Test("200x60 shows every group with the agreement of reviewers")
  func large() throws {
    let text = try script(size: Size(width: 200, height: 60)).rows.joined(separator: "\n")
    for section in DashboardFigures.Section.allCases
    where section != .captures && section != .fewSamples {
      #expect(text.contains(section.title))
    }
    #expect(text.contains("anna, bob: 50 % of 2, κ 0.00"))
  }

  @Test("the selected bar stays on the screen")
  func scrolling() throws {
    var script = try script(size: Size(width: 40, height: 12))
    for _ in 0..<40 {
      script.type("j")
      #expect(script.rows(.direct).contains { $0.contains("▌") })
    }
    script.type("gg")
    #expect(script.rows[1].hasPrefix(" Review"))
    script.press(.tab)
    #expect(script.rows[10].hasPrefix(" DASHBOARD  class:a: 12"))
  }
}
