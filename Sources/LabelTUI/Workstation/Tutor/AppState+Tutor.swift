/// The tutor: a strip with the step that the user shall do.
extension AppState {
  /// Goes to the next step if the user has done the current one since `before`.
  mutating func advanceTutor(from before: AppState) {
    guard let step = tutorStep, step.isDone(from: before, to: self) else { return }
    tutorStep = TutorStep(rawValue: step.rawValue + 1) ?? step
  }
}
