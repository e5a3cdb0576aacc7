import FoundationEssentials
import Foundations
import Imaging

/// A recorded pitch: a folder with its manifest, and with the video, timestamps and detections of two cameras
/// (docs/formats/pitch-sessions.md). Videos and key frames are only looked up here, not read.
package struct Pitch: Sendable {
  /// The folder.
  package let url: URL
  /// The manifest; without fields if it cannot be read.
  package let manifest: PitchManifest
  /// What each camera recorded.
  package let left: CameraRecording
  package let right: CameraRecording
  /// The places of the ball on the field.
  package let observations: Observations
  /// Everything that is missing or wrong in the files that were read.
  package let problems: [PitchProblem]

  /// What `camera` recorded.
  package subscript(camera: PitchCamera) -> CameraRecording {
    switch camera {
    case .left: left
    case .right: right
    }
  }

  /// The name of the folder.
  package var name: String { url.lastPathComponent }

  /// Reads the pitch in the folder `url`. Each file that cannot be read becomes a problem, and the rest is read. Throws
  /// a `PitchProblem` only if `url` is no folder.
  package init(_ url: URL) throws(PitchProblem) {
    let url = URL(filePath: url.path, directoryHint: .isDirectory)
    do throws(FileError) {
      guard try FileSystem.folderExists(url.path) else { throw .notAFolder(path: url.path) }
    } catch {
      throw PitchProblem(path: url.path, error)
    }
    var reading = PitchReading(url)
    self.url = url
    manifest = reading.manifest
    left = reading.camera(.left)
    right = reading.camera(.right)
    observations = reading.observations()
    problems = reading.problems
  }

  /// The problems of files that exist and cannot be read at all, so that something that was recorded is not here.
  package var unreadableFiles: [PitchProblem] {
    problems.filter { $0.kind == .wrong && $0.place.field.isEmpty }
  }

  /// The first row of `camera` at or after the start of the pitch; nil if the start is not known, or if all rows are
  /// before it.
  package func startRow(_ camera: PitchCamera) -> Int? {
    manifest.start.flatMap { self[camera].timestamps.firstRow(atOrAfter: $0) }
  }
}

/// Reads the files of a pitch, and collects their problems.
private struct PitchReading {
  let url: URL
  let manifest: PitchManifest
  var problems: [PitchProblem] = []

  init(_ url: URL) {
    self.url = url
    let path = url.appending(path: PitchManifest.fileName).path
    manifest = FieldReader.read(path, &problems) { PitchManifest(&$0) } ?? PitchManifest()
  }

  mutating func camera(_ camera: PitchCamera) -> CameraRecording {
    let video = video(camera)
    let timestamps = timestamps(camera)
    let detections = detections(camera, timestamps)
    let startRow = manifest.start.flatMap { timestamps.firstRow(atOrAfter: $0) }
    return CameraRecording(
      camera: camera, video: video, timestamps: timestamps, detections: detections,
      keyFrames: keyFrames(camera, startRow: startRow))
  }

  mutating func observations() -> Observations {
    let path = url.appending(path: PitchLayout.observations).path
    do throws(PitchProblem) {
      let read = try Observations.read(path, pitchID: manifest.pitchID)
      problems += read.problems
      return read.observations
    } catch {
      problems.append(error)
      return Observations()
    }
  }

  /// The file that the field `field` of the manifest names, or the first of `names` that exists.
  private mutating func file(_ field: String, _ names: [String]) -> URL? {
    let named = manifest.fileNames[field]
    let candidates = (named.map { [$0] } ?? []) + names
    let found: String?
    do throws(FileError) {
      found = try first(candidates)
    } catch {
      problems.append(PitchProblem(path: url.path, error))
      return nil
    }
    let manifestPath = url.appending(path: PitchManifest.fileName).path
    if let named, let found, found != named {
      problems.append(
        PitchProblem(
          .note, path: manifestPath, field: field, value: named,
          "but the folder has \(found), which is used"))
    }
    guard let found else {
      problems.append(
        PitchProblem(.missing, path: url.appending(path: candidates[0]).path, "is missing"))
      return nil
    }
    return url.appending(path: found)
  }

  /// The first of `names` that is a file.
  private func first(_ names: [String]) throws(FileError) -> String? {
    for name in names where try FileSystem.isRegularFile(url.appending(path: name).path) {
      return name
    }
    return nil
  }

  private mutating func video(_ camera: PitchCamera) -> URL? {
    file("\(camera.rawValue)_video", PitchLayout.videoNames(camera))
  }

  private mutating func timestamps(_ camera: PitchCamera) -> FrameTimestamps {
    guard
      let file = file("\(camera.rawValue)_timestamps", [PitchLayout.timestamps(camera)])
    else { return FrameTimestamps() }
    do throws(PitchProblem) {
      let read = try TimestampFile.read(file.path)
      problems += read.problems
      return read.timestamps
    } catch {
      problems.append(error)
      return FrameTimestamps()
    }
  }

  private mutating func detections(
    _ camera: PitchCamera, _ timestamps: FrameTimestamps
  ) -> Detections {
    do throws(PitchProblem) {
      let read = try Detections.read(
        url.appending(path: PitchLayout.detections(camera)).path, camera: camera,
        timestamps: timestamps, pitchID: manifest.pitchID)
      problems += read.problems
      return read.detections
    } catch {
      problems.append(error)
      return Detections()
    }
  }

  private mutating func keyFrames(_ camera: PitchCamera, startRow: Int?) -> [KeyFrame] {
    let folder = url.appending(path: PitchLayout.keyFrames(camera))
    let names: [String]
    do {
      names = try FileSystem.names(in: folder.path)
    } catch {
      problems.append(PitchProblem(path: folder.path, error))
      return []
    }
    return names.compactMap { fileName in
      guard let name = KeyFrameName(fileName: fileName) else { return nil }
      return KeyFrame(
        name: name, url: folder.appending(path: fileName),
        row: name.row(startRow: startRow))
    }
  }
}
