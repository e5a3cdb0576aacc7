import Datasets
import Radio

extension COCODataset {
  /// `images` in COCO format; ids count from 1 in their order.
  init(_ images: [CuratedImage], categories map: CategoryMap) {
    info = Info(
      description: "Training images of radio signals, exported by LabelTUI",
      version: CuratedDataset.version,
      dateCreated: images.compactMap(\.timestamp).max() ?? "")
    licenses = []
    self.images = []
    annotations = []
    categories = map.names.map { name in
      Category(id: map.id(of: name), name: name, supercategory: "signal")
    }
    for (image, id) in zip(images, 1...) {
      self.images.append(Image(image, id: id))
      for box in image.boxes {
        annotations.append(
          Annotation(
            box, id: annotations.count + 1, imageID: id,
            categoryID: map.id(of: box.categoryName)))
      }
    }
  }
}

extension COCODataset.Image {
  fileprivate init(_ image: CuratedImage, id: Int) {
    self.id = id
    fileName = image.fileName
    width = SpectrogramImage.side
    height = SpectrogramImage.side
    let record = image.first.record
    attributes = COCODataset.ImageAttributes(
      samples: image.samples.map(\.reference.description), sourceCapture: record.sourceCapture,
      timeOffset: record.timeOffset, duration: record.duration,
      centerFrequency: record.centerFrequency, sampleRate: record.sampleRate)
  }
}

extension COCODataset.Annotation {
  fileprivate init(_ box: CuratedBox, id: Int, imageID: Int, categoryID: Int) {
    self.id = id
    self.imageID = imageID
    self.categoryID = categoryID
    bbox = box.bbox
    area = box.area
    iscrowd = 0
    segmentation = []
    attributes = COCODataset.AnnotationAttributes(
      source: box.source.rawValue, verified: box.verified, confidence: box.confidence)
  }
}
