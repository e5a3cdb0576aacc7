/// Turns the bytes that a terminal sends into events.
///
/// Why not `get_wch` and `getmouse`: while a sequence is incomplete they block, or lose a character
/// cut in half; they report a drag without its button and queue eight mouse events at most; and they
/// take escape sequences inside a paste for keys. A value fed with bytes does none of that, and can
/// be tested with every cut of every sequence.
struct InputParser: Sendable {
  /// Why the parser holds bytes back.
  enum Pending: Sendable {
    /// An ESC that may be the key or the start of a sequence.
    case escape
    /// A sequence or a character of several bytes.
    case sequence
    /// A paste whose end has not come.
    case paste
  }

  private enum State {
    case ground
    case escape
    case controlSequence([UInt8])
    case singleShift([UInt8])
    /// `ESC [ [`, with which the Linux console begins F1 to F5.
    case consoleFunction
    /// The three bytes after `ESC [ M`, from terminals that know only the oldest mouse protocol.
    case oldMouse([UInt8])
    case reply(ReplyAssembly)
    case character(UTF8Assembly)
    case paste(PasteAssembly)
  }

  private static let escapeByte: UInt8 = 0x1B
  /// The longest sequence that can mean anything; a longer one is read to its end and ignored.
  private static let sequenceLimit = 64

  private var state = State.ground
  private var events: [TerminalEvent] = []

  /// What the parser waits for, or nil when nothing is held back.
  var pending: Pending? {
    switch state {
    case .ground: nil
    case .escape: .escape
    case .paste: .paste
    default: .sequence
    }
  }

  /// Takes `bytes` in, and returns the events that are complete with them.
  mutating func feed(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
    for byte in bytes { take(byte) }
    defer { events.removeAll(keepingCapacity: true) }
    return events
  }

  /// The wait is over: a lone ESC was the key, a paste ends here, anything else is dropped.
  mutating func flush() -> [TerminalEvent] {
    defer { state = .ground }
    switch state {
    case .escape: return [.key(.escape)]
    case .paste(let paste): return [.paste(paste.text)]
    default: return []
    }
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeFirst(byte)
    case .escape: takeAfterEscape(byte)
    case .controlSequence(let parameters): take(byte, controlSequence: parameters)
    case .singleShift(let parameters): take(byte, singleShift: parameters)
    case .consoleFunction:
      emit(KeySequence.consoleFunction(final: byte))
    case .oldMouse(let report): take(byte, oldMouse: report)
    case .reply(let assembly): take(byte, reply: assembly)
    case .character(let assembly): take(byte, character: assembly)
    case .paste(var paste):
      state = .ground  // so that the bytes of `paste` have one owner and grow in place
      if paste.append(byte) {
        events.append(.paste(paste.text))
      } else {
        state = .paste(paste)
      }
    }
  }

  /// Ends a sequence, with the key that it stands for.
  private mutating func emit(_ key: Key?) {
    state = .ground
    if let key { events.append(.key(key)) }
  }

  private mutating func emit(_ mouse: MouseEvent?) {
    state = .ground
    if let mouse { events.append(.mouse(mouse)) }
  }

  private mutating func emit(_ reply: TerminalReply?) {
    state = .ground
    if let reply { events.append(.reply(reply)) }
  }

  private mutating func takeFirst(_ byte: UInt8) {
    if byte == Self.escapeByte {
      state = .escape
    } else if byte < 0x80 {
      emit(KeySequence.key(ascii: byte))
    } else if let assembly = UTF8Assembly(first: byte) {
      state = .character(assembly)
    } else {
      state = .ground
    }
  }

  private mutating func takeAfterEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["): state = .controlSequence([])
    case UInt8(ascii: "O"): state = .singleShift([])
    default:
      if let assembly = ReplyAssembly(introducer: byte) {
        state = .reply(assembly)
        return
      }
      // Alt with a key, or two keys that came in one packet: the same bytes, and for an interface
      // without Alt keys the second reading is the useful one.
      events.append(.key(.escape))
      takeFirst(byte)
    }
  }

  private mutating func take(_ byte: UInt8, controlSequence parameters: [UInt8]) {
    switch byte {
    case 0x20...0x3F:
      let grown = parameters.count < Self.sequenceLimit ? parameters + [byte] : parameters
      state = .controlSequence(grown)
    case UInt8(ascii: "[") where parameters.isEmpty: state = .consoleFunction
    case UInt8(ascii: "M") where parameters.isEmpty: state = .oldMouse([])
    case 0x40...0x7E: finish(controlSequence: parameters, final: byte)
    default: takeFirst(byte)
    }
  }

  private mutating func finish(controlSequence parameters: [UInt8], final: UInt8) {
    if parameters.count >= Self.sequenceLimit {
      state = .ground
    } else if parameters.first == UInt8(ascii: "<") {
      emit(MouseReport.event(parameters: parameters.dropFirst(), final: final))
    } else if final == UInt8(ascii: "~"), parameters == Array("200".utf8) {
      state = .paste(PasteAssembly())
    } else if let reply = ReplySequence.reply(controlSequence: parameters, final: final) {
      emit(reply)
    } else {
      emit(KeySequence.key(controlSequence: parameters, final: final))
    }
  }

  private mutating func take(_ byte: UInt8, singleShift parameters: [UInt8]) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"):
      state = parameters.count < 8 ? .singleShift(parameters + [byte]) : .ground
    case 0x21...0x7E: emit(KeySequence.key(singleShift: byte))
    default: takeFirst(byte)
    }
  }

  private mutating func take(_ byte: UInt8, oldMouse report: [UInt8]) {
    let report = report + [byte]
    if report.count == 3 {
      emit(MouseReport.event(oldReport: report))
    } else {
      state = .oldMouse(report)
    }
  }

  private mutating func take(_ byte: UInt8, reply assembly: ReplyAssembly) {
    var assembly = assembly
    state = .ground  // so that the bytes of `assembly` have one owner and grow in place
    switch assembly.append(byte) {
    case .incomplete: state = .reply(assembly)
    case .complete: emit(assembly.reply)
    case .brokenOff: takeAfterEscape(byte)
    }
  }

  private mutating func take(_ byte: UInt8, character assembly: UTF8Assembly) {
    var assembly = assembly
    guard assembly.append(byte) else { return takeFirst(byte) }
    if let scalar = assembly.scalar {
      emit(KeySequence.key(scalar: scalar))
    } else {
      state = assembly.isComplete ? .ground : .character(assembly)
    }
  }
}
