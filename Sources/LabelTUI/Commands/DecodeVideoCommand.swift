import Imaging

/// `labeltui decode-video`: the process that decodes a video for the program. Users never call it.
struct DecodeVideoCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "decode-video", operands: "",
    summary: "Decode a video for another process of LabelTUI, which starts this command.",
    options: [])

  init(_ arguments: Arguments) throws(UsageError) { try arguments.allowOperands(0) }

  func run() throws { try VideoDecodingService.run() }
}
