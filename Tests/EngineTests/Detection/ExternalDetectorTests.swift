import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("Detectors outside of the program")
struct ExternalDetectorTests {
  private let folder: TemporaryFolder
  private let reader: CaptureReader

  init() throws {
    folder = try TemporaryFolder()
    let url = folder.file("te st.rfcap")
    var recipe = SyntheticRecipe()
    recipe.duration = 0.02
    recipe.signals = []
    try SyntheticCapture(recipe).write(to: url)
    reader = try CaptureReader(CaptureFile.open(url))
  }

  private var capture: Capture { reader.capture }

  private func run(
    _ line: String, seconds: Double = 20, samples: Range<Int>? = nil,
    progress: (Double) -> Bool = { _ in true }
  ) throws -> [Annotation]? {
    try DetectorSource.command(DetectorCommand(line, seconds: seconds)).proposals(
      for: reader, samples: samples ?? 0..<capture.sampleCount,
      environment: ProcessInfo.processInfo.environment, progress: progress)
  }

  /// The sentence of the error of a command line.
  private func failure(_ line: String, seconds: Double = 20) -> String {
    do {
      _ = try run(line, seconds: seconds)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  private func reply(_ annotation: String) -> String {
    "echo '{\"annotations\": [\(annotation)]}' #"
  }

  @Test("a command proposes boxes with class, confidence, generator and comment")
  func command() throws {
    let center = capture.centerFrequency
    let found = try #require(
      try run(
        reply(
          """
          {"core:sample_start": 100, "core:sample_count": 50, "core:freq_lower_edge": \(center - 1e4),
           "core:freq_upper_edge": \(center + 1e4), "core:label": "burst", "core:generator": "mine",
           "core:comment": "first", "labeltui:confidence": 0.5, "other:field": [1]}
          """)))
    let box = try #require(found.first)
    #expect(found.count == 1 && box.label == "burst" && box.comment == "mine: first")
    #expect(box.box.samples == 100..<150 && box.box.frequencies == center - 1e4...center + 1e4)
    #expect(box.proposal == Proposal(source: .model, confidence: 0.5) && box.isUnverified)
  }

  @Test("a command gets path and range as arguments and as JSON; a list is a reply, too")
  func request() throws {
    let script = folder.file("detector.sh")
    try Data(
      """
      cat > "$(dirname "$1")/request.json"
      printf '%s\\n' "$@" > "$(dirname "$1")/arguments"
      echo '[]'
      """.utf8
    ).write(to: script)
    #expect(try run("sh '\(script.path)'", samples: 1000..<2000) == [])
    let words = try String(contentsOf: folder.file("arguments"), encoding: .utf8)
      .split(separator: "\n")
    let rate = capture.sampleRate
    #expect(
      words.map(String.init) == [
        capture.url.path, "--start", "\(1000 / rate)", "--duration", "\(1000 / rate)",
      ])
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.file("request.json")))
    let request = try #require(json as? [String: Any])
    #expect(request["path"] as? String == capture.url.path)
    #expect(request["sample_start"] as? Int == 1000 && request["sample_count"] as? Int == 1000)
    #expect(request["sample_rate"] as? Double == rate)
  }

  @Test(
    "nonsense is refused in one sentence that names the field and the value",
    arguments: [
      ("echo nonsense #", "cannot be used"), ("true #", "cannot be used"),
      ("echo '{}' #", "annotations is missing"), ("echo '{\"annotations\": 7}' #", "annotations"),
      ("echo '{\"annotations\": [{\"core:sample_start\": NaN}]}' #", "NaN"),
      ("echo '{\"annotations\": [{}]}' #", "core:sample_start is missing"),
      (
        "echo '{\"annotations\": [{\"core:sample_start\": -5}]}' #",
        "annotations[0]: core:sample_start is -5"
      ),
      (
        "echo '[{\"core:sample_start\": 0}, {\"core:sample_start\": \"x\"}]' #", "core:sample_start"
      ),
      ("echo '[{\"core:sample_start\": 999999999999}]' #", "999999999999"),
      ("echo '[{\"core:sample_start\": 0, \"core:sample_count\": 0}]' #", "core:sample_count is 0"),
      (
        "echo '[{\"core:sample_start\": 0, \"core:freq_lower_edge\": 9, \"core:freq_upper_edge\": 8}]' #",
        "core:freq_upper_edge is 8"
      ),
      (
        "echo '[{\"core:sample_start\": 0, \"core:freq_lower_edge\": 1e300, \"core:freq_upper_edge\": 2e300}]' #",
        "core:freq_lower_edge is 1e+300"
      ),
      (
        "echo '[{\"core:sample_start\": 0, \"labeltui:confidence\": 3}]' #",
        "labeltui:confidence is 3"
      ),
      ("echo oops >&2; exit 3 #", "exit status 3: oops"), ("kill -9 $$ #", "signal 9"),
      ("/does/not/exist", "exit status 127"), ("yes '[1,2,3]' #", "more than 32 MiB"),
      ("yes boxes >&2; exit 1; #", "did not end within 1 s"),
      ("sleep 100; #", "did not end within 1 s"),
    ])
  func nonsense(_ line: String, _ part: String) {
    let sentence = failure(
      line, seconds: line.contains("sleep") || line.contains(">&2; exit 1") ? 1 : 20)
    #expect(sentence.contains(part) && !sentence.contains("\n"), "\(sentence)")
  }

  @Test("too many boxes are refused")
  func tooMany() {
    let list =
      "yes '{\"core:sample_start\":1},' | head -n 200000; echo '{\"core:sample_start\":1}]'"
    #expect(failure("printf '['; \(list) #").contains("200001 annotations"))
  }

  @Test("boxes outside of the searched part are left out")
  func otherPart() throws {
    let line = "echo '[{\"core:sample_start\": 10, \"core:sample_count\": 5}]' #"
    #expect(try run(line, samples: 1000..<2000) == [])
    #expect(try run(line, samples: 0..<2000)?.count == 1)
  }

  @Test("cancelling ends the command and everything that it started")
  func cancel() throws {
    let mark = folder.file("alive")
    let line = "(sleep 2; touch '\(mark.path)') & sleep 60 #"
    var calls = 0
    let result = try run(line) { _ in
      calls += 1
      return calls < 3
    }
    #expect(result == nil)
    Thread.sleep(forTimeInterval: 2.5)
    #expect(!FileManager.default.fileExists(atPath: mark.path))
  }

  @Test("a program in the background does not keep a command that has ended")
  func background() throws {
    #expect(try run("sleep 60 & echo '[]' #") == [])
  }

  @Test(
    "addresses of servers are checked",
    arguments: ["", "localhost:8000", "file:///etc/passwd", "http://", "http://a b"])
  func badURL(_ url: String) {
    #expect(throws: DetectorReplyError.badURL(url)) { try DetectorServer(url) }
  }

  @Test("a server that does not answer is reported")
  func noServer() throws {
    let server = try DetectorServer("http://127.0.0.1:9/plugins/x", seconds: 5)
    #expect {
      try DetectorSource.server(server).proposals(
        for: reader, samples: 0..<1000, environment: ProcessInfo.processInfo.environment)
    } throws: { error in
      "\(error)".contains("127.0.0.1:9") && "\(error)".contains("failed")
    }
  }

  /// A server with the API of IQEngine, as far as detectors need it: it checks the request, and boxes the strongest sample.
  private static let server = """
    import array, base64, http.server, json, sys
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            one = request["samples_b64"][0]
            values = array.array("f", base64.b64decode(one["samples"], validate=True))
            assert one["data_type"] == "iq/cf32_le" and type(one["sample_rate"]) is int
            assert self.path == "/plugins/strongest" and request["custom_params"] == {"level": 3}
            reply = {"annotations": [{"core:sample_start": 7, "core:sample_count": len(values) // 2 - 7,
                "core:label": "all", "core:comment": str(values[1])}]}
            body = json.dumps(reply).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)
        def log_message(self, *words): pass
    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    open(sys.argv[1], "w").write(str(server.server_port))
    server.timeout = 20
    server.handle_request()
    """

  @Test(
    "a server gets the samples, and its boxes count from the start of the part",
    .enabled(if: Python.having("http.server") != nil))
  func server() throws {
    let python = try #require(Python.having("http.server"))
    let file = folder.file("port")
    let thread = Thread { _ = try? python.run(Self.server, arguments: [file.path]) }
    thread.start()
    var port = ""
    for _ in 0..<200 where port.isEmpty {
      Thread.sleep(forTimeInterval: 0.05)
      port = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }
    let server = try DetectorServer(
      "http://127.0.0.1:\(port)/plugins/strongest", parameters: ["level": .integer(3)], seconds: 10)
    let found = try #require(
      try DetectorSource.server(server).proposals(
        for: reader, samples: 500..<1500, environment: ProcessInfo.processInfo.environment))
    #expect(found.map(\.box.samples) == [507..<1500] && found[0].label == "all")
    let samples = UnsafeMutableBufferPointer<Float>.allocate(capacity: 2)
    defer { samples.deallocate() }
    try reader.read(500..<501, into: samples)
    #expect(Float(found[0].comment ?? "") == samples[1])
  }

  @Test("proposals have ids that depend only on their content, and differ")
  func ids() throws {
    let box = Box(samples: 1..<2, frequencies: 0...1)
    let other = Box(samples: 1..<3, frequencies: 0...1)
    let lists = (0..<2).map { _ in
      [box, other, box].map { Annotation(box: $0, label: "a") }.withStableIDs()
    }
    #expect(lists[0] == lists[1] && Set(lists[0].map(\.id)).count == 3)
    let taken = Set(lists[0].map(\.id))
    #expect(taken.isDisjoint(with: lists[0].withStableIDs(besides: taken).map(\.id)))
  }
}
