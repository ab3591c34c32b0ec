import Foundation
import Testing

@testable import Site

@Suite("The texts the program asks for")
struct SiteLocaleKeysTests {
    /// The sources of the Site room, joined.
    private static let sources: String = {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let root = tests.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("Sources/Site")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
            .compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
    }()

    private let declared = Set(SiteLocaleKeys.all.map(\.name))

    @Test("each is declared where the program asks for it by name, so that a theme that lacks it fails at load")
    func literalsAreDeclared() {
        var asked: Set<String> = []
        for match in Self.sources.matches(
            of: #/(?:wording|locale\.text|locale\.format|locale\.plural)\(\s*"([^"\\]+)"\s*[,)]/#)
        {
            asked.insert(String(match.output.1))
        }
        for match in Self.sources.matches(of: #/wording\.count\(\s*"([^"\\]+)"/#) {
            asked.insert("count.\(match.output.1)")
        }
        for match in Self.sources.matches(of: #/LocaleTemplate\(locale, "([^"\\]+)"/#) {
            asked.insert(String(match.output.1))
        }
        #expect(asked.count > 150, "the sources were not found")
        #expect(asked.subtracting(declared) == [])
    }

    @Test("a name made from a value has a family that is declared")
    func familiesAreDeclared() {
        let prefixes = Set(
            Self.sources.matches(of: #/wording\(\s*"([a-z-]+\.(?:[a-z]+-)?)" \+/#).map { String($0.output.1) })
        #expect(prefixes.count > 15, "the sources were not found")
        for prefix in prefixes.sorted() {
            #expect(declared.contains { $0.hasPrefix(prefix) }, "\(prefix)")
        }
    }

    @Test("each is declared with one set of values")
    func declaredOnce() {
        let shapes = Dictionary(grouping: Set(SiteLocaleKeys.all), by: \.name)
        #expect(shapes.filter { $0.value.count > 1 }.keys.sorted() == [])
    }

    @Test("the default theme has all of them, with the values the program fills in")
    func defaultThemeHasThem() throws {
        let (_, diagnostics) = try DefaultTheme.load()
        #expect(diagnostics.map(\.message) == [])
    }
}
