import Testing

@testable import Site

@Suite("The scripts of a theme")
struct ScriptModulesTests {
    private static let files = [
        "page.js":
            #"import { add } from "./sums.js"; const later = () => import("./late.js"); const path = "./sums.js";"#,
        "sums.js": #"export { add } from "./numbers.js";"#,
        "numbers.js": "export const add = 1;",
        "late.js": #"import "./page.js"; import { gone } from "./gone.js";"#,
        "style.css": #"@import "./sums.js";"#,
    ]

    private func assets(_ files: [String: String]) -> SiteAssets {
        SiteAssets(
            files.map { name, text in ThemeFile(path: "assets/" + name, bytes: Array(text.utf8), displayPath: name) })
    }

    private func text(_ assets: SiteAssets, _ name: String) throws -> String {
        let path = try #require(assets.path(name))
        return String(decoding: try #require(assets.assets.first { $0.path == path }).bytes, as: UTF8.self)
    }

    @Test("import each other by the names under which they are published")
    func imports() throws {
        let assets = assets(Self.files)
        func name(_ file: String) throws -> String {
            String(try #require(assets.path(file)).dropFirst("assets/".count))
        }
        let page = try text(assets, "page.js")
        #expect(page.contains(#"from "./\#(try name("sums.js"))";"#))
        #expect(page.contains(#"import("./\#(try name("late.js"))")"#))
        #expect(page.hasSuffix(#"const path = "./sums.js";"#), "a text that is no import stays as it is")
        #expect(try text(assets, "late.js").contains(#"from "./gone.js""#), "what is not there is not renamed")
        #expect(try text(assets, "style.css") == Self.files["style.css"])
    }

    @Test("change their names when a script changes that they import, if through others")
    func fingerprints() throws {
        var files = Self.files
        files["numbers.js"] = "export const add = 2;"
        let (before, after) = (assets(Self.files), assets(files))
        for name in ["numbers.js", "sums.js", "page.js", "late.js"] {
            #expect(before.path(name) != after.path(name), "\(name)")
        }
        #expect(before.path("style.css") == after.path("style.css"))
        #expect(before.modules(of: "page.js").count == 3)
    }
}
