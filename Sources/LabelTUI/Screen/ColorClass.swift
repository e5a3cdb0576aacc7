/// What colors a terminal can show, from best to none.
enum ColorClass: String, CaseIterable, Sendable {
  case direct, indexed256 = "256", indexed16 = "16", indexed8 = "8", none
}
