import Testing

@Suite("Words of Swift code")
struct SwiftScannerTests {
  private func words(_ source: String) -> [String] { SwiftScanner.words(of: source).map(\.text) }

  @Test("comments are passed over, also nested ones")
  func comments() {
    #expect(words("a // b\nc /* d /* e */ f */ g / h") == ["a", "c", "g", "h"])
    #expect(words("a /* never closed") == ["a"])
  }

  @Test("strings are passed over, what is interpolated is not")
  func strings() {
    #expect(words(#"a "b \" c" d "e \(f("g \(h)")) i" j"#) == ["a", "d", "f", "h", "j"])
    #expect(words("a \"\"\"\n b \" c\n \\(d) e\n\"\"\" f") == ["a", "d", "f"])
    #expect(words(###"a #"b " \(c) \#(d) e"# f"###) == ["a", "d", "f"])
    #expect(words("a \"never closed") == ["a"])
  }

  @Test("numbers are no words, and directives are")
  func numbers() {
    #expect(words("0xFF 1e6 _x1 #if DEBUG") == ["_x1", "if", "DEBUG"])
  }

  @Test("the place of a word and what qualifies it")
  func places() {
    let found = SwiftScanner.words(of: "\"x\ny\"\n  Engine.Box\n.top")
    #expect(
      found == [
        SourceWord(text: "Engine", line: 3, column: 2, qualifier: nil),
        SourceWord(text: "Box", line: 3, column: 9, qualifier: "Engine"),
        SourceWord(text: "top", line: 4, column: 1, qualifier: ""),
      ])
  }

  @Test("all ways to write an import")
  func imports() {
    let source = """
      import One
      @testable import Two
      public import Three
      @preconcurrency internal import Four
      import struct Five.Date
      import func Six.poll
      // import Comment
      let text = "import Text"
      """
    let modules = SourceFile.imports(in: SwiftScanner.words(of: source)).map(\.text)
    #expect(modules == ["One", "Two", "Three", "Four", "Five", "Six"])
  }

  @Test("types declared outside any other, for other files too")
  func declarations() {
    let source = """
      public struct One {
        enum Nested {}
      }
      final class Two {}
      @main enum Three {}
      indirect enum Four {}
      public protocol Five {}
      typealias Six = Int
      private struct Hidden {}
      fileprivate enum HiddenToo {}
      extension Other {}
      let value = Wrong()
      """
    let types = SourceFile.declaredTypes(in: SwiftScanner.words(of: source))
    #expect(types == ["One", "Two", "Three", "Four", "Five", "Six"])
  }
}
