import Testing

@testable import Site

@Suite struct ColourTests {
  @Test func contrastIsThatOfTheGuidelines() throws {
    let (black, white, grey) = (try #require(Colour("#000")), try #require(Colour("#ffffff")), try #require(Colour("#777777")))
    #expect(black.contrast(on: white) == 21)
    #expect((grey.contrast(on: white) * 100).rounded() == 448)
  }

  @Test(arguments: ["#0b6", "#ffff00", "#ffffff", "#7fc8ff"]) func readableShadeIsReadable(_ text: String) throws {
    let (colour, paper, black) = (try #require(Colour(text)), try #require(Colour("#f4f1e8")), try #require(Colour("#000")))
    #expect(colour.readable(on: paper, least: 4.5, towards: black).contrast(on: paper) >= 4.5)
  }

  @Test func colourIsWrittenInFull() { #expect(Colour("#0b6")?.text == "#00bb66") }
  @Test(arguments: ["0b6", "#0b", "#00bb6", "green", "#ggg"]) func isNoColour(_ text: String) { #expect(Colour(text) == nil) }
}
