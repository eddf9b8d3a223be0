import TestSupport
import Testing

/// `theme:` of saraban.yaml.
@Suite struct ThemeSettingsTests {
  private static let logo = ["assets/logo.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"]

  @Test func accentLogoAndFontReachEveryPage() {
    let scratch = Scratch()
    let run = Saraban.build(scratch.report(more: "theme: {accent: \"#0b6\", logo: assets/logo.svg, font: Krub}\n", Self.logo), to: scratch("site"))
    let site = Site(scratch("site"))
    #expect(run.code == 0)
    // Too light for the paper: a darker shade is used.
    #expect(run.errors.contains("[low-contrast]"))
    let style = site.text("theme/settings.css")
    #expect(!style.hasPrefix(":root { --accent: #00bb66") && style.contains("--font: \"Krub\""))
    for (path, page) in site.pages {
      #expect(page.tags.contains { $0["href"]?.hasSuffix("theme/settings.css") == true }, "\(path)")
      // The size keeps the page from jumping when the picture comes.
      let logos = page.tags.filter { $0["src"]?.hasSuffix("assets/logo.svg") == true }
      #expect(!logos.isEmpty && logos.allSatisfy { $0["width"] == "9" && $0["height"] == "9" }, "\(path)")
    }
    #expect(site.brokenAddresses == [])
    #expect(site.inlineCode == [])
  }

  @Test func readableAccentIsUsedAsItIs() {
    let scratch = Scratch()
    let run = Saraban.build(scratch.report(more: "theme: {accent: \"#12516f\"}\n"), to: scratch("site"))
    #expect(!run.errors.contains("low-contrast"))
    #expect(Site(scratch("site")).text("theme/settings.css").contains("--accent: var(--day, #12516f)"))
  }

  @Test func siteWithoutThemeHasNoSheetOfItsOwn() {
    let scratch = Scratch()
    _ = Saraban.build(scratch.report(), to: scratch("site"))
    #expect(!Site(scratch("site")).files.contains("theme/settings.css"))
  }
}
