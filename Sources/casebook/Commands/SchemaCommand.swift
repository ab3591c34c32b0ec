import ArgumentParser
import Content
import Site

extension DocumentKind: ExpressibleByArgument {}

/// `casebook schema`: what a file may hold, as JSON Schema for editors' tools or as Markdown for people.
struct SchemaCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints what a file may hold, as JSON Schema.",
        discussion: """
            The schemas follow draft 2020-12 and are made from the declaration that the reader itself uses. \
            They know one file at a time: `casebook check` knows the others, the calendar and the law too.
            """)

    @Argument(help: "The kind of file.")
    var kind = DocumentKind.caseFile

    @Flag(help: "Print the reference of every field of every kind of file, as Markdown.")
    var reference = false

    @Flag(help: "Print the names that templates of a theme may use, as Markdown.")
    var templates = false

    @Option(help: ArgumentHelp("Write the schemas of all kinds into this folder instead.", valueName: "dir"))
    var output: String?

    func run(on console: Console) -> ExitStatus {
        if reference {
            console.output(FieldReference.markdown())
            return .success
        }
        if templates {
            console.output(TemplateReference.markdown())
            return .success
        }
        guard let output else {
            console.output(JSONSchema.of(kind).text)
            return .success
        }
        do {
            for kind in DocumentKind.allCases {
                let path = "\(output)/\(kind.rawValue).schema.json"
                try WholeFile.replace(path, with: Array(JSONSchema.of(kind).text.utf8))
            }
            return .success
        } catch {
            return console.report(error)
        }
    }
}
