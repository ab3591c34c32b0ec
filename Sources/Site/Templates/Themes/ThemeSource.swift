import Content

/// One file of a theme, as read from the disk.
package struct ThemeFile: Sendable {
    /// The path within the theme: `templates/case.mustache`, `assets/register.css`.
    package var path: String
    package var bytes: [UInt8]
    /// The path as the theme's author knows it: `themes/default/templates/case.mustache`.
    package var displayPath: String

    package init(path: String, bytes: [UInt8], displayPath: String) {
        self.path = path
        self.bytes = bytes
        self.displayPath = displayPath
    }
}

/// A theme as it stands in its folder, before its parents' files are added.
package struct ThemeSource: Sendable {
    /// The theme that `theme.yml` names as its parent, and where it does so.
    package struct Parent: Sendable {
        package var name: String
        package var location: SourceLocation

        package init(_ name: String, at location: SourceLocation) {
            self.name = name
            self.location = location
        }
    }

    /// The folder's name.
    package var name: String
    /// The folder as the theme's author knows it: `themes/default`.
    package var displayPath: String
    package var extends: Parent?
    package var files: [ThemeFile]
    package var locales: [LocaleSource]

    package init(
        name: String, displayPath: String, extends: Parent? = nil, files: [ThemeFile], locales: [LocaleSource]
    ) {
        self.name = name
        self.displayPath = displayPath
        self.extends = extends
        self.files = files
        self.locales = locales
    }
}
