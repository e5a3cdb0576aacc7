/// The lens of a camera, from `intrinsics_left.json` and `intrinsics_right.json`.
package struct CameraIntrinsics: Sendable, Hashable {
  /// The serial number of the camera.
  package var cameraID: String?
  /// The focal lengths in pixels.
  package var fx: Double
  package var fy: Double
  /// The principal point in pixels.
  package var center: PixelPoint
  /// The radial distortion, as OpenCV defines k1 and k2.
  package var k1: Double
  package var k2: Double

  /// The lens in `reader`, which notes what is wrong; nil if a field is missing or impossible.
  init?(_ reader: inout FieldReader) {
    cameraID = reader.text("camera_id")
    let names = ["fx", "fy", "cx", "cy"]
    let numbers = names.map { reader.number($0) }
    for (name, number) in zip(names, numbers) { reader.require(name, number) }
    reader.require("camera_id", cameraID)
    guard let fx = numbers[0], let fy = numbers[1], let cx = numbers[2], let cy = numbers[3] else {
      return nil
    }
    for (name, focal) in [("fx", fx), ("fy", fy)] where focal <= 0 {
      reader.note(.wrong, name, "must be more than 0")
    }
    guard fx > 0, fy > 0 else { return nil }
    (self.fx, self.fy) = (fx, fy)
    center = PixelPoint(x: cx, y: cy)
    k1 = reader.number("distortion_k1") ?? 0
    k2 = reader.number("distortion_k2") ?? 0
  }
}
