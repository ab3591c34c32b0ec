import Glibc
import Synchronization
import Testing

@testable import Publication

/// A target in memory, which notes what is done to it and can be told to fail.
private final class MemoryTarget: FileTarget {
    struct State {
        var files: [String: String] = [:]
        var receipt: Receipt?
        var log: [String] = []
        /// After so many uploads the next one breaks off.
        var breaksAfter: Int?
        var claims: [Claim] = []
        /// Who is changing files now, and whether there were ever two.
        var working = 0
        var wasCrowded = false
    }

    let givesHeaders = false
    let state = Mutex(State())
    /// Waits before each answer, as networks do.
    private let delay: @Sendable () -> Void

    init(delay: @escaping @Sendable () -> Void = {}) { self.delay = delay }

    func receipt() throws(UploadError) -> Receipt? {
        delay()
        return state.withLock { $0.receipt }
    }

    func put(_ receipt: Receipt) throws(UploadError) {
        delay()
        state.withLock { state in
            state.receipt = receipt
            state.log.append(receipt.isSettled ? "receipt" : "notes")
            if receipt.isSettled { state.working -= 1 }
        }
    }

    func claims() throws(UploadError) -> [Claim] {
        delay()
        return state.withLock { $0.claims }
    }

    func put(_ claim: Claim) throws(UploadError) {
        delay()
        state.withLock { state in
            state.claims.append(claim)
            state.log.append("claim")
        }
    }

    func remove(_ claims: [Claim]) throws(UploadError) {
        delay()
        state.withLock { $0.claims.removeAll { claims.contains($0) } }
    }

    func prepare() throws(UploadError) {
        state.withLock { state in
            state.log.append("prepare")
            state.working += 1
            if state.working > 1 { state.wasCrowded = true }
        }
    }

    func upload(
        _ files: [SiteFile], from stage: String, arrived: @escaping @Sendable (String) -> Void
    ) throws(UploadError) {
        for file in files {
            delay()
            let isBroken = state.withLock { state in
                if let left = state.breaksAfter {
                    if left == 0 { return true }
                    state.breaksAfter = left - 1
                }
                state.files[file.path] = file.identity
                state.log.append("upload \(file.path)")
                return false
            }
            if isBroken { throw .tool("test", doing: "go on", tries: 1, said: "") }
            arrived(file.path)
        }
    }

    func delete(_ paths: [String], folders: [String]) throws(UploadError) {
        state.withLock { state in
            for path in paths {
                state.files[path] = nil
                state.log.append("delete \(path)")
            }
        }
    }

    func list() throws(UploadError) -> [String] { state.withLock { $0.files.keys.sorted() } }
    func cleanUp() throws(UploadError) {}
}

@Suite("Bringing files to a target")
struct FileUploadTests {
    private func files(_ paths: [String: String]) -> [SiteFile] {
        paths.sorted { $0.key < $1.key }.map { SiteFile(path: $0, identity: $1, size: 1) }
    }

    private func upload(
        _ paths: [String: String], to target: MemoryTarget, holder: String = "me", takesOver: Bool = false
    ) throws -> UploadSummary {
        var upload = FileUpload(target: target, holder: holder, keep: [])
        upload.takesOver = takesOver
        upload.pause = { _ in }
        return try upload.run(files(paths)) { _ in "" }
    }

