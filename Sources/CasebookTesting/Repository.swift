import Foundation

/// The files of this repository, for tests that build its own content.
package enum Repository {
    /// The repository's top folder.
    package static let folder: String =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// Every file below a folder with its bytes, by its path from there.
    package static func files(below folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        let manager = FileManager.default
        for path in try manager.subpathsOfDirectory(atPath: folder) {
            var isFolder: ObjCBool = false
            guard manager.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            files[path] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path))
        }
        return files
    }
}
