import Foundation
import Testing

@testable import Content

@Suite("What is made of the declaration of the fields")
struct SchemaTests {
    @Test(
        "every example is read without a problem by the field that it is an example of",
        arguments: DocumentKind.allCases)
    func examples(document: DocumentKind) {
        let fields: [FieldDescription]
        switch document.kind {
        case .record(_, let own, _): fields = own
        case .list(.record(_, let own, _)): fields = own
        default: fields = []
        }
        #expect(!fields.isEmpty)
        for field in fields {
            // The field stands by itself: only what is wrong within it counts.
            let line = "\(field.name): \(field.example)\n"
            let text = document.fieldNames.isEmpty ? "- {\(field.name): \(field.example)}\n" : "---\n\(line)---\n"
            let bytes = Array((document == .site || document == .law ? line : text).utf8)
            let problems = DocumentReading.diagnostics(bytes, file: "x", as: document).filter { problem in
                !["missing-field", "missing-source", "misplaced-field", "unknown-source", "unknown-id"].contains(
                    problem.identifier)
            }
            #expect(problems.isEmpty, "\(document.rawValue).\(field.name): \(problems.map(\.message))")
        }
    }

    @Test("a schema is valid JSON, and says it each time with the same bytes", arguments: DocumentKind.allCases)
    func json(document: DocumentKind) throws {
        let text = JSONSchema.of(document).text
        #expect(text == JSONSchema.of(document).text)
        let value = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(value["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    }

    @Test("the schema knows every field of the reader, and says what it is")
    func fields() throws {
        let text = JSONSchema.of(.caseFile).text
        let value = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let properties = try #require(value["properties"] as? [String: [String: Any]])
        #expect(Set(properties.keys) == Set(DocumentKind.caseFile.fieldNames))
        #expect(properties.values.allSatisfy { ($0["description"] as? String)?.isEmpty == false })
    }

    @Test("the reference has a row with an example for every field, groups within groups included")
    func reference() {
        let text = FieldReference.markdown()
        func check(_ kind: ShapeKind) {
            switch kind {
            case .record(_, let fields, _), .byLanguage(_, _, let fields):
                for field in fields {
                    let example = "`\(field.name): \(field.example)`"
                    #expect(text.contains(example.replacing("|", with: "\\|")), "\(field.name)")
                    check(field.kind)
                }
            case .list(let kind), .oneOrMany(let kind), .localized(let kind), .mapping(let kind): check(kind)
            case .either(let kinds): kinds.forEach(check)
            case .text, .flag, .integer, .choice: break
            }
        }
        for document in DocumentKind.allCases { check(document.kind) }
        #expect(text.contains("**`names`**"), "a field that must be there is bold")
    }

    @Test("an answer is judged by the reader of its field")
    func answers() {
        #expect(DocumentReading.problem(with: "EUR 4750000", in: "fine", of: .caseFile) == nil)
        let amount = DocumentReading.problem(with: "4.75 million", in: "fine", of: .caseFile)
        #expect(amount?.suggestion == "write for example `EUR 4750000`")
        #expect(
            DocumentReading.problem(with: "EUR 4.75 million", in: "fine", of: .caseFile)?.fix?.text == "EUR 4750000")
        #expect(
            DocumentReading.problem(with: "26 November 2024", in: "decided", of: .caseFile)?.fix?.text == "2024-11-26")
        #expect(DocumentReading.problem(with: "nl", in: "country", of: .company) != nil)
    }
}
