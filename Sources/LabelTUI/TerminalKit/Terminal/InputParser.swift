/// Parses the bytes that a terminal sends into events.
///
/// The program does not use `get_wch` and `getmouse` of curses: they block while a sequence is incomplete, lose
/// a character that is cut in half, report a drag without its button, queue at most eight mouse events, and
/// read escape sequences inside a paste as keys. Tests can cut the input of this parser at every byte.
struct InputParser: Sendable {
  /// What the parser waits for.
  enum Pending: Sendable {
    /// The byte after an ESC, which may be the key or the start of a sequence.
    case escape
    /// The rest of a sequence or of a UTF-8 character.
    case sequence
    /// The end of a paste.
    case paste
  }

  private enum State {
    case ground
    case escape
    case controlSequence([UInt8])
    case singleShift([UInt8])
    /// `ESC [ [`, the start of F1 to F5 on the Linux console.
    case consoleFunction
    /// The three bytes after `ESC [ M`, from terminals that support only the oldest mouse protocol.
    case oldMouse([UInt8])
    case reply(ReplyAssembly)
    case character(UTF8Assembly)
    case paste(PasteAssembly)
  }

  private static let escapeByte: UInt8 = 0x1B
  /// The longest sequence in bytes. A longer one is read to its end and ignored.
  private static let sequenceLimit = 64

  private var state = State.ground
  private var events: [TerminalEvent] = []

  /// What the parser waits for; nil if all bytes have been parsed into events.
  var pending: Pending? {
    switch state {
    case .ground: nil
    case .escape: .escape
    case .paste: .paste
    default: .sequence
    }
  }

  /// Parses `bytes` and returns the events that they complete.
  mutating func feed(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
    for byte in bytes { parse(byte) }
    defer { events.removeAll(keepingCapacity: true) }
    return events
  }

  /// Stops waiting for more bytes: a lone ESC becomes the key, a paste ends, and anything else is dropped.
  mutating func flush() -> [TerminalEvent] {
    defer { state = .ground }
    switch state {
    case .escape: return [.key(.escape)]
    case .paste(let paste): return [.paste(paste.text)]
    default: return []
    }
  }

  private mutating func parse(_ byte: UInt8) {
    switch state {
    case .ground: parseFirst(byte)
    case .escape: parseAfterEscape(byte)
    case .controlSequence(let parameters): parse(byte, controlSequence: parameters)
    case .singleShift(let parameters): parse(byte, singleShift: parameters)
    case .consoleFunction:
      emit(KeySequence.consoleFunction(final: byte))
    case .oldMouse(let report): parse(byte, oldMouse: report)
    case .reply(let assembly): parse(byte, reply: assembly)
    case .character(let assembly): parse(byte, character: assembly)
    case .paste(var paste):
      state = .ground  // so that the bytes of `paste` have one owner and are not copied
      if paste.append(byte) {
        events.append(.paste(paste.text))
      } else {
        state = .paste(paste)
      }
    }
  }

  /// Ends a sequence with `key`.
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

  private mutating func parseFirst(_ byte: UInt8) {
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

  private mutating func parseAfterEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["): state = .controlSequence([])
    case UInt8(ascii: "O"): state = .singleShift([])
    default:
      if let assembly = ReplyAssembly(introducer: byte) {
        state = .reply(assembly)
        return
      }
      // Alt with a key sends the same bytes as Esc followed by the key. The program has no Alt keys.
      events.append(.key(.escape))
      parseFirst(byte)
    }
  }

  private mutating func parse(_ byte: UInt8, controlSequence parameters: [UInt8]) {
    switch byte {
    case 0x20...0x3F:
      let grown = parameters.count < Self.sequenceLimit ? parameters + [byte] : parameters
      state = .controlSequence(grown)
    case UInt8(ascii: "[") where parameters.isEmpty: state = .consoleFunction
    case UInt8(ascii: "M") where parameters.isEmpty: state = .oldMouse([])
    case 0x40...0x7E: finish(controlSequence: parameters, final: byte)
    default: parseFirst(byte)
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

  private mutating func parse(_ byte: UInt8, singleShift parameters: [UInt8]) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"):
      state = parameters.count < 8 ? .singleShift(parameters + [byte]) : .ground
    case 0x21...0x7E: emit(KeySequence.key(singleShift: byte))
    default: parseFirst(byte)
    }
  }

  private mutating func parse(_ byte: UInt8, oldMouse report: [UInt8]) {
    let report = report + [byte]
    if report.count == 3 {
      emit(MouseReport.event(oldReport: report))
    } else {
      state = .oldMouse(report)
    }
  }

  private mutating func parse(_ byte: UInt8, reply assembly: ReplyAssembly) {
    var assembly = assembly
    state = .ground  // so that the bytes of `assembly` have one owner and are not copied
    switch assembly.append(byte) {
    case .incomplete: state = .reply(assembly)
    case .complete: emit(assembly.reply)
    case .brokenOff: parseAfterEscape(byte)
    }
  }

  private mutating func parse(_ byte: UInt8, character assembly: UTF8Assembly) {
    var assembly = assembly
    guard assembly.append(byte) else { return parseFirst(byte) }
    if let scalar = assembly.scalar {
      emit(KeySequence.key(scalar: scalar))
    } else {
      state = assembly.isComplete ? .ground : .character(assembly)
    }
  }
}
