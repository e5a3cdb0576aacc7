import FoundationEssentials
import Foundations
import Imaging
import Labels

/// Jobs on pictures.
extension JobRunner {
  func run(_ job: PictureJob) {
    switch job {
    case .open(let url, let id): openPicture(url, id: id)
    case .prefetch(let urls, let url):
      let cancel = CancelFlag()
      prefetchFlag = cancel
      // The same queue opens pictures, so that two pictures are never decoded at once. If no thread can be
      // started, pictures are decoded when they are opened.
      try? reading.add { [pictures] in
        pictures.prefetch(urls, around: url) { cancel.isCancelled }
      }
    case .close(let id): labels.close(documentID: id)
    }
  }

  /// Decodes a picture, and cancels one that is still being decoded. Then reads its labels, after all
  /// requested writes, which may include labels of this picture.
  private func openPicture(_ url: URL, id: Int) {
    cancelFlags.removeValue(forKey: .opening)?.cancel()
    prefetchFlag.cancel()
    start(.opening, on: reading) {
      [pictures, openPictures, labels, mailbox] (report: ProgressReport) in
      let picture: LoadedPicture?
      do throws(PictureError) {
        picture = try pictures.load(url) { report.cancel.isCancelled }
      } catch {
        return .picture(.failed(id: id, url, reason: "\(error)"))
      }
      guard let picture else { return nil }
      let store = pictures.labels(of: url, picture.facts)
      openPictures.add(store, of: url, id: id)
      labels.perform {
        let (annotations, warnings) = store.open()
        mailbox.post(
          .picture(
            .opened(id: id, picture, annotations: annotations, warnings: warnings)))
      }
      return nil
    }
  }
}
