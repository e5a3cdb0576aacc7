import Foundations
import Glibc

/// Checks that all container formats share.
extension CaptureFile {
  /// The first `count` bytes of the regular file at `path` (fewer if it is shorter), and its size
  /// in bytes.
  static func start(
    of path: String, count: Int
  ) throws(CaptureError) -> (bytes: [UInt8], size: Int) {
    do throws(FileError) {
      // Without O_NONBLOCK, opening a pipe would wait for a writer.
      let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
      let size = try file.regularFileSize
      return (Array(try file.bytes(at: 0, count: count)), size)
    } catch {
      throw .file(error)
    }
  }

  /// The size of the regular file at `path` in bytes.
  static func size(of path: String) throws(CaptureError) -> Int {
    try start(of: path, count: 0).size
  }

  /// Throws unless `channel`, counted from 1, is one of `count`.
  static func checkChannel(_ channel: Int?, of count: Int, path: String) throws(CaptureError) {
    guard let channel, !(1...count).contains(channel) else { return }
    throw .noChannel(path: path, asked: channel, count: count)
  }

  static func warnings(ofTrailingBytes count: Int) -> [String] {
    count > 0
      ? [
        "The file ends with \(Quantity.count(count, "byte")) of a partial sample; they are ignored."
      ] : []
  }

  static func warnings(ofChannelsIn layout: SampleLayout) -> [String] {
    layout.channelCount > 1
      ? [
        "Channel \(layout.channel + 1) of \(layout.channelCount) is shown; --channel N selects another one."
      ]
      : []
  }
}
