/// What the author of a theme may write, as Markdown: templates, names, and how the language differs from Mustache.
///
/// It is made from the declarations that templates are compiled against.
package enum TemplateReference {
    package static func markdown() -> String {
        var list = ViewList()
        _ = SiteTemplates(&list)
        var text = """
            # What templates may use

            A page template is given one view, and may use the names of that view; within a section, those of the view \
            that the section opens as well. A partial (`{{> fact}}`) may use what is in scope where it is included. \
            Besides these, `{{t.key}}` prints a text of the locale. Every name is checked when the theme is loaded.

            | template | its view |
            | --- | --- |

            """
        for page in list.pages {
            text += "| `templates/\(page.template).mustache` | [\(page.view.name)](#\(page.view.name)) |\n"
        }
        text += "\n## The language\n\nTemplates are written in [Mustache](https://mustache.github.io/mustache.5.html), "
        text += "with these differences:\n\n" + TemplateLanguage.deviationsReference() + "\n"
        return text + ViewReference(of: list.pages.map(\.view)).markdown
    }

    /// Notes what view each page template is given, and compiles none.
    private struct ViewList: PageTemplates {
        var pages: [(template: String, view: ViewShape)] = []

        mutating func template<V: View>(_ name: String, _ view: V.Type) -> Template<V>? {
            pages.append((name, V.declaration.shape))
            return nil
        }
    }
}
