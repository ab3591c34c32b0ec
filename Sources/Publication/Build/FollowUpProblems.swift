import Content

/// Problems that only follow from others: one unclosed bracket in an authority's file is one error, not one for each
/// case that names the authority.
enum FollowUpProblems {
    /// The problems of linking without those that come from files with errors of their own.
    ///
    /// Left out are references to what could not be read, and warnings about files that were read in part.
    static func removed(from linking: [Diagnostic], after reading: [Diagnostic], of tree: ContentTree) -> [Diagnostic] {
        let faulty = Set(reading.filter { $0.severity == .error }.map(\.location.file))
        guard !faulty.isEmpty else { return linking }
        let read = Set(
            tree.cases.map(\.file) + tree.entities.map(\.file) + tree.laws.map(\.file) + tree.dossiers.map(\.file)
                + (tree.pages + tree.reports + tree.years).map(\.file))
        let lost = faulty.subtracting(read).map(id)
        return linking.filter { problem in
            if problem.severity == .warning { return !faulty.contains(problem.location.file) }
            return !lost.contains { problem.message.hasPrefix("`\($0)`") || problem.message.hasPrefix("`\($0)/") }
        }
    }

    /// The id that a file's name gives to what it holds.
    private static func id(of file: String) -> String {
        let parts = file.split(separator: "/")
        let name = parts.last ?? ""
        if name == "index.md", parts.count > 1 { return String(parts[parts.count - 2]) }
        return String(name.prefix { $0 != "." })
    }
}
