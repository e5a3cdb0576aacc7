/// Takes the pictures of a dataset of another program, one at a time.
package protocol ForeignSink: AnyObject {
  /// Takes a picture; ends the reading by throwing.
  func take(_ picture: ForeignPicture) throws
  /// Takes a problem: something was left out.
  func take(_ problem: ForeignProblem)
  /// Takes a sentence about something that is as it should be and may still surprise.
  func take(note: String)
  /// Takes the completed share, 0...1; ends the reading by throwing.
  func reached(_ share: Double) throws
}
