import TerminalSupport
import TestSupport
import Testing

@Suite("The main job", .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)"))
struct MainJobTests {
  @Test(
    "a real capture is opened, boxed, saved, reviewed and exported, and other programs read the files"
  )
  func wholeJob() throws {
    let job = try MainJob()
    try job.openFromTheList()
    try job.boxByKeyboard()
    try job.boxByMouse()
    try job.moveAndResize()
    try job.deleteAndUndo()
    try job.save()
    try job.review()
    try job.export()
    try job.leave()

    try job.checkLabels()
    try job.checkSamples()
    try job.checkManifests()
    try job.checkReviews()
    try job.checkExport()
    try job.checkWithNumpy()
    try job.checkWithPycocotools()
  }
}
