import Content
import Glibc
import Site

/// A site that stands as the last build left it, and would be built the same.
package struct UnchangedSite: Sendable {
    /// What the last build found: no errors, or nothing would stand there.
    package var diagnostics: [Diagnostic]
    /// How many pages it has.
    package var pages: Int
}

extension SiteBuild {
    /// The site in an output folder, if building it now would change nothing: nil unless that is certain.
    ///
    /// - Parameter options: what else the command line says that decides what is published.
    ///
    /// Nothing is parsed: every file and folder that the last build read is asked whether it is still the one it was,
    /// and so is every file that the build wrote.
    package func unchanged(in output: String, options: [String] = []) -> UnchangedSite? {
        guard let folder = try? OutputFolder(output, protecting: [content]),
            let live = try? Folder.existing(folder.location), let state = try? StateFolder(existingFor: folder),
            let record = (try? state.folder.read(StateFolder.recordPath)).flatMap({ LastBuild(decoding: $0) }),
            record.options == hash(output, options), record.day == (asOf ?? Today.day(in: record.timeZone))?.number,
            record.theme == themePlace(record.themeName)
        else { return nil }
        let areInputsUnchanged = Parallel.slices(of: record.inputs.count, jobs: jobs) { range in
            record.inputs[range].allSatisfy(\.isUnchanged)
        }
        guard !areInputsUnchanged.contains(false), let path = try? state.manifestPath(of: live),
            let bytes = try? state.folder.read(path), ContentHash.of(bytes) == record.manifest,
            let manifest = Manifest(decoding: bytes)
        else { return nil }
        let areOutputsUnchanged = Parallel.slices(of: manifest.pages.count, jobs: jobs) { range in
            manifest.pages[range].allSatisfy { page in
                guard let status = try? live.status(page.path) else { return false }
                return status.kind == .file && status.stamp == page.stamp
            }
        }
        guard !areOutputsUnchanged.contains(false) else { return nil }
        return UnchangedSite(diagnostics: record.diagnostics, pages: record.pages)
    }

    /// Remembers a plan that was published and all that follows a publication, for ``unchanged(in:)``.
    ///
    /// What can not be remembered costs the next build its time, and nothing else.
    package func remember(_ plan: SitePlan, publishedTo output: String, options: [String] = []) {
        guard let theme = plan.theme, let folder = try? OutputFolder(output, protecting: [content]),
            let live = try? Folder.existing(folder.location), let state = try? StateFolder(existingFor: folder),
            let path = try? state.manifestPath(of: live), let bytes = try? state.folder.read(path)
        else { return }
        let record = LastBuild(
            plan, options: hash(output, options), manifest: ContentHash.of(bytes), theme: theme)
        try? state.folder.replace(StateFolder.recordPath, record.encoded())
    }

    /// A hash of the program and of all that the command line said; the number of threads changes nothing.
    private func hash(_ output: String, _ options: [String]) -> UInt64 {
        var hasher = StableHasher()
        hasher.combine(ProgramFingerprint.current)
        let folder = realpath(content, nil).map { path in
            defer { free(path) }
            return String(cString: path)
        }
        for text in [content, folder, theme, baseURL, output] {
            hasher.combine(text != nil)
            hasher.combine(text ?? "")
        }
        for option in options { hasher.combine(option) }
        hasher.combine(asOf?.number ?? .min)
        return hasher.finalize()
    }

    /// Where the theme is found now.
    private func themePlace(_ name: String) -> ThemeLocation.Place? {
        if let theme { return ThemeLocation.named(theme) }
        return ThemeLocation.search(name, besides: content)
    }
}
