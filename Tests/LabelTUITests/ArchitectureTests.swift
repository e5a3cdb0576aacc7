import Foundation
import TestSupport
import Testing

/// Compares docs/architecture.md with the package and with the sources. The compiler checks the rest:
/// a module sees only what another one offers, and modules cannot depend on each other in a circle.
@Suite("Architecture")
struct ArchitectureTests {
  @Test(
    "the page lists the modules of Package.swift with their dependencies, each below those it needs"
  )
  func modules() throws {
    let page = try ArchitecturePage()
    let package = try PackageDescription.dump()
    let targets = package.targets.filter { $0.path?.hasPrefix("Sources/") == true }
    #expect(targets.count >= 8)
    #expect(Set(page.modules.map(\.name)) == Set(targets.map(\.name)))
    var above: Set<String> = []
    for module in page.modules {
      let target = try #require(targets.first { $0.name == module.name })
      #expect(target.moduleDependencies == module.dependencies, "\(module.name)")
      let unknown = module.dependencies.filter { !above.contains($0) && !SourceTree.isC($0) }
      #expect(unknown.isEmpty, "\(module.name) depends on modules below it: \(unknown)")
      above.insert(module.name)
    }
  }

  @Test("each source file lies in a module and imports only what that module depends on")
  func imports() throws {
    let targets = try PackageDescription.dump().targets
    for file in try SourceTree.swiftFiles(below: "Sources") {
      let owner = targets.first { target in
        target.path.map { file.path.hasPrefix($0 + "/") } ?? false
      }
      let target = try #require(owner, "\(file.path) belongs to no module")
      let allowed = target.moduleDependencies.union(SourceTree.systemModules)
      #expect(
        file.imports.isSubset(of: allowed), "\(file.path): \(file.imports.subtracting(allowed))")
    }
  }

  @Test("only the owners of C resources import C modules")
  func cModules() throws {
    let owners = ["Sources/Engine/Libraries/", "Sources/LabelTUI/TerminalKit/Terminal/"]
    for file in try SourceTree.swiftFiles(below: "Sources")
    where file.imports.contains(where: SourceTree.isC) {
      #expect(owners.contains { file.path.hasPrefix($0) }, "\(file.path)")
    }
  }

  @Test("state, keys and views are pure: no system calls, no threads, nothing of the jobs")
  func pureFolders() throws {
    let workstation = "Sources/LabelTUI/Workstation/"
    let files = try SourceTree.swiftFiles(below: "Sources/LabelTUI/Workstation")
    let effects = files.filter { file in
      let rest = file.path.dropFirst(workstation.count)
      return rest.hasPrefix("Jobs/") || !rest.contains("/")
    }
    // Options and records are values, though they lie beside the event loop.
    let declared = Set(effects.flatMap(\.declaredClasses))
    #expect(declared.contains("JobRunner") && declared.contains("EventLoop"))
    for file in files where Self.pure.contains(where: { file.path.hasPrefix(workstation + $0) }) {
      #expect(
        file.imports.isDisjoint(with: ["Glibc", "Dispatch", "Synchronization"]), "\(file.path)")
      #expect(file.words.isDisjoint(with: declared), "\(file.path)")
    }
  }

  @Test("no file is too long to be read in one go")
  func length() throws {
    for file in try SourceTree.swiftFiles(below: "Sources", "Tests", "Benchmarks") {
      #expect(file.lineCount <= 320, "\(file.path) has \(file.lineCount) lines")
    }
  }

  @Test("the page describes every folder of the sources, and every path it names exists")
  func paths() throws {
    let page = try ArchitecturePage()
    for path in page.paths {
      let url = SharedMaterial.packageRoot.appending(path: path)
      #expect(FileManager.default.fileExists(atPath: url.path), "\(path)")
    }
    let described = Set(page.paths.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 })
    for folder in Set(try SourceTree.swiftFiles(below: "Sources").map(\.folder)) {
      #expect(described.contains(folder), "\(folder) has no line on the page")
    }
  }

  private static let pure = ["Keys/", "Screen/", "State/", "Views/"]
}
