import Content
import Register

/// What scripts say in one language: the names of all that can be chosen, and the texts of the page.
struct RegisterNames {
    let scope: PageScope

    private var register: Register { scope.register }

    func write() -> [UInt8] {
        var writer = ColumnWriter()
        writer.object { object in
            object.name("entities")
            object.texts(register.entities.map { $0.hasPage ? scope.shortName($0).text : "" })
            object.name("topics")
            object.texts(register.topics.map { scope.words($0.term.name) ?? $0.id })
            object.name("sectors")
            object.texts(register.sectors.map { scope.words($0.term.name) ?? $0.id })
            object.name("dossiers")
            object.texts(register.dossiers.map { $0.cases.isEmpty ? "" : scope.title($0).text })
            object.name("laws")
            object.texts(register.laws.map { scope.shortName($0) })
            object.name("articles")
            object.list { list in
                for law in register.laws { list.texts(law.articles.map { scope.words($0.title) ?? "" }) }
            }
            let countries = Set(register.entities.filter(\.hasPage).compactMap(\.file.country)).sorted()
            named("countries", countries.map { ($0.code, scope.wording.country($0)) }, &object)
            named(
                "languages",
                scope.settings.languages.map { ($0, scope.wording.languageName($0)) }, &object)
            object.name("words")
            object.object { words in
                for key in SiteLocaleKeys.scriptTexts(scope.wording.locale) { write(key, &words) }
            }
        }
        return writer.bytes
    }

    private func named(_ name: String, _ pairs: [(String, String)], _ object: inout ColumnWriter) {
        object.name(name)
        object.object { object in
            for (code, text) in pairs {
                object.name(code)
                object.text(text)
            }
        }
    }

    /// A text with its places in braces, or the forms of a plural.
    private func write(_ key: String, _ words: inout ColumnWriter) {
        guard let entry = scope.wording.locale.entries[key] else { return }
        words.name(key)
        switch entry.text {
        case .pattern(let pattern): words.text(pattern.written)
        case .plural(let forms):
            words.object { object in
                for category in PluralRule.Category.allCases {
                    guard let form = forms[category] else { continue }
                    object.name(category.rawValue)
                    object.text(form.written)
                }
            }
        }
    }
}

extension LocalePattern {
    /// The text as a locale file writes it.
    var written: String {
        parts.map { part in
            switch part {
            case .literal(let text): text
            case .placeholder(let name): "{\(name)}"
            }
        }.joined()
    }
}

/// The titles of a part's cases in one language, and what its unnamed parties are called.
struct RegisterTitles {
    let scope: PageScope
    let part: RegisterPart

    func write() -> [UInt8] {
        let cases = scope.register.cases[part.cases]
        var writer = ColumnWriter()
        writer.object { object in
            object.name("titles")
            object.texts(cases.map { scope.title($0).text })
            object.name("foreign")
            object.numbers(cases.filter { scope.title($0).lang != nil }.map { $0.index - part.cases.lowerBound })
            object.name("unnamed")
            object.list { list in
                for record in cases {
                    let unnamed = record.parties.filter { $0.entity == nil }
                    guard !unnamed.isEmpty else { continue }
                    list.list { list in
                        list.number(record.index - part.cases.lowerBound)
                        for party in unnamed { list.text(scope.link(party, of: record).text) }
                    }
                }
            }
        }
        return writer.bytes
    }
}
