import Site

/// Writes the configuration of a web server for one site: its headers, cache lifetimes, redirects, withdrawn addresses
/// and packed copies.
package struct HostConfiguration: Sendable {
    package enum Server: String, CaseIterable, Sendable {
        case nginx, caddy
    }

    /// Where the site is, such as `https://register.example.org/`: at the root of its host.
    package var address: String
    /// The folder of the site on the server.
    package var root: String
    package var redirects: Redirects

    package init(address: String, root: String, redirects: Redirects) {
        self.address = address
        self.root = root
        self.redirects = redirects
    }

    /// Whether the site lies at the root of its host, which is all that is known how to write.
    package var isAtRoot: Bool { address.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" } == "/" }

    package func text(for server: Server) -> String {
        switch server {
        case .nginx: nginx
        case .caddy: caddy
        }
    }

    var isSecure: Bool { address.hasPrefix("https://") }
    /// The host, with its port.
    var authority: Substring { address.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" } }
    /// A hash in a file's name, which ``Delivery`` takes for one.
    ///
    /// Written out, as braces mean something to both servers.
    static let fingerprint: String = {
        let four = String(repeating: "[0-9a-f]", count: 4)
        return #"\."# + four + four + four + "(" + four + #")?(\.|$)"#
    }()
    /// Files that list others, which ``Delivery`` lets readers keep as short as pages.
    static let lists =
        #"(^/(sitemap[^/]*|robots\.txt|SHA256SUMS|opensearch\.xml|build\.json)$|^/\.well-known/"#
        + #"|/(feed\.xml|feed\.json|catalog\.jsonld|pagefind-entry\.json)$)"#
    /// Names that have a type of their own.
    static let namedTypes = [
        ("feed.xml", "application/atom+xml"), ("feed.json", "application/feed+json"),
        ("opensearch.xml", "application/opensearchdescription+xml"),
    ]

    static func immutable() -> String { "public, max-age=\(Delivery.year), immutable" }
    static func pages() -> String { "public, max-age=\(Delivery.page)" }
    static func data() -> String { "public, max-age=\(Delivery.data)" }
}
