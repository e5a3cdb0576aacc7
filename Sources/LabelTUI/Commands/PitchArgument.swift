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
    switch PitchFolder.kind(of: url) {
    case .session: return .session(try PitchSession(url))
    case .pitch: return .pitch(try Pitch(url))
    case nil:
      // The folder itself may be missing, or closed to this user.
      guard FileSystem.isFolder(url.path) else { return .session(try PitchSession(url)) }
      throw CommandFailure(
        about: url, "is neither a session nor a pitch; give a folder that the recorder wrote")
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

  /// The folder.
  var url: URL {
    switch self {
    case .session(let session): session.url
    case .pitch(let pitch): pitch.url
    }
  }

  /// The number of pitches.
  var count: Int {
    switch self {
    case .session(let session): session.pitches.count
    case .pitch: 1
    }
  }

  /// Calls `body` with each pitch, which is read just before. A folder that cannot be read is reported on standard error;
  /// returns the number of those.
  func forEachPitch(_ body: (Pitch) throws -> Void) throws -> Int {
    switch self {
    case .pitch(let pitch):
      try body(pitch)
      return 0
    case .session(let session):
      var unreadable = 0
      for url in session.pitches {
        let pitch: Pitch
        do throws(PitchProblem) {
          pitch = try Pitch(url)
        } catch {
          StandardError.writeLine("labeltui: \(error)")
          unreadable += 1
          continue
        }
        try body(pitch)
      }
      return unreadable
    }
  }
}
