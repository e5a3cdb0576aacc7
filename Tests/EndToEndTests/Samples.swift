import Foundation
import TestSupport

/// The captures that come with the program.
enum Samples {
  static let video = SharedMaterial.packageRoot.appending(path: "samples/VIDEO_5800.rfcap")
}
