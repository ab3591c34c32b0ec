import Content

/// Brings a built site to one of its targets.
package struct Uploader: Sendable {
    package var target: PublishTarget
    package var output: String
    /// Folders that the site is made from: never a target.
    package var protecting: [String]
    package var jobs: Int
    package var retry = RetryPolicy()
    /// Goes on although another publisher says that it is at work.
    package var takesOver = false
    package var signing: Signing?
    /// How long to wait for a build, or another publication, of this machine.
    package var patience: Duration = .seconds(10)
    package var notice: (@Sendable (String) -> Void)?
    /// Told how many files of how many are done, and what is being done.
    package var progress: (@Sendable (Int, Int, String) -> Void)?
    /// For tests: takes the place of the tool of that name.
    var program: String?

    package init(target: PublishTarget, output: String, protecting: [String], jobs: Int) {
        self.target = target
        self.output = output
        self.protecting = protecting
        self.jobs = jobs
    }

    /// Brings what changed, and deletes what is no more.
    package func run() throws(UploadError) -> UploadSummary {
        try withSite { site, state throws(UploadError) in try publish(site, state, isDry: false) }
    }

    /// What ``run()`` would do, without doing it.
    package func plan() throws(UploadError) -> UploadSummary {
        try withSite { site, state throws(UploadError) in try publish(site, state, isDry: true) }
    }

    private func withSite(
        _ body: (SiteSnapshot, TargetState) throws(UploadError) -> UploadSummary
    ) throws(UploadError) -> UploadSummary {
        let folder: OutputFolder
        let records: StateFolder
        guard Disk.isFolder(output) else { throw .noSite(output) }
        do throws(PublicationError) {
            folder = try OutputFolder(output, protecting: protecting)
            records = try StateFolder(for: folder)
        } catch {
            throw .disk(error)
        }
        if target.kind == .rsync, target.place.value.hasPrefix("/") {
            do throws(PublicationError) {
                _ = try OutputFolder(target.place.value, protecting: protecting + [output])
            } catch .refusedOutput(let path, let reason) {
                throw .refused(path, reason: "\(reason)")
            } catch {
                throw .disk(error)
            }
        }
        let state = try TargetState(target.name.value, below: records.folder, patience: patience)
        defer { state.close() }
        var site = try snapshot(of: folder, records, state)
        guard site.files.contains(where: { $0.path == "index.html" }) else { throw .noSite(output) }
        try site.check()
        let unnamed = try BuildRecord(in: site.folder)?.withdrawn ?? []
        site.markUnnamed { unnamed.contains($0.identity) }
        site.addPacked(target.packings)
        if let signing { site.addSignature(signing) }
        return try body(site, state)
    }

    /// No build may put another site in place while the files get their second names.
    private func snapshot(
        of output: OutputFolder, _ records: StateFolder, _ state: TargetState
    ) throws(UploadError) -> SiteSnapshot {
        var result: Result<SiteSnapshot, UploadError>?
        do throws(PublicationError) {
            let stage = try state.makeStage()
            try BuildLock.hold(in: records, patience: patience, notice: notice) { () throws(PublicationError) in
                let live = try Folder(output.location)
                result = Result { () throws(UploadError) in try SiteSnapshot(of: live, in: stage, jobs: jobs) }
            }
        } catch {
            throw .disk(error)
        }
        guard let result else { throw .noSite(self.output) }
        return try result.get()
    }

    private func publish(
        _ site: SiteSnapshot, _ state: TargetState, isDry: Bool
    ) throws(UploadError) -> UploadSummary {
        var retry = retry
        retry.notice = notice
        let tool = Tool(program: program ?? target.kind.rawValue, retry: retry, lock: state.lock)
        let keep = target.keep.map(PathPattern.init)
        var summary: UploadSummary
        switch target.kind {
        case .git:
            let branch = GitTarget(
                tool: tool, repository: target.place.value, branch: target.branch, keep: keep, state: state.folder)
            summary = try publish(site, to: branch, isDry: isDry)
        case .rclone, .rsync:
            let files: any FileTarget =
                target.kind == .rclone
                ? try RcloneTarget(target, tool: tool) : RsyncTarget(target, tool: tool, scratch: state.folder)
            var upload = FileUpload(target: files, holder: state.name, keep: keep)
            upload.takesOver = takesOver
            upload.progress = progress
            if isDry {
                summary = UploadSummary(try upload.plan(site.files).plan)
            } else {
                summary = try upload.run(site.files) { (made) throws(UploadError) in
                    try make(made, in: site.folder.location)
                    return site.folder.location
                }
            }
        }
        if !site.skipped.isEmpty {
            summary.notes.append(
                "Left out, as only files are published: `\(site.skipped.prefix(3).joined(separator: "`, `"))`"
                    + (site.skipped.count > 3 ? " and \(site.skipped.count - 3) more" : "") + ".")
        }
        return summary
    }

    private func publish(
        _ site: SiteSnapshot, to branch: GitTarget, isDry: Bool
    ) throws(UploadError) -> UploadSummary {
        let stage = site.folder.location
        try branch.prepare()
        // A signature changes with each signing: it is made again only where the checksums changed.
        let made = site.files.filter { $0.making != .none }
        var change = try branch.change(site.files.filter { $0.making == .none }, expecting: made, in: stage)
        if !change.isEmpty { change.uploads += made }
        var summary = UploadSummary()
        summary.uploads = change.uploads.map { UploadSummary.Upload(path: $0.path, size: $0.size) }
        summary.deletions = change.deletions
        summary.unchanged = change.unchanged
        if !isDry, !change.isEmpty {
            try make(change.uploads, in: stage)
            progress?(0, change.uploads.count, "pushing")
            let plan = UploadPlan(site.files, receipt: nil)
            summary.commit = try branch.publish(
                change, receipt: plan.result, in: stage, message: try message(for: site))
        }
        try branch.finish()
        return summary
    }

    private func message(for site: SiteSnapshot) throws(UploadError) -> String {
        let record = try BuildRecord(in: site.folder)
        let source = record?.commit.map { " from \($0)" } ?? ""
        return "Publish the site\(source)\n\nMade by Casebook\(record.map { " " + $0.version } ?? "")\n"
    }

    private func make(_ files: [SiteFile], in stage: String) throws(UploadError) {
        try Packer(retry: retry, jobs: jobs).pack(files, in: stage)
        if let signing, files.contains(where: { $0.making == .signing }) { try signing.sign(in: stage, retry: retry) }
    }
}

extension UploadSummary {
    init(_ plan: UploadPlan) {
        uploads = plan.uploads.map { Upload(path: $0.file.path, size: $0.file.size) }
        deletions = plan.deletions + plan.unnamedDeletions.map { "(a withdrawn page, \($0.prefix(12))…)" }
        unchanged = plan.unchanged
    }
}
