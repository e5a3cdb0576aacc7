import Datasets
import FoundationEssentials
import Foundations
import Labels
import Radio

/// The list of classes: searching, renaming, merging, digits and colors.
extension AppState {
  /// Shows the list of classes, and counts the samples of the dataset.
  mutating func showClasses(selecting name: String? = nil) -> [Job] {
    guard canvas != nil else { return [] }
    if classes.isWaiting {
      showError("The classes of the dataset are still being read.")
      return []
    }
    var list = ClassesOverlay()
    list.selection = name ?? canvas?.selected?.label ?? canvas?.editor.currentClass
    overlay = .classes(list)
    countBoxesOfClasses()
    guard jobs[.counting] == nil else { return [] }
    beginJob(.counting)
    return [.dataset(.figures(SampleFilter()))]
  }

  /// Performs `command` on the list of classes; does nothing if it is not on the screen.
  mutating func perform(_ command: ClassesCommand, times: Int) -> [Job] {
    guard case .classes(var list)? = overlay else { return [] }
    let names = list.names(in: classes)
    let selected = names.isEmpty ? nil : names[list.index(in: names)]
    switch command {
    case .close: overlay = nil
    case .select(let step):
      list.selection = names.isEmpty ? nil : names[index(after: step, times, list, names)]
      overlay = .classes(list)
    case .search: prompt = Prompt(.classSearch, text: list.search)
    case .use: return selected.map { use($0) } ?? []
    case .rename: if let selected { prompt = Prompt(.newClassName(selected), text: selected) }
    case .digit(let digit):
      guard let selected else { return [] }
      classes.setDigit(digit, of: selected)
      return storeClasses(createsFolder: true)
    case .nextColor:
      guard let selected else { return [] }
      for _ in 0..<times { classes.chooseNextColor(of: selected) }
      return storeClasses(createsFolder: true)
    }
    return []
  }

  private func index(
    after step: LineStep, _ times: Int, _ list: ClassesOverlay, _ names: [String]
  ) -> Int {
    let page = ClassesView.visibleRows(size: size)
    let index = list.index(in: names)
    let wanted: Int =
      switch step {
      case .next: index + times
      case .previous: index - times
      case .nextPage: index + page * times
      case .previousPage: index - page * times
      case .first: 0
      case .last: names.count
      }
    return min(max(0, wanted), names.count - 1)
  }

  /// Gives the drawn, marked or selected box the class `name`; makes it the class of the next box if there is none.
  private mutating func use(_ name: String) -> [Job] {
    overlay = nil
    guard allowsClass(name) else { return [] }
    let hasTarget = canvas?.drawnBox != nil || canvas?.editor.targets.isEmpty == false
    if hasTarget { return giveClass(name) }
    changeCanvas { $0.editor.currentClass = name }
    showInfo("The next box gets the class \(Self.shortName(of: name)).")
    return []
  }

  /// Shows the classes that contain `text`.
  mutating func searchClasses(_ text: String) -> [Job] {
    guard case .classes(var list)? = overlay else { return [] }
    list.search = text
    list.selection = nil
    overlay = .classes(list)
    return []
  }

  // MARK: Renaming

  /// Renames the class `old` to the typed name; asks first if there is such a class, and again if the name is not
  /// valid.
  mutating func renameClass(_ old: String, to typed: String) -> [Job] {
    do {
      let name = try SignalName(typed.trimmingSpaces()).text
      guard name != old, allowsClass(name) else { return [] }
      guard !classes.contains(name) else {
        overlay = .confirmMerge(old, into: name)
        return []
      }
      return merge(old, into: name)
    } catch {
      showError("\(error)")
      prompt = Prompt(.newClassName(old), text: typed)
      return []
    }
  }

