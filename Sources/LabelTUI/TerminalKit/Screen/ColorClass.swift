/// The color depth of a terminal, from RGB colors to no color.
@usableFromInline package enum ColorClass: String, CaseIterable, Sendable {
  case direct
  case indexed256 = "256"
  case indexed16 = "16"
  case indexed8 = "8"
  case none
}
