import Content
import Testing

@testable import Site

@Suite("Templates: errors")
struct TemplateErrorTests {
    @Test("an unknown name is reported where it stands, with the nearest name in scope")
    func unknownName() {
        #expect(
            problems("<h1>\n é {{ titel }}</h1>") == [
                "page.mustache:2:7 unknown-name: `titel`: no such name in `case-page`; did you mean `title`?"
            ])
        #expect(
            problems("{{#events}}{{#amount}}{{valeu}}{{/amount}}{{/events}}") == [
                "page.mustache:1:25 unknown-name: `valeu`: no such name in `amount` or `event` or `case-page`"
                    + "; did you mean `value`?"
            ])
        #expect(problems("{{nonsense}}") == ["page.mustache:1:3 unknown-name: `nonsense`: no such name in `case-page`"])
    }

    @Test("the caret underlines the name")
    func length() {
        #expect(outcome(["page": "{{titel}}"]).diagnostics.map(\.length) == [5])
    }

    @Test("an unknown name within dots is reported at its own place")
    func unknownDottedName() {
        #expect(
            problems("{{amount.valu}} {{amout.value}}") == [
                "page.mustache:1:10 unknown-name: `valu`: no such name in `amount`; did you mean `value`?",
                "page.mustache:1:19 unknown-name: `amout`: no such name in `case-page`; did you mean `amount`?",
            ])
        #expect(
            problems("{{events.date}}") == [
                "page.mustache:1:10 not-a-view: `events` is a list and has no `.date`"
                    + "; write `{{#events}}{{date}}{{/events}}`"
            ])
        #expect(problems("{{title.x}}") == ["page.mustache:1:9 not-a-view: `title` is text and has no `.x`"])
    }

    @Test("an unknown section is reported once, not for each name inside")
    func unknownSection() {
        #expect(
            problems("{{#evnts}}{{date}}{{note}}{{/evnts}}") == [
                "page.mustache:1:4 unknown-name: `evnts`: no such name in `case-page`; did you mean `events`?"
            ])
    }

    @Test("all errors of a template are reported together")
    func severalErrors() {
        #expect(problems("{{titel}}{{bdy}}{{> x}}").count == 3)
    }

    @Test("text, markup and other kinds are not printed for one another")
    func kinds() {
        #expect(
            problems("{{body}}{{{title}}}{{is-final}}{{{events}}}{{amount}}{{names}}") == [
                "page.mustache:1:3 markup-as-text: `body` is markup; write `{{{body}}}`",
                "page.mustache:1:12 text-as-markup: `title` is text; write `{{title}}`",
                "page.mustache:1:22 not-text: `is-final` is a flag; write `{{#is-final}}…{{/is-final}}`",
                "page.mustache:1:35 not-text: `events` is a list; write `{{#events}}…{{/events}}`",
                "page.mustache:1:46 not-text: `amount` is a view of several values; write `{{#amount}}…{{/amount}}`",
                "page.mustache:1:56 not-text: `names` is a list of texts; write `{{#names}}{{.}}{{/names}}`",
            ])
    }

    @Test("the dot is refused where there is no text")
    func dot() {
        #expect(
            problems("{{.}}") == [
                "page.mustache:1:3 unknown-name: `.` stands for a text, and there is none here: this is `case-page`"
                    + "; write the name of a field"
            ])
        #expect(problems("{{#names}}{{#amount}}{{.}}{{/amount}}{{/names}}").count == 1)
        #expect(
            problems("{{#names}}{{{.}}}{{/names}}{{#body}}{{.}}{{/body}}") == [
                "page.mustache:1:14 text-as-markup: `.` is text here; write `{{.}}`",
                "page.mustache:1:39 markup-as-text: `.` is markup here; write `{{{.}}}`",
            ])
        #expect(
            problems("{{#names}}{{#.}}x{{/.}}{{/names}}") == [
                "page.mustache:1:14 not-a-section: `.` is text to print, not a section; write `{{.}}`"
            ])
    }

    @Test("a list's flags are refused where there is no list")
    func listFlags() {
        #expect(
            problems("{{#-first}}x{{/-first}}") == [
                "page.mustache:1:4 unknown-name: `-first`: there is no list around this"
            ])
        #expect(
            problems("{{#names}}{{-last}}{{/names}}") == [
                "page.mustache:1:13 not-text: `-last` is a flag; write `{{#-last}}…{{/-last}}`"
            ])
    }

    @Test("an unknown partial is reported with the nearest")
    func unknownPartial() {
        #expect(
            problems("{{> evnt}}\n{{> quite-else}}", partials: ["event": ""]) == [
                "page.mustache:1:5 unknown-partial: `evnt`: the theme has no template of this name; did you mean `event`?",
                "page.mustache:2:5 unknown-partial: `quite-else`: the theme has no template of this name"
                    + "; add `templates/quite-else.mustache`",
            ])
    }

    @Test("an unknown parent is reported with the nearest")
    func unknownParent() {
        #expect(
            problems("{{<layuot}}{{/layuot}}", partials: ["layout": ""]) == [
                "page.mustache:1:4 unknown-parent: `layuot`: the theme has no template of this name; did you mean `layout`?"
            ])
    }

    @Test("a block that no parent has is reported with the nearest")
    func unknownBlock() {
        let partials = ["layout": "{{<base}}{{/base}}{{$main}}{{/main}}", "base": "{{$title}}{{/title}}", "bare": ""]
        #expect(
            problems("{{<layout}}{{$titel}}x{{/titel}}{{$aside}}{{/aside}}{{/layout}}", partials: partials) == [
                "page.mustache:1:15 unknown-block: `titel`: no parent has a block of this name; did you mean `title`?",
                "page.mustache:1:36 unknown-block: `aside`: no parent has a block of this name"
                    + "; `layout` has `main`, `title`",
            ])
        #expect(
            problems("{{<bare}}{{$a}}{{/a}}{{/bare}}", partials: partials) == [
                "page.mustache:1:13 unknown-block: `a`: no parent has a block of this name; `bare` has no blocks"
            ])
    }

    @Test("an error inside a partial names the partial, and where it was included from")
    func errorInPartial() throws {
        let found = outcome(["page": "\n{{> row}}{{> row}}", "row": "{{titel}}"]).diagnostics
        #expect(
            found.map(line) == [
                "row.mustache:1:3 unknown-name: `titel`: no such name in `case-page`; did you mean `title`?"
            ])
        let note = try #require(found.first?.notes.first)
        #expect(note.text == "included here")
        #expect(note.location == SourceLocation(file: "page.mustache", position: SourcePosition(line: 2, column: 5)))
    }

    @Test("an error inside a replaced block is reported in the file that wrote it")
    func errorInBlock() {
        #expect(
            problems("{{<layout}}{{$main}}{{titel}}{{/main}}{{/layout}}", partials: ["layout": "{{$main}}{{/main}}"])
                == [
                    "page.mustache:1:23 unknown-name: `titel`: no such name in `case-page`; did you mean `title`?"
                ])
    }

    @Test("a section closed by another name is reported with both lines")
    func mismatched() throws {
        let found = outcome(["page": "{{#events}}\n\n{{/evens}}"]).diagnostics
        #expect(
            found.map(line) == [
                "page.mustache:3:4 mismatched-close: `{{/evens}}` stands where `{{/events}}` is due,"
                    + " for `{{#events}}` of line 1; write `{{/events}}`"
            ])
        #expect(found.first?.notes.first?.location.position == SourcePosition(line: 1, column: 4))
    }

    @Test("a section that is never closed is reported where it opens")
    func unclosed() {
        #expect(
            problems("a\n{{#title}}") == [
                "page.mustache:2:4 unclosed-section: `{{#title}}` is never closed; write `{{/title}}` where it ends"
            ])
        let inner = outcome(["page": "{{#title}}\n{{^body}}\n{{/title}}"]).diagnostics
        #expect(
            inner.map(line) == [
                "page.mustache:2:4 unclosed-section: `{{^body}}` is never closed; write `{{/body}}` where it ends"
            ])
        #expect(inner.first?.notes.first?.location.position == SourcePosition(line: 3, column: 4))
    }

    @Test("a close without anything open is reported")
    func strayClose() {
        #expect(
            problems("x{{/title}}") == [
                "page.mustache:1:5 stray-close: `{{/title}}` closes nothing: nothing is open here"
            ])
    }

    @Test("a tag that is never closed is reported where it opens")
    func unclosedTag() {
        #expect(
            problems("a {{title\nb") == [
                "page.mustache:1:3 unclosed-tag: the tag that opens here is never closed; write `}}`"
            ])
        #expect(
            problems("{{{body}}") == [
                "page.mustache:1:1 unclosed-tag: the tag that opens here is never closed; write `}}}`"
            ])
        #expect(
            problems("{{title {{title}}") == [
                "page.mustache:1:1 unclosed-tag: the tag that opens here is not closed before the next one"
                    + "; write `}}` after the name"
            ])
    }

    @Test("what Mustache has and this language has not says what to write")
    func refused() {
        #expect(
            problems("{{=<% %>=}}") == [
                "page.mustache:1:1 no-delimiters: the delimiters of tags can't be changed"
                    + "; leave this tag out and write `{{` and `}}` throughout"
            ])
        #expect(
            problems("{{&body}}") == [
                "page.mustache:1:1 no-ampersand: `{{&body}}`: markup is printed with three braces; write `{{{body}}}`"
            ])
        #expect(
            problems("{{#if is-final}}x{{/is-final}}").first
                == "page.mustache:1:4 bad-name: `if is-final` can't be a name; write `{{#is-final}}…{{/is-final}}`")
        #expect(
            problems("{{#unless is-final}}x{{/unless is-final}}").first
                == "page.mustache:1:4 bad-name: `unless is-final` can't be a name; write `{{^is-final}}…{{/is-final}}`")
        #expect(
            problems("{{Title}}{{}}{{title | upper}}") == [
                "page.mustache:1:3 bad-name: `Title` can't be a name; write lower-case letters, digits and hyphens",
                "page.mustache:1:10 empty-tag: this tag names nothing; write a name between the braces",
                "page.mustache:1:16 bad-name: `title | upper` can't be a name; a tag holds one name and nothing else",
            ])
    }

    @Test("text directly within a parent tag is an error, blanks and comments are not")
    func outsideBlock() {
        let layout = ["layout": "{{$main}}{{/main}}"]
        #expect(
            problems("{{<layout}}\n {{! fine }} lost\n{{title}}{{/layout}}", partials: layout) == [
                "page.mustache:2:14 outside-block: directly within `{{<layout}}` only blocks may stand"
                    + "; put this into a block: `{{$name}}…{{/name}}`",
                "page.mustache:3:3 outside-block: directly within `{{<layout}}` only blocks may stand"
                    + "; put this into a block: `{{$name}}…{{/name}}`",
            ])
    }

    @Test("a block replaced twice is an error")
    func duplicateBlock() {
        #expect(
            problems("{{<layout}}{{$a}}1{{/a}}{{$a}}2{{/a}}{{/layout}}", partials: ["layout": "{{$a}}{{/a}}"]) == [
                "page.mustache:1:28 duplicate-block: block `a` is replaced twice; keep one of the two"
            ])
    }

    @Test("a template with an error of reading is not compiled, and reports nothing more")
    func brokenOnce() {
        let result = outcome(["page": "{{> row}}", "row": "{{#title}}"])
        #expect(result.page == nil)
        #expect(result.problems.count == 1)
    }

    @Test("a template that is not there is reported with the file to add")
    func missingTemplate() {
        #expect(
            outcome(["pages": ""]).problems == [
                "themes/default/templates/page.mustache:1:1 missing-template:"
                    + " the theme has no template `page`, which prints a case-page; is `pages.mustache` meant?"
            ])
    }

    @Test("a view that declares a reserved or a doubled name is reported")
    func badView() {
        let theme = Theme.load(
            "default", from: [themeSource(["page": ""])], languages: ["en"], keys: [],
            namedAt: SourceLocation(file: "content/site.yml")
        ).theme
        #expect(
            theme?.template("page", for: BadView.self, language: "en").diagnostics.map(\.message) == [
                "view `bad` declares `t`, which stands for the locale's texts",
                "view `bad` declares `Big`: not kebab-case",
                "view `bad` declares `Big` twice",
            ])
    }
}

private struct BadView: View {
    static let declaration = ViewDeclaration<BadView>(
        "bad", "A view with mistakes.",
        fields: [.text("t", "") { _ in nil }, .text("Big", "") { _ in nil }, .text("Big", "") { _ in nil }])
}
