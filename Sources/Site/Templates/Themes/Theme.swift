import Content

/// A theme ready for use: its files with those of its parents, its templates read, its texts in each language.
package struct Theme: Sendable {
    /// Each file under the path within the theme, the child's in place of the parent's, sorted by path.
    package let files: [ThemeFile]
    let displayPath: String
    let templates: [String: ParsedTemplate]
    let locales: [String: Locale]

    /// The texts of a language; without texts where the theme does not speak it, which loading reports.
    package func locale(_ language: String) -> Locale {
        locales[language] ?? Locale(language: language, entries: [:])
    }

    /// Reads the theme of this name with its parents, for a site in these languages.
    ///
    /// Nothing comes back only where the theme or one of its parents is not there. A theme that comes with errors can
    /// be asked for its templates, so that all of a theme's errors are reported together, but not be published with.
    /// `namedAt` is the place that chose the theme, and `keys` is what Swift code asks the locales for.
    package static func load(
        _ name: String, from sources: [ThemeSource], languages: [String], keys: [LocaleKey], namedAt: SourceLocation
    ) -> (theme: Theme?, diagnostics: [Diagnostic]) {
        let resolved = ThemeChain.resolve(name, from: sources, namedAt: namedAt)
        guard let chain = resolved.chain, let theme = chain.last else { return (nil, resolved.diagnostics) }
        var diagnostics: [Diagnostic] = []

        var files: [String: ThemeFile] = [:]
        for file in chain.flatMap(\.files) { files[file.path] = file }
        var templates: [String: ParsedTemplate] = [:]
        for file in files.values.sorted(by: { $0.path < $1.path }) where file.path.hasPrefix("templates/") {
            guard let (template, problems) = TemplateFile.read(file) else { continue }
            diagnostics += problems
            if let template { templates[template.source.name] = template }
        }

        var locales: [Locale] = []
        var localeFiles: [String: String] = [:]
        let sources = chain.flatMap(\.locales)
        for language in languages {
            let read = LocaleReader.read(sources, language: language)
            locales.append(read.locale)
            diagnostics += read.diagnostics
            let file = sources.last { $0.language == language }?.displayPath
            localeFiles[language] = file ?? "\(theme.displayPath)/locales/\(language).yml"
            if file == nil {
                diagnostics.append(
                    Diagnostic(
                        .error, "missing-locale", "the theme has no texts in `\(language)`, a language of the site",
                        at: SourceLocation(file: "\(theme.displayPath)/locales/\(language).yml"),
                        suggestion: "add this file, with the texts of another language translated"))
            }
        }
        var checks = LocaleChecks(locales, files: localeFiles)
        checks.compareLanguages()
        checks.check(keys)
        diagnostics += checks.diagnostics

        let loaded = Theme(
            files: files.values.sorted { $0.path < $1.path }, displayPath: theme.displayPath, templates: templates,
            locales: Dictionary(locales.map { ($0.language, $0) }, uniquingKeysWith: { first, _ in first }))
        return (loaded, diagnostics)
    }

    /// Compiles a template against the view it is to print, in one language.
    ///
    /// No template comes back where something is wrong with it or with what it includes. Errors of reading were
    /// reported when the theme was loaded and are not repeated.
    package func template<V: View>(
        _ name: String, for view: V.Type, language: String
    ) -> (template: Template<V>?, diagnostics: [Diagnostic]) {
        var compiler = TemplateCompiler(theme: self, language: language)
        let program = compiler.compile(name, for: V.declaration.shape)
        let template = program.map {
            Template<V>(
                name: name, language: language, closureHash: compiler.closureHash, program: $0,
                files: compiler.usedFiles(of: name))
        }
        return (template, compiler.diagnostics)
    }
}
