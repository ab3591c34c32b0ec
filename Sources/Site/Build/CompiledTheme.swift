import Content

/// A theme with its templates compiled for the languages of a site: what stays the same from one build to the next.
package final class CompiledTheme: Sendable {
    let theme: Theme
    let templates: [String: SiteTemplates]
    let assets: SiteAssets
    /// How light pages look; worked out for the first card that is drawn.
    let look: Once<CardLookView>
    /// Problems of the templates; with an error among them no site can be made.
    package let diagnostics: [Diagnostic]

    package init(_ theme: Theme, languages: [String]) {
        self.theme = theme
        let files = ThemeTokens.joined(theme.files)
        assets = SiteAssets(files)
        look = Once { CardLookView(ThemeTokens.values(files)) }
        var diagnostics: [Diagnostic] = []
        var templates: [String: SiteTemplates] = [:]
        for language in languages {
            templates[language] = SiteTemplates(theme, language: language, diagnostics: &diagnostics)
        }
        self.templates = templates
        // A template is compiled for each language; its mistakes are told once.
        var seen: Set<Diagnostic> = []
        self.diagnostics = diagnostics.filter { seen.insert($0).inserted }
    }
}
