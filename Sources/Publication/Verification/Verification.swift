import Content
import Site

/// What a check of a site against its list of checksums found.
package struct Verification: Sendable {
    /// Files that are what the list says.
    package var matching = 0
    package var missing: [String] = []
    package var changed: [String] = []
    /// Files that the list does not name; in a folder only, for nobody can list what a host has.
    package var extra: [String] = []
    /// Files that the host keeps to itself, such as `_headers`.
    package var unseen: [String] = []
    /// Lines of the list that say nothing.
    package var badLines: [Int] = []
    /// The SHA-256 of the list itself: whoever knows it needs no signature.
    package var listSum = ""
    package var record: BuildRecord?
    /// Whether a signature was asked for and is good; nil where none was asked for.
    package var isSigned: Bool?
    /// Why the signature is not good.
    package var signatureProblem: String?

    package var isGood: Bool {
        missing.isEmpty && changed.isEmpty && extra.isEmpty && badLines.isEmpty && matching > 0 && isSigned != false
    }

    /// Files that hosts act upon and may not hand out.
    static let forHosts: Set<String> = ["_headers", "_redirects", ".nojekyll"]

    /// Whether a file that the list does not name belongs there all the same.
    static func isBeside(_ path: String) -> Bool {
        // The list itself has no packed copy that could be checked, as it is not in itself.
        let path = Delivery.unpacked(path)
        // The search index differs from run to run of the program that makes it.
        return path == ChecksumList.path || Signing.Kind.allCases.contains { $0.path == path } || path == Receipt.name
            || path.hasPrefix(SearchPlace.index + "/") || path == SearchPlace.state || path.hasPrefix(".git/")
            || path.hasPrefix(RsyncTarget.draftFolder + "/") || path == OutputFolder.consent
            || path.hasPrefix(InPlaceTree.folderName + "/")
    }
}

/// Why a site could not be checked at all.
package enum VerificationFailure: Error, Sendable {
    case noList(String)
    case unreachable(String, said: String)
    case upload(UploadError)
}

extension VerificationFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noList(let place): "`\(place)` has no \(ChecksumList.path): it is no site of Casebook, or an old one"
        case .unreachable(let place, let said): "could not read `\(place)`:\n\(said)"
        case .upload(let error): "\(error)\n\(error.remedy)"
        }
    }
}
