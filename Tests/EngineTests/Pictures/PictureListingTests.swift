import Testing

@testable import Datasets

@Suite("Recovery plan of pictures")
struct PictureListingTests {
  private typealias Files = (images: Set<String>, records: Set<String>)

  private static let folder = Datasets.PictureFolder(dataset: "/d")

  private static func listing(_ files: Files) -> PictureListing {
    PictureListing(images: files.images.sorted(), records: files.records.sorted(), in: folder)
  }

  private static func result(_ files: Files, steps: Int = .max) -> Files {
    listing(files).plan.prefix(steps).reduce(into: files) { files, step in
      switch step {
      case .removeImage(let name): files.images.remove(name)
      case .removeRecord(let name): files.records.remove(name)
      case .renameImage(let old, let new):
        files.images.remove(old)
        files.images.insert(new)
      case .renameRecord(let old, let new):
        files.records.remove(old)
        files.records.insert(new)
      }
    }
  }

  /// Every state that a kill can leave, and its expected result.
  private static let states: [(left: Files, becomes: Files)] = [
    (([".a.png.staged"], []), ([], [])),
    (([".a.png.staged"], [".a.json.staged"]), ([], [])),
    ((["a.png"], [".a.json.staged"]), (["a.png"], ["a.json"])),
    ((["a.jpg"], [".a.json.staged"]), (["a.jpg"], ["a.json"])),
    ((["a.png"], ["a.json"]), (["a.png"], ["a.json"])),
    // A failed save that was killed while it cleaned up.
    (([], [".a.json.staged"]), ([], [])),
    // After a power cut, with the renames in reverse order.
    (([".a.png.staged"], ["a.json"]), (["a.png"], ["a.json"])),
    // The image was there before, without a record.
    ((["a.png", ".a.png.staged"], []), (["a.png"], [])),
    ((["a.png", ".a.png.staged"], [".a.json.staged"]), (["a.png"], [])),
    // A deletion.
    ((["a.png"], [".a.json.deleted"]), ([], [])),
    (([], [".a.json.deleted"]), ([], [])),
    // New boxes.
    ((["a.png"], ["a.json", ".a.json.4f.labeltui-temporary"]), (["a.png"], ["a.json"])),
    // Of unknown origin.
    ((["b.png", "x.txt"], []), (["b.png", "x.txt"], [])),
    (
      ([], ["b.json", "notes.txt", ".x.labeltui-temporary"]),
      ([], ["b.json", "notes.txt", ".x.labeltui-temporary"])
    ),
  ]

  @Test("every state is completed or undone")
  func states() {
    for (left, becomes) in Self.states {
      #expect(Self.result(left) == becomes, "\(left)")
      let others = Self.result((left.images.union(["z.jpeg"]), left.records.union(["z.json"])))
      #expect(others.images == becomes.images.union(["z.jpeg"]))
      #expect(others.records == becomes.records.union(["z.json"]))
    }
  }

  @Test("a kill during recovery does not change the final result")
  func killedRecovery() {
    for (left, becomes) in Self.states {
      for steps in 0..<3 {
        // A record that is completed makes the image beside it one of a sample.
        #expect(Self.result(Self.result(left, steps: steps)) == becomes, "\(left)")
      }
    }
  }

  @Test("samples have both files; others are reported unless a change is in progress")
  func listing() {
    let listing = Self.listing(
      (["a.png", "b.png", "c.png", ".d.png.staged"], ["a.json", "e.json", ".c.json.staged"]))
    #expect(listing.samples.map(\.id.text) == ["a"])
    #expect(listing.warnings.count == 2)
    #expect("\(listing.warnings)".contains("/d/images/b.png"))
    #expect("\(listing.warnings)".contains("/d/annotations/e.json"))
  }
}
