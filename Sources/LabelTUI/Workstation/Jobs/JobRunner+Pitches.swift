import Datasets
import FoundationEssentials
import Foundations
import Imaging
import Labels

/// Jobs on pitches.
extension JobRunner {
  func run(_ job: PitchJob) {
    switch job {
    case .open(let url, let id): openPitch(url, id: id)
    case .show(let id, let row, let camera):
      pitches.show(PitchLoader.Request(row: row, camera: camera), ofPitch: id)
    case .close(let id):
      pitches.close(id)
      labels.close(documentID: id)
    }
  }

  /// Opens a pitch and decodes its first frames. Then reads its labels, after all requested writes, which may include
  /// labels of this pitch.
  func openPitch(_ url: URL, id: Int) {
    start(.opening, on: pitches.queue) {
      [pitches, openPictures, labels, mailbox] (report: ProgressReport) in
      guard let opened = try pitches.open(url, id: id, isCancelled: { report.cancel.isCancelled })
      else { return nil }
      openPictures.add(opened.labels, of: url, id: id)
      labels.perform {
        let (annotations, warnings) = opened.labels.open()
        mailbox.post(
          .pitch(
            .opened(
              id: id, opened.pitch, first: opened.first, annotations: annotations,
              warnings: opened.warnings + warnings)))
      }
      return nil
    }
  }

  func save(
    _ places: [FrameLayout.Place], _ annotations: [Annotation], pitchID id: Int
  ) {
    start(.saving, on: saving) { [pitches, store = pictureStore] report in
      guard let pitch = pitches[id] else { return nil }
      let job = FrameSaver(
        store: store, pitch: pitch, documentID: id, places: places, annotations: annotations)
      return .dataset(try job.run(report: report))
    }
  }
}
