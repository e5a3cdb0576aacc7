import FoundationEssentials
import Foundations

/// Verifies a session, or a single pitch, line by line (docs/formats/pitch-sessions.md).
package struct SessionCheck {
  private let open: PitchVideoOpener

  /// A check that opens videos with `open`.
  package init(open: @escaping PitchVideoOpener) { self.open = open }

  /// The lines for `pitch`, whose files are named relative to it.
  package func lines(_ pitch: Pitch) -> [PitchCheckLine] {
    var check = PitchCheck(pitch, root: pitch.url.path, open: open)
    return check.run()
  }

  /// Passes on the lines for `session` and its pitches, one pitch at a time. `body` gets the completed share, 0...1, too,
  /// and returns whether to go on.
  package func run(
    _ session: PitchSession, body: ([PitchCheckLine], Double) throws -> Bool
  ) throws {
    let root = session.url.path
    var counts = PitchCounts()
    var sizes: [PitchCamera: PictureSize] = [:]
    for (index, url) in session.pitches.enumerated() {
      let share = Double(index + 1) / Double(session.pitches.count + 1)
      let lines: [PitchCheckLine]
      do throws(PitchProblem) {
        let pitch = try Pitch(url)
        counts.add(pitch)
        var check = PitchCheck(pitch, root: root, open: open)
        lines = check.run()
        if sizes.isEmpty { sizes = check.sizes }
      } catch {
        lines = [PitchCheckLine(error, root: root)]
      }
      guard try body(lines, share) else { return }
    }
    _ = try body(sessionLines(session, counts, sizes), 1)
  }

  private func sessionLines(
    _ session: PitchSession, _ counts: PitchCounts, _ sizes: [PitchCamera: PictureSize]
  ) -> [PitchCheckLine] {
    let root = session.url.path
    let manifest = session.url.appending(path: PitchManifest.fileName).path
    let summary = session.url.appending(path: SessionSummary.fileName).path
    let calibration = CalibrationCheck(session.calibration, sizes: sizes).problems
    let own = session.problems.filter { problem in !calibration.contains(problem) }
    let problems =
      own + counts.problems(session.summary, path: summary) + namedFiles(session) + calibration
      + otherFiles(session)
    let failed = Set(problems.filter { $0.kind != .note }.map(\.path))
    var lines: [PitchCheckLine] = []
    if !failed.contains(manifest) {
      lines.append(PitchCheckLine(ok: PitchManifest.fileName, "can be read"))
    }
    if !failed.contains(summary) {
      lines.append(
        PitchCheckLine(
          ok: SessionSummary.fileName, Quantity.count(counts.pitches, "pitch", "pitches")))
    }
    for name in Calibration.fileNames where !failed.contains(session.calibration.path(of: name)) {
      lines.append(PitchCheckLine(ok: "\(Calibration.folder)/\(name)", "can be read"))
    }
    return lines + problems.map { PitchCheckLine($0, root: root) }
  }

  /// Files that the manifest names, and that are not there.
  private func namedFiles(_ session: PitchSession) -> [PitchProblem] {
    SessionManifest.fileFields.compactMap { field in
      guard let name = session.manifest.fileNames[field], name != SessionSummary.fileName,
        (try? FileSystem.isRegularFile(session.url.appending(path: name).path)) != true
      else { return nil }
      return PitchProblem(
        .missing, path: session.url.appending(path: name).path,
        "is missing, but \(field) in the manifest names it")
    }
  }

  private func otherFiles(_ session: PitchSession) -> [PitchProblem] {
    do throws(FileError) {
      return try SessionContents(session).otherFiles.map {
        PitchProblem(.note, path: $0, "is not a file of a session")
      }
    } catch {
      return [PitchProblem(path: session.url.path, error)]
    }
  }
}

/// The counts of the pitches in a session.
private struct PitchCounts {
  var pitches = 0
  var strikes = 0
  var balls = 0

  mutating func add(_ pitch: Pitch) {
    pitches += 1
    if let isStrike = pitch.manifest.isStrike {
      if isStrike { strikes += 1 } else { balls += 1 }
    }
  }

  /// The differences from `summary`, the file at `path`.
  func problems(_ summary: SessionSummary, path: String) -> [PitchProblem] {
    let pairs = [
      ("pitch_count", summary.pitchCount, pitches), ("strikes", summary.strikes, strikes),
      ("balls", summary.balls, balls),
    ]
    return pairs.compactMap { field, declared, found in
      guard let declared, declared != found else { return nil }
      return PitchProblem(
        .wrong, path: path, field: field, value: "\(declared)", "but the pitches give \(found)")
    }
  }
}
