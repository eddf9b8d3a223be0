import Foundation
import Glibc
import TestSupport
import Testing

/// `serve` while it has much to do: a long rebuild, and clients in crowds.
@Suite struct BusyServeTests {
  private let scratch = Scratch()

  private func serving() -> Running {
    scratch.report([
      "content/faq.md": "# คำถาม\n\nก่อน ![ภาพ](../assets/a.svg)\n", "assets/a.svg": "<svg/>", "evidence/plan.bin": "1",
      "data/evidence.csv": "id,title,file,class\nE-01,แผน,plan.bin,public\n",
    ])
    return Running.serving(scratch("report"))
  }

  /// From here on a rebuild takes minutes: a file of which the whole is to be read, although it takes no place on the disk.
  private func beginLongRebuild() {
    #expect(truncate(scratch("report/evidence/plan.bin"), 400 << 30) == 0)
    scratch.write("report/content/faq.md", "# คำถาม\n\nหลัง\n")
    usleep(1_500_000)
  }

  @Test func aLongRebuildHoldsNobodyUp() {
    scratch.write("secret.svg", "<svg>secret</svg>")
    let server = serving()
    beginLongRebuild()
    let slow = server.connect()
    #expect(server.get("/pages/faq.html").text.contains("ก่อน"))
    #expect(server.get("/assets/a.svg").text == "<svg/>")
    // Nothing that takes the place of a file meanwhile leads out of the report.
    scratch.remove("report/assets/a.svg")
    #expect(symlink(scratch("secret.svg"), scratch("report/assets/a.svg")) == 0)
    #expect(server.get("/assets/a.svg").status == 404)
    #expect(isCut(slow, server))
    #expect(server.get("/pages/faq.html").text.contains("ก่อน"))
    #expect(server.interrupt() == 0)
    #expect(server.said.ranges(of: "pages renewed").count == 1)
    #expect(server.said.hasSuffix("Ended\n"))
  }

  @Test func endsDuringTheFirstBuild() {
    scratch.report(["data/evidence.csv": "id,title,file,class\nE-01,แผน,plan.bin,public\n", "evidence/plan.bin": "1"])
    #expect(truncate(scratch("report/evidence/plan.bin"), 400 << 30) == 0)
    for command in [["serve", "--port", "0"], ["watch", "--output", scratch("draft")]] {
      let running = Running([command[0], scratch("report"), "--lang", "en"] + command.dropFirst())
      usleep(1_500_000)
      #expect(running.interrupt() == 0)
      // The words before the report tells its language are Thai.
      #expect(!running.said.contains("Ctrl-C"))
    }
    #expect(!Disk.names(scratch("")).contains("draft"))
  }

  /// A reader is answered before a single slow client would be cut off.
  @Test func aCrowdOfSlowClientsIsCutOffEarly() {
    let server = serving()
    let other = Running.serving(scratch("report"))
    let lone = other.connect()
    other.write("GET / HTTP/1.1\r\nHost: loc", to: lone)
    let crowd = (0..<500).map { _ in server.connect() }
    for socket in crowd { server.write("GET / HTTP/1.1\r\nHost: loc", to: socket) }
    #expect(server.get("/").status == 200)
    var byte: UInt8 = 0
    #expect(recv(lone, &byte, 1, Int32(MSG_DONTWAIT)) == -1)
    for socket in crowd + [lone] { close(socket) }
  }

  /// However steadily it trickles.
  private func isCut(_ socket: Int32, _ server: Running) -> Bool {
    defer { close(socket) }
    return Running.until {
      server.write("a", to: socket)
      var byte: UInt8 = 0
      return recv(socket, &byte, 1, Int32(MSG_DONTWAIT)) == 0 || errno == ECONNRESET
    }
  }
}
