/// Why a figure cannot be measured.
enum BenchError: Error, CustomStringConvertible {
  case noPeakMemory
  case system(String, path: String, code: Int32)
  case noProgram(path: String)
  case failedProcess(figure: String, status: Int32)
  case failedProgram(path: String, status: Int32)
  case changedImage(figure: String)
  case notNew(figure: String)
  case notWhole(figure: String)
  case notCompressed(with: String)
  case torchStopped(output: String)

  var description: String {
    switch self {
    case .noPeakMemory: "/proc/PID/status has no VmHWM: is this Linux?"
    case .system(let call, let path, let code): "\(path): \(call) failed with errno \(code)"
    case .noProgram(let path): "\(path) does not exist; run ./bench to build it"
    case .failedProcess(let figure, let status):
      "\(figure) was not measured: its process ended with status \(status)"
    case .failedProgram(let path, let status): "\(path) ended with status \(status)"
    case .changedImage(let figure): "\(figure): the same window gave a different image"
    case .notNew(let figure): "\(figure): the save did not make a new sample"
    case .notWhole(let figure): "\(figure): the export does not have every picture"
    case .notCompressed(let compressor): "\(compressor) did not compress the image"
    case .torchStopped(let output): "the PyTorch reference stopped: \(output)"
    }
  }
}
