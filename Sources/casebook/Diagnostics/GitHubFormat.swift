import Content

/// Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request.
struct GitHubFormat {
    /// The checked-out repository, from whose top GitHub counts paths; empty where it is not known.
    var workspace = ""

    func render(_ report: DiagnosticReport) -> String {
        report.diagnostics.map(command).joined()
    }

    private func command(_ diagnostic: Diagnostic) -> String {
        let position = diagnostic.location.position
        let properties = [
            "file=" + property(path(diagnostic.location.file)), "line=\(position.line)", "col=\(position.column)",
            "endColumn=\(position.column + diagnostic.length)", "title=" + property(diagnostic.identifier),
        ]
        var message = diagnostic.message
        if let suggestion = diagnostic.suggestion { message += "\n" + suggestion }
        for note in diagnostic.notes {
            message += "\n\(path(note.location.file)):\(note.location.position.line): \(note.text)"
        }
        return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(data(message))\n"
    }

    private func path(_ file: String) -> String {
        guard !workspace.isEmpty, file.hasPrefix(workspace + "/") else { return file }
        return String(file.dropFirst(workspace.count + 1))
    }

    /// A message: a line's end would end the command.
    private func data(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A property's value: colons and commas would end it.
    private func property(_ text: String) -> String {
        var result = ""
        for scalar in data(text).unicodeScalars {
            switch scalar {
            case ":": result += "%3A"
            case ",": result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
