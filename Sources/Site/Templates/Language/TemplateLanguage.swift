/// How the language of templates differs from Mustache: for the documentation that theme authors read.
package enum TemplateLanguage {
    package struct Deviation: Sendable {
        /// What Mustache does.
        package let mustache: String
        /// What is done here.
        package let here: String
        package let reason: String
    }

    package static let deviations = [
        Deviation(
            mustache: "A name that has no value here is looked for further out, on each page anew.",
            here: "The innermost view that declares a name owns it. Where that has no value, nothing is printed.",
            reason: "An event without an amount must not show the amount of its case."),
        Deviation(
            mustache: "An unknown name prints nothing.",
            here: "An unknown name, partial, parent, block or text of the locale is an error of the build.",
            reason: "A mistyped name would leave a blank that nobody sees."),
        Deviation(
            mustache: "`{{name}}` and `{{{name}}}` go with any value.",
            here: "`{{name}}` prints text, escaped; `{{{name}}}` prints markup. The other way round is an error.",
            reason: "Text can't get into a page unescaped, nor markup be shown as source."),
        Deviation(
            mustache: "`{{&name}}` prints unescaped.", here: "An error: write `{{{name}}}`.",
            reason: "One way to write one thing."),
        Deviation(
            mustache: "`{{=<% %>=}}` changes the delimiters.", here: "An error.",
            reason: "A reader of a template knows where a tag begins."),
        Deviation(
            mustache: "A section may hold a lambda.", here: "There are none.",
            reason: "A page is decided by its view and its template alone."),
        Deviation(
            mustache: "A section on text enters a context of its own.",
            here:
                "It is printed where there is text, and `{{.}}` is that text; other names mean what they mean outside.",
            reason: "`{{#note}}{{date}}: {{.}}{{/note}}` reads as it looks."),
        Deviation(
            mustache: "Within a list, the place of an item is not known.",
            here: "`-first` and `-last` are flags within each list: `{{^-last}}, {{/-last}}`.",
            reason: "Commas between items; as in other implementations of Mustache."),
        Deviation(
            mustache: "Names beginning with `t.` are names like others.",
            here: "`{{t.key}}` prints a text of the locale; `{name}` in it is a field in scope. No field is named `t`.",
            reason: "A template serves every language."),
        Deviation(
            mustache: "The lines of a partial or block are indented as its tag is.",
            here: "They keep their own indentation. A tag alone on its line takes that line with it, as in Mustache.",
            reason: "HTML doesn't need it, and inside `<pre>` it would change the text."),
        Deviation(
            mustache: "A parent tag that opens and closes on one line takes that line with it.",
            here: "Only a tag that is alone on its line does.",
            reason: "One rule for all tags."),
        Deviation(
            mustache: "Text between a parent tag and its blocks is dropped.", here: "An error.",
            reason: "Nobody's words are dropped without a word."),
        Deviation(
            mustache: "A block inside a partial may or may not be replaced, depending on the implementation.",
            here: "A child replaces the blocks of its parent and of the parent's parents, not those of partials.",
            reason: "A partial looks the same wherever it is included."),
        Deviation(
            mustache: "A partial may include itself without end.",
            here: "A partial may include itself only within a section of a view or list of what it prints.",
            reason: "Views are finite, so the page comes to an end."),
        Deviation(
            mustache: "Partials may be named by a value (`{{>*name}}`).", here: "A partial is named by its name.",
            reason: "Every name is checked when the theme is loaded."),
        Deviation(
            mustache: "A name may hold any characters.",
            here: "Names are lower-case letters, digits and hyphens, partials also `/`.",
            reason: "One way to write a name."),
    ]

    /// The deviations as a Markdown table.
    package static func deviationsReference() -> String {
        let rows = deviations.map { "| \($0.mustache) | \($0.here) | \($0.reason) |" }
        return (["| Mustache | here | because |", "| --- | --- | --- |"] + rows).joined(separator: "\n") + "\n"
    }
}
