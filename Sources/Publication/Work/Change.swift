/// What a publication has to do, once every page was looked at.
struct Change {
    /// Pages whose file stays, with the manifest's record of each.
    var kept: [Manifest.Page] = []
    var written: [Manifest.Page] = []
    var removed: [RelativePath] = []
    var obstructed: [RelativePath] = []
    /// A case that was published is no more: nothing of it is kept for the next publication to share.
    var takesBack = false
    var summary: PublicationSummary {
        var summary = counts
        summary.removed = removed.count
        return summary
    }
    private var counts = PublicationSummary()

    init(_ outcomes: [PageOutcome]) {
        for outcome in outcomes {
            switch outcome {
            case .passedOver(let page):
                counts.passedOver += 1
                counts.unchanged += 1
                kept.append(page)
            case .unchanged(let page):
                counts.unchanged += 1
                kept.append(page)
            case .kept(let page):
                counts.unchanged += 1
                counts.rendered += 1
                kept.append(page)
            case .written(let page):
                counts.written += 1
                counts.rendered += 1
                counts.bytes += Int(page.stamp.size)
                written.append(page)
            case .obstructed(let path): obstructed.append(path)
            }
        }
    }

    /// Whether the files that are there are already the new site.
    var isEmpty: Bool { written.isEmpty && removed.isEmpty }

    /// All pages of the new site, sorted by path.
    var pages: [Manifest.Page] { (kept + written).sorted { $0.path < $1.path } }
}
