/// The color depth of a terminal, from best to none.
package enum ColorClass: String, CaseIterable, Sendable {
  case direct
  case indexed256 = "256"
  case indexed16 = "16"
  case indexed8 = "8"
  case none
}
