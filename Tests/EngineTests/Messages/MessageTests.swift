import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations
@testable import Libraries
@testable import Radio
@testable import Service

@Suite("Command messages")
struct MessageTests {
  let folder: TemporaryFolder
  let service: EngineService
  let store: SampleStore

  init() throws {
    folder = try TemporaryFolder()
    store = SampleStore(dataset: folder.file("data"))
    service = EngineService(store: store)
  }

  /// 8192 samples of noise from `seed`, as base64.
  static func iq(seed: UInt64, samples: Int = 8192) -> Data {
    var generator = SeededGenerator(seed: seed)
    let values = (0..<(2 * samples)).map { _ in Float.random(in: -1...1, using: &generator) }
    return values.withUnsafeBytes { Data($0) }
  }

  private func saveMessage(
    signal: String = "creamy_chicken", iq: String = iq(seed: 1).base64EncodedString(),
    boxes: String = #"[{"x1":0.4,"y1":0.2,"x2":0.6,"y2":0.5}]"#, rate: String = "20.0",
    duration: String = "0.0004096", source: String = "MAN_024307ZJAN26_2430.rfcap"
  ) -> String {
    #"{"command":"save_training_sample","signal_name":"\#(signal)","iq_data_b64":"\#(iq)","#
      + #""boxes":\#(boxes),"metadata":{"source_file":"\#(source)","time_offset_sec":0.05,"#
      + #""duration_sec":\#(duration),"center_freq_mhz":2430.0,"sample_rate_mhz":\#(rate)}}"#
  }

