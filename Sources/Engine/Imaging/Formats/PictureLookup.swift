import FoundationEssentials
import Foundations

#if canImport(Glibc)
  import Glibc
#endif

/// Finds the picture files that a dataset names, only inside the folders that the user gave: a dataset
/// of someone else must not pull other files of the user into a training set.
final class PictureLookup {
  /// Why a picture was not found.
  enum Failure: Error {
    case absent, outside
    case severalFiles(String, String)
    case tooManyFiles
    /// The system cannot list a folder.
    case unlisted(FileError)

    var reason: String {
      switch self {
      case .absent: "this picture is not in the folder; give its folder with --images"
      case .outside:
        "this path is outside of the dataset; give the folder of its pictures with --images"
      case .severalFiles(let first, let second):
        "several pictures have this name, such as \(first) and \(second); give their folder with --images"
      case .tooManyFiles:
        "the folder has more than \(PictureIndex.mostFiles) files; give the folder of the pictures with --images"
      case .unlisted(let error): error.description
      }
    }
  }

  /// The folders that pictures may be in, without links; the dataset comes last, after the folder of the
  /// pictures if the user gave one.
  let roots: [String]
  private var index: Result<PictureIndex, Failure>?

  /// Looks in `images`, if given, and in `dataset`.
  init(dataset: URL, images: URL?) {
    roots = ([images?.path].compactMap { $0 } + [dataset.path]).compactMap(Self.canonical)
  }

  /// The picture that a label file calls `name`: a path relative to one of `bases` or to the roots; or,
  /// as datasets are moved, the only file of that name or, without extension, stem.
  func url(of name: String, relativeTo bases: [String] = []) throws(Failure) -> URL {
    let name = name.contains("/") ? name : name.replacing("\\", with: "/")
    guard !name.isEmpty, !name.utf8.contains(0) else { throw .absent }
    var isOutside = false
    for base in bases + roots {
      let path = name.hasPrefix("/") ? name : "\(base)/\(name)"
      guard let found = Self.canonical(path), !FileSystem.isFolder(found) else { continue }
      if contains(found) { return URL(filePath: found) }
      isOutside = true
    }
    let last = FileSystem.name(of: name)
    if let found = try files().path(named: last), let path = Self.canonical(found), contains(path) {
      return URL(filePath: path)
    }
    throw isOutside ? .outside : .absent
  }

  /// The folder or file at `path`, relative to one of `bases`, if it is inside the roots; nil otherwise.
  func place(_ path: String, relativeTo bases: [String]) -> String? {
    for base in bases {
      let candidate = path.hasPrefix("/") ? path : "\(base)/\(path)"
      if let found = inside(candidate) { return found }
    }
    return nil
  }

  /// The file or folder that `path` leads to, without links, if it is inside the roots; nil otherwise.
  func inside(_ path: String) -> String? {
    guard let found = Self.canonical(path), contains(found) else { return nil }
    return found
  }

  /// All pictures below `folder`, in natural order.
  func pictures(below folder: String) throws(Failure) -> [String] {
    try PictureIndex.files(below: [folder]).sorted(by: NaturalOrder.isBefore)
  }

  /// Whether `path`, which has no links, is inside the roots.
  private func contains(_ path: String) -> Bool {
    roots.contains { path == $0 || path.hasPrefix($0 == "/" ? $0 : $0 + "/") }
  }

  private func files() throws(Failure) -> PictureIndex {
    if let index { return try index.get() }
    let roots = roots
    let built = Result { () throws(Failure) in try PictureIndex(roots: roots) }
    index = built
    return try built.get()
  }

  /// `path` without links and `..`; nil if nothing is there.
  static func canonical(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
