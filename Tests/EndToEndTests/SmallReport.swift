import TestSupport

extension Scratch {
  /// The four settings that every report needs.
  static let settings = "title: รายงานตัวอย่าง\nagency: หน่วยงานตัวอย่าง\nfiscal-year: 2567\nframework: pmqa4@2567\n"

  /// Writes a report of these files and returns its folder. `more` is added to saraban.yaml.
  @discardableResult func report(_ files: [String: String] = [:]) -> String { report("report", files) }

  @discardableResult func report(_ name: String = "report", more: String = "", _ files: [String: String] = [:]) -> String {
    write(name + "/saraban.yaml", Self.settings + more)
    for (path, text) in files { write(name + "/" + path, text) }
    return self(name)
  }
}

/// Small contents with one finding each.
enum Slip {
  static let error = ["content/faq.md": "# คำถาม\n\nดู <item:9.9>\n"]
  static let warning = ["content/faq.md": "# คำถาม\n\nได้ **100%**ของเป้า\n"]
  static let note = ["content/faq.md": "# คำถาม\n\nดู <op:7>\n"]
}
