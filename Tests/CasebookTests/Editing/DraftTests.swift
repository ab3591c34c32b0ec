import CasebookTesting
import Foundation
import Testing

@testable import casebook

@Suite("Drafts that a killed command left")
struct DraftTests {
    /// The number of a process that is no more.
    private func endedProcess() throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["true"]
        try process.run()
        process.waitUntilExit()
        return process.processIdentifier
    }

    private func site() throws -> TestSite {
        try TestSite(
            """
            -- content/cases/2024/ap-netflix-2024.md --
            ---
            title: Netflix fined
            authority: ap
            company: netflix
            decided: 26-11-2024
            fine: EUR 4750000
            source: {url: "https://authority.example/netflix", kind: decision}
            ---
            """)
    }

    private func names(_ site: TestSite) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: site.folder + "/content/cases/2024").sorted()
    }

    @Test(
        "go at the next run that writes, and nothing else that looks like one does",
        arguments: [["check", "--fix", "--yes"], ["redact", "ap-netflix-2024", "--action", "noindex", "--yes"]])
    func cleaned(command: [String]) throws {
        let site = try site()
        let ended = try endedProcess()
        let kept = [
            ".ap-netflix-2024.md.\(ended).tmp", ".ap-netflix-2024.md.casebook-1.tmp",
            ".ap-netflix-2024.md.casebook-notes.tmp", ".ap-netflix-2024.md.swp", ".casebook-\(ended).tmp",
            "ap-netflix-2024.md", "ap-netflix-2024.md.casebook-\(ended).tmp", "ap-netflix-2024.md~",
        ].sorted()
        let stale = [".ap-netflix-2024.md.casebook-\(ended).tmp", ".ap-netflix-2024.nl.md.casebook-\(ended).tmp"]
        for name in kept + stale where name != "ap-netflix-2024.md" {
            try site.write("content/cases/2024/" + name, "mine")
        }
        // Where the day is to be put right first, there is something to write.
        if command[0] != "check" {
            try site.edit("content/cases/2024/ap-netflix-2024.md", replacing: "26-11-2024", with: "2024-11-26")
        }
        let look = command.filter { $0 != "--yes" } + ["--dry-run", "--content", site.folder + "/content"]
        _ = CommandRun(arguments: look)
        #expect(try names(site) == (kept + stale).sorted(), "a command that writes nothing takes nothing away")
        let run = CommandRun(arguments: command + ["--content", site.folder + "/content"])
        #expect(try names(site) == kept, "\(run.error)")
    }

    @Test("stay where another writer holds them, whatever its number is on this machine")
    func locked() throws {
        let site = try site()
        let path = site.folder + "/content/cases/2024/.ap-netflix-2024.md.casebook-\(try endedProcess()).tmp"
        try site.write(String(path.dropFirst(site.folder.count + 1)), "half of it")
        let file = open(path, O_RDONLY)
        flock(file, LOCK_EX)
        Draft.removeStale(below: site.folder + "/content")
        #expect(FileManager.default.fileExists(atPath: path))
        close(file)
        Draft.removeStale(below: site.folder + "/content")
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
