import Foundation
import TestSupport
import Testing

/// `serve`: what a browser gets, and what others get who ask oddly.
@Suite struct ServeTests {
  private let scratch = Scratch()

  private static let two = ["content/faq.md": "# คำถาม\n\nข้อความ\n", "content/law.md": "# กฎหมาย\n\nข้อความ\n"]

  @Test func servesTheSiteForNobodyToKeep() {
    scratch.report(Self.two)
    let server = Running.serving(scratch("report"))
    let home = server.get("/")
    #expect(home.status == 200)
    for header in ["Content-Type: text/html; charset=utf-8", "Cache-Control: no-store", "Content-Security-Policy: default-src 'none'; img-src 'self';", "X-Content-Type-Options: nosniff"] {
      #expect(home.head.contains(header), "\(header)")
    }
    #expect(home.text.contains("theme/preview.js"))
    #expect(server.get("/index.html").body == home.body)
    #expect(server.get("/op/").body == server.get("/op/index.html").body)
    #expect(server.get("/theme/saraban.css").head.contains("Content-Type: text/css"))
    #expect(server.get("/report.json").head.contains("Content-Type: application/json"))
    #expect(server.get("/check.html").status == 200)
    let head = server.get("/", method: "HEAD")
    #expect(head.status == 200)
    #expect(head.head.contains("Content-Length: \(home.body.count)"))
    #expect(head.body == [])
    #expect(server.interrupt() == 0)
    #expect(Disk.files(scratch("report")) == ["content/faq.md", "content/law.md", "saraban.yaml"])
  }

  @Test func refusesWhatNoBrowserSends() {
    scratch.report(Self.two)
    scratch.write("secret.txt", "secret")
    let server = Running.serving(scratch("report"))
    let host = "Host: localhost\r\n"
    let table: [(String, Int)] = [
      ("GET /../secret.txt HTTP/1.1\r\n\(host)", 400), ("GET /%2e%2e/secret.txt HTTP/1.1\r\n\(host)", 400), ("GET /..%2fsecret.txt HTTP/1.1\r\n\(host)", 400),
      ("GET /items/../../saraban.yaml HTTP/1.1\r\n\(host)", 400), ("GET /..%5csecret.txt HTTP/1.1\r\n\(host)", 400), ("GET /index.html%00.txt HTTP/1.1\r\n\(host)", 400),
      ("GET /%zz HTTP/1.1\r\n\(host)", 400), ("GET /%ff HTTP/1.1\r\n\(host)", 400), ("GET //index.html HTTP/1.1\r\n\(host)", 400),
      ("GET http://localhost/index.html HTTP/1.1\r\n\(host)", 400), ("GET /saraban.yaml HTTP/1.1\r\n\(host)", 404), ("GET /content/faq.md HTTP/1.1\r\n\(host)", 404),
      ("POST / HTTP/1.1\r\nContent-Length: 3\r\n\(host)", 405), ("DELETE /index.html HTTP/1.1\r\n\(host)", 405), ("GET / HTTP/1.1\r\nContent-Length: 3\r\n\(host)", 413),
      ("GET / HTTP/1.1\r\nHost: evil.example\r\n\(host)", 400), ("GET / HTTP/1.1\r\n\(host)\(host)", 400),
      ("GET / HTTP/1.1\r\nContent-Length: 0\r\nContent-Length: 3\r\n\(host)", 400), ("GET / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 3\r\n\(host)", 400),
      ("GET / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\(host)", 400), ("GET / HTTP/1.1\r\nContent-Length: 0\r\n\(host)", 200),
      ("GET /?\(String(repeating: "a=1&", count: 500)) HTTP/1.1\r\n\(host)", 200), ("GET /?\(String(repeating: "&", count: 5_000)) HTTP/1.1\r\n\(host)", 200),
      ("GET / HTTP/1.1\r\nHost: evil.example\r\n", 421), ("GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n", 421), ("GET / HTTP/1.1\r\nHost: 10.0.0.7\r\n", 421),
      ("GET / HTTP/1.1\r\nHost: localhost:x@evil\r\n", 421), ("GET / HTTP/1.1\r\n", 400), ("GET / HTTP/1.0\r\n", 421),
      ("GET / HTTP/1.1\r\nHost: 127.0.0.1:9\r\n", 200), ("GET / HTTP/1.1\r\nHost: [::1]:80\r\n", 200), ("GET / HTTP/1.1\r\nHost: LOCALHOST\r\n", 200),
    ]
    for (request, status) in table {
      let reply = server.send(request + "Connection: close\r\n\r\n")
      #expect(reply.status == status, "\(request)")
      #expect(!reply.text.contains("secret"))
    }
    let huge = server.send("GET / HTTP/1.1\r\n\(host)X-Large: \(String(repeating: "x", count: 100_000))\r\n\r\n")
    #expect([0, 413, 431].contains(huge.status))
    #expect(server.send("nonsense\r\n\r\n").status != 200)
    #expect(server.get("/").status == 200)
  }

