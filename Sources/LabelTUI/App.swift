import Foundation
@main
enum App {
  static func main() {
    do {
      try Workstation.run(
        WorkstationOptions(
          paths: CommandLine.arguments.dropFirst().map { URL(filePath: $0) },
          dataset: URL(filePath: "/tmp/ds")), environment: ProcessInfo.processInfo.environment)
    } catch { print(error) }
  }
}
