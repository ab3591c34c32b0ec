import Glibc
import Site

/// Tells one build of the program from another, so that a page made by the one is made again by the other.
enum ProgramFingerprint {
    /// A number that changes when the program's file does: of no meaning elsewhere, and never part of a page.
    static let current: UInt64 = {
        var hasher = StableHasher()
        var status = stat()
        if stat("/proc/self/exe", &status) == 0 {
            hasher.combine(UInt64(bitPattern: Int64(status.st_size)))
            hasher.combine(UInt64(bitPattern: Int64(status.st_mtim.tv_sec)))
            hasher.combine(UInt64(bitPattern: Int64(status.st_mtim.tv_nsec)))
        }
        return hasher.finalize()
    }()

    /// The page, whose key also tells what program makes it.
    static func marked(_ page: PlannedPage) -> PlannedPage {
        var marked = page
        marked.prepare = {
            var prepared = page.prepare()
            var hasher = StableHasher()
            hasher.combine(current)
            hasher.combine(prepared.key)
            prepared.key = hasher.finalize()
            return prepared
        }
        marked.basis = page.basis.map { basis in
            var hasher = StableHasher()
            hasher.combine(current)
            hasher.combine(basis)
            return hasher.finalize()
        }
        return marked
    }
}
