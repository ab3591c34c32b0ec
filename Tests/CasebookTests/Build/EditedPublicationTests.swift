import CasebookTesting
import Content
import Foundation
import Testing

/// The law of the design: whatever was edited between, the site that grew is the site that a first build makes.
@Suite("A published site after edits")
struct EditedPublicationTests {
    /// Each seed goes this many steps; `CASEBOOK_EDITS` makes it hundreds, and `CASEBOOK_SEED` begins elsewhere.
    private static let steps = number("CASEBOOK_EDITS") ?? 12
    private static let seeds: [UInt64] = [11, 12].map { $0 &+ UInt64(number("CASEBOOK_SEED") ?? 0) }

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init)
    }

    @Test("is, byte for byte, what a first build makes, and what did not change keeps its file", arguments: seeds)
    func grownEqualsClean(seed: UInt64) throws {
        let site = try TestSite(EditedSite.text)
        try site.attempt()
        var edits = EditedSite(site, seed: seed)
        for step in 1...Self.steps {
            let names = try edits.edit()
            let what = "step \(step) of seed \(seed), after \(names)"
            let before = try files(of: site)
            // Both tell changes from the site as it was, so the first build comes first.
            let clean = try site.attempt(jobs: 1, output: "clean", previous: "public")
            let grown = try site.attempt(jobs: 2 + step % 3)
            #expect((grown.summary == nil) == (clean.summary == nil), "\(what)")
            let after = try files(of: site)
            if grown.summary == nil {
                #expect(after == before, "what is in error changes nothing: \(what)")
            } else {
                let wanted = try site.files(of: "clean")
                #expect(Set(after.keys) == Set(wanted.keys), "\(what)")
                for (path, file) in after {
                    #expect(file.bytes == wanted[path], "\(path) in \(what)")
                    if let old = before[path], old.bytes == file.bytes {
                        #expect(old == file, "\(path) has new times in \(what)")
                    }
                }
            }
            try? site.delete("clean")
        }
    }

    /// A file with what tells it from another of the same bytes.
    private struct Published: Equatable {
        var bytes: Data
        var inode: Int
        var modified: Date
    }

    private func files(of site: TestSite) throws -> [String: Published] {
        guard FileManager.default.fileExists(atPath: site.folder + "/public") else { return [:] }
        var files: [String: Published] = [:]
        for (path, bytes) in try site.files() {
            let facts = try FileManager.default.attributesOfItem(atPath: site.folder + "/public/" + path)
            files[path] = Published(
                bytes: bytes, inode: facts[.systemFileNumber] as? Int ?? 0,
                modified: facts[.modificationDate] as? Date ?? .distantPast)
        }
        return files
    }
}
