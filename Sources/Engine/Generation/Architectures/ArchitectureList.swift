/// The architectures that are known: the built-in ones, and those of the user.
package struct ArchitectureList: Sendable, Equatable {
  /// All architectures: the built-in ones first, in their order.
  package private(set) var all: [Architecture]

  /// The built-in architectures and those of `own`, which replace built-in ones with the same id.
  package init(own: [Architecture] = []) {
    all = Self.builtIn
    for architecture in own {
      if let place = all.firstIndex(where: { $0.id == architecture.id }) {
        all[place] = architecture
      } else {
        all.append(architecture)
      }
    }
  }

  /// The architecture with `id`; nil if there is none.
  package subscript(id id: String) -> Architecture? { all.first { $0.id == id } }

  private static let builtIn = [
    Architecture(
      id: "triangulation", name: "Triangulation Network", input: .both,
      details: "Attention over RF features: 32-D embeddings, 4 heads"),
    Architecture(
      id: "localization_net", name: "ConvNeXt Localization", input: .featureBased,
      details: "Mel spectrograms"),
    Architecture(
      id: "iq_resnet18", name: "IQ ResNet-18", input: .iqRaw, mostReceivers: 10,
      sequenceLength: 1024, details: "Raw IQ samples, attention over receivers"),
    Architecture(
      id: "iq_vggnet", name: "IQ VGG-Style", input: .iqRaw, details: "Raw IQ samples"),
  ]
}
