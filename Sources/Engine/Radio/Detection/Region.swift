/// Connected cells above a threshold.
struct Region {
  /// The cells, in the order of frames.
  private(set) var runs: [FrameRun]
  /// The frames from the first to the last.
  private(set) var frames: Range<Int>
  /// The bins from the lowest to the highest.
  private(set) var bins: Range<Int>
  /// The number of cells.
  private(set) var cells: Int
  /// The sum of the levels of all cells.
  private(set) var sum: Float
  /// The highest level.
  private(set) var peak: Float

  /// A region of `runs`, which are not empty.
  init(_ runs: [FrameRun]) {
    self.runs = runs
    frames = runs[0].frame..<runs[runs.count - 1].frame + 1
    bins = runs[0].bins
    (cells, sum, peak) = (0, 0, 0)
    for run in runs {
      bins = min(bins.lowerBound, run.bins.lowerBound)..<max(bins.upperBound, run.bins.upperBound)
      cells += run.bins.count
      sum += run.sum
      peak = max(peak, run.peak)
    }
  }

  /// The regions of `runs` with a level of at least `peak` and at least `cells` cells.
  ///
  /// `runs` are in the order of frames and bins. Cells belong together if at most two frames and two bins are between them.
  static func connected(_ runs: [FrameRun], peak: Float, cells: Int) -> [Region] {
    guard let last = runs.last else { return [] }
    var sets = DisjointSets(count: runs.count)
    var starts = [Int](repeating: runs.count, count: last.frame + 2)
    for index in runs.indices.reversed() { starts[runs[index].frame] = index }
    for frame in starts.indices.dropLast().reversed() {
      starts[frame] = min(starts[frame], starts[frame + 1])
    }
    var frame = runs[0].frame
    while frame <= last.frame {
      let own = starts[frame]..<starts[frame + 1]
      for index in own.dropFirst() {
        if runs[index].bins.lowerBound - runs[index - 1].bins.upperBound <= 2 {
          sets.join(index, index - 1)
        }
      }
      for distance in 1...3 where frame >= distance {
        let earlier = starts[frame - distance]..<starts[frame - distance + 1]
        connect(own, earlier, gap: distance < 3 ? 2 : 1, runs, &sets)
      }
      frame += 1
    }
    let (places, count) = sets.places()
    var found = [(peak: Float, cells: Int, runs: Int)](repeating: (0, 0, 0), count: count)
    for (run, place) in zip(runs, places) {
      found[place].peak = max(found[place].peak, run.peak)
      found[place].cells += run.bins.count
      found[place].runs += 1
    }
    var members = found.map { region in
      var members: [FrameRun]? = nil
      if region.peak >= peak && region.cells >= cells {
        members = []
        members?.reserveCapacity(region.runs)
      }
      return members
    }
    for (run, place) in zip(runs, places) { members[place]?.append(run) }
    return members.compactMap { $0 }.map(Region.init)
  }

  /// Joins the runs of two frames with at most `gap` bins between them.
  private static func connect(
    _ own: Range<Int>, _ earlier: Range<Int>, gap: Int, _ runs: [FrameRun],
    _ sets: inout DisjointSets
  ) {
    var first = earlier.lowerBound
    for index in own {
      let bins = runs[index].bins
      while first < earlier.upperBound, runs[first].bins.upperBound + gap < bins.lowerBound {
        first += 1
      }
      var other = first
      while other < earlier.upperBound, runs[other].bins.lowerBound <= bins.upperBound + gap {
        sets.join(index, other)
        other += 1
      }
    }
  }
}
