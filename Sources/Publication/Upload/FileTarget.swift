import Synchronization

/// A target that receives files one by one.
protocol FileTarget: Sendable {
    /// Whether content types and cache lifetimes go with the files.
    var givesHeaders: Bool { get }
    /// What the target last received; nil where it has no receipt, or a damaged one.
    func receipt() throws(UploadError) -> Receipt?
    func put(_ receipt: Receipt) throws(UploadError)
    /// The claims that are there now, those put down before the call included.
    func claims() throws(UploadError) -> [Claim]
    func put(_ claim: Claim) throws(UploadError)
    /// Does not mind what is gone.
    func remove(_ claims: [Claim]) throws(UploadError)
    /// Makes ready for files, clearing away what a broken-off publication left half-way.
    func prepare() throws(UploadError)
    /// Brings files of the staging folder; each appears whole or not at all. Told of each path that is there.
    func upload(_ files: [SiteFile], from stage: String, arrived: @escaping @Sendable (String) -> Void)
        throws(UploadError)
    /// Deletes files, then the folders that should be empty; does not mind what is gone, nor folders that hold more.
    ///
    /// - Parameter folders: deepest first.
    func delete(_ paths: [String], folders: [String]) throws(UploadError)
    /// All files that are there.
    func list() throws(UploadError) -> [String]
    func cleanUp() throws(UploadError)
}

extension FileTarget {
    static func lines(_ paths: [String]) -> [UInt8] { Array((paths.joined(separator: "\n") + "\n").utf8) }
}

/// The paths that have not arrived yet, told of from several threads.
final class Missing: Sendable {
    private let left: Mutex<Set<String>>

    init(_ paths: [String]) { left = Mutex(Set(paths)) }

    /// Sorted.
    var paths: [String] { left.withLock { $0.sorted() } }

    /// Takes a path out; false if it was not in.
    func remove(_ path: String) -> Bool { left.withLock { $0.remove(path) != nil } }
}
