/// A whole site in one string: files under headings, and under their lines the problems they are expected to have.
///
/// A file begins with `-- PATH --` on a line of its own. A line such as
/// ```
/// company: netfilx
///          ^~~~~~~ error: `netfilx`: no such company => did you mean `netflix`?
/// ```
/// is no part of the file: it says that the line above has this problem at this column, this long, with this remedy.
/// A caret alone leaves the length open, a message that ends in `…` its rest, a marker without `=>` the remedy.
package struct SiteText {
    package struct File {
        package var path: String
        package var text: String
    }

    package private(set) var files: [File] = []
    package private(set) var expected: [ExpectedDiagnostic] = []

    package init(_ text: String) {
        var lines: [Substring] = []
        var path: String?
        func file() -> File? {
            path.map { File(path: $0, text: lines.map { $0 + "\n" }.joined()) }
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let heading = Self.path(in: line) {
                if let file = file() { files.append(file) }
                path = heading
                lines = []
            } else if let path, let marker = ExpectedDiagnostic(marker: line, under: lines.count, of: path) {
                expected.append(marker)
            } else {
                lines.append(line)
            }
        }
        // The line that ends the string is not one of the file.
        if lines.last == "" { lines.removeLast() }
        if let file = file() { files.append(file) }
    }

    private static func path(in line: Substring) -> String? {
        guard line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 else { return nil }
        return String(line.dropFirst(3).dropLast(3))
    }
}
