import Glibc

/// A publisher's claim to a target: a file of its own there, whose name says all.
///
/// Whoever wants to publish puts down a claim and then looks for those of others. As nobody writes over another's file,
/// of two who want the same target at least one sees the other's claim, whenever they began and however slow they are;
/// who sees one takes back their own. It asks of the target no more than that a file which was put is listed from then on.
struct Claim: Equatable {
    private static let prefix = ".casebook-claim-"

    /// A random number of the working copy that publishes.
    var holder: String
    /// Seconds since 1970 after which nobody has to wait any more.
    var until: Int64

    init(holder: String, until: Int64) {
        self.holder = holder
        self.until = until
    }

    /// Nil for a file that is no claim.
    init?(file: String) {
        guard file.hasPrefix(Self.prefix), let dash = file.lastIndex(of: "-"),
            let until = Int64(file[file.index(after: dash)...])
        else { return nil }
        let holder = file[..<dash].dropFirst(Self.prefix.count)
        guard !holder.isEmpty else { return nil }
        self.init(holder: String(holder), until: until)
    }

    /// The name of its file, in the target's first folder.
    var file: String { "\(Self.prefix)\(holder)-\(until)" }

    static func isClaim(_ path: String) -> Bool { Claim(file: path) != nil }
}
