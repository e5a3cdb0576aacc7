import Testing

@testable import Commands

@Suite("Arguments")
struct ArgumentsTests {
  private let flag = CommandOption("flag", summary: "")
  private let size = CommandOption("size", "N", summary: "")

  private func parse(_ words: String...) throws(UsageError) -> Arguments {
    try Arguments(words, options: [flag, size, .help])
  }

  @Test("options and operands in any order")
  func order() throws {
    let arguments = try parse("a", "--size", "3", "b", "--flag", "-", "--size=4")
    #expect(arguments.operands == ["a", "b", "-"])
    #expect(arguments.contains(flag))
    #expect(arguments[size] == "4")
  }

  @Test("values may begin with dashes, be empty, or contain an equals sign")
  func values() throws {
    #expect(try parse("--size", "--flag")[size] == "--flag")
    #expect(try parse("--size=")[size] == "")
    #expect(try parse("--size=a=b")[size] == "a=b")
    #expect(try parse("--size", "-5").number(size) == -5)
    #expect(try parse().number(size) == nil)
  }

  @Test("after -- all are operands")
  func separator() throws {
    let arguments = try parse("--flag", "--", "--size", "--", "-h")
    #expect(arguments.operands == ["--size", "--", "-h"])
    #expect(arguments[size] == nil)
    #expect(!arguments.contains(.help))
  }

  @Test("invalid arguments are refused")
  func refused() {
    #expect(throws: UsageError.unknownOption("--siz")) { try parse("--siz", "3") }
    #expect(throws: UsageError.unknownOption("-s")) { try parse("-s") }
    #expect(throws: UsageError.unknownOption("---size")) { try parse("---size=3") }
    #expect(throws: UsageError.missingValue(size)) { try parse("--size") }
    #expect(throws: UsageError.unexpectedValue(flag)) { try parse("--flag=") }
    #expect(throws: UsageError.missingOption(size)) { try parse().required(size) }
    #expect(throws: UsageError.missingOption(size)) { try parse("--size=").required(size) }
    #expect(throws: UsageError.missingOperand("X")) { try parse().onlyOperand("X") }
    #expect(throws: UsageError.unexpectedOperand("b")) { try parse("a", "b").onlyOperand("X") }
    for bad in ["", "x", "nan", "inf", "-inf", "1e999", "1 "] {
      #expect(throws: UsageError.self, "\(bad)") { try parse("--size", bad).number(size) }
    }
    #expect(throws: UsageError.self) { try parse("--size", "-0.1").seconds(size) }
  }
}
