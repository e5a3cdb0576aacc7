import FoundationEssentials
import Labels

/// The capture of a scene, with its labels.
package struct SceneCapture {
  package let scene: Scene
  private let transmissions: [SceneTransmission]

  /// Plans the capture of `scene`; throws `SceneError.badValue` if it cannot be made.
  package init(_ scene: Scene) throws(SceneError) {
    try scene.check()
    self.scene = scene
    transmissions = SceneTransmission.all(of: scene)
  }

  /// The number of samples.
  package var sampleCount: Int { scene.sampleCount }

  /// The boxes of all transmissions with their labels, sorted by start.
  package var annotations: [Annotation] {
    transmissions.enumerated().map { index, transmission in
      Annotation(
        id: SyntheticCaptureFile.identifier(seed: scene.seed, index: index),
        box: transmission.box(in: scene), label: transmission.label)
    }
  }

  /// Writes the capture to `url`, as an RFCAP or, if it ends with `.sigmf-data`, as a SigMF recording; its labels beside
  /// it if `withLabels`.
  ///
  /// `progress` is called with the completed share. If it returns false, nothing is left, and the result is false.
  /// Throws `FileError`, and `SynthesisError.exists` unless `replacing`.
  @discardableResult
  package func write(
    to url: URL, replacing: Bool = false, withLabels: Bool = true,
    progress: (Double) -> Bool = { _ in true }
  ) throws -> Bool {
    var renderer = SceneRenderer(scene, transmissions)
    let file = SyntheticCaptureFile(
      url, sampleRate: scene.sampleRate, centerFrequency: scene.centerFrequency,
      startTime: scene.startTime, name: scene.name, sampleCount: sampleCount)
    return try file.write(withLabels ? annotations : nil, replacing: replacing, progress: progress)
    { range in
      renderer.next(range.count).flatMap { [Float($0.i), Float($0.q)] }
    }
  }
}
