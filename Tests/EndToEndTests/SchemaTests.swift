import Foundation
import TestSupport
import Testing

/// report.json is what `docs/assets/report.schema.json` says.
@Suite struct SchemaTests {
  private let schema = Schema(Repository.root + "/docs/assets/report.schema.json")

  @Test func sampleFits() {
    #expect(!schema.isEmpty)
    #expect(schema.faults(of: Sample.built.site.report) == [])
  }

  @Test(arguments: StoryTests.stories) func storyFits(_ story: String) {
    let scratch = Scratch()
    _ = Saraban.build(StoryTests.family + "/" + story, to: scratch("site"))
    #expect(schema.faults(of: Site(scratch("site")).report) == [])
  }

  /// Findings are part of it.
  @Test(arguments: ["duplicate-id", "unknown-indicator", "missing-file", "made-page-id"]) func brokenReportFits(_ code: String) {
    let scratch = Scratch()
    _ = Saraban.build(BrokenFolderTests.family + "/" + code, to: scratch("site"))
    let report = Site(scratch("site")).report
    #expect((report["diagnostics"] as? [Any])?.count == 1)
    #expect(schema.faults(of: report) == [])
  }

  /// The test itself notices what does not fit.
  @Test func slipsAreNoticed() {
    var report = Sample.built.site.report
    report["schema"] = 2
    report["items"] = [["id": 7]]
    report["surprise"] = true
    let faults = schema.faults(of: report)
    for words in ["$.schema", "$.items[0].id: is no string", "surprise"] { #expect(faults.contains { $0.contains(words) }, "\(words): \(faults)") }
  }
}
