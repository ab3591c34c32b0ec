/// A work of others, or Casebook itself, that a site carries or that the program which makes sites is built with.
///
/// `.ci/sbom` reads this list, adds the versions, and fails where the program is linked with something that is not in it.
struct Component: Sendable {
    enum Place: Sendable {
        /// In the published files.
        case site
        /// In the program alone.
        case program
    }

    let name: String
    /// By its SPDX identifier.
    let license: String
    let url: String
    let place: Place

    init(_ name: String, _ license: String, _ url: String, in place: Place) {
        self.name = name
        self.license = license
        self.url = url
        self.place = place
    }

    static let all = [
        Component("Pagefind", "MIT", "https://pagefind.app/", in: .site),
        Component("cmark-gfm", "BSD-2-Clause", "https://github.com/github/cmark-gfm", in: .program),
        Component("libyaml", "MIT", "https://pyyaml.org/wiki/LibYAML", in: .program),
        Component("OpenSSL", "Apache-2.0", "https://www.openssl.org/", in: .program),
        Component("SQLite", "blessing", "https://www.sqlite.org/", in: .program),
        Component("libxlsxwriter", "BSD-2-Clause", "https://libxlsxwriter.github.io/", in: .program),
        Component("zlib", "Zlib", "https://zlib.net/", in: .program),
        Component("GNU C Library", "LGPL-2.1-or-later", "https://www.gnu.org/software/libc/", in: .program),
        Component("Swift", "Apache-2.0 WITH Swift-exception", "https://www.swift.org/", in: .program),
        Component(
            "swift-argument-parser", "Apache-2.0 WITH Swift-exception",
            "https://github.com/apple/swift-argument-parser", in: .program),
        Component("FlyingFox", "MIT", "https://github.com/swhitty/FlyingFox", in: .program),
    ]
}
