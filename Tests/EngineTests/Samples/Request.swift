import Foundation
import TestSupport

@testable import Datasets

/// A request of a client of the engine.
enum Request {
  case save(signal: String, window: Int, column: Int)
  case delete(signal: String, number: Int)

  /// A save, or sometimes a deletion of an id up to `highest`.
  static func random(highest: Int, using generator: inout SeededGenerator) -> Request {
    let signal = Bool.random(using: &generator) ? "drone" : "video"
    if Int.random(in: 0..<4, using: &generator) == 0 {
      return .delete(signal: signal, number: Int.random(in: 1...highest, using: &generator))
    }
    // So few windows that some are saved again with other boxes.
    return .save(
      signal: signal, window: Int.random(in: 0..<400, using: &generator),
      column: Int.random(in: 0..<500, using: &generator))
  }

  /// 4096 to 8192 samples that depend on `window`.
  static func iq(window: Int) -> Data {
    MessageTests.iq(seed: UInt64(window), samples: samples(window: window))
  }

  private static func samples(window: Int) -> Int { 4096 + (window * 577) % 4097 }

  var message: String {
    switch self {
    case .save(let signal, let window, let column):
      let box = #"{"x1":\#(Double(column) / 1024),"y1":0.25,"x2":0.75,"y2":0.5}"#
      return #"{"command":"save_training_sample","signal_name":"\#(signal)","iq_data_b64":""#
        + Self.iq(window: window).base64EncodedString()
        + #"","boxes":[\#(box)],"metadata":{"source_file":"w\#(window % 7).rfcap","#
        + #""time_offset_sec":\#(window),"duration_sec":\#(Double(Self.samples(window: window)) / 20e6),"#
        + #""center_freq_mhz":2430.0,"#
        + #""sample_rate_mhz":20.0}}"#
    case .delete(let signal, let number):
      return #"{"command":"delete_training_sample","signal_name":"\#(signal)","#
        + #""sample_id":"\#(SampleID(number: number)?.text ?? "")"}"#
    }
  }
}
