import Foundation
import Testing

/// What a test says of the published site.
extension TestSite {
    package func expect(
        _ page: String, contains text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        guard let content = content(of: page, sourceLocation) else { return }
        if !content.contains(text) {
            Issue.record("`\(page)` lacks `\(text)`", sourceLocation: sourceLocation)
        }
    }

    package func expect(
        _ page: String, lacks text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        guard let content = content(of: page, sourceLocation) else { return }
        if content.contains(text) {
            Issue.record("`\(page)` contains `\(text)`", sourceLocation: sourceLocation)
        }
    }

    package func expect(exists path: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
        if !exists(path) { Issue.record("`\(path)` does not exist", sourceLocation: sourceLocation) }
    }

    package func expect(missing path: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
        if exists(path) { Issue.record("`\(path)` exists", sourceLocation: sourceLocation) }
    }

    /// Expects that the last build made the bytes of these pages and of no others.
    package func expectRendered(
        exactly paths: Set<String>, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let rendered = lastBuild?.rendered ?? []
        for path in rendered.subtracting(paths).sorted() {
            Issue.record("`\(path)` was rendered", sourceLocation: sourceLocation)
        }
        for path in paths.subtracting(rendered).sorted() {
            Issue.record("`\(path)` was not rendered", sourceLocation: sourceLocation)
        }
    }

    /// Expects the published site to be, byte for byte, what a first build of the same files makes.
    ///
    /// What changed before is told from the site as published, so that build is given its record.
    package func expectSameAsClean(
        jobs: Int = 1, asOf: String = "2026-01-01", sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let incremental = try files()
        let before = lastBuild
        let output = "clean-\(UUID().uuidString)"
        try build(jobs: jobs, asOf: asOf, output: output, previous: "public", sourceLocation: sourceLocation)
        lastBuild = before
        let clean = try files(of: output)
        for path in Set(incremental.keys).union(clean.keys).sorted() where incremental[path] != clean[path] {
            let what =
                switch (incremental[path], clean[path]) {
                case (nil, _): "is missing"
                case (_, nil): "was left behind"
                default: "differs"
                }
            Issue.record("`\(path)` \(what) after an incremental build", sourceLocation: sourceLocation)
        }
    }

    /// Expects a page to be the one recorded in `Golden/NAME` beside the test.
    ///
    /// With `CASEBOOK_RECORD` set the page is recorded instead: look at the difference before you commit it.
    package func expect(
        _ page: String, isGolden name: String, testFile: String = #filePath,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        guard let found = content(of: page, sourceLocation) else { return }
        let file = URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent("Golden/" + name)
        if ProcessInfo.processInfo.environment["CASEBOOK_RECORD"] != nil {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try found.write(to: file, atomically: true, encoding: .utf8)
            return
        }
        guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
            Issue.record("no `Golden/\(name)`: record it with CASEBOOK_RECORD=1", sourceLocation: sourceLocation)
            return
        }
        guard recorded != found else { return }
        let lines = (found.components(separatedBy: "\n"), recorded.components(separatedBy: "\n"))
        let line = zip(lines.0, lines.1).enumerated().first { $0.element.0 != $0.element.1 }
        let difference =
            line.map { "line \($0.offset + 1):\n- \($0.element.1)\n+ \($0.element.0)" }
            ?? "\(lines.1.count) lines were recorded, \(lines.0.count) are there"
        Issue.record("`\(page)` is not `Golden/\(name)`: \(difference)", sourceLocation: sourceLocation)
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url("public/" + path).path) }

    private func content(of page: String, _ sourceLocation: Testing.SourceLocation) -> String? {
        guard let content = try? self.page(page) else {
            Issue.record("`\(page)` does not exist", sourceLocation: sourceLocation)
            return nil
        }
        return content
    }
}
