import Foundation

/// What a site says of its own making: `build.json` at its root.
///
/// The one file that names the commit: another commit with the same content changes this file, and the list of
/// checksums, and nothing else.
package struct BuildRecord: Codable, Equatable, Sendable {
    package static let path = "build.json"

    package var generator = "Casebook"
    /// The program's version.
    package var version: String
    /// The commit of the content; nil outside a repository.
    package var commit: String?
    /// Whether the content differed from that commit.
    package var modified: Bool?
    /// The day from which the register is seen.
    package var asOf: String
    /// The SHA-256 of the register's record at `PublishedRegister.path`, in which the changes are kept.
    ///
    /// The same program on the same commit and day, with this record given by `--previous`, makes the same bytes.
    package var record: String?
    /// The SHA-256 of each page that says no more than that a case was withdrawn: these pages are not in the list of
    /// checksums, which would repeat their addresses.
    package var withdrawn: [String]

    package init(
        version: String, commit: String?, modified: Bool?, asOf: String, record: String?, withdrawn: [String]
    ) {
        self.version = version
        self.commit = commit
        self.modified = modified
        self.asOf = asOf
        self.record = record
        self.withdrawn = withdrawn
    }

    /// The record of a site; nil where there is none.
    init?(in folder: Folder) throws(UploadError) {
        let bytes: [UInt8]?
        do throws(PublicationError) { bytes = try folder.read(RelativePath(Self.path)) } catch { throw .disk(error) }
        guard let bytes, let record = Self(decoding: bytes) else { return nil }
        self = record
    }

    package init?(decoding bytes: [UInt8]) {
        guard let record = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else { return nil }
        self = record
    }

    /// JSON with its names in order, so that the same record gives the same bytes.
    package func encoded() -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return [] }
        return Array(data) + [UInt8(ascii: "\n")]
    }
}
