/// Scripts that complete the commands and options of the program, from the syntax of its commands.
enum ShellCompletions {
  enum Shell: String, CaseIterable { case bash, zsh, fish }

  static func script(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  /// The syntax of all commands; those with more words first, so that a prefix does not hide them.
  private static var syntaxes: [CommandSyntax] {
    Program.commands.map { $0.syntax }
      .sorted { ($1.name.count, $0.name) < ($0.name.count, $1.name) }
  }

  private static func options(of syntax: CommandSyntax) -> [CommandOption] {
    syntax.options + [.help, .version]
  }

  /// The words that can follow `labeltui`, and those that can follow a first word.
  private static var firstWords: [String] {
    var seen = Set<String>()
    return Program.commands.map { String($0.syntax.name.prefix { $0 != " " }) }
      .filter { seen.insert($0).inserted }
  }

  private static var secondWords: [(first: String, words: [String])] {
    firstWords.compactMap { first in
      let words = Program.commands.map { $0.syntax.name }
        .filter { $0.hasPrefix(first + " ") }.map { String($0.dropFirst(first.count + 1)) }
      return words.isEmpty ? nil : (first, words)
    }
  }

  /// One line of a shell's `case` for each command, with its options.
  private static func cases(_ line: (String, [CommandOption]) -> String) -> String {
    let named = syntaxes.map { line("\"\($0.name)\"|\"\($0.name) \"*", options(of: $0)) }
    return (named + [line("*", options(of: WorkstationCommand.syntax))]).joined(separator: "\n")
  }

  private static var bash: String {
    let options = cases { pattern, options in
      "    \(pattern)) options='\(options.map { "--\($0.name)" }.joined(separator: " "))' ;;"
    }
    let seconds = secondWords.map { first, words in
      "    '\(first)') words='\(words.joined(separator: " "))' ;;"
    }
    return """
      # Completions of labeltui for bash.
      _labeltui() {
        local current=${COMP_WORDS[COMP_CWORD]} typed="${COMP_WORDS[*]:1:COMP_CWORD-1}" options words=
        case $typed in
      \(options)
        esac
        case $typed in
          '') words='\(firstWords.joined(separator: " "))' ;;
      \(seconds.joined(separator: "\n"))
        esac
        if [[ $current == -* ]]; then
          COMPREPLY=($(compgen -W "$options" -- "$current"))
        else
          COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))
        fi
      }
      complete -o filenames -F _labeltui labeltui

      """
  }

  private static var zsh: String {
    let options = cases { pattern, options in
      let list = options.map { "'--\($0.name):\(escaped($0.summary))'" }.joined(separator: " ")
      return "    \(pattern)) options=(\(list)) ;;"
    }
    let seconds = secondWords.map { first, words in
      "    '\(first)') choices=(\(words.map { "'\($0)'" }.joined(separator: " "))) ;;"
    }
    let firsts = firstWords.map { word in
      let summary = Program.commands.first { $0.syntax.name == word }?.syntax.summary ?? ""
      return "'\(word)\(summary.isEmpty ? "" : ":\(escaped(summary))")'"
    }
    return """
      #compdef labeltui
      # Completions of labeltui for zsh.
      _labeltui() {
        local typed="${(j: :)words[2,CURRENT-1]}"
        local -a options choices
        case $typed in
      \(options)
        esac
        case $typed in
          '') choices=(\(firsts.joined(separator: " "))) ;;
      \(seconds.joined(separator: "\n"))
        esac
        if [[ $words[CURRENT] == -* ]]; then
          _describe 'option' options
        else
          (( $#choices )) && _describe 'command' choices
          _files
        fi
      }
      if [[ $funcstack[1] == _labeltui ]]; then _labeltui "$@"; else compdef _labeltui labeltui; fi

      """
  }

  private static var fish: String {
    var lines = ["# Completions of labeltui for fish."]
    for word in firstWords {
      let summary = Program.commands.first { $0.syntax.name == word }?.syntax.summary ?? ""
      lines.append(
        "complete -c labeltui -n __fish_is_first_token -a '\(word)' -d '\(fishEscaped(summary))'")
    }
    for (first, words) in secondWords {
      let condition =
        "__fish_seen_subcommand_from \(first); and not __fish_seen_subcommand_from "
        + words.joined(separator: " ")
      lines.append(
        "complete -c labeltui -n '\(condition)' -a '\(words.joined(separator: " "))'")
    }
    lines += fishOptions(
      WorkstationCommand.syntax,
      condition: "not __fish_seen_subcommand_from \(firstWords.joined(separator: " "))")
    for syntax in syntaxes {
      let words = syntax.name.split(separator: " ").map { "__fish_seen_subcommand_from \($0)" }
      lines += fishOptions(syntax, condition: words.joined(separator: "; and "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fishOptions(_ syntax: CommandSyntax, condition: String) -> [String] {
    options(of: syntax).map { option in
      "complete -c labeltui -n '\(condition)' -l \(option.name)"
        + (option.placeholder == nil ? "" : " -r") + " -d '\(fishEscaped(option.summary))'"
    }
  }

  /// `text` within single quotes of zsh, where a colon ends the name of a choice.
  private static func escaped(_ text: String) -> String {
    replacing(text, ["'": "'\\''", ":": "\\:"])
  }

  private static func fishEscaped(_ text: String) -> String {
    replacing(text, ["'": "\\'", "\\": "\\\\"])
  }

  private static func replacing(_ text: String, _ replacements: [Character: String]) -> String {
    text.map { replacements[$0] ?? String($0) }.joined()
  }
}
