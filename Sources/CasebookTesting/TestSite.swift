import Content
import Foundation
import Publication
import Site
import Synchronization
import Testing

/// A site in a folder of its own that a test builds, edits and builds again, by the pipeline of the command itself.
///
/// What a test does not write stands there already: a `site.yml`, an authority `ap`, companies `netflix` and `uber`, some
/// articles of the `gdpr`, lists of topics and sectors, and the default theme. A file of the test's own takes the
/// place of the one that stands there.
package final class TestSite {
    /// What a build came to.
    package struct Outcome {
        package var diagnostics: [Diagnostic]
        /// Nil where errors kept the site from being published.
        package var summary: PublicationSummary?
        /// The pages whose bytes were made, by path.
        package var rendered: Set<String>
    }

    /// The folder that holds `content`, `themes` and `public`.
    package let folder: String
    private let expected: [ExpectedDiagnostic]
    package internal(set) var lastBuild: Outcome?

    package init(_ text: String) throws {
        let written = SiteText(text)
        expected = written.expected
        let name = "casebook-test-\(UUID().uuidString)"
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try FileManager.default.createDirectory(atPath: folder + "/themes", withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: Repository.folder + "/themes/default", toPath: folder + "/themes/default")
        for file in SiteText(StandardContent.text).files { try write(file.path, file.text) }
        for file in written.files { try write(file.path, file.text) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    // MARK: Editing

    package func write(_ path: String, _ text: String) throws {
        let url = url(path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: false, encoding: .utf8)
    }

    /// Replaces a text that must stand in the file.
    package func edit(
        _ path: String, replacing old: String, with new: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let text = try String(contentsOf: url(path), encoding: .utf8)
        guard text.contains(old) else {
            Issue.record("`\(path)` does not hold `\(old)`", sourceLocation: sourceLocation)
            return
        }
        try write(path, text.replacingOccurrences(of: old, with: new))
    }

    package func delete(_ path: String) throws {
        try FileManager.default.removeItem(at: url(path))
    }

    package func rename(_ path: String, to other: String) throws {
        try FileManager.default.createDirectory(
            at: url(other).deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.moveItem(at: url(path), to: url(other))
    }

    // MARK: Building

    /// Builds the site as the command does; an error in the content is a failure of the test.
    ///
    /// - Parameters:
    ///   - previous: a folder of a published site from which changes are told, instead of the output folder's.
    ///   - allowVanished: false where addresses that were published must not vanish, as the command has it.
    @discardableResult
    package func build(
        jobs: Int = 2, asOf: String = "2026-01-01", output: String = "public", previous: String? = nil,
        allowVanished: Bool = true, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> Outcome {
        let outcome = try attempt(
            jobs: jobs, asOf: asOf, output: output, previous: previous, allowVanished: allowVanished)
        for problem in outcome.diagnostics where problem.severity == .error {
            Issue.record("\(description(of: problem))", sourceLocation: sourceLocation)
        }
        return outcome
    }

    /// Builds the site as the command does, with errors or without.
    @discardableResult
    package func attempt(
        jobs: Int = 2, asOf: String = "2026-01-01", output: String = "public", previous: String? = nil,
        allowVanished: Bool = true
    ) throws -> Outcome {
        let plan = try plan(
            jobs: jobs, asOf: asOf, previous: previous ?? output, allowVanished: allowVanished)
        var outcome = Outcome(diagnostics: plan.diagnostics, summary: nil, rendered: [])
        if !plan.hasErrors {
            let log = RenderLog()
            let publisher = Publisher(
                output: folder + "/" + output, protecting: plan.protectedFolders, jobs: jobs)
            outcome.summary = try publisher.publish(plan.pages.map(log.watched), closing: plan.closing)
            outcome.rendered = log.rendered
        }
        lastBuild = outcome
        return outcome
    }

    /// Reads and plans without publishing.
    package func plan(
        jobs: Int = 2, asOf: String = "2026-01-01", previous: String = "public", allowVanished: Bool = true
    ) throws -> SitePlan {
        var build = SiteBuild(content: folder + "/content", jobs: jobs, asOf: Day(asOf))
        build.previous = try PublishedSite.register(ofOutput: folder + "/" + previous)
        build.allowsVanishing = allowVanished
        return try build.plan()
    }

    // MARK: Reading

    /// A file of the published site.
    package func page(_ path: String) throws -> String {
        try String(contentsOf: url("public/" + path), encoding: .utf8)
    }

    /// Every file of an output folder with its bytes.
    package func files(of output: String = "public") throws -> [String: Data] {
        try Repository.files(below: folder + "/" + output)
    }

    func url(_ path: String) -> URL { URL(fileURLWithPath: folder + "/" + path) }

    func description(of problem: Diagnostic) -> String {
        let position = problem.location.position
        return "\(path(of: problem)):\(position.line):\(position.column): \(problem.severity.rawValue): "
            + problem.message + (problem.suggestion.map { " => \($0)" } ?? "")
    }

    /// The path of a problem's file as the test wrote it.
    private func path(of problem: Diagnostic) -> String {
        let file = problem.location.file
        return file.hasPrefix(folder + "/") ? String(file.dropFirst(folder.count + 1)) : file
    }

    // MARK: Expecting problems

    /// Expects exactly the problems that the text of the site announces.
    package func expectDiagnostics(
        asOf: String = "2026-01-01", sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        for difference in try unannounced(asOf: asOf) {
            Issue.record("\(difference)", sourceLocation: sourceLocation)
        }
    }

    /// The problems that were not announced, and those announced that did not come.
    package func unannounced(asOf: String = "2026-01-01") throws -> [String] {
        var missing = expected
        var differences: [String] = []
        for var problem in try plan(asOf: asOf).diagnostics {
            // What to write instead may name a file, too.
            problem.suggestion = problem.suggestion?.replacing(folder + "/", with: "")
            if let index = missing.firstIndex(where: { $0.matches(problem, at: path(of: problem)) }) {
                missing.remove(at: index)
            } else {
                differences.append("unexpected: \(description(of: problem))")
            }
        }
        return differences + missing.map { "missing: \($0)" }
    }
}

/// Notes which pages a build renders.
private final class RenderLog: Sendable {
    private let paths = Mutex<Set<String>>([])

    var rendered: Set<String> { paths.withLock { $0 } }

    /// The page, which notes when it is rendered.
    func watched(_ page: PlannedPage) -> PlannedPage {
        var result = page
        result.prepare = { [self] in
            let prepared = page.prepare()
            var watched = prepared
            switch prepared.source {
            case .rendered(let render):
                watched.source = .rendered { [self] output in
                    paths.withLock { _ = $0.insert(page.path) }
                    render(&output)
                }
            case .made(let make):
                watched.source = .made { [self] (output) throws(PageFailure) in
                    paths.withLock { _ = $0.insert(page.path) }
                    try make(&output)
                }
            case .written(let write):
                watched.source = .written { [self] (location) throws(PageFailure) in
                    paths.withLock { _ = $0.insert(page.path) }
                    return try write(location)
                }
            case .file: break
            }
            return watched
        }
        return result
    }
}
