import CasebookTesting
import Foundation
import Testing

@testable import casebook

@Suite("The sources")
struct SourcesTests {
    /// A file as a program that writes it, even with the same bytes, would leave it otherwise.
    private struct State: Equatable {
        var bytes: Data
        var inode: UInt64
        var modified: Int
        var mode: UInt32
    }

    private static let content = """
        -- content/cases/ap-netflix-2024/index.md --
        ---
        title: A fine
        authority: ap
        company: netflix
        decided: 26-11-2024
        fine: EUR 4750000
        source: {url: "https://ap.example/", kind: decision}
        ---
        [The decision](decision.pdf).
        -- content/cases/ap-netflix-2024/decision.pdf --
        %PDF-1.7
        -- content/cases/ap-uber-2024.md --
        ---
        title: Another
        publication: draft
        authority: ap
        company: uber
        decided: 2024-11-26
        fine: EUR 1
        source: {url: "https://ap.example/", kind: decision}
        ---
        """

    /// Everything below the content and the themes, folders included.
    private func states(_ site: TestSite) throws -> [String: State] {
        var states: [String: State] = [:]
        for folder in ["content", "themes"] {
            let root = site.folder + "/" + folder
            for path in try FileManager.default.subpathsOfDirectory(atPath: root) + [""] {
                var status = stat()
                guard stat(root + "/" + path, &status) == 0 else { continue }
                let isFile = status.st_mode & S_IFMT == S_IFREG
                let bytes = isFile ? try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)) : Data()
                let time = status.st_mtim
                states[folder + "/" + path] = State(
                    bytes: bytes, inode: UInt64(status.st_ino),
                    modified: Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec), mode: UInt32(status.st_mode))
            }
        }
        return states
    }

    @Test("are not written, touched or added to by a build, with errors or without, nor by a check or a question")
    func untouched() throws {
        let site = try TestSite(Self.content)
        let content = site.folder + "/content"
        let arguments = ["--content", content, "--as-of", "2026-01-01"]
        let output = ["--output", site.folder + "/public", "--no-search"]
        for isRight in [false, true] {
            if isRight {
                try site.edit("content/cases/ap-netflix-2024/index.md", replacing: "26-11-2024", with: "2024-11-26")
            }
            let before = try states(site)
            #expect(before.count > 40)
            for command in [
                ["build"] + arguments + output, ["build"] + arguments + output, ["check"] + arguments,
                ["check", "--list", "stale"] + arguments, ["check", "--fix", "--dry-run"] + arguments,
                ["query", "count"] + arguments, ["explain", "/cases/ap-netflix-2024/"] + arguments,
                ["redact", "ap-netflix-2024", "--action", "remove", "--dry-run"] + arguments,
            ] {
                let run = CommandRun(arguments: command)
                #expect([.success, .contentHasErrors].contains(run.status), "\(command): \(run.error)")
                #expect(try states(site) == before, "`\(command[0])` wrote to the sources")
            }
        }
    }
}
