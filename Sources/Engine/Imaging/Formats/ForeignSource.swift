import FoundationEssentials
import Foundations

/// What the readers of all formats share: the folder of the dataset, the lookup of pictures, and the
/// sink.
struct ForeignSource {
  /// The sink threw `error`, which ends the reading; errors of files do not.
  struct SinkFailure: Error {
    let error: any Error
  }

  /// The folder of the dataset, without links.
  let folder: String
  /// The label file, if the user named one instead of a folder.
  let file: String?
  /// Finds pictures.
  let lookup: PictureLookup
  /// Only the pictures directly in this folder are read; nil for all.
  let onlyFolder: String?
  /// Takes the results.
  let sink: any ForeignSink

  /// Whether the picture at `url` is to be read.
  func wants(_ url: URL) -> Bool {
    onlyFolder.map { FileSystem.parent(of: url.path) == $0 } ?? true
  }

  /// `path` relative to the folder of the dataset, for messages and origins.
  func relative(_ path: String) -> String {
    for root in [folder] + lookup.roots where path.hasPrefix(root + "/") {
      return String(path.dropFirst(root.utf8.count + 1))
    }
    return path
  }

  /// Runs `body`. If it throws because the file at `path` cannot be read, that is reported, and the reading
  /// goes on with the next file.
  func reading(_ path: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as SinkFailure {
      throw failure
    } catch let problem as ForeignProblem {
      sink.take(problem)
    } catch {
      sink.take(ForeignProblem(path: path, error))
    }
  }

  /// Reports the completed share, 0...1.
  func reached(_ share: Double) throws {
    do { try sink.reached(share) } catch { throw SinkFailure(error: error) }
  }

  /// Starts the picture that the label file at `labelFile` calls `name`, if it is found, readable and
  /// wanted. `size` is the size that the label file gives: boxes in pixels of another size would be wrong.
  func begin(
    _ name: String, relativeTo bases: [String] = [], labelFile: String, field: String,
    size: (width: Int, height: Int)? = nil
  ) -> BoxIntake? {
    do throws(PictureLookup.Failure) {
      let url = try lookup.url(of: name, relativeTo: bases)
      return begin(url, labelFile: labelFile, field: field, size: size)
    } catch {
      report(labelFile, field, name, error.reason)
      return nil
    }
  }

  /// Starts the picture at `url`, if it is readable and wanted.
  func begin(
    _ url: URL, labelFile: String, field: String, size: (width: Int, height: Int)? = nil
  ) -> BoxIntake? {
    guard wants(url) else { return nil }
    let facts: PictureFacts
    do throws(PictureError) {
      facts = try PictureFacts(contentsOf: url)
    } catch {
      let reason = ForeignProblem(path: url.path, error).reason
      report(labelFile, field, relative(url.path), reason)
      return nil
    }
    if let size, size.width > 0, size.height > 0, size != (facts.width, facts.height) {
      report(
        labelFile, field, "\(size.width) x \(size.height) pixels",
        "\(relative(url.path)) has \(facts.width) x \(facts.height) pixels, so boxes would be in the wrong "
          + "places; export the dataset with these pictures")
      return nil
    }
    return BoxIntake(
      ForeignPicture(
        file: .file(url), name: relative(url.path), labelFile: labelFile, width: facts.width,
        height: facts.height))
  }

  /// Passes on the picture. A picture whose annotations were all left out is left out, too: as a picture
  /// without boxes it would teach that nothing is on it.
  func finish(_ intake: BoxIntake) throws {
    let picture = intake.picture
    if picture.boxes.isEmpty, picture.refusedCount > 0 {
      return report(
        picture.labelFile, picture.name, "",
        "\(Quantity.count(picture.refusedCount, "annotation")) of this picture cannot be used, and there is "
          + "no other, so it was left out")
    }
    do { try sink.take(picture) } catch { throw SinkFailure(error: error) }
  }

  /// Reports a problem of the file at `path`.
  func report(_ path: String, _ field: String, _ value: String, _ reason: String) {
    sink.take(ForeignProblem(path: path, field: field, value: value, reason: reason))
  }
}

/// Reads a dataset of one format.
protocol ForeignReader {
  /// A reader of the dataset in `source`.
  init(_ source: ForeignSource)

  /// Passes all pictures on to the sink. Files that cannot be read are reported to it. Throws only
  /// `ForeignSource.SinkFailure`.
  func read() throws
}
