import Testing

@testable import Imaging

@Suite("Cache of frames")
struct FrameCacheTests {
  @Test("the next frames are in the direction of movement")
  func direction() throws {
    var cache = FrameCache(limit: 70, bytesPerFrame: 10)
    cache.move(to: 5)
    #expect(cache.nextAhead(of: 100, except: []) == 6)
    #expect(cache.nextAhead(of: 100, except: [6, 7]) == 8)
    cache.move(to: 4)
    #expect(cache.nextAhead(of: 100, except: []) == 3)
    cache.move(to: 0)
    #expect(cache.nextAhead(of: 100, except: []) == nil)
    cache.move(to: 99)
    #expect(cache.nextAhead(of: 100, except: []) == nil)
  }

  @Test("two frames fit, whatever their size")
  func least() { #expect(FrameCache(limit: 1, bytesPerFrame: 100).capacity == 2) }
}