  /// Clients that never finish hold nobody up, and are cut off.
  @Test func slowClientsAreCutOff() {
    scratch.report(Self.two)
    let server = Running.serving(scratch("report"))
    let slow = (0..<60).map { _ in server.connect() }
    for socket in slow { server.write("GET / HTTP/1.1\r\nHost: loc", to: socket) }
    #expect(server.get("/").status == 200)
    // A header that trickles on is no reason to wait.
    var isCut = false
    for _ in 0..<200 where !isCut {
      server.write("a", to: slow[0])
      usleep(100_000)
      var byte: UInt8 = 0
      isCut = recv(slow[0], &byte, 1, Int32(MSG_DONTWAIT)) == 0
    }
    #expect(isCut)
    for socket in slow { close(socket) }
    #expect(server.get("/").status == 200)
  }

  @Test func onlyChangedPagesLoadAnew() {
    scratch.report(Self.two)
    let server = Running.serving(scratch("report"))
    let before = ["faq", "law"].map { stamp($0, server) }
    #expect(server.get("/pages/faq.html").text.contains("data-stamp=\"\(before[0])\""))
    scratch.write("report/content/faq.md", "# คำถาม\n\nข้อความใหม่\n")
    #expect(Running.until { stamp("faq", server) != before[0] })
    #expect(stamp("law", server) == before[1])
    let page = server.get("/pages/faq.html").text
    #expect(page.contains("ข้อความใหม่"))
    #expect(page.contains("data-stamp=\"\(stamp("faq", server))\""))
  }

  /// A picture belongs to the pages that show it.
  @Test func picturesBelongToTheirPages() {
    scratch.report(Self.two.merging(["content/faq.md": "# คำถาม\n\n![ภาพ](../assets/a.svg)\n", "assets/a.svg": "<svg/>"]) { $1 })
    let server = Running.serving(scratch("report"))
    let before = ["faq", "law"].map { stamp($0, server) }
    scratch.write("report/assets/a.svg", "<svg />")
    #expect(Running.until { stamp("faq", server) != before[0] })
    #expect(stamp("law", server) == before[1])
    #expect(server.get("/assets/a.svg").text == "<svg />")
  }

  @Test func brokenSettingsLeaveTheLastGoodSite() {
    scratch.report(Self.two)
    let server = Running.serving(scratch("report"))
    let settings = scratch.text("report/saraban.yaml") ?? ""
    scratch.write("report/saraban.yaml", "title: [")
    #expect(Running.until { server.get("/pages/faq.html").text.contains("preview-trouble") })
    #expect(server.get("/pages/faq.html").text.contains("saraban.yaml:1"))
    #expect(server.said.contains("cannot be read at the moment; open pages show the last state"))
    scratch.remove("report/saraban.yaml")
    #expect(Running.until { server.said.contains("cannot be read at the moment (there is no saraban.yaml); open") })
    scratch.remove("report")
    #expect(Running.until { server.get("/pages/faq.html").text.contains("(ไม่มีไฟล์หรือโฟลเดอร์นี้)") })
    scratch.write("report/saraban.yaml", settings)
    scratch.write("report/content/faq.md", "# คำถาม\n\nกลับมาแล้ว\n")
    #expect(Running.until { server.get("/pages/faq.html").text.contains("กลับมาแล้ว") })
    #expect(!server.get("/pages/faq.html").text.contains("preview-trouble"))
    #expect(Running.until { server.get("/pages/law.html").status == 404 })
    #expect(server.interrupt() == 0)
  }

  @Test func aReportThatNeverWasReadableIsWaitedFor() {
    scratch.write("report/saraban.yaml", "title: [")
    let server = Running.serving(scratch("report"))
    #expect(server.said.contains("The report cannot be shown yet"))
    #expect(!server.said.contains("last state"))
    let page = server.get("/index.html")
    #expect(page.status == 200)
    #expect(page.text.contains("saraban.yaml"))
    #expect(server.get("/items/1.1.html").status == 503)
    scratch.report(Self.two)
    #expect(Running.until { server.get("/items/1.1.html").status == 200 })
  }

