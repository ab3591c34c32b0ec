import Content
import Foundation
import Testing

@testable import casebook

@Suite("Watching folders")
struct FolderWatcherTests {
    private let folder: String
    private let watcher: FolderWatcher

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("watch-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder + "/cases", withIntermediateDirectories: true)
        watcher = try FolderWatcher()
        #expect(try watcher.watch([folder]))
    }

    private func write(_ path: String, _ text: String = "text") throws {
        try text.write(toFile: folder + "/" + path, atomically: false, encoding: .utf8)
    }

    /// The paths that the next change names, below the folder.
    private func changed() throws -> Set<String>? {
        guard case .paths(let paths) = try watcher.next(within: .seconds(5)) else { return nil }
        return Set(paths.map { String($0.dropFirst(folder.count + 1)) })
    }

    private var isQuiet: Bool {
        get throws { try watcher.next(within: .milliseconds(100)) == nil }
    }

    @Test("a file that is written is named once it is closed")
    func written() throws {
        let file = open(folder + "/cases/a.md", O_CREAT | O_WRONLY, 0o644)
        #expect(Foundation.write(file, "half", 4) == 4)
        #expect(try isQuiet)
        close(file)
        #expect(try changed() == ["cases/a.md"])
        #expect(try isQuiet)
    }

    @Test("a save that puts a new file in place of the old names the file, and not the editor's own")
    func atomicSave() throws {
        try write("cases/a.md")
        _ = try changed()
        try write("cases/.a.md.swp")
        try write("cases/a.md~")
        #expect(rename(folder + "/cases/a.md~", folder + "/cases/a.md") == 0)
        #expect(try changed() == ["cases/a.md"])
    }

    @Test("what only editors write is no change")
    func hidden() throws {
        for name in [".a.md.swp", "a.md~", "#a.md#", "4913.tmp"] { try write("cases/" + name) }
        try FileManager.default.createDirectory(atPath: folder + "/.git", withIntermediateDirectories: true)
        try write(".git/HEAD")
        #expect(try isQuiet)
    }

    @Test("a new folder is watched with what came with it")
    func newFolder() throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder + "/cases/2024/deep", withIntermediateDirectories: true)
        try write("cases/2024/deep/a.md")
        var seen = try #require(try changed())
        if !seen.contains("cases/2024/deep/a.md") { seen = try #require(try changed()) }
        #expect(seen.contains("cases/2024/deep/a.md"))
        try write("cases/2024/deep/b.md")
        #expect(try changed() == ["cases/2024/deep/b.md"])
    }

    @Test("a folder that is moved is watched under its new name only")
    func movedFolder() throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder + "/cases/old", withIntermediateDirectories: true)
        try write("cases/old/a.md")
        while try watcher.next(within: .milliseconds(100)) != nil {}
        try manager.moveItem(atPath: folder + "/cases/old", toPath: folder + "/cases/new")
        let moved = try #require(try changed())
        #expect(moved.isSuperset(of: ["cases/old", "cases/new", "cases/new/a.md"]))
        try write("cases/new/a.md", "more")
        #expect(try changed() == ["cases/new/a.md"])
    }

    @Test("hundreds of files written at once are one change")
    func burst() throws {
        for number in 0..<300 { try write("cases/\(number).md") }
        #expect(try changed()?.count == 300)
        #expect(try isQuiet)
    }

    @Test("a file that goes is named")
    func deleted() throws {
        try write("cases/a.md")
        _ = try changed()
        try FileManager.default.removeItem(atPath: folder + "/cases/a.md")
        #expect(try changed() == ["cases/a.md"])
    }

    @Test("a watched folder that goes away and comes back is watched again")
    func lostFolder() throws {
        try FileManager.default.removeItem(atPath: folder)
        while let change = try watcher.next(within: .milliseconds(100)) { _ = change }
        try FileManager.default.createDirectory(atPath: folder + "/cases", withIntermediateDirectories: true)
        guard case .everything = try watcher.next(within: .seconds(5)) else {
            Issue.record("the folder that came back was not seen")
            return
        }
        try write("cases/a.md")
        #expect(try changed() == ["cases/a.md"])
    }

    @Test("where the kernel tells nothing, looking finds a change")
    func polling() throws {
        let watcher = PollingWatcher(pause: .milliseconds(10))
        #expect(watcher.watch([folder]))
        #expect(watcher.next(within: .milliseconds(50)) == nil)
        try write("cases/.hidden")
        #expect(watcher.next(within: .milliseconds(50)) == nil)
        try write("cases/a.md")
        #expect(watcher.next(within: .seconds(5)) != nil)
        #expect(watcher.next(within: .milliseconds(50)) == nil)
    }
}
