/// The locked image pipeline of the model (`spec/inference-spectrogram.md`).
public enum InferenceSpectrogram {
  /// Samples of one transform.
  public static let fftSize = 4096
  /// Samples from one frame to the next.
  public static let hop = 2048
  /// Decibels from the brightest bin down to black.
  public static let dynamicRange = 80.0
}
