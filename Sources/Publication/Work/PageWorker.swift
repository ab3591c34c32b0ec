import Content
import Glibc
import Site

/// Brings pages to the disk, one after another, with a buffer that it uses again.
struct PageWorker {
    /// A buffer that a large attachment stretched is given back.
    private static let usualSize = 4 << 20

    let plan: PagePaths
    let live: Folder?
    let ours: [RelativePath: Manifest.Page]
    private var buffer: [UInt8] = []
    private var scratch: [UInt8] = []

    init(plan: PagePaths, live: Folder?, ours: [RelativePath: Manifest.Page]) {
        self.plan = plan
        self.live = live
        self.ours = ours
    }

    /// Renders and writes a page if it has to be; the tree of the new site is opened only then.
    mutating func publish(
        _ page: PlannedPage, at index: Int, to target: NewTree
    ) throws(PublicationError) -> PageOutcome {
        let path = plan.paths[index]
        let old = ours[path]
        let status = try live?.status(path)
        let present = status?.kind == .file ? status?.stamp : nil
        let kept = old?.stamp == present && old?.sum != nil ? old : nil
        if let kept, let basis = page.basis, kept.basis == basis {
            page.whenPassedOver?(kept.key)
            tell(page, kept)
            return .passedOver(kept)
        }
        let prepared = page.prepare()
        let basis = page.basis ?? 0
        if var kept, kept.key == prepared.key {
            kept.basis = basis
            tell(page, kept)
            return .unchanged(kept)
        }

        defer { if buffer.capacity > Self.usualSize { buffer = [] } }
        defer { if scratch.capacity > Self.usualSize { scratch = [] } }
        if case .written(let write) = prepared.source {
            return try publish(page, at: path, key: prepared.key, basis: basis, present: present, to: target, write)
        }
        try make(prepared.source, for: page)
        let sum = SHA256(of: buffer)
        if let live, let present, present.size == Int64(buffer.count),
            try live.holds(buffer, at: path, scratch: &scratch)
        {
            return .kept(Manifest.Page(path: path, key: prepared.key, basis: basis, stamp: present, sum: sum))
        }
        if present != nil, old == nil { return .obstructed(path) }
        let stamp = try target.create(path, buffer)
        return .written(Manifest.Page(path: path, key: prepared.key, basis: basis, stamp: stamp, sum: sum))
    }

    private func tell(_ page: PlannedPage, _ kept: Manifest.Page) {
        if let told = page.whenKept, let sum = kept.sum { told(sum, Int(kept.stamp.size)) }
    }

    /// Publishes a file that writes itself: into the new tree at once, and only then it is seen whether it is the old one.
    private func publish(
        _ page: PlannedPage, at path: RelativePath, key: UInt64, basis: UInt64, present: FileStamp?, to target: NewTree,
        _ write: (String) throws(PageFailure) -> SHA256
    ) throws(PublicationError) -> PageOutcome {
        let (stamp, sum) = try target.create(path) { (location) throws(PublicationError) in
            do throws(PageFailure) {
                return try write(location)
            } catch {
                throw .notMade(page: page.path, reason: error.reason)
            }
        }
        guard let live, let present else {
            return .written(Manifest.Page(path: path, key: key, basis: basis, stamp: stamp, sum: sum))
        }
        let old = ours[path]
        let known = old?.stamp == present ? old?.sum : nil
        let before = if let known { known } else { try live.sum(of: path) }
        if before == sum {
            try target.restore(path, from: live)
            return .kept(Manifest.Page(path: path, key: key, basis: basis, stamp: present, sum: sum))
        }
        if old == nil { return .obstructed(path) }
        return .written(Manifest.Page(path: path, key: key, basis: basis, stamp: stamp, sum: sum))
    }

    private mutating func make(_ source: PreparedPage.Source, for page: PlannedPage) throws(PublicationError) {
        buffer.removeAll(keepingCapacity: true)
        switch source {
        case .rendered(let render): render(&buffer)
        case .made(let make):
            do throws(PageFailure) {
                try make(&buffer)
            } catch {
                throw .notMade(page: page.path, reason: error.reason)
            }
        case .written: break
        case .file(let location):
            let file = open(location, O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { throw .unreadableSource(path: location, page: page.path, code: errno) }
            defer { close(file) }
            let code = buffer.append(contentsOfFile: file)
            guard code == 0 else { throw .unreadableSource(path: location, page: page.path, code: code) }
            switch ImageMetadata.treatment(of: buffer) {
            case .asItIs: break
            case .cleaned(let cleaned, _): buffer = cleaned
            case .refused(let refusal): throw .notMade(page: page.path, reason: refusal.message)
            }
        }
    }
}
