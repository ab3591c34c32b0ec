import Content

/// Puts right what has one right answer: shows each change, and writes it if that is wanted.
struct FixRun {
    let content: String
    /// Write without asking.
    let isAgreed: Bool
    /// Show and write nothing.
    let isDryRun: Bool

    /// Nil where the check goes on.
    func run(on console: Console) -> ExitStatus? {
        if !isDryRun { Draft.removeStale(below: content) }
        let repairs: [FileRepair]
        do {
            repairs = try ContentListing.files(in: content).compactMap { file throws(Disk.Failure) in
                guard let bytes = try Disk.read(file.path, limit: 4 << 20) else { return nil }
                return FileRepair.of(bytes, path: file.path, as: file.kind)
            }
        } catch let failure as Disk.Failure {
            console.error("casebook: could not read `\(DisplayWidth.harmless(failure.path))`: \(failure.reason)\n")
            return .machineFailed
        } catch {
            return .machineFailed
        }
        guard !repairs.isEmpty else {
            console.error("Nothing to put right by itself.\n")
            return nil
        }
        let palette = Palette(isColoured: console.hasColour)
        for repair in repairs {
            console.error(LineDifference(repair.before, repair.after).text(of: repair.path, palette))
        }
        let files = Counted.text(repairs.count, "file")
        if isDryRun {
            console.error("\(files) would be changed; nothing was written.\n")
            return nil
        }
        if !isAgreed {
            guard console.canAsk else {
                console.error("Nothing was written: add `--yes` to write this, or `--dry-run` only to see it.\n")
                return .wrongUsage
            }
            console.error("Write this to \(files)? [y/N] ")
            let answer = console.input()?.lowercased() ?? ""
            guard ["y", "yes", "j", "ja"].contains(answer) else {
                console.error("Nothing was written.\n")
                return nil
            }
        }
        do {
            for repair in repairs {
                // Somebody may have saved the file while the question stood.
                guard let now = try? Disk.read(repair.path), now == repair.before else {
                    console.error("`\(DisplayWidth.harmless(repair.path))` changed meanwhile and was left alone.\n")
                    continue
                }
                try WholeFile.replace(repair.path, with: repair.after)
            }
        } catch {
            return console.report(error)
        }
        console.error("\(files) changed.\n")
        return nil
    }
}