  @Test("save, repeat, count and delete with the messages of the original program")
  func conversation() throws {
    let saved =
      #"{"type":"sample_saved","signal_name":"creamy_chicken","sample_id":"0001","#
      + #""total_samples":1,"replaced":false,"unchanged":false}"#
    #expect(service.reply(toLine: saveMessage()) == saved)
    let moved = service.reply(toLine: saveMessage(boxes: "[]"))
    #expect(
      moved.contains(#""sample_id":"0001","total_samples":1,"replaced":true,"unchanged":false"#))
    #expect(service.reply(toLine: saveMessage(boxes: "[]")).contains(#""unchanged":true"#))
    let count = #"{"command":"get_sample_count","signal_name":"creamy_chicken"}"#
    #expect(
      service.reply(toLine: count)
        == #"{"type":"sample_count","signal_name":"creamy_chicken","count":1}"#)
    let delete =
      #"{"command":"delete_training_sample","signal_name":"creamy_chicken","sample_id":"0001"}"#
    #expect(service.reply(toLine: delete) == #"{"type":"sample_deleted","success":true}"#)
    #expect(service.reply(toLine: delete) == #"{"type":"sample_deleted","success":false}"#)
  }

  @Test("a save writes the inference image, the hash and the boxes of the message")
  func content() throws {
    _ = service.reply(toLine: saveMessage(source: "/captures/2026/a.rfcap"))
    let reference = try #require(try store.samples().first)
    let record = try store.record(reference)
    #expect(record.sourceCapture == "a.rfcap")
    #expect(record.timeOffset == 0.05)
    #expect(record.iqSHA256 == SHA256.hexadecimal(of: Self.iq(seed: 1)))
    let box = try #require(record.boxes.first)
    #expect(box.pixels == PixelBox(xMin: 409, yMin: 204, xMax: 614, yMax: 512))
    let extent = try #require(box.extent)
    // Three frames: the image spans samples 1024 to 1024 + 6144, and the band without half a bin at
    // the top.
    #expect(abs(extent.timeStart - (0.05 + (1024 + 0.4 * 6144) / 20e6)) < 1e-12)
    #expect(abs(extent.timeEnd - (0.05 + (1024 + 0.6 * 6144) / 20e6)) < 1e-12)
    #expect(abs(extent.frequencyStart - (2430 - 20 / 8192.0)) < 1e-9)
    #expect(abs(extent.frequencyEnd - (2436 - 20 / 8192.0)) < 1e-9)
    let source = MemoryIQSource(bytes: Self.iq(seed: 1))
    let window = SampleWindow(samples: 0..<8192, sampleRate: 20e6, centerFrequency: 2430e6)
    #expect(try store.image(reference) == InferenceSpectrogram.image(of: source, window: window))
  }

  @Test("a failed save gives the reason and writes nothing")
  func refusedSaves() throws {
    var notFinite = Self.iq(seed: 2)
    notFinite.replaceSubrange(800..<804, with: withUnsafeBytes(of: Float.nan) { Data($0) })
    let short = Self.iq(seed: 3, samples: 4095).base64EncodedString()
    let partial = Data(Self.iq(seed: 3).dropLast(3)).base64EncodedString()
    let cases: [(message: String, word: String)] = [
      (saveMessage(signal: "../../x"), "a class name must be 1 to 64 letters"),
      (saveMessage(iq: "%%%"), "iq_data_b64 is not base64"),
      (saveMessage(iq: partial), "must be a multiple of 8"),
      (saveMessage(iq: ""), "0 samples"), (saveMessage(iq: short), "4095 samples"),
      (saveMessage(iq: notFinite.base64EncodedString()), "sample 100 "),
      (saveMessage(boxes: #"[{"x1":409,"y1":0,"x2":614,"y2":1}]"#), "boxes[0].x1 is 409.0"),
      (saveMessage(duration: "0.2"), "8192 samples, which are 0.0004096 s"),
      (saveMessage(duration: "0.000513"), "metadata.duration_sec is 0.000513"),
      (saveMessage(boxes: #"[{"x1":0.5,"y1":0,"x2":1}]"#), "y2 is missing"),
      (saveMessage(boxes: "7"), "boxes"), (saveMessage(rate: "0"), "sample_rate_mhz is 0"),
      (saveMessage(rate: "-1"), "sample_rate_mhz is -1"),
      (saveMessage(rate: "1e300"), "sample_rate_mhz is 1e+300"),
      (saveMessage(source: ".."), "metadata.source_file"),
      (#"{"command":"save_training_sample"}"#, "signal_name is missing"),
    ]
    for (message, word) in cases {
      let reply = service.reply(toLine: message)
      #expect(reply.hasPrefix(#"{"type":"sample_save_failed","error":""#), "\(word)")
      #expect(reply.contains(word), "\(reply)")
    }
    #expect(try store.samples() == [])
  }

  @Test("corners in any order, line breaks in base64 and a duration wrong by one hop are accepted")
  func tolerated() throws {
    let reversed = #"[{"x1":0.6,"y1":0.5,"x2":0.4,"y2":0.2}]"#
    let lines = Self.iq(seed: 1).base64EncodedString(options: [
      .lineLength64Characters, .endLineWithLineFeed,
    ])
    let escaped = lines.replacing("\n", with: #"\n"#)
    let message = saveMessage(iq: escaped, boxes: reversed, duration: "0.000512")
    #expect(service.reply(toLine: message).contains(#""type":"sample_saved""#))
    let record = try store.record(try #require(try store.samples().first))
    let box = try #require(record.boxes.first)
    #expect(box.pixels == PixelBox(xMin: 409, yMin: 204, xMax: 614, yMax: 512))
    #expect(record.iqSHA256 == SHA256.hexadecimal(of: Self.iq(seed: 1)))
  }

  @Test("a box smaller than a pixel is saved as one pixel")
  func smallBox() throws {
    let box = #"[{"x1":0.5,"y1":0.5,"x2":0.5005,"y2":0.5005}]"#
    #expect(service.reply(toLine: saveMessage(boxes: box)).contains(#""type":"sample_saved""#))
    let record = try store.record(try #require(try store.samples().first))
    #expect(record.boxes.map(\.pixels) == [PixelBox(xMin: 512, yMin: 512, xMax: 513, yMax: 513)])
  }

  @Test(
    "null or missing metadata is written as null",
    arguments: [
      "{}",
      #"{"source_file":null,"time_offset_sec":null,"duration_sec":null,"center_freq_mhz":null,"#
        + #""sample_rate_mhz":null}"#,
    ])
  func missingMetadata(metadata: String) throws {
    let iq = Self.iq(seed: 1).base64EncodedString()
    let message =
      #"{"command":"save_training_sample","signal_name":"a","iq_data_b64":"\#(iq)","#
      + #""boxes":[{"x1":0.4,"y1":0.2,"x2":0.6,"y2":0.5}],"metadata":\#(metadata)}"#
    #expect(service.reply(toLine: message).contains(#""type":"sample_saved""#))
    #expect(service.reply(toLine: message).contains(#""unchanged":true"#))
    let file = folder.file("data/signals/a/samples/0001.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    for field in ["source_capture", "time_offset_sec", "duration_sec", "center_freq_mhz"] {
      #expect(text.contains("\"\(field)\": null"), "\(field)")
    }
    let record = try store.record(try #require(try store.samples().first))
    #expect(record.boxes.map(\.extent) == [nil])
    let short = Self.iq(seed: 1, samples: 100).base64EncodedString()
    #expect(
      service.reply(toLine: message.replacing(iq, with: short))
        .contains("the window holds 100 samples; the model needs at least 4096"))
  }

  @Test("a regular file instead of a dataset folder is refused")
  func fileAsDataset() throws {
    let file = folder.file("file")
    try Data("x".utf8).write(to: file)
    let service = EngineService(dataset: file)
    #expect(throws: FileError.notAFolder(path: file.path)) { try service.recover() }
    let reply = service.reply(
      toLine: #"{"command":"get_sample_count","signal_name":"creamy_chicken"}"#)
    #expect(reply.contains("is not a folder"))
    #expect(service.reply(toLine: saveMessage()).contains(#""type":"sample_save_failed""#))
    #expect(try Data(contentsOf: file) == Data("x".utf8))
  }

  @Test("invalid commands get an error reply on one line, without raw control characters")
  func noCommands() {
    let deep = String(repeating: "[", count: 100_000)
    let lines = [
      "", "{", "null", "[]", deep, "{\"command\":7}", #"{"command":"\u001b[2Jboom"}"#,
      #"{"command":"get_sample_count","signal_name":"../x"}"#,
      #"{"command":"delete_training_sample","signal_name":"a","sample_id":"../../0001"}"#,
      #"{"command":"delete_training_sample","signal_name":"a","sample_id":1}"#,
    ]
    for line in lines {
      let reply = service.reply(toLine: line)
      #expect(reply.hasPrefix(#"{"type":"error","error":""#), "\(line.prefix(50))")
      #expect(!reply.unicodeScalars.contains { $0.value < 32 || $0.value == 127 })
    }
  }

  @Test("a line of more than 512 MiB gets the reply to a failed save")
  func tooLong() {
    let reply = service.replyToTooLongLine()
    #expect(reply.hasPrefix(#"{"type":"sample_save_failed","error":"the message has more than"#))
    #expect(reply.contains("\(EngineService.longestLine) bytes; save shorter windows"))
  }

  @Test("invalid UTF-8 in a message is refused")
  func invalidUTF8() {
    let line = Data("{\"command\":\"".utf8) + [0xFF] + Data("\"}".utf8)
    #expect(service.reply(toLine: line).contains("invalid UTF-8 at line 1, column 13"))
  }

  @Test("NaN is refused in commands that are given as values")
  func notFiniteValues() {
    let box = SaveTrainingSample.LabelBox(
      x1: .nan, y1: 0, x2: 1, y2: 1, source: nil, confidence: nil, verified: nil)
    let metadata = SaveTrainingSample.Metadata(
      sourceFile: "a", timeOffset: .infinity, duration: 0.008192, centerFrequency: 1, sampleRate: 1)
    var command = SaveTrainingSample(
      signalName: "a", iqData: Self.iq(seed: 1).base64EncodedString(), boxes: [],
      metadata: metadata, labeler: nil)
    guard case .sampleSaveFailed = service.reply(to: .saveTrainingSample(command)) else {
      Issue.record("an infinite time was taken")
      return
    }
    command.metadata.timeOffset = 0
    command.boxes = [box]
    #expect(
      service.reply(to: .saveTrainingSample(command))
        == .sampleSaveFailed(error: "boxes[0].x1 is nan, but must be 0 to 1"))
  }

  @Test("commands and replies are unchanged after encoding and decoding")
  func roundTrip() throws {
    let commands: [EngineCommand] = [
      .getSampleCount(GetSampleCount(signalName: "a")),
      .deleteTrainingSample(DeleteTrainingSample(signalName: "a", sampleID: "0001")),
      try JSONParser.decode(EngineCommand.self, from: Data(saveMessage().utf8)),
    ]
    for command in commands {
      let data = try OrderedJSONEncoder(.compact).encode(command)
      #expect(try JSONParser.decode(EngineCommand.self, from: data) == command)
    }
    let replies: [EngineReply] = [
      .sampleSaved(signalName: "a", sampleID: "0001", total: 1, change: .unchanged),
      .sampleSaved(signalName: "a", sampleID: "0001", total: 1, change: .replaced),
      .sampleSaved(signalName: "a", sampleID: "0001", total: 1, change: .saved),
      .sampleSaveFailed(error: "x"), .sampleDeleted(success: true),
      .sampleCount(signalName: "a", count: 3), .error("y"),
    ]
    for reply in replies {
      let data = try OrderedJSONEncoder(.compact).encode(reply)
      #expect(try JSONParser.decode(EngineReply.self, from: data) == reply)
    }
  }
}
