import Content
import Register

/// What a query may name: the fields with their forms, and every id, code and provision that exists.
///
/// Scripts read queries by this list, so that a field or a value added here is understood there.
struct RegisterVocabulary {
    let register: Register

    func write(to object: inout ColumnWriter) {
        object.name("fields")
        object.list { list in for field in QueryField.allCases { write(field, to: &list) } }
        object.name("countries")
        object.ids(Country.codes)
        object.name("currencies")
        object.object { digits in
            for (digit, codes) in Dictionary(grouping: Currency.codes, by: { Currency($0)?.minorDigits ?? 2 })
                .sorted(by: { $0.key < $1.key })
            {
                digits.name(String(digit))
                digits.ids(codes)
            }
        }
        writeEntities(&object)
        for (name, ids) in [
            ("topics", register.topics.map(\.id)), ("sectors", register.sectors.map(\.id)),
            ("dossiers", register.dossiers.map { $0.cases.isEmpty ? "" : $0.id }),
        ] {
            object.name(name)
            object.ids(ids)
        }
        object.name("laws")
        object.list { list in
            for law in register.laws {
                list.object { object in
                    object.name("id")
                    object.text(law.id)
                    object.name("unit")
                    object.text(law.file.unit.rawValue)
                    object.name("open")
                    object.flag(law.file.isOpen)
                    object.name("articles")
                    object.ids(law.articles.map(\.number))
                }
            }
        }
    }

    private func write(_ field: QueryField, to list: inout ColumnWriter) {
        list.object { object in
            object.name("name")
            object.text(field.rawValue)
            object.name("form")
            switch field.form {
            case .id(let noun):
                object.text("id")
                object.name("noun")
                object.text(noun)
            case .country: object.text("country")
            case .provision: object.text("provision")
            case .currency: object.text("currency")
            case .word(let words):
                object.text("word")
                object.name("words")
                object.ids(words)
            case .flag: object.text("flag")
            case .number(let range):
                object.text("number")
                object.name("range")
                object.numbers([range.lowerBound, range.upperBound])
            case .date: object.text("date")
            case .amount: object.text("amount")
            case .text: object.text("text")
            }
            object.name("states")
            object.ids(field.states.map(\.rawValue))
            object.name("sorts")
            object.flag(field.sorts)
        }
    }

    /// What scripts know a category by: `court` and `company` begin alike.
    private static func letter(_ category: EntityFile.Category) -> String {
        switch category {
        case .authority: "a"
        case .court: "t"
        case .company: "c"
        case .organisation: "o"
        }
    }

    /// Every entity in the order of the register, by whose places the columns name them.
    ///
    /// Those without a page keep their place and nothing else: only cases that are not published may name them.
    private func writeEntities(_ object: inout ColumnWriter) {
        let entities = register.entities
        object.name("entities")
        object.object { object in
            object.name("id")
            object.ids(entities.map { $0.hasPage ? $0.id : "-" })
            object.name("category")
            object.text(entities.map { RegisterVocabulary.letter($0.category) }.joined(separator: " "))
            object.name("country")
            object.text(entities.map { $0.hasPage ? $0.file.country?.code ?? "-" : "-" }.joined(separator: " "))
            object.name("subsidiaries")
            object.list { list in
                for entity in entities where !entity.subsidiaries.isEmpty {
                    list.numbers([entity.index] + entity.subsidiaries.map(\.entity))
                }
            }
        }
    }
}
