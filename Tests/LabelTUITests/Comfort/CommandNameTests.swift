import Testing

@testable import Workstation

@Suite("Names of commands")
struct CommandNameTests {
  @Test(
    "every command of a mode has a name of its own, of lower-case words with hyphens",
    arguments: KeyContext.all)
  func names(context: KeyContext) {
    let commands = Set(Keymap.standard.bindings(in: context).map(\.command))
    let names = commands.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.wholeMatch(of: /[a-z]+(-[a-z0-9]+)*/) != nil, "\(name)")
    }
  }

  @Test("no two commands anywhere have the same name")
  func unique() {
    let commands = Set(KeyContext.all.flatMap { Keymap.standard.bindings(in: $0) }.map(\.command))
    let byName = Dictionary(grouping: commands, by: \.name).filter { $0.value.count > 1 }
    #expect(byName.isEmpty, "\(byName)")
  }

  @Test(
    "names say what the code says",
    arguments: [
      (Command.view(.zoom(.x, in: true)), "zoom-in-time"), (.box(.acceptAll), "accept-all"),
      (.view(.move(.left, cells: 1)), "move-left"), (.view(.move(.up, cells: 10)), "move-up-10"),
      (.analysis(.floor(up: false)), "floor-down"),
      (.list(.select(.nextPage)), "list-select-next-page"),
      (.review(.page(next: false)), "review-page-previous"),
      (.box(.classDigit(3)), "class-digit-3"),
      (.application(.quit), "quit"), (.comfort(.palette), "palette"),
    ])
  func examples(command: Command, name: String) { #expect(command.name == name) }
}
