import ArgumentParser
import Content
import Publication

/// `casebook new translation`: the words of a text, ready to be written over in another language.
struct NewTranslation: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "translation",
        abstract: "Writes the words of a case or page into a new file, to be translated in place.",
        discussion: """
            The facts stay where they are: the new file holds only words, those of the original to begin with. \
            `casebook check` warns of a text that is still that of the original.
            """)

    @OptionGroup var desk: DeskOptions

    @Argument(help: "The id of the case, report, dossier, page or entity.")
    var id: String

    @Argument(help: "The language, by its code, such as `nl`.")
    var language: String

    func run(on console: Console) -> ExitStatus {
        do {
            let desk = try Desk(content: desk.content)
            let file = try original(at: desk)
            guard let bytes = try? Disk.read(file.path), let draft = TranslationDraft(bytes, file, language) else {
                throw Refusal(message: "`\(file.path)` has errors: run `\(console.program) check`, then try again")
            }
            var files = NewFiles()
            let path = file.path.dropLast(3) + ".\(language).md"
            files.add(String(path), draft.text, file.kind == .caseFile ? .caseTranslation : .pageTranslation)
            return files.write(
                on: console,
                next: """
                    Write over the words in place; what is left out is shown in the original language, and marked so.
                    Check it: `\(console.program) check`
                    """)
        } catch let failure as BuildFailure {
            return console.report(failure)
        } catch let refusal as Refusal {
            console.error("casebook: \(DisplayWidth.harmless(refusal.message))\n")
        } catch {
            console.error("\nNothing was written.\n")
        }
        return .wrongUsage
    }

    private func original(at desk: Desk) throws -> ContentListing.File {
        let languages = desk.register.settings.languages
        guard language != languages.first else {
            throw Refusal(
                message: "`\(language)` is the site's default language, in which `\(id).md` itself is written")
        }
        guard languages.contains(language) else {
            throw Refusal(
                message: "the site has no language `\(language)`: add it to `languages` in `site.yml`, "
                    + "which has \(languages.joined(separator: ", "))")
        }
        let texts = desk.files.filter { $0.language == nil && $0.path.hasSuffix(".md") }
        guard let file = texts.first(where: { $0.id == id }) else {
            let near = NearMiss.nearest(to: id, among: texts.map(\.id)).map { "; did you mean `\($0)`?" } ?? ""
            throw Refusal(message: "`\(id)`: nothing has this id\(near)")
        }
        return file
    }
}
