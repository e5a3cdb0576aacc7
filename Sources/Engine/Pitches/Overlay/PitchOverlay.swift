/// What can be drawn over the picture of a camera, in pixels from the upper left corner. Points may lie outside of the
/// picture.
package struct PitchOverlay: Sendable, Hashable {
  /// The corners of closed polygons; nil if the calibration does not have them.
  package let laneGate: [PixelPoint]?
  package let plateGate: [PixelPoint]?
  /// The corners of the strike zone, a closed polygon; nil if it cannot be projected.
  package let strikeZone: [PixelPoint]?
  /// Whether no file defines the strike zone, and it is the standard one.
  package let zoneIsAssumed: Bool
  /// The way of the ball, in the order of time.
  package let trajectory: [PixelPoint]
  /// How the zone was projected, and how large its error is in pixels; nil if it was not.
  package let projection: PitchProjection.Kind?
  package let error: Double?

  /// The overlay for `camera` of `pitch`; `calibration` is that of its session, nil for a pitch without one.
  package init(_ pitch: Pitch, _ calibration: Calibration?, _ camera: PitchCamera) {
    let projection = PitchProjection(pitch, calibration, camera)
    let zone = calibration?.strikeZone ?? .standard
    laneGate = calibration?.laneGate
    plateGate = calibration?.plateGate
    zoneIsAssumed = zone.isAssumed
    strikeZone = projection.flatMap { projection in
      let corners = zone.corners.compactMap(projection.pixel)
      return corners.count == zone.corners.count ? corners : nil
    }
    self.projection = projection?.kind
    error = projection?.error
    trajectory = pitch.observations.all.sorted { $0.time < $1.time }.compactMap { observation in
      switch projection?.kind {
      case .stereo, .fitted: projection?.pixel(observation.place)
      case .local, nil: observation.pixel(camera)
      }
    }
  }
}
