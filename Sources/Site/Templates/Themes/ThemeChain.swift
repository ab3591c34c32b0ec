import Content

/// Follows a theme's parents.
enum ThemeChain {
    /// The theme with its parents, the oldest first; nothing where one of them is not there or they form a circle.
    static func resolve(
        _ name: String, from sources: [ThemeSource], namedAt: SourceLocation
    ) -> (chain: [ThemeSource]?, diagnostics: [Diagnostic]) {
        var chain: [ThemeSource] = []
        var wanted = ThemeSource.Parent(name, at: namedAt)
        while true {
            guard let source = sources.first(where: { $0.name == wanted.name }) else {
                let near = NearMiss.nearest(to: wanted.name, among: sources.map(\.name))
                return (
                    nil,
                    [
                        Diagnostic(
                            .error, "unknown-theme", "`\(wanted.name)`: no such theme", at: wanted.location,
                            length: wanted.name.unicodeScalars.count, suggestion: near.map { "did you mean `\($0)`?" })
                    ]
                )
            }
            if chain.contains(where: { $0.name == source.name }) {
                let circle = (chain.drop { $0.name != source.name }.map(\.name) + [source.name])
                return (
                    nil,
                    [
                        Diagnostic(
                            .error, "theme-cycle",
                            "theme extends itself: \(circle.map { "`\($0)`" }.joined(separator: " extends "))",
                            at: wanted.location, length: wanted.name.unicodeScalars.count,
                            suggestion: "leave `extends` out of the theme that stands on its own")
                    ]
                )
            }
            chain.append(source)
            guard let parent = source.extends else { return (chain.reversed(), []) }
            wanted = parent
        }
    }
}
