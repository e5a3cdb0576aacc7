/// The names of formats outside of SigMF.
extension SampleFormat {
  /// Formats of raw IQ files by file extension, in lower case: those of GNU Radio, gqrx, inspectrum
  /// and Universal Radio Hacker.
  package static let byEnding: [String: SampleFormat] = [
    "cf32": .cf32LE, "fc32": .cf32LE, "cfile": .cf32LE, "complex": .cf32LE, "iq": .cf32LE,
    "cf64": SampleFormat(.float64),
    "cs32": SampleFormat(.int32),
    "cs16": SampleFormat(.int16), "complex32s": SampleFormat(.int16),
    "cs8": SampleFormat(.int8), "complex16s": SampleFormat(.int8),
    "cu8": SampleFormat(.uint8), "complex16u": SampleFormat(.uint8),
  ]

  /// The format called `name`: a SigMF datatype, little-endian unless it says otherwise, or the
  /// file extension of a raw file; nil if there is none.
  package init?(named name: String) {
    let name = name.lowercased()
    guard
      let format = SampleFormat(rawValue: name) ?? SampleFormat(rawValue: name + "_le")
        ?? Self.byEnding[name]
    else { return nil }
    self = format
  }
}
