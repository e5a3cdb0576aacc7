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

  @Test("a frame that is loaded ahead stays, whatever else is there", arguments: 2...40)
  func stays(capacity: Int) throws {
    let pixel = try #require(
      PicturePyramid(copying: [0, 0, 0], stride: 3, width: 1, height: 1))
    var cache = FrameCache(limit: capacity, bytesPerFrame: 1)
    for position in [0, 1, 2, 50, 51, 52, 60, 59, 58, 57, 20, 21] {
      cache.move(to: position)
      cache.add(pixel, frame: position)
      while let next = cache.nextAhead(of: 100, except: []) {
        cache.add(pixel, frame: next)
        try #require(cache[next] != nil, "frame \(next) is dropped at \(position)")
      }
      #expect(cache[position] != nil)
    }
  }

  @Test("two frames fit, whatever their size")
  func least() { #expect(FrameCache(limit: 1, bytesPerFrame: 100).capacity == 2) }
}
