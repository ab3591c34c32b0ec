import Content

/// Diagnostics in the Static Analysis Results Interchange Format, version 2.1.0, which code hosts and editors read.
struct SARIFFormat {
    /// The checked-out repository, from whose top paths are counted; empty where it is not known.
    var workspace = ""

    func render(_ report: DiagnosticReport) -> String {
        var identifiers: [String] = []
        for diagnostic in report.diagnostics where !identifiers.contains(diagnostic.identifier) {
            identifiers.append(diagnostic.identifier)
        }
        identifiers.sort()
        let driver: JSONValue = [
            "name": "casebook", "version": .string(Program.version),
            "rules": .array(identifiers.map { ["id": .string($0)] }),
        ]
        let run: JSONValue = [
            "tool": ["driver": driver], "columnKind": "unicodeCodePoints",
            "results": .array(report.diagnostics.map { result($0, identifiers) }),
        ]
        let log: JSONValue = [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run],
        ]
        return log.text
    }

    private func result(_ diagnostic: Diagnostic, _ identifiers: [String]) -> JSONValue {
        var text = diagnostic.message
        if let suggestion = diagnostic.suggestion { text += ": " + suggestion }
        var members: [JSONValue.Member] = [
            .init("ruleId", .string(diagnostic.identifier)),
            .init("ruleIndex", .integer(identifiers.firstIndex(of: diagnostic.identifier) ?? -1)),
            .init("level", .string(diagnostic.severity.rawValue)), .init("message", ["text": .string(text)]),
            .init("locations", [location(diagnostic.location, length: diagnostic.length)]),
        ]
        if !diagnostic.notes.isEmpty {
            let notes = diagnostic.notes.map { note -> JSONValue in
                guard case .object(let place) = location(note.location, length: 1) else { return .null }
                return .object(place + [.init("message", ["text": .string(note.text)])])
            }
            members.append(.init("relatedLocations", .array(notes)))
        }
        if let fix = diagnostic.fix { members.append(.init("fixes", [self.fix(fix, in: diagnostic)])) }
        return .object(members)
    }

    private func fix(_ fix: TextEdit, in diagnostic: Diagnostic) -> JSONValue {
        let replacement: JSONValue = [
            "deletedRegion": region(fix.position, length: fix.length), "insertedContent": ["text": .string(fix.text)],
        ]
        return [
            "artifactChanges": [
                ["artifactLocation": artifact(diagnostic.location.file), "replacements": [replacement]]
            ]
        ]
    }

    private func location(_ location: SourceLocation, length: Int) -> JSONValue {
        [
            "physicalLocation": [
                "artifactLocation": artifact(location.file), "region": region(location.position, length: length),
            ]
        ]
    }

    private func region(_ position: SourcePosition, length: Int) -> JSONValue {
        [
            "startLine": .integer(position.line), "startColumn": .integer(position.column),
            "endColumn": .integer(position.column + length),
        ]
    }

    /// A file as an address relative to the top of the repository.
    private func artifact(_ file: String) -> JSONValue {
        let path =
            !workspace.isEmpty && file.hasPrefix(workspace + "/") ? file.dropFirst(workspace.count + 1) : file[...]
        var uri = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                uri += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return ["uri": .string(uri)]
    }
}
