import Content
import Testing

@testable import Register

/// A case written as an editor writes it, one event a line, with what is derived from it.
struct StatusText {
    /// A finding with the events it names, counted from 1 as they stand in the text; 0 is the short form.
    struct Finding: Equatable, CustomStringConvertible {
        var identifier: String
        var message: String
        var event: Int
        var others: [Int]

        init(_ identifier: String, _ message: String, _ event: Int, others: [Int] = []) {
            self.identifier = identifier
            self.message = message
            self.event = event
            self.others = others
        }

        var description: String { "\(identifier) at \(event), \(others): \(message)" }
    }

    var status: CaseStatus
    /// Everything that was said, by the reader and by the derivation.
    var diagnostics: [Diagnostic]
    private var firstEvent: Int

    /// Derives a case of these events; `fields` stand before them, in lines of their own.
    init(_ events: String, fields: String = "", sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        var head =
            "---\ntitle: A case\nauthority: ap\ncompany: netflix\nsource: {id: press, url: \"https://example.org/\"}\n"
        if !fields.isEmpty { head += fields + "\n" }
        firstEvent = head.split(separator: "\n").count + 2
        let list = events.isEmpty ? "" : "events:\n" + events + "\n"
        let (file, problems) = CaseFile.parse(head + list + "---\nText.\n", file: "content/cases/ap-netflix-2024.md")
        let read = try #require(file, "\(problems)", sourceLocation: sourceLocation)
        let (status, more) = StatusDerivation.derive(read)
        self.status = status
        diagnostics = problems + more
    }

    /// The errors, with the events they name.
    var errors: [Finding] { findings(.error) }
    var warnings: [Finding] { findings(.warning) }

    private func findings(_ severity: Diagnostic.Severity) -> [Finding] {
        diagnostics.filter { $0.severity == severity }.map { diagnostic in
            Finding(
                diagnostic.identifier, diagnostic.message, number(diagnostic.location),
                others: diagnostic.notes.map { number($0.location) })
        }
    }

    private func number(_ location: Content.SourceLocation) -> Int {
        max(0, location.position.line - firstEvent + 1)
    }

    /// Standing, finality, the amounts as imposed, current and paid in one line.
    var line: String {
        let amounts = [status.imposed, status.current, status.paid].map { StatusText.written($0.summary) }
        return ([status.standing.rawValue, status.finality.rawValue] + amounts).joined(separator: " · ")
    }

    /// The same of one sanction.
    func line(_ id: String) throws -> String {
        let sanction = try #require(status.sanctions.first { $0.id == id })
        let amounts = [sanction.imposed, sanction.current, sanction.paid].map(StatusText.written)
        return ([sanction.standing.rawValue, sanction.finality.rawValue] + amounts).joined(separator: " · ")
    }

    func sanction(_ id: String) throws -> SanctionStatus {
        try #require(status.sanctions.first { $0.id == id })
    }

    static func written(_ amount: Amount) -> String {
        switch amount {
        case .number(let money): money.decimal
        case .none: "none"
        case .undisclosed: "undisclosed"
        case .unknown: "unknown"
        }
    }
}
