import Content

/// Reads `site.yml` alone, for commands that need nothing else of the content.
package enum SettingsFile {
    package static func read(in content: String) throws(BuildFailure) -> (SiteSettings, [Diagnostic]) {
        guard Disk.isFolder(content) else {
            throw .noSuchFolder(content, remedy: "name the folder of case files with `--content`")
        }
        do throws(Disk.Failure) {
            return try ContentReader(root: content, jobs: 1).readSettings()
        } catch {
            throw BuildFailure(error)
        }
    }
}
