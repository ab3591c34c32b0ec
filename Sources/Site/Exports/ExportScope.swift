import Content
import Register

/// The register as its downloads show it: without the cases that ask not to be indexed, and what only they concern.
///
/// Drafts, cases under embargo and withdrawn ones are not in a register at all.
final class ExportScope: Sendable {
    let register: Register
    let addresses: Addresses
    /// The site's languages, the default first.
    let languages: [String]
    /// The cases in the order of their ids, so that a new case moves no row but adds one.
    let cases: [CaseIndex]
    /// The entities by category, in the order of their ids.
    let entities: [EntityFile.Category: [EntityIndex]]
    let conversion: Conversion
    let basis: PageBasis?
    private let isExported: [Bool]

    init(_ register: Register, _ addresses: Addresses, languages: [String], basis: PageBasis? = nil) {
        self.basis = basis
        self.register = register
        self.addresses = addresses
        self.languages = languages
        conversion = Conversion(target: register.settings.currency, rates: register.rates)
        // Ids are taken out once: to ask records for them at each comparison takes longer than to sort.
        cases = register.cases.lazy.filter { !$0.isNoindex }.map { (id: $0.id, index: $0.index) }
            .sorted { $0.id < $1.id }.map(\.index)
        let isExported = ExportScope.entities(register)
        self.isExported = isExported
        entities = Dictionary(grouping: register.entities.indices.filter { isExported[$0] }) {
            register.entities[$0].category
        }.mapValues { $0.sorted { register.entities[$0].id < register.entities[$1].id } }
    }

    /// Which entities are in the downloads: all authorities, else whoever an exported case concerns, and the companies
    /// above those, so that every id that a row names has a row.
    private static func entities(_ register: Register) -> [Bool] {
        func isOpen(_ index: CaseIndex) -> Bool { !register.cases[index].isNoindex }
        var result = register.entities.map { entity in
            entity.category == .authority || entity.cases.contains(where: isOpen)
                || entity.groupCases.contains(where: isOpen)
        }
        var open = result.indices.filter { result[$0] }
        while let index = open.popLast() {
            let entity = register.entities[index]
            for above in entity.parents.map(\.entity) + (entity.mergedInto.map { [$0] } ?? []) where !result[above] {
                result[above] = true
                open.append(above)
            }
        }
        return result
    }

    func isExported(_ entity: EntityIndex) -> Bool { isExported[entity] }
    func isExported(caseAt index: CaseIndex) -> Bool { !register.cases[index].isNoindex }

    /// How many cases the downloads leave out.
    var leftOut: Int { register.cases.count - cases.count }

    var defaultLanguage: String { languages[0] }
    var currency: Currency { register.settings.currency }

    /// The currency of the totals as columns name it: `eur`.
    var currencyName: String { currency.code.lowercased() }

    /// The places of the owners of a kind, in the order of their ids.
    func owners(_ kind: RecordKind) -> [Int] {
        switch kind {
        case .caseRecord: cases
        case .authority: entities[.authority] ?? []
        case .court: entities[.court] ?? []
        case .company: entities[.company] ?? []
        case .organisation: entities[.organisation] ?? []
        case .law: register.laws.indices.sorted { register.laws[$0].id < register.laws[$1].id }
        case .topic: Array(register.topics.indices)
        case .sector: Array(register.sectors.indices)
        case .dossier:
            register.dossiers.indices.filter { !register.dossiers[$0].cases.isEmpty }.sorted {
                register.dossiers[$0].id < register.dossiers[$1].id
            }
        }
    }

    /// The address of a page in full, in the site's default language.
    func url(_ page: PageIdentity) -> String { addresses.url(page, defaultLanguage) }

    /// A text in a language: in the default one whatever there is, in another only what stands in it.
    func words(_ text: LocalizedText?, _ language: String) -> String? {
        language == defaultLanguage ? text?.text(language, fallback: language) : text?.exact(language)
    }
}

/// A row of a case's table: which case, and what of it.
struct CaseItem<Item: Sendable>: Sendable {
    let scope: ExportScope
    let index: CaseIndex
    /// The place among the case's rows of the table, from 1.
    let number: Int
    let item: Item

    var record: CaseRecord {
        _read { yield scope.register.cases[index] }
    }

    var id: String { record.id }
}

extension ExportScope {
    /// The rows of a case for a list of its parts.
    func items<Item: Sendable>(_ index: CaseIndex, _ items: [Item]) -> [CaseItem<Item>] {
        items.enumerated().map { CaseItem(scope: self, index: index, number: $0 + 1, item: $1) }
    }

    /// The number of a source among those of its case, by its id.
    func source(_ id: String?, _ record: CaseRecord) -> Int? {
        guard let id else { return nil }
        return record.content.file.sources.firstIndex { $0.id == id }.map { $0 + 1 }
    }
}
