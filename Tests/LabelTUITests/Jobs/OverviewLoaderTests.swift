import Foundation
import TestSupport
import Testing

@testable import Radio
@testable import Workstation

@Suite("The overview loader")
struct OverviewLoaderTests {
  private let folder: TemporaryFolder
  private let open: OpenCapture
  private let captures = OpenCaptures()
  private let mailbox: Mailbox
  private let cancel = CancelFlag()

  /// Zeros for 20 columns.
  init() throws {
    folder = try TemporaryFolder()
    mailbox = try Mailbox()
    let url = folder.file("X.rfcap")
    let sampleCount = 20 * OverviewScale.smallestColumn
    let header = RFCAPHeader(
      sampleRate: 1e6, centerFrequency: 0, bandwidth: 1e6, sampleCount: UInt64(sampleCount),
      startTime: 0, signalName: "X", latitude: 0, longitude: 0)
    try Data(header.bytes).write(to: url)
    #expect(truncate(url.path, off_t(512 + 8 * sampleCount)) == 0)
    let capture = try CaptureFile.open(url)
    open = OpenCapture(
      id: 1, url: url, capture: capture, reader: try CaptureReader(capture),
      labels: CaptureLabels(of: capture, stateFolder: folder.url))
    captures.add(open)
  }

  private var cacheFolder: URL { folder.file("overviews") }
  private var job: OverviewLoader {
    // One thread, because others could end before the one that reports.
    OverviewLoader(captures: captures, cache: OverviewCache(folder: cacheFolder), threads: 1)
  }
  private var report: ProgressReport {
    ProgressReport(kind: .overview, mailbox: mailbox, cancel: cancel)
  }

  private func columnCounts(_ actions: [Action]) -> [Int] {
    actions.compactMap { action in
      if case .capture(.overviewGrew(1, let extent, _)) = action { extent.columnCount } else { nil }
    }
  }

  @Test("it reports new columns as they are computed, then uses the stored overview")
  func stored() throws {
    #expect(try job.run(captureID: 1, report: report) == nil)
    let counts = columnCounts(mailbox.drain())
    #expect(counts.count > 2 && counts == counts.sorted() && counts.last == 20)
    #expect(captures[1]?.overview?.isWhole == true)
    let again = try #require(try job.run(captureID: 1, report: report))
    #expect(columnCounts([.capture(again)]) == [20] && mailbox.drain().isEmpty)
  }

  @Test("a cancelled job is reported and stores nothing")
  func cancelled() throws {
    cancel.cancel()
    #expect(throws: SpectrogramError.cancelled) { try job.run(captureID: 1, report: report) }
    #expect(captures[1]?.overview?.isWhole == false)
    #expect(!FileManager.default.fileExists(atPath: cacheFolder.path))
  }

  @Test("a closed capture gets no overview and no error")
  func closed() throws {
    captures.remove(1)
    #expect(try job.run(captureID: 1, report: report) == nil && mailbox.drain().isEmpty)
  }

  @Test("an overview that cannot be stored is used anyway")
  func noCache() throws {
    try Data().write(to: cacheFolder)
    #expect(try job.run(captureID: 1, report: report) == nil)
    #expect(captures[1]?.overview?.isWhole == true)
  }
}
