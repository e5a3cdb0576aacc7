import Foundation
import Testing

@testable import Radio
@testable import Workstation

@Suite("The tile loader")
struct TileLoaderTests {
  private let recording: TestRecording
  private let captures = OpenCaptures()
  private let mailbox: Mailbox
  private let loader: TileLoader

  init() throws {
    recording = try TestRecording()
    captures.add(try recording.open(id: 1))
    mailbox = try Mailbox()
    loader = TileLoader(captures: captures, mailbox: mailbox)
  }

  private func keys(_ samplesPerColumn: Int) -> [TileKey] {
    (0..<4).map { TileKey(samplesPerColumn: samplesPerColumn, index: $0) }
  }

  private func tiles(_ actions: [Action]) -> [TileKey] {
    actions.compactMap { action in
      if case .capture(.tileReady(1, let tile)) = action { tile.key } else { nil }
    }
  }

  private func tiles(until key: TileKey) -> [TileKey] {
    tiles(mailbox.actions { self.tiles([$0]) == [key] })
  }

  @Test("every requested tile is computed once, with the engine's values")
  func all() throws {
    let wanted = keys(1000)
    loader.want(wanted, captureID: 1)
    var found: [TileKey] = []
    while found.count < wanted.count {
      let actions = mailbox.actions { _ in true }
      found += tiles(actions)
      for case .capture(.tileReady(1, let tile)) in actions {
        let open = try #require(captures[1])
        let expected = try DisplaySpectrogram.tile(
          tile.key, of: open.reader, sampleRate: 1e6, isCancelled: { false })
        #expect(tile.peaks == expected?.peaks && tile.means == expected?.means)
      }
    }
    #expect(Set(found) == Set(wanted) && found.count == wanted.count)
  }

  @Test(
    "outdated requests are dropped: after many requests only a few tiles were computed")
  func dropped() {
    for step in 0..<100 {
      loader.want([TileKey(samplesPerColumn: 2000 + step, index: 0)], captureID: 1)
    }
    let last = TileKey(samplesPerColumn: 2099, index: 0)
    let found = tiles(until: last)
    #expect(found.last == last || found.contains(last))
    #expect(found.count < 100)
  }

  @Test("refining waits for missing tiles, then reads all samples")
  func refining() throws {
    let coarse = TileKey(samplesPerColumn: 60_000, index: 0)
    loader.refine([coarse], captureID: 1)
    loader.want(keys(500), captureID: 1)
    let actions = mailbox.actions { self.tiles([$0]) == [coarse] }
    for case .capture(.tileReady(1, let tile)) in actions where tile.key == coarse {
      #expect(tile.coverage == 1)
    }
    #expect(Set(tiles(actions)).isSubset(of: Set(keys(500) + [coarse])))
  }

  @Test("a closed capture gets no tiles, and another one does")
  func closed() throws {
    captures.remove(1)
    loader.want(keys(1000), captureID: 1)
    captures.add(try recording.open(id: 2))
    loader.want([TileKey(samplesPerColumn: 700, index: 0)], captureID: 2)
    let actions = mailbox.actions {
      if case .capture(.tileReady(2, _)) = $0 { true } else { false }
    }
    #expect(tiles(actions).isEmpty && !actions.isEmpty)
  }
}
