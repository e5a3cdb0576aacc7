import FoundationEssentials
import Foundations
import Imaging
import Labels
import Pitches
import Synchronization
import TerminalKit

/// Lists and opens pitches, and decodes their frames.
final class PitchLoader: Sendable {
  /// A pitch that was opened, with its labels, which are not read yet.
  struct Opened: Sendable {
    let pitch: LoadedPitch
    let first: PitchRow
    let labels: any LabelStore
    /// Sentences about what is missing or wrong in its files.
    let warnings: [String]
  }

  /// A row of frames, of one camera or of all.
  struct Request: Equatable, Sendable {
    let row: Int
    let camera: Int?
  }

  /// The class of the balls that the recorder's detector found.
  static let ballClass = "ball"

  private let labels: PictureLabels
  private let stateFolder: URL
  private let decoder: DecoderProgram
  private let mailbox: Mailbox
  /// Of normal priority, which the processes that decode inherit from the thread that opens a video.
  let queue: SerialQueue
  private let open = Mutex<[Int: OpenPitch]>([:])
  /// The frames that were requested last, of each open pitch.
  private let wanted = Mutex<[Int: Request]>([:])

  init(
    labels: PictureLabels, stateFolder: URL, decoder: DecoderProgram, mailbox: Mailbox,
    threads: WorkThreads
  ) {
    self.labels = labels
    self.stateFolder = stateFolder
    self.decoder = decoder
    self.mailbox = mailbox
    queue = SerialQueue(threads)
  }

  /// The open pitch `id`; nil if it is closed.
  subscript(id: Int) -> OpenPitch? { open.withLock { $0[id] } }

  /// Closes the pitch `id`.
  func close(_ id: Int) {
    let closed = open.withLock { $0.removeValue(forKey: id) }
    wanted.withLock { $0[id] = nil }
    guard let closed else { return }
    // Not on the thread of the event loop: it waits until no frame is being decoded. Without a thread, the frames end
    // with the pitch.
    try? queue.add { for camera in closed.cameras { camera.close() } }
  }

  // MARK: Listing

  /// The list entries of the pitches at `path`, which is a session or a pitch; nil if it is neither.
  func list(_ path: URL, report: ProgressReport) -> [ListEntry]? {
    switch PitchFolder.kind(of: path) {
    case nil: return nil
    case .pitch: return [entry(of: path)]
    case .session:
      do throws(PitchProblem) {
        let session = try PitchSession(path)
        return session.pitches.prefix { _ in !report.cancel.isCancelled }.map(entry)
      } catch {
        return [
          ListEntry(url: path, name: path.lastPathComponent, content: .unreadable("\(error)"))
        ]
      }
    }
  }

  /// A layout for counting boxes: of frames of any size.
  private static let anyLayout = FrameLayout(
    cameras: PitchCamera.allCases.map { ($0.rawValue, 1 << 20, 1 << 20) }, rowCount: .max)

  private func entry(of url: URL) -> ListEntry {
    let name = url.lastPathComponent
    do throws(PitchProblem) {
      let pitch = try Pitch(url)
      guard pitch.left.isUsable || pitch.right.isUsable else {
        return ListEntry(
          url: url, name: name, content: .unreadable("no camera has a video or a key frame"))
      }
      // Not the labels of open pitches, to which opening adds the proposals.
      let boxes = PictureLabels(stateFolder: stateFolder, session: nil)
        .labels(ofFrames: Self.anyLayout, in: url, proposals: []).load().annotations
      return ListEntry(
        url: url, name: name, content: .pitch(PitchSummary(pitch), boxes: BoxCount(boxes)),
        gain: boxes.expectedGain)
    } catch {
      return ListEntry(url: url, name: name, content: .unreadable("\(error)"))
    }
  }

  // MARK: Opening

  /// Opens the pitch in the folder `url` as `id`, and decodes its first frames; nil if `isCancelled` returned true.
  func open(_ url: URL, id: Int, isCancelled: () -> Bool) throws -> Opened? {
    let pitch = try Pitch(url)
    let session = FileSystem.parent(of: url.standardizedFileURL.path)
    let calibration = Calibration(session: URL(filePath: session))
    var warnings = pitch.problems.map(\.description)
    var cameras: [CameraFrames] = []
    for recording in [pitch.left, pitch.right] where recording.isUsable {
      do {
        guard
          let camera = try CameraFrames(recording, decoder: decoder, isCancelled: isCancelled)
        else { return nil }
        cameras.append(camera)
      } catch {
        warnings.append("\(error)")
      }
    }
    let opened = try OpenPitch(pitch, cameras: cameras)
    guard let first = opened.frames(ofRow: 0, isCancelled: isCancelled) else { return nil }
    let labels = labels.labels(
      ofFrames: opened.layout, in: url, proposals: opened.proposals(className: Self.ballClass))
    open.withLock { $0[id] = opened }
    return Opened(
      pitch: LoadedPitch(opened, calibration, colors: Self.colors(of: first)), first: first,
      labels: labels, warnings: warnings)
  }

  private static func colors(of row: PitchRow) -> PictureColors {
    for case .decoded(let pyramid) in row.frames { return PictureLoader.colors(of: pyramid) }
    return PictureColors(sample: [0])
  }

  // MARK: Frames

  /// Decodes the frames of `request` of the open pitch `id`. Frames that were requested before and are not decoded yet
  /// are skipped, so that a held key does not fill the queue.
  func show(_ request: Request, ofPitch id: Int) {
    wanted.withLock { $0[id] = request }
    do throws(ThreadError) {
      try queue.add { [self] in
        guard wanted.withLock({ $0[id] }) == request, let pitch = self[id],
          let frames = pitch.frames(
            ofRow: request.row, camera: request.camera,
            isCancelled: { self.wanted.withLock { $0[id] } != request })
        else { return }
        mailbox.post(.pitch(.decoded(id: id, frames)))
      }
    } catch {
      let missing = PitchRow.Frame.missing("\(error)")
      let count = self[id]?.cameras.count ?? 0
      mailbox.post(
        .pitch(
          .decoded(
            id: id, PitchRow(row: request.row, frames: Array(repeating: missing, count: count)))))
    }
  }
}
