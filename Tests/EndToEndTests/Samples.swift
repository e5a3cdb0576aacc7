import Foundation
import TestSupport

/// The example captures of the repository.
enum Samples {
  static let video = SharedMaterial.packageRoot.appending(path: "samples/VIDEO_5800.rfcap")
}