    @Test("it claims the target, brings assets, pages and lists, deletes, and leaves a receipt")
    func course() throws {
        let target = MemoryTarget()
        _ = try upload(["index.html": "1", "x.css": "1", "old.html": "1"], to: target)
        target.state.withLock { $0.log = [] }
        let summary = try upload(
            ["index.html": "2", "x.css": "2", "new.html": "1", "sitemap.xml": "1", "robots.txt": "1"], to: target)
        let log = target.state.withLock { $0.log }
        #expect(
            log == [
                "claim", "notes", "prepare", "upload robots.txt", "upload sitemap.xml", "upload x.css",
                "upload new.html", "upload index.html", "delete old.html", "receipt",
            ])
        #expect(summary.uploads.count == 5)
        #expect(summary.deletions == ["old.html"])
        #expect(target.state.withLock { $0.receipt?.isSettled } == true)
    }

    @Test("what pages need is deleted after the pages, so that none is left without it")
    func deletionOrder() throws {
        let target = MemoryTarget()
        _ = try upload(
            ["assets/a.css": "1", "cases/b/index.html": "1", "feed.xml": "1", "index.html": "1"], to: target)
        target.state.withLock { $0.log = [] }
        _ = try upload(["index.html": "1"], to: target)
        let deleted = target.state.withLock { $0.log.filter { $0.hasPrefix("delete ") } }
        #expect(deleted == ["delete cases/b/index.html", "delete assets/a.css", "delete feed.xml"])
    }

    @Test("the same site again does nothing at all")
    func again() throws {
        let target = MemoryTarget()
        _ = try upload(["index.html": "1"], to: target)
        target.state.withLock { $0.log = [] }
        let summary = try upload(["index.html": "1"], to: target)
        #expect(target.state.withLock { $0.log }.isEmpty)
        #expect(summary.uploads.isEmpty)
        #expect(summary.unchanged == 1)
    }

    @Test("broken off after any number of files, the next publication of any edition makes the target that edition")
    func brokenOff() throws {
        let editions = [
            ["index.html": "1", "a.css": "1", "b.html": "1", "gone.html": "1"],
            ["index.html": "2", "a.css": "2", "b.html": "1", "new.html": "1"],
        ]
        for next in [0, 1] {
            for count in 0..<3 {
                let target = MemoryTarget()
                _ = try upload(editions[0], to: target)
                target.state.withLock { $0.breaksAfter = count }
                #expect(throws: UploadError.self) { try upload(editions[1], to: target) }
                target.state.withLock { $0.breaksAfter = nil }
                _ = try upload(editions[next], to: target)
                #expect(target.state.withLock { $0.files } == editions[next], "edition \(next) after \(count)")
            }
        }
    }

    @Test("after a break-off a page that is there goes up after the new pages that it leads to", arguments: 0..<3)
    func uncertain(count: Int) throws {
        let target = MemoryTarget()
        _ = try upload(["a.html": "1", "x.css": "1"], to: target)
        target.state.withLock { $0.breaksAfter = count }
        #expect(throws: UploadError.self) { try upload(["a.html": "2", "b.html": "2", "x.css": "2"], to: target) }
        target.state.withLock {
            $0.breaksAfter = nil
            $0.log = []
        }
        _ = try upload(["a.html": "3", "b.html": "3", "c.html": "3", "x.css": "3"], to: target)
        let uploads = target.state.withLock { $0.log.filter { $0.hasPrefix("upload") } }
        // Before the break-off `b.html` was either not there, and nothing led to it, or it was.
        let isThere = count == 2
        #expect(
            uploads.map { $0.dropFirst("upload ".count) }
                == (isThere ? ["x.css", "c.html", "a.html", "b.html"] : ["x.css", "b.html", "c.html", "a.html"]))
    }

    @Test("another publisher at work is left alone until its time is over, or it is taken over")
    func busy() throws {
        let target = MemoryTarget()
        _ = try upload(["index.html": "1"], to: target)
        target.state.withLock {
            $0.receipt?.holder = .init(name: "other", until: FileUpload.now() + 60)
            $0.log = []
        }
        #expect(throws: UploadError.self) { try upload(["index.html": "2"], to: target) }
        #expect(target.state.withLock { $0.log }.isEmpty)
        _ = try upload(["index.html": "2"], to: target, takesOver: true)
        target.state.withLock { $0.receipt?.holder = .init(name: "other", until: FileUpload.now() - 1) }
        _ = try upload(["index.html": "3"], to: target)
        // One's own claim, left by a process that was killed, hinders nobody.
        target.state.withLock { $0.receipt?.holder = .init(name: "me", until: FileUpload.now() + 60) }
        _ = try upload(["index.html": "4"], to: target)
        #expect(target.state.withLock { $0.files } == ["index.html": "4"])
    }

    @Test("a claim that was put down and not followed by work holds others off until its time is over")
    func claimed() throws {
        let target = MemoryTarget()
        _ = try upload(["index.html": "1"], to: target)
        target.state.withLock { $0.claims = [Claim(holder: "other", until: FileUpload.now() + 60)] }
        #expect {
            try upload(["index.html": "2"], to: target)
        } throws: {
            guard case UploadError.busy(_, holder: "other") = $0 else { return false }
            return true
        }
        #expect(target.state.withLock { $0.files } == ["index.html": "1"])
        #expect(target.state.withLock { $0.claims.map(\.holder) } == ["other"])
        target.state.withLock { $0.claims = [Claim(holder: "other", until: FileUpload.now() - 1)] }
        _ = try upload(["index.html": "2"], to: target)
        #expect(target.state.withLock { $0.claims }.isEmpty)
    }

    @Test("of three that begin at once no two are ever at work together, and the target is the edition of one")
    func rivals() async throws {
        var winners = 0
        for _ in 0..<40 {
            let target = MemoryTarget { usleep(.random(in: 0..<300)) }
            let done = await withTaskGroup(of: Bool.self) { group in
                for name in ["one", "two", "three"] {
                    group.addTask {
                        var upload = FileUpload(target: target, holder: name, keep: [])
                        upload.pause = { _ in usleep(.random(in: 0..<2000)) }
                        let files = [SiteFile(path: "index.html", identity: name, size: 1)]
                        return (try? upload.run(files) { _ in "" }) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            winners += done
            let state = target.state.withLock { $0 }
            #expect(!state.wasCrowded)
            #expect(state.claims.isEmpty)
            if done > 0 {
                let last = try #require(state.log.last { $0.hasPrefix("upload") })
                #expect(last == "upload index.html" && state.files.count == 1)
                #expect(state.receipt?.files["index.html"]?.identity == state.files["index.html"])
            }
        }
        // Giving way to each other for ever would be safe, and of no use.
        #expect(winners >= 20)
    }

    @Test("what lay at the target before the first publication is named, and left alone")
    func others() throws {
        let target = MemoryTarget()
        target.state.withLock { $0.files["holiday.jpg"] = "x" }
        let summary = try upload(["index.html": "1"], to: target)
        #expect(summary.notes.count == 1)
        #expect(summary.notes.first?.contains("holiday.jpg") == true)
        _ = try upload(["index.html": "2"], to: target)
        #expect(target.state.withLock { $0.files } == ["index.html": "2", "holiday.jpg": "x"])
    }
}

@Suite("Trying again")
struct RetryPolicyTests {
    /// A policy that notes its waits instead of waiting.
    private func policy(_ waits: WaitLog, tries: Int = 4) -> RetryPolicy {
        var policy = RetryPolicy(tries: tries)
        policy.sleep = { waits.add($0) }
        return policy
    }

    @Test("a tool that fails is tried four times, after 1, 2 and 4 seconds, and no more")
    func bounded() {
        let waits = WaitLog()
        let tool = Tool(program: "false", retry: policy(waits))
        #expect(throws: UploadError.self) { try tool.run([], doing: "succeed") }
        #expect(waits.list == [.seconds(1), .seconds(2), .seconds(4)])
    }

    @Test("a tool that succeeds at the third try has succeeded")
    func third() throws {
        let shop = try Workshop()
        let waits = WaitLog()
        let script = "echo x >> \(shop.root)/count; [ $(wc -l < \(shop.root)/count) -ge 3 ]"
        try Tool(program: "sh", retry: policy(waits)).run(["-c", script], doing: "succeed")
        #expect(waits.list == [.seconds(1), .seconds(2)])
    }

    @Test("what is hopeless is tried once, and what a tool says holds no secret")
    func hopeless() throws {
        let waits = WaitLog()
        var tool = Tool(program: "sh", retry: policy(waits))
        tool.scrubber = SecretScrubber(variables: ["AWS_SECRET_ACCESS_KEY": "hunter2", "PATH": "/usr/bin"])
        do {
            try tool.run(["-c", "echo key hunter2 at https://me:pass@host/x >&2; exit 2"], doing: "succeed") {
                $0.status == 2 ? .hopeless : .mayPass
            }
            Issue.record("it succeeded")
        } catch {
            #expect("\(error)" == "sh could not succeed:\n  key *** at https://***@host/x")
        }
        #expect(waits.list.isEmpty)
    }

    @Test("a tool that is not there is named, with where to get it")
    func missing() {
        let tool = Tool(program: "/nowhere/rsync", retry: RetryPolicy())
        #expect {
            try tool.run([], doing: "succeed")
        } throws: {
            guard case UploadError.noTool("rsync", let remedy) = $0 else { return false }
            return remedy.contains("package `rsync`")
        }
    }
}

private final class WaitLog: Sendable {
    private let waits = Mutex<[Duration]>([])

    var list: [Duration] { waits.withLock { $0 } }

    func add(_ wait: Duration) { waits.withLock { $0.append(wait) } }
}
