import Datasets
import FoundationEssentials
import Foundations
import Imaging
import Labels
import Radio

/// Jobs on files with boxes, and on windows of captures.
extension JobRunner {
  func run(_ job: ExchangeJob) {
    switch job {
    case .export(let id, let annotations, let url, let format):
      start(.exportingBoxes, on: reading) { [captures, openPictures, pitches] _ in
        let codec = try Self.codec(ofDocument: id, captures, openPictures, pitches)
        return try codec.map {
          .exchange(try BoxFileAccess(codec: $0).export(annotations, to: url, as: format))
        }
      }
    case .read(let id, let url):
      start(.importing, on: reading) { [captures, openPictures, pitches] _ in
        let codec = try Self.codec(ofDocument: id, captures, openPictures, pitches)
        return try codec.map {
          .exchange(try BoxFileAccess(codec: $0).read(url, documentID: id))
        }
      }
    case .extract(let id, let box, let annotations, let url):
      start(.extracting, on: exporting) { [captures] report in
        guard let open = captures[id] else { return nil }
        let writer = ExtractionWriter(open.capture, source: open.reader, annotations: annotations)
        let written = try writer.write(
          ExtractionRequest(box), to: url, progress: report.callback())
        return written.map { .exchange(.extracted($0)) }
      }
    }
  }

  /// Converts the boxes of the open document `id`; nil if it is closed.
  private static func codec(
    ofDocument id: Int, _ captures: OpenCaptures, _ pictures: OpenPictures, _ pitches: PitchLoader
  ) throws -> (any BoxFileCodec)? {
    if let capture = captures[id]?.capture { return CaptureBoxCodec(capture) }
    guard let url = pictures.url(of: id) else { return nil }
    if let frames = pitches[id]?.layout {
      return PictureBoxCodec(frames: frames, ofRecordingNamed: url.lastPathComponent)
    }
    let facts = try PictureFacts(contentsOf: url)
    return PictureBoxCodec(
      pictureNamed: url.lastPathComponent, width: facts.width, height: facts.height)
  }

  func saveNegative(_ samples: Range<Int>, captureID id: Int) {
    start(.saving, on: saving) { [captures, saver] report in
      guard let open = captures[id] else { return nil }
      let outcome = try saver.saveNegative(
        open.capture.window(samples), of: open.reader,
        captureName: open.capture.url.lastPathComponent, labeler: Labeler.name,
        progress: report.callback())
      return .dataset(.savedNegative(documentID: id, outcome))
    }
  }

  func findWindows(captureID id: Int) {
    // On the queue of saves, so that it finds what earlier saves wrote.
    start(.readingWindows, on: saving) { [captures, saver] report in
      guard let open = captures[id] else { return nil }
      let windows = try saver.store.windows(of: open.capture, progress: report.callback())
      return windows.map { .dataset(.foundWindows(documentID: id, $0)) }
    }
  }
}
