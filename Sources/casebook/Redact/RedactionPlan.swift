import ArgumentParser
import Content
import Register

/// What is done about a case.
enum RedactionAction: String, CaseIterable, ExpressibleByArgument {
    case noindex, pseudonymise, withdraw, remove

    /// What it does, for those who choose.
    var words: String {
        switch self {
        case .noindex: "noindex: the page stays; search engines, feeds and downloads leave it out"
        case .pseudonymise:
            "pseudonymise: dates, amounts and provisions stay, at an address without a name; all words go"
        case .withdraw: "withdraw: its page says that a case was withdrawn; the words stay in the file, unpublished"
        case .remove: "remove: nothing stays, neither a page nor a file (what a court's order usually asks)"
        }
    }
}

/// The files that an action writes and takes away, worked out before anything is touched.
struct RedactionPlan {
    struct Change {
        var path: String
        var kind: DocumentKind
        /// Nil for a new file.
        var before: [UInt8]?
        var after: [UInt8]
    }

    private(set) var changes: [Change] = []
    private(set) var deletions: [String] = []
    /// What the plan can not do, and an editor has to.
    private(set) var advice: [String] = []

    init(
        _ action: RedactionAction, of subject: RedactionSubject, at desk: Desk, as description: LocalizedText?
    ) throws {
        let day = desk.register.asOf
        switch action {
        case .noindex: try edit(subject.main, setting: [("noindex", "true")])
        case .withdraw:
            try edit(
                subject.main, setting: [("publication", "withdrawn"), ("withdrawn_on", day.date.edtf)])
        case .remove:
            deletions = subject.files
            try giveUp(subject.addresses, at: desk)
        case .pseudonymise:
            let copy = subject.record.pseudonymised(
                as: description, on: day, avoiding: Set(desk.files.map(\.id)), of: desk.register)
            let folder = desk.content + "/cases/"
            changes.append(
                Change(path: "\(folder)\(copy.id).md", kind: .caseFile, before: nil, after: Array(copy.written.utf8)))
            for translation in copy.translations {
                changes.append(
                    Change(
                        path: "\(folder)\(copy.id).\(translation.language).md", kind: .caseTranslation, before: nil,
                        after: Array(translation.writtenHead.utf8)))
            }
            deletions = subject.files
            try giveUp(subject.addresses, at: desk)
        }
        for change in changes {
            let problems = DocumentReading.diagnostics(change.after, file: change.path, as: change.kind)
            if let problem = problems.first(where: { $0.severity == .error }) {
                throw Refusal(message: "`\(change.path)` would have an error: \(Interview.sentence(problem))")
            }
        }
    }

    /// Writes what is new, then what changed, and takes away last: broken off, nothing is lost.
    func carryOut() throws(WholeFile.Failure) {
        try Interruption.held { () throws(WholeFile.Failure) in
            for change in changes where change.before == nil {
                // What an earlier run wrote before it was broken off.
                if let known = try? Disk.read(change.path), known == change.after { continue }
                try WholeFile.create(change.path, change.after)
            }
            for change in changes where change.before != nil { try WholeFile.replace(change.path, with: change.after) }
            for path in deletions { try WholeFile.delete(path) }
        }
    }

    /// Sets fields at the head of a file, each where a good editor writes it; all other lines stay as they are.
    private mutating func edit(_ path: String, setting fields: [(name: String, value: String)]) throws {
        guard let bytes = try? Disk.read(path) else { throw Refusal(message: "`\(path)` can not be read") }
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        let end = lines.first?.hasSuffix("\r") == true ? "\r" : ""
        let order = DocumentKind.caseFile.fieldNames
        for field in fields {
            guard let close = lines.dropFirst().firstIndex(where: { $0.hasPrefix("---") }) else {
                throw Refusal(message: "`\(path)` has no front matter that could be read")
            }
            let line = "\(field.name): \(field.value)\(end)"
            func name(_ line: String) -> String? {
                guard let colon = line.firstIndex(of: ":") else { return nil }
                let name = String(line[..<colon])
                return order.contains(name) ? name : nil
            }
            if let known = lines[1..<close].firstIndex(where: { name($0) == field.name }) {
                lines[known] = line
                continue
            }
            let rank = order.firstIndex(of: field.name) ?? 0
            let next = lines[1..<close].firstIndex { line in
                name(line).flatMap { order.firstIndex(of: $0) }.map { $0 > rank } ?? false
            }
            lines.insert(line, at: next ?? close)
        }
        changes.append(
            Change(path: path, kind: .caseFile, before: bytes, after: Array(lines.joined(separator: "\n").utf8)))
    }

    /// Tells `site.yml` that addresses are given up, without saying which: a build knows them by their hashes.
    private mutating func giveUp(_ addresses: [String], at desk: Desk) throws {
        let path = desk.content + "/site.yml"
        let marks = addresses.map(SiteSettings.mark).filter { !desk.register.settings.removed.contains($0) }
        if marks.isEmpty { return }
        guard let bytes = try? Disk.read(path) else { throw Refusal(message: "`\(path)` can not be read") }
        guard let text = Self.adding(marks, to: String(decoding: bytes, as: UTF8.self)) else {
            advice.append("Add to `removed` in `\(path)`: \(marks.joined(separator: ", "))")
            return
        }
        changes.append(Change(path: path, kind: .site, before: bytes, after: Array(text.utf8)))
    }

    /// The text of `site.yml` with more entries under `removed`; nil where it is written in a way that is not known here.
    static func adding(_ marks: [String], to text: String) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let place = lines.firstIndex(where: { $0.hasPrefix("removed:") }) else {
            while lines.last?.isEmpty == true { lines.removeLast() }
            return (lines + ["removed:"] + marks.map { "  - \($0)" } + [""]).joined(separator: "\n")
        }
        let value = lines[place].dropFirst("removed:".count).drop { $0 == " " }
        if value.isEmpty || value.hasPrefix("#") {
            let next = place + 1 < lines.count ? lines[place + 1] : ""
            let indent = next.prefix { $0 == " " }
            guard next.dropFirst(indent.count).hasPrefix("- ") else { return nil }
            lines.insert(contentsOf: marks.map { "\(indent)- \($0)" }, at: place + 1)
        } else if value.hasPrefix("["), value.hasSuffix("]") {
            let inner = value.dropFirst().dropLast()
            let old = inner.allSatisfy { $0 == " " } ? [] : [String(inner)]
            lines[place] = "removed: [\((old + marks).joined(separator: ", "))]"
        } else if !value.contains("#"), !value.hasPrefix("["), !value.hasPrefix("&"), !value.hasPrefix("|") {
            lines[place] = "removed: [\(([String(value)] + marks).joined(separator: ", "))]"
        } else {
            return nil
        }
        return lines.joined(separator: "\n")
    }
}
