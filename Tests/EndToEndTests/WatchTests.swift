import Foundation
import TestSupport
import Testing

/// `watch`: the draft in a shared folder.
@Suite struct WatchTests {
  private let scratch = Scratch()

  private func watching() -> Running {
    let watch = Running(["watch", scratch("report"), "--output", scratch("share/draft"), "--lang", "en"])
    #expect(Running.until { watch.said.contains("Ctrl-C ends") })
    return watch
  }

  @Test func writesAfterEverySave() {
    scratch.report(Slip.error)
    let watch = watching()
    let page = scratch.text("share/draft/pages/faq.html") ?? ""
    #expect(page.contains("<code>content/faq.md:3</code>"))
    #expect(page.contains("href=\"../check.html#x.finding-1\">content/faq.md:3</a>"))
    #expect(scratch.text("share/draft/check.html")?.contains("id=\"x.finding-1\"") == true)
    #expect(scratch.text("share/draft/report.json")?.hasPrefix("{\n  \"generator\": \"saraban\",\n  \"preview\": true,") == true)
    scratch.write("report/content/faq.md", "# คำถาม\n\nแก้แล้ว\n")
    #expect(Running.until { scratch.text("share/draft/pages/faq.html")?.contains("แก้แล้ว") == true })
    let stamp = scratch.text("share/draft/pages/faq.html")?.firstMatch(of: /data-stamp="([^"]+)"/)?.output.1 ?? ""
    #expect(scratch.text("share/draft/_live.js")?.contains("\"pages/faq.html\": \"\(stamp)\"") == true)
    #expect(watch.interrupt() == 0)
    #expect(Disk.names(scratch("share")) == ["draft"])
    #expect(scratch.text("share/draft/index.html")?.hasSuffix("</html>\n") == true)
  }

  @Test func draftsAndSitesAreNotMixedUp() {
    scratch.report(Slip.note)
    let watch = watching()
    #expect(watch.interrupt() == 0)
    let build = Saraban.run(["build", scratch("report"), "--output", scratch("share/draft"), "--lang", "en"])
    #expect(build.code == 3)
    #expect(build.errors.contains("is a draft written by saraban watch"))
    #expect(Saraban.build(scratch("report"), to: scratch("site")).code == 0)
    let other = Saraban.run(["watch", scratch("report"), "--output", scratch("site"), "--lang", "en"])
    #expect(other.code == 3)
    #expect(other.errors.contains("is a site written by saraban build"))
    #expect(Saraban.build(scratch("report"), to: scratch("share/draft"), "--force").code == 0)
    #expect(Disk.files(scratch("share/draft")) == Disk.files(scratch("site")))
  }

  /// Nothing that only drafts need is in a site.
  @Test func aSiteHasNothingOfADraft() {
    scratch.report(Slip.error)
    _ = Saraban.build(scratch("report"), to: scratch("site"))
    for path in Disk.files(scratch("site")) {
      #expect(!path.contains("preview") && !path.contains("_live"))
      guard path.hasSuffix(".html") else { continue }
      let text = scratch.text("site/" + path) ?? ""
      #expect(!text.contains("preview") && !text.contains("class=\"in-file\"") && !text.contains("x.finding"), "\(path)")
    }
  }

  @Test func aLostShareIsWaitedFor() {
    scratch.report(Slip.note)
    let watch = watching()
    // A file in its place, as nobody can write into one.
    scratch.remove("share")
    scratch.write("share", "")
    scratch.write("report/content/faq.md", "# คำถาม\n\nระหว่างนั้น\n")
    #expect(Running.until { watch.said.contains("cannot be written at the moment") })
    scratch.remove("share")
    scratch.folder("share")
    #expect(Running.until { scratch.text("share/draft/pages/faq.html")?.contains("ระหว่างนั้น") == true })
    #expect(Running.until { watch.said.contains("can be written again") })
    #expect(watch.said.ranges(of: "cannot be written").count == 1)
    #expect(watch.interrupt() == 0)
  }

  /// What cannot be written at first is a slip in the command: nothing claims that it was.
  @Test func aTargetThatCannotBeWritten() {
    scratch.report()
    scratch.write("share", "")
    let run = Saraban.run(["watch", scratch("report"), "--output", scratch("share/draft"), "--lang", "en"])
    #expect(run.code == 3)
    #expect(run.errors.contains("saraban: cannot write '\(scratch("share"))'"))
    #expect(!run.errors.contains("The draft is written to"))
  }

  @Test func needsAFolder() {
    scratch.report()
    #expect(Saraban.run(["watch", scratch("report")]).code == 2)
    #expect(Saraban.run(["watch", scratch("report"), "--output", scratch("report/content/x")]).code == 3)
  }
}
