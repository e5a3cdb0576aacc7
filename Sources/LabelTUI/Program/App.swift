import Commands
import Glibc

/// The program's entry.
@main
enum App {
  static func main() { exit(Program.run(Array(CommandLine.arguments.dropFirst()))) }
}
