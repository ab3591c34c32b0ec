import Content
import Glibc

/// Brings a site to a ``FileTarget``: assets, new pages, pages, lists, and deletes last.
///
/// At every moment each page there is whole and finds what it needs: a break-off leaves old and new pages side by side.
/// The receipt is written before the first change and says which files are uncertain, so that the next publication
/// completes this one, from any machine.
struct FileUpload {
    /// How long others keep away from a target whose publisher says nothing more.
    static let patience: Int64 = 600
    /// Files that go up before the receipt is brought up to date, which also renews the claim.
    static let batch = 500
    /// How often one tries to be alone before giving way, each time after a wait of another length.
    static let tries = 5

    let target: any FileTarget
    let holder: String
    let keep: [PathPattern]
    var takesOver = false
    var pause: @Sendable (Duration) -> Void = { usleep(UInt32(clamping: Int64($0 / .microseconds(1)))) }
    var progress: (@Sendable (_ done: Int, _ of: Int, _ what: String) -> Void)?

    /// What has to be done, without doing it.
    func plan(_ files: [SiteFile]) throws(UploadError) -> (plan: UploadPlan, receipt: Receipt?) {
        let receipt = try target.receipt()
        // What was broken off left pages of which nobody knows whether they are there, and so whether others may lead to
        // them: a page that is there goes up after those that it leads to, a new one before those that lead to it.
        let there = receipt?.isSettled == true ? nil : Set(try target.list())
        return (
            UploadPlan(files, receipt: receipt, there: there, keep: keep, headers: target.givesHeaders), receipt
        )
    }

    /// Does it.
    ///
    /// - Parameter stage: makes ready the files that go up, and names the folder they are in.
    func run(
        _ files: [SiteFile], stage: ([SiteFile]) throws(UploadError) -> String
    ) throws(UploadError) -> UploadSummary {
        var (plan, receipt) = try plan(files)
        if plan.isEmpty, receipt?.isSettled ?? files.isEmpty {
            var summary = UploadSummary()
            summary.unchanged = plan.unchanged
            return summary
        }
        try giveWay(to: receipt)
        let folder = try stage(plan.uploads.map(\.file))
        var claim = try claimAlone()
        // Packing may have taken a while, and what was read before the claim may be old.
        do throws(UploadError) {
            (plan, receipt) = try self.plan(files)
            try giveWay(to: receipt)
        } catch {
            try? target.remove([claim])
            throw error
        }
        try note(plan, after: 0)
        try target.prepare()

        let deletions = try plan.deletions + named(plan.unnamedDeletions)
        let total = plan.uploads.count + deletions.count
        let count = Counter()
        var done = 0
        while done < plan.uploads.count {
            let phase = plan.uploads[done].phase
            let batch = plan.uploads[done...].prefix { $0.phase == phase }.prefix(Self.batch).map(\.file)
            let progress = progress
            try target.upload(batch, from: folder) { _ in progress?(count.next(), total, phase.words) }
            done += batch.count
            if batch.count == Self.batch {
                try confirm()
                try renew(&claim)
                try note(plan, after: done)
            }
        }
        try confirm()
        if !deletions.isEmpty {
            progress?(plan.uploads.count, total, "deleting")
            // Pages go before what they need: broken off, none is left that lacks its style sheet or its feed.
            let pages = deletions.filter { Delivery.phase(of: $0, isNew: false) == .pages }
            let others = deletions.filter { Delivery.phase(of: $0, isNew: false) != .pages }
            if !pages.isEmpty { try target.delete(pages, folders: []) }
            try target.delete(others, folders: plan.emptiedFolders(by: deletions))
        }
        try target.cleanUp()
        try target.put(plan.result)
        try target.remove([claim])

        var summary = UploadSummary()
        summary.uploads = plan.uploads.map { UploadSummary.Upload(path: $0.file.path, size: $0.file.size) }
        summary.deletions = deletions
        summary.unchanged = plan.unchanged
        if receipt == nil { try noteOthers(plan, &summary) }
        return summary
    }

    /// Refuses to go on where another publisher says that it is at work.
    private func giveWay(to receipt: Receipt?) throws(UploadError) {
        if let other = receipt?.holder, other.name != holder, other.until > Self.now(), !takesOver {
            throw .busy(until: other.until, holder: other.name)
        }
    }

    /// Claims the target once no other claim is there; clears away those that are over.
    private func claimAlone() throws(UploadError) -> Claim {
        var number = 1
        while true {
            let own = Claim(holder: holder, until: Self.now() + Self.patience)
            try target.put(own)
            let others = try target.claims().filter { $0 != own }
            let rivals = others.filter { $0.holder != holder && $0.until > Self.now() }
            guard let rival = rivals.first, !takesOver else {
                try target.remove(others)
                return own
            }
            try target.remove([own])
            // One who is at work has said so in the receipt; else both have only just come.
            try giveWay(to: target.receipt())
            if number == Self.tries { throw .busy(until: rival.until, holder: rival.holder) }
            pause(.milliseconds(Int.random(in: 100...(600 * number))))
            number += 1
        }
    }

    /// The new claim is there before the old one goes.
    private func renew(_ claim: inout Claim) throws(UploadError) {
        let new = Claim(holder: holder, until: Self.now() + Self.patience)
        guard new != claim else { return }
        try target.put(new)
        try target.remove([claim])
        claim = new
    }

    /// Says at the target what is being done.
    private func note(_ plan: UploadPlan, after done: Int) throws(UploadError) {
        try target.put(plan.receipt(after: done, holder: .init(name: holder, until: Self.now() + Self.patience)))
    }

    private func confirm() throws(UploadError) {
        guard try target.receipt()?.holder?.name == holder else { throw .overtaken }
    }

    /// The withdrawn addresses behind hashes: they stand nowhere but at the target itself.
    private func named(_ hashes: [String]) throws(UploadError) -> [String] {
        guard !hashes.isEmpty else { return [] }
        let wanted = Set(hashes)
        return try target.list().filter { wanted.contains(Receipt.hash(ofPath: $0)) }.sorted()
    }

    /// Says what lay there before the first publication, which is never touched.
    private func noteOthers(_ plan: UploadPlan, _ summary: inout UploadSummary) throws(UploadError) {
        let others = try target.list().filter {
            $0 != Receipt.name && !Claim.isClaim($0) && plan.result.files[$0] == nil
                && (plan.result.unnamed.isEmpty || plan.result.unnamed[Receipt.hash(ofPath: $0)] == nil)
        }
        guard !others.isEmpty else { return }
        let names = others.sorted().prefix(3).joined(separator: "`, `")
        summary.notes.append(
            "The target holds \(others.count) other \(others.count == 1 ? "file" : "files") (`\(names)`"
                + (others.count > 3 ? ", …" : "") + "), left alone: delete what an earlier site left there.")
    }

    /// Seconds since 1970.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec)
    }
}
