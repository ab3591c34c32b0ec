import Content
import Foundation

/// A problem that a marker in a ``SiteText`` announces.
package struct ExpectedDiagnostic: CustomStringConvertible {
    package var file: String
    package var line: Int
    package var column: Int
    /// Nil where the marker leaves it open.
    package var length: Int?
    package var severity: Diagnostic.Severity
    package var message: String
    /// Nil where the marker leaves it open.
    package var suggestion: String?

    /// Reads a marker under a line; nil for anything else.
    init?(marker: Substring, under line: Int, of file: String) {
        let blanks = marker.prefix { $0 == " " }
        var rest = marker.dropFirst(blanks.count)
        guard rest.first == "^", line > 0 else { return nil }
        rest = rest.dropFirst()
        let tildes = rest.prefix { $0 == "~" }
        rest = rest.dropFirst(tildes.count)
        if rest.hasPrefix(" error: ") {
            severity = .error
        } else if rest.hasPrefix(" warning: ") {
            severity = .warning
        } else {
            return nil
        }
        let text = String(rest.drop { $0 != ":" }.dropFirst(2))
        if let arrow = text.range(of: " => ") {
            message = String(text[..<arrow.lowerBound])
            suggestion = String(text[arrow.upperBound...])
        } else {
            message = text
        }
        self.file = file
        self.line = line
        column = blanks.count + 1
        length = tildes.isEmpty ? nil : tildes.count + 1
    }

    /// True if the problem is the one announced, once its path is counted from the site's folder.
    package func matches(_ found: Diagnostic, at path: String) -> Bool {
        guard path == file, found.location.position == SourcePosition(line: line, column: column),
            found.severity == severity, length == nil || length == found.length,
            suggestion == nil || suggestion == found.suggestion
        else { return false }
        return message.hasSuffix("…") ? found.message.hasPrefix(message.dropLast()) : message == found.message
    }

    package var description: String {
        "\(file):\(line):\(column): \(severity.rawValue): \(message)" + (suggestion.map { " => \($0)" } ?? "")
    }
}
