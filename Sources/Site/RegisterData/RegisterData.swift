import Content
import Register
import Synchronization

/// The files that scripts filter, sort and compare by: one list of the others, the columns, titles, names and words.
///
/// Each but the list is asked for with its version behind its address, so that a browser may keep it for as long as it
/// likes; the list is asked for anew each time. Files are made when they are first needed, and once.
final class RegisterData: Sendable {
    /// The folder below the output folder: apart from the downloads, as its form is the scripts' own affair.
    static let folder = "register/"
    /// Changes when the files' form does: scripts of another form do not read them.
    static let format = 1

    private struct File: Sendable {
        var bytes: [UInt8]
        var version: UInt64
    }

    /// A file that is made when it is first asked for.
    private final class LazyFile: Sendable {
        private let file = Mutex<File?>(nil)

        func made(_ make: () -> [UInt8]) -> File {
            file.withLock { file in
                if let file { return file }
                let bytes = make()
                var hasher = StableHasher()
                hasher.combine(bytes)
                let new = File(bytes: bytes, version: hasher.finalize())
                file = new
                return new
            }
        }
    }

    private let context: SiteContext
    private let parts: [RegisterPart]
    private let words: RegisterWords
    private let scopes: [PageScope]
    private let columns: [LazyFile]
    private let titles: [LazyFile]
    private let names: [LazyFile]
    private let rates = LazyFile()
    private let wordFiles = Mutex<[[UInt8]]?>(nil)
    private let wordKey = Mutex<UInt64?>(nil)
    private let dictionary = Mutex<RegisterDictionary?>(nil)

    init(_ context: SiteContext) {
        self.context = context
        let parts = RegisterPart.all(of: context.register)
        self.parts = parts
        words = RegisterWords(cases: context.register.cases.count)
        scopes = context.languages.map { context.scope($0) }
        columns = parts.map { _ in LazyFile() }
        titles = context.languages.flatMap { _ in parts }.map { _ in LazyFile() }
        names = context.languages.map { _ in LazyFile() }
    }

    func pages() -> [PlannedPage] {
        // The list names the version of the words, which change with every text; the others hold no text of a case.
        let basis = context.basis?.common
        var pages = [page("index.json") { $0.index() }, page("rates.json", basis: basis) { $0.ratesFile() }]
        for (place, part) in parts.enumerated() {
            pages.append(page(part.name + ".json", basis: basis) { $0.columnsFile(place) })
            for (number, language) in context.languages.enumerated() {
                pages.append(page("\(part.name).\(language).json", basis: basis) { $0.titlesFile(place, number) })
            }
        }
        for (number, language) in context.languages.enumerated() {
            pages.append(page("names.\(language).json", basis: basis) { $0.namesFile(number) })
        }
        for (place, shard) in words.shards.enumerated() {
            pages.append(
                // Whoever makes the first makes all.
                PlannedPage(path: Self.folder + "words-\(shard).json", turn: place == 0 ? .early : .usual) { [self] in
                    PreparedPage(key: wordsVersion(), source: .rendered { [self] in $0 += wordsFiles()[place] })
                })
        }
        return pages
    }

    private func page(
        _ name: String, basis: UInt64? = nil, _ make: @escaping @Sendable (RegisterData) -> File
    ) -> PlannedPage {
        PlannedPage(path: Self.folder + name, basis: basis) { [self] in
            let file = make(self)
            return PreparedPage(key: file.version, source: .rendered { $0 += file.bytes })
        }
    }

    // MARK: Files

    private func terms() -> RegisterDictionary {
        dictionary.withLock { dictionary in
            let known = dictionary ?? RegisterDictionary(context.register)
            dictionary = known
            return known
        }
    }

    private func columnsFile(_ place: Int) -> File {
        columns[place].made { RegisterColumns(context.queries, terms(), parts[place]).write() }
    }

    private func titlesFile(_ place: Int, _ language: Int) -> File {
        titles[language * parts.count + place].made {
            RegisterTitles(scope: scopes[language], part: parts[place]).write()
        }
    }

    private func namesFile(_ language: Int) -> File {
        names[language].made { RegisterNames(scope: scopes[language]).write() }
    }

    private func ratesFile() -> File { rates.made { RegisterRates(register: context.register).write() } }

    private func wordsVersion() -> UInt64 {
        wordKey.withLock { key in
            let known = key ?? RegisterWords.key(context.register)
            key = known
            return known
        }
    }

    private func wordsFiles() -> [[UInt8]] {
        wordFiles.withLock { files in
            if let files { return files }
            let new = words.write(context.queries.words)
            files = new
            return new
        }
    }

    // MARK: The list

    private func index() -> File {
        var writer = ColumnWriter()
        let register = context.register
        writer.object { object in
            object.name("format")
            object.number(Self.format)
            object.name("asOf")
            object.text(register.asOf.date.edtf)
            object.name("currency")
            object.text(register.settings.currency.code)
            object.name("siteLanguages")
            object.ids(context.languages)
            object.name("cases")
            object.number(register.cases.count)
            object.name("parts")
            object.list { list in for place in parts.indices { write(place, &list) } }
            object.name("names")
            object.texts(context.languages.indices.map { version(namesFile($0).version) })
            object.name("rates")
            object.text(version(ratesFile().version))
            object.name("wordShards")
            object.ids(words.shards)
            object.name("wordVersion")
            object.text(version(wordsVersion()))
            let terms = terms()
            object.name("places")
            object.ids(terms.places)
            object.name("caseCurrencies")
            object.ids(terms.currencies.map(\.code))
            object.name("measures")
            object.ids(RegisterDictionary.measures)
            RegisterVocabulary(register: register).write(to: &object)
        }
        var hasher = StableHasher()
        hasher.combine(writer.bytes)
        return File(bytes: writer.bytes, version: hasher.finalize())
    }

    /// A part's entry: its files' versions, and what it adds up to before any of it is loaded.
    private func write(_ place: Int, _ list: inout ColumnWriter) {
        let part = parts[place]
        let totals = context.register.totals(of: Array(part.cases))
        list.object { object in
            object.name("name")
            object.text(part.name)
            object.name("cases")
            object.number(part.cases.count)
            object.name("version")
            object.text(version(columnsFile(place).version))
            object.name("titles")
            object.texts(context.languages.indices.map { version(titlesFile(place, $0).version) })
            for (name, sum, known) in [
                ("imposed", totals.imposed, totals.imposedKnown), ("current", totals.current, totals.currentKnown),
            ] {
                object.name(name)
                object.list { list in
                    if let sum { list.number(sum.minorUnits) } else { list.null() }
                    list.number(known)
                    list.number(totals.fined)
                }
            }
        }
    }

    private func version(_ version: UInt64) -> String {
        let digits = String(version, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
