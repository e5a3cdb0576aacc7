import FoundationEssentials
import Foundations
import Imaging
import Pitches

/// What all pitch commands take: the folder of a session or of a pitch, and `--json`.
struct PitchArgument {
  private static let name = "the folder of a session or a pitch"

  static let json = CommandOption("json", summary: "print JSON")

  private let url: URL
  /// Whether the command prints JSON.
  let asJSON: Bool

  /// The only operand of `arguments`.
  init(_ arguments: Arguments) throws(UsageError) {
    url = URL(filePath: try arguments.onlyOperand(Self.name))
    asJSON = arguments.contains(Self.json)
  }

  /// What the folder is, read from it.
  func target() throws -> PitchTarget {
    // A folder that is missing is told apart from one of another kind.
    guard try FileSystem.folderExists(url.path), let kind = try PitchFolder.detect(url) else {
      guard FileSystem.isFolder(url.path) else { return .session(try PitchSession(url)) }
      throw CommandFailure(
        about: url, "is neither a session nor a pitch; give a folder that the recorder wrote")
    }
    switch kind {
    case .session: return .session(try PitchSession(url))
    case .pitch: return .pitch(try Pitch(url))
    }
  }

  /// The session; throws if the folder is something else.
  func session() throws -> PitchSession {
    guard case .session(let session) = try target() else {
      throw CommandFailure(about: url, "is a pitch; give the folder of its session")
    }
    return session
  }

  /// Opens videos with this program in a process of its own.
  static func openVideo(_ url: URL) throws -> any PitchFrames {
    let program = DecoderProgram(
      path: "/proc/self/exe", environment: ProcessInfo.processInfo.environment)
    return try RecordedVideo.open(url, with: program)
  }
}

/// A session with its pitches, or one pitch.
enum PitchTarget {
  case session(PitchSession)
  case pitch(Pitch)

  /// Calls `body` with each pitch, which is read just before. A folder that cannot be read, or a failure of the system
  /// while reading, is reported on standard error; returns the number of those.
  func forEachPitch(_ body: (Pitch) throws -> Void) throws -> Int {
    var failures = 0
    for url in urls {
      let pitch: Pitch
      do throws(PitchProblem) {
        pitch = try Self.read(url)
      } catch {
        StandardError.writeLine("labeltui: \(error)")
        failures += 1
        continue
      }
      try body(pitch)
    }
    return failures
  }

  private static func read(_ url: URL) throws(PitchProblem) -> Pitch {
    let pitch = try Pitch(url)
    if let failure = pitch.problems.first(where: { $0.isOfTheSystem }) { throw failure }
    return pitch
  }

  private var urls: [URL] {
    switch self {
    case .session(let session): session.pitches
    case .pitch(let pitch): [pitch.url]
    }
  }
}
