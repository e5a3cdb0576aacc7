import FoundationEssentials
import Foundations
import Labels

/// `labeltui boxes export`: writes the boxes of a capture or picture for another program.
struct BoxesExportCommand: Subcommand {
  private static let output = CommandOption(
    "output", "FILE", summary: "the new file; - is standard output")

  static let syntax = CommandSyntax(
    name: "boxes export",
    operands: "PATH --output FILE|- [--format F] [--rate HZ] [--frequency HZ]",
    summary: "Write the boxes of a capture or picture as a file of another program.",
    options: [output, BoxesFormat.option] + BoxesDocument.options)

  private let arguments: Arguments
  private let output: String
  private let format: BoxFormat?

  init(_ arguments: Arguments) throws(UsageError) {
    _ = try arguments.onlyOperand("the PATH of a capture or picture")
    _ = try CaptureOptions.parameters(arguments)
    output = try arguments.required(Self.output)
    format = try BoxesFormat.parse(arguments)
    if output == "-", format == nil { throw .missingOption(BoxesFormat.option) }
    self.arguments = arguments
  }

  func run() throws {
    let document = try BoxesDocument(arguments)
    guard
      let format = format ?? BoxFormat.ofFile(named: output, json: document.codec.jsonFormat)
    else { throw BoxFileError.unknownFormat(path: output) }
    let file = try document.codec.file(of: document.load(), as: format)
    if file.leftOutCount > 0 {
      StandardError.writeLine(
        "labeltui: \(Quantity.count(file.leftOutCount, "proposal")) left out, because \(format.rawValue) "
          + "cannot tell them from boxes; accept them first")
    }
    guard output != "-" else {
      return try StandardOutput.write(String(decoding: file.data, as: UTF8.self))
    }
    let url = URL(filePath: output)
    try document.check(output: url)
    AtomicFile.removeAbandoned(of: url)
    try AtomicFile.write(file.data, to: url)
  }
}
