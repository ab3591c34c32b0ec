import CasebookTesting
import Foundation
import Testing

@testable import Site

@Suite("The page of licences")
struct LicencesTests {
    @Test("it names the licence of everything a site carries, in the page's language")
    func page() throws {
        let site = try TestSite(
            """
            -- content/site.yml --
            title: R
            base_url: https://r.example/
            languages: [en, nl]
            license:
              data: {name: CC0, url: "https://cc.example/0"}
              text: {name: All rights & none, url: "https://r.example/terms"}
            -- content/rates.csv --
            date,USD
            2024-11-26,1.05
            """)
        try site.build()
        for text in [
            "<dt>The texts of the register</dt><dd><a href=\"https://r.example/terms\">All rights &amp; none</a></dd>",
            "<dt>The data</dt><dd><a href=\"https://cc.example/0\">CC0</a></dd>",
            "Casebook: <a href=\"https://spdx.org/licenses/MIT.html\">MIT</a>", "European Central Bank",
        ] {
            site.expect("licences/index.html", contains: text)
        }
        for component in Component.all {
            site.expect("licences/index.html", contains: "<a href=\"\(component.url)\">\(component.name)</a>")
        }
        site.expect("nl/licences/index.html", contains: "<h1>Licenties</h1>")
        site.expect("index.html", contains: "href=\"/licences/\"")
    }

    @Test("it lists each package that the program is built from")
    func packages() throws {
        let text = try String(contentsOfFile: Repository.folder + "/Package.swift", encoding: .utf8)
        let packages = text.matches(of: #/\.package\(url: "(?<url>[^"]+)", exact: "[0-9.]+"\)/#).map { $0.output.url }
        #expect(packages.count == 2 && text.matches(of: #/\.package\(/#).count == 2, "each version is exact")
        for url in packages { #expect(Component.all.contains { $0.url == url }, "\(url)") }
    }
}
