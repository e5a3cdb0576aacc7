import Datasets
import Imaging
import Radio
import TerminalKit

extension Thumbnail {
  /// The image of `sample` scaled to at most `limit` dots. An inference image fills them; a picture keeps its
  /// proportions.
  init(of sample: LoadedSample, fitting limit: Size) {
    content = sample.content
    reviews = sample.reviews
    switch sample.image {
    case .inference(let image):
      size = limit
      pixels = .levels(ImageSampler(image: image).brightest(size: limit))
    case .picture(let pyramid, _):
      let scale = min(
        Double(limit.width) / Double(pyramid.width), Double(limit.height) / Double(pyramid.height))
      size = Size(
        width: min(limit.width, max(1, Int(Double(pyramid.width) * scale))),
        height: min(limit.height, max(1, Int(Double(pyramid.height) * scale))))
      let raster = pyramid.pixels(
        columns: 0..<Double(pyramid.width), rows: 0..<Double(pyramid.height), width: size.width,
        height: size.height)
      pixels = .colors(raster, PictureColors(sample: raster.pixels))
    }
  }
}