  /// Gives all boxes of class `old` in the open document the class `name`, as one step of the history.
  mutating func merge(_ old: String, into name: String) -> [Job] {
    let isInDataset = sampleCounts?[old].map { $0 > 0 } ?? true
    classes.rename(old, to: name, keepingOld: isInDataset && storedClassChanges != nil)
    let count = changeCanvas { canvas in
      let boxes = canvas.boxes
      let ids = Set(boxes.indices.filter { boxes[$0].label == old }.map { boxes[$0].id })
      canvas.editor.change(ids) { $0.label = name }
      if canvas.editor.currentClass == old { canvas.editor.currentClass = name }
      return ids.count
    }
    let jobs = (count ?? 0) > 0 ? labelsChanged() : []
    let stored = storeClasses(removing: [old])
    let change = "\(Self.shortName(of: old)) -> \(Self.shortName(of: name)): "
    let boxes = "\(Quantity.count(count ?? 0, "box", "boxes")) of this document. "
    if let samples = sampleCounts?[old], samples > 0 {
      overlay = .confirmRename(old, into: name, samples: samples)
      showInfo(change + boxes)
      return jobs + stored
    }
    let reopened = showClasses(selecting: name)
    showInfo(change + boxes + "Other documents and saved samples keep their class.")
    return jobs + stored + reopened
  }

  /// Renames the class in the dataset, and in the captures of the list that are not open.
  mutating func renameInDataset(_ old: String, to name: String) -> [Job] {
    guard jobs[.renaming] == nil else {
      showError("A class is already being renamed.")
      return []
    }
    let captures = (openList?.entries ?? []).compactMap { entry -> URL? in
      guard case .capture(let listed, _) = entry.content, listed.url != capture?.capture.url
      else { return nil }
      return entry.url
    }
    beginJob(.renaming)
    return [.dataset(.renameClass(old, to: name, captures: captures))]
  }

  /// Handles the end of renaming a class in the dataset.
  mutating func handle(_ renamed: RenamedClass) -> [Job] {
    for problem in renamed.problems { showWarning(problem) }
    classes.rename(renamed.old, to: renamed.new, keepingOld: !renamed.problems.isEmpty)
    knownSampleCounts = nil
    showInfo(
      "\(Self.shortName(of: renamed.old)) -> \(Self.shortName(of: renamed.new)): "
        + "\(Quantity.count(renamed.report.samples, "sample")), "
        + "\(Quantity.count(renamed.boxes, "box", "boxes")) of other captures.")
    return storeClasses(removing: renamed.problems.isEmpty ? [renamed.old] : [])
  }

  private var sampleCounts: [String: Int]? {
    if case .classes(let list)? = overlay { list.sampleCounts } else { knownSampleCounts }
  }

  // MARK: Counts

  /// Notes the number of samples of each class, which the list shows.
  mutating func showSampleCounts(_ figures: DashboardFigures) {
    guard figures.filter == SampleFilter() else { return }
    let bars = (figures.bars[.classes] ?? []).map { ($0.name, $0.count) }
    knownSampleCounts = Dictionary(bars, uniquingKeysWith: { $1 })
    guard case .classes(var list)? = overlay else { return }
    list.sampleCounts = knownSampleCounts
    overlay = .classes(list)
  }

  /// Counts the boxes of each class, once for each time that the list is shown.
  private mutating func countBoxesOfClasses() {
    guard case .classes(var list)? = overlay, let boxes = canvas?.boxes else { return }
    for index in boxes.indices {
      if let label = boxes[index].label { list.boxCounts[label, default: 0] += 1 }
    }
    list.sampleCounts = knownSampleCounts
    overlay = .classes(list)
  }

  // MARK: Storing

  /// Requests that digits and colors are stored in the dataset if they have changed. Labeling does not create the
  /// folder of the dataset; a chosen digit or color does.
  mutating func storeClasses(
    createsFolder: Bool = false, removing removed: Set<String> = []
  ) -> [Job] {
    if createsFolder, canStoreClasses { storedClassChanges = storedClassChanges ?? 0 }
    guard let stored = storedClassChanges, stored != classes.changeCount, !classes.isWaiting else {
      return []
    }
    storedClassChanges = classes.changeCount
    return [.dataset(.storeClasses(classes.book, removing: removed))]
  }

  /// Handles the classes that were found in the dataset.
  mutating func handle(_ found: FoundClasses) {
    classes.addFromDataset(found.names, book: found.book ?? ClassBook())
    canStoreClasses = found.problem == nil
    storedClassChanges = found.book == nil ? nil : classes.changeCount
    if let problem = found.problem { showWarning(problem) }
  }
}