  /// Whatever happens to the files, the site that is shown is the one that `build` writes.
  @Test func showsWhatBuildWrites() throws {
    scratch.copy(Repository.fixtures("sites") + "/" + (Disk.names(Repository.fixtures("sites")).first ?? ""), to: "report")
    scratch.remove("report/expected")
    let server = Running.serving(scratch("report"))
    let texts = Disk.files(scratch("report")).filter { $0.hasSuffix(".md") || $0.hasSuffix(".csv") }
    let first = try #require(texts.first)
    let original = Disk.bytes(scratch("report/" + first)) ?? Data()
    let steps: [(String, () -> Void)] = [
      ("nothing", {}),
      ("half written", { scratch.write("report/" + first, original.prefix(original.count / 2)) }),
      ("whole", { scratch.write("report/" + first, original) }),
      ("Windows-874", { scratch.write("report/content/thai.md", Data([0x23, 0x20, 0xA1, 0xD2, 0xC3, 0x0A])) }),
      ("not a text", { scratch.write("report/content/odd.md", Data([0xFF, 0xC0, 0x80, 0x00])) }),
      ("removed", { scratch.remove("report/" + first); scratch.remove("report/content/odd.md") }),
      ("elsewhere", { scratch.write("report/content/moved/x.md", original) }),
      ("one more", { scratch.write("report/content/more.md", "# เพิ่ม\n\nดู <item:9.9> และ **100%**ของ\n") }),
      ("own template", { scratch.write("report/templates/page.mustache", "{{<base}}{{$content}}<article><h1>{{title}}</h1>{{{body}}}</article>{{/content}}{{/base}}") }),
      ("all back", { scratch.remove("report/templates"); scratch.remove("report/content/moved"); scratch.write("report/" + first, original) }),
    ]
    for (number, (name, step)) in steps.enumerated() {
      step()
      let site = "site\(number)"
      _ = Saraban.build(scratch("report"), to: scratch(site))
      func differing() -> [String] {
        Disk.files(scratch(site)).filter { path in
          let served = server.get("/" + path)
          guard path.hasSuffix(".html") || path == "report.json" else { return served.body != Array(Disk.bytes(scratch(site + "/" + path)) ?? Data()) }
          return PreviewParts.removed(from: served.text) != scratch.text(site + "/" + path)
        }
      }
      #expect(Running.until { differing().isEmpty }, "\(name): \(differing())")
    }
  }

  @Test func aPortThatIsTaken() {
    scratch.report(Self.two)
    let first = Running.serving(scratch("report"))
    let second = Saraban.run(["serve", scratch("report"), "--port", String(first.port), "--lang", "en"])
    #expect(second.code == 3)
    #expect(second.errors.contains("Port \(first.port) is used by another program"))
    #expect(Saraban.run(["serve", scratch("report"), "--port", "70000"]).code == 2)
    #expect(Saraban.run(["serve", scratch("nowhere")]).code == 3)
    #expect(Saraban.run(["serve", scratch("report"), "--host", "host.invalid", "--lang", "en"]).errors.contains("no name or address 'host.invalid'"))
  }

  @Test func otherMachinesOnlyWithAWarning() {
    scratch.report(Self.two)
    let server = Running.serving(scratch("report"), "--host", "0.0.0.0")
    #expect(server.said.contains("warning: other machines"))
    // Nobody can open such an address.
    #expect(!server.said.contains("0.0.0.0"))
    var bytes = [CChar](repeating: 0, count: 256)
    gethostname(&bytes, 255)
    let name = String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let label = name.split(separator: ".").first ?? ""
    for host in ["10.0.0.7:8025", "localhost", name.uppercased(), "\(label)", "\(label).local:80", "\(label).local."] {
      #expect(server.get("/", host: host).status == 200, "\(host)")
    }
    for host in ["evil.example", "\(label).evil.example", "\(label).local.evil.example"] { #expect(server.get("/", host: host).status == 421, "\(host)") }
  }

  private func stamp(_ page: String, _ server: Running) -> String {
    server.get("/_live.js?pages%2F\(page).html&1").text.firstMatch(of: /"pages\/[a-z]+\.html": "([^"]*)"/).map { String($0.output.1) } ?? ""
  }
}
