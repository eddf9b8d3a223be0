// swift-tools-version: 6.2
import PackageDescription

/// One set of strict settings for every Swift target.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A module of tests, in Tests/.
func tests(_ name: String, needs: [Target.Dependency] = []) -> Target {
  .testTarget(name: name, dependencies: needs, swiftSettings: strict)
}

/// A module of the program; `needs` are the arrows of ARCHITECTURE.md.
func module(_ name: String, needs: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: needs, swiftSettings: strict)
}

let package = Package(
  name: "saraban",
  products: [.executable(name: "saraban", targets: ["saraban"])],
  targets: [
    // C libraries of the system, each imported by exactly one Swift module.
    .systemLibrary(name: "CCmarkGFM", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // Not by pkg-config: its file passes a define that the package manager refuses with a warning.
    .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CThai", pkgConfig: "libthai", providers: [.apt(["libthai-dev"])]),
    // Our own C: system calls that Swift's Glibc does not show, calls of libmicrohttpd that Swift cannot make, and files carried inside the program.
    .target(name: "CPlatform"),
    .target(name: "CWeb", linkerSettings: [.linkedLibrary("microhttpd")]),
    .target(name: "CEmbedded", cSettings: [.unsafeFlags(["-Wno-c23-extensions"])]),

    module("Diagnostics"),
    module("YAML", needs: ["Diagnostics", "CYAML"]),
    module("CSV", needs: ["Diagnostics"]),
    module("Markdown", needs: ["Diagnostics", "CCmarkGFM"]),
    module("ThaiText", needs: ["CThai", "CUTF8Proc"]),
    module("Templates", needs: ["Diagnostics"]),
    module("Resources", needs: ["CEmbedded"]),
    module("Words", needs: ["Diagnostics", "YAML", "Resources"]),
    module("Files", needs: ["Diagnostics", "CPlatform", "CNettle"]),
    module("Assessment", needs: ["Diagnostics", "YAML", "CSV", "Markdown", "Files", "Resources", "ThaiText"]),
    module("Starting", needs: ["Diagnostics", "YAML", "CSV", "Assessment", "Words", "Files"]),
    module("Site", needs: ["Diagnostics", "Assessment", "Markdown", "Templates", "CSV", "Words", "Resources", "Files", "ThaiText"]),
    module("Preview", needs: ["Diagnostics", "Assessment", "Site", "Files", "CWeb"]),
    module("CLI", needs: ["Diagnostics", "YAML", "Assessment", "Starting", "Site", "Preview", "Templates", "Markdown", "Words", "Resources", "Files", "ThaiText"]),
    .executableTarget(name: "saraban", dependencies: ["CLI"], swiftSettings: strict),

    // Tests: Tests/README.md says what belongs where.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("YAMLTests", needs: ["YAML", "Diagnostics"]),
    tests("CSVTests", needs: ["CSV", "Diagnostics"]),
    tests("FilesTests", needs: ["TestSupport", "Files", "Diagnostics"]),
    tests("TemplatesTests", needs: ["Templates", "Diagnostics"]),
    tests("MarkdownTests", needs: ["TestSupport", "Markdown", "Diagnostics"]),
    tests("AssessmentTests", needs: ["Assessment", "Diagnostics"]),
    tests("WordsTests", needs: ["TestSupport", "Words", "CLI", "YAML", "Resources", "Diagnostics"]),
    tests("SiteTests", needs: ["TestSupport", "Site", "Assessment", "Files", "Templates", "Words", "Diagnostics"]),
    tests("EndToEndTests", needs: ["TestSupport", "Site", "Diagnostics", "saraban"]),
  ],
  swiftLanguageModes: [.v6]
)
