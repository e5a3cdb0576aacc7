/// The program's entry.
@main
enum App {
  static func main() {}
}
