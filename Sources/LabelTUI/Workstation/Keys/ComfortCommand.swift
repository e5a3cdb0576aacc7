/// Commands that find and perform other commands, and those on the list of jobs.
enum ComfortCommand: Hashable, Sendable {
  /// Asks for a command by its name.
  case commandLine
  /// Asks for words, and finds the commands that they describe.
  case palette
  /// Shows the running jobs and the last results.
  case jobs
  case selectJob(LineStep)
  case cancelSelectedJob
}
