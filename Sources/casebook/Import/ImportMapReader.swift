import Content

/// Reads a map, with every mistake at its place: unknown fields and columns, missing fields, wrong values.
struct ImportMapReader {
    let file: String
    let table: ImportTable
    private(set) var diagnostics: [Diagnostic] = []

    init(file: String, table: ImportTable) {
        self.file = file
        self.table = table
    }

    /// The map; nil after an error.
    mutating func read(_ bytes: [UInt8]) -> ImportMap? {
        guard let node = YAMLParser.parse(bytes, file: file, diagnostics: &diagnostics) else {
            if diagnostics.isEmpty {
                diagnostics.append(
                    Diagnostic(
                        "empty-file", "the map is empty", at: SourceLocation(file: file),
                        suggestion: "`casebook import --suggest` writes a first one"))
            }
            return nil
        }
        var map = ImportMap()
        let names = [
            "id", "title", "summary", "text", "authority", "company", "date", "fine", "settlement", "provisions",
            "topics", "sectors", "source", "skip",
        ]
        let fields = fields(node, "map", names)
        for name in ["id", "title", "authority", "company", "date", "source"] where fields[name] == nil {
            report(
                "missing-field", "the map has no `\(name)`", at: node, "add it; `casebook import --suggest` shows how")
        }
        if let node = fields["id"] { readID(node, &map) }
        map.title = fields["title"].flatMap { template($0) }
        map.summary = fields["summary"].flatMap { template($0) }
        map.text = fields["text"].flatMap { template($0) }
        if let node = fields["authority"] { map.authority = party(node, "authority") }
        if let node = fields["company"] { map.company = party(node, "company") }
        if let node = fields["date"] { map.dates = dates(node) }
        if fields["fine"] != nil, let node = fields["settlement"] {
            report("misplaced-field", "a map has `fine` or `settlement`", at: node, "delete one of the two")
        }
        for event in ["fine", "settlement"] {
            if let node = fields[event] { map.amounts = amounts(node, event) }
        }
        if let node = fields["provisions"] { map.provisions = provisions(node) }
        if let node = fields["topics"] { map.topics = terms(node, "topics") }
        if let node = fields["sectors"] { map.sectors = terms(node, "sectors") }
        if let node = fields["source"] { map.source = source(node) }
        if let node = fields["skip"] { map.exclusions = exclusions(node) }
        return diagnostics.contains { $0.severity == .error } ? nil : map
    }

    // MARK: Fields

    private mutating func readID(_ node: YAMLNode, _ map: inout ImportMap) {
        let fields = fields(node, "id", ["register", "column", "columns"])
        map.register = fields["register"].flatMap { text($0) } ?? ""
        if map.register.isEmpty || slug(map.register) != map.register {
            report(
                "missing-field", "`id` names no register", at: fields["register"] ?? node,
                "add `register: NAME`, in small letters: the name of the table's source in `external_ids`")
        }
        map.idColumns = (fields["column"] ?? fields["columns"]).map { columns($0) } ?? []
        if map.idColumns.isEmpty {
            report("missing-field", "`id` names no column", at: node, "add `column: …`, or `columns: [… , …]`")
        }
    }

    private mutating func party(_ node: YAMLNode, _ what: String) -> ImportMap.Party {
        var party = ImportMap.Party()
        if let id = node.text {
            party.id = id
            if slug(id) != id { report("bad-id", "`\(id)` is not an id", at: node, "write an id, or `{column: …}`") }
            return party
        }
        let names = ["column", "create", "country", "undisclosed"]
        let fields = fields(node, what, names)
        party.column = fields["column"].flatMap { column($0) }
        if fields["column"] == nil { report("missing-field", "`\(what)` names no column", at: node, "add `column: …`") }
        party.creates = fields["create"].map { flag($0) } ?? false
        if let node = fields["country"] {
            if let code = node.text {
                party.country = Country(code)
                if party.country == nil {
                    report(
                        "bad-country", "`\(code)` is not a country's code", at: node, "two capitals, or `{column: …}`")
                }
            } else {
                party.countryColumn = self.fields(node, "country", ["column"])["column"].flatMap { column($0) }
            }
        }
        party.undisclosed = fields["undisclosed"].map { texts($0) } ?? []
        return party
    }

    private mutating func dates(_ node: YAMLNode) -> ImportMap.Dates {
        var dates = ImportMap.Dates()
        let fields = fields(node, "date", ["column", "format", "unknown", "known_by", "as"])
        dates.column = fields["column"].flatMap { column($0) } ?? ""
        if fields["column"] == nil { report("missing-field", "`date` names no column", at: node, "add `column: …`") }
        dates.formats = fields["format"].map { texts($0) } ?? []
        dates.unknown = fields["unknown"].map { texts($0) } ?? []
        if let node = fields["known_by"] {
            dates.knownBy = node.text.flatMap { PartialDate($0) }
            if dates.knownBy == nil { report("bad-date", "this is not a date", at: node, "for example `2020-04-21`") }
        }
        if let node = fields["as"] {
            dates.field = node.text ?? ""
            if !["decided", "published"].contains(dates.field) {
                report("unknown-word", "a date is `decided` or `published`", at: node, "write one of the two")
            }
        }
        return dates
    }

    private mutating func amounts(_ node: YAMLNode, _ event: String) -> ImportMap.Amounts {
        var amounts = ImportMap.Amounts(event: event)
        let names = ["column", "currency", "decimal", "unknown", "undisclosed"]
        let fields = fields(node, event, names)
        amounts.column = fields["column"].flatMap { column($0) } ?? ""
        if fields["column"] == nil {
            report("missing-field", "`\(event)` names no column", at: node, "add `column: …`")
        }
        if let node = fields["currency"] {
            if let code = node.text {
                amounts.reading.currency = Currency(code)
                if amounts.reading.currency == nil {
                    report("bad-currency", "`\(code)` is not a currency's code", at: node, "for example `EUR`")
                }
            } else {
                amounts.currencyColumn = self.fields(node, "currency", ["column"])["column"].flatMap { column($0) }
            }
        }
        if let node = fields["decimal"] {
            amounts.reading.decimal = node.text?.first
            if node.text != ".", node.text != "," {
                report("unknown-word", "decimals stand behind `\".\"` or `\",\"`", at: node, "write one of the two")
            }
        }
        amounts.unknown = fields["unknown"].map { texts($0) } ?? []
        amounts.undisclosed = fields["undisclosed"].map { texts($0) } ?? []
        return amounts
    }

    private mutating func provisions(_ node: YAMLNode) -> ImportMap.Provisions {
        let fields = fields(node, "provisions", ["column", "law", "called"])
        let law = fields["law"].flatMap { text($0) } ?? ""
        if law.isEmpty { report("missing-field", "`provisions` names no law", at: node, "add `law: gdpr`") }
        return ImportMap.Provisions(
            column: fields["column"].flatMap { column($0) } ?? "", law: law,
            names: fields["called"].map { texts($0) } ?? [])
    }

    private mutating func terms(_ node: YAMLNode, _ what: String) -> ImportMap.Terms {
        var terms = ImportMap.Terms()
        guard case .mapping = node.content else {
            terms.always = texts(node)
            return terms
        }
        let fields = fields(node, what, ["column", "values", "always"])
        terms.column = fields["column"].flatMap { column($0) }
        for entry in fields["values"]?.entries ?? [] { terms.values.append((entry.key, texts(entry.value))) }
        // A text that is no plain word of YAML stands in a list: `{text: …, ids: […]}`.
        if case .sequence(let items)? = fields["values"]?.content {
            for item in items {
                let fields = self.fields(item, "value", ["text", "ids"])
                terms.values.append((fields["text"].flatMap { text($0) } ?? "", fields["ids"].map { texts($0) } ?? []))
            }
        }
        terms.always = fields["always"].map { texts($0) } ?? []
        return terms
    }

    private mutating func source(_ node: YAMLNode) -> ImportMap.Source {
        let fields = fields(node, "source", ["url", "title", "kind", "publisher"])
        var source = ImportMap.Source()
        source.url = fields["url"].flatMap { template($0) }
        source.title = fields["title"].flatMap { template($0) }
        source.kind = fields["kind"].flatMap { text($0) }
        source.publisher = fields["publisher"].flatMap { text($0) }
        if let node = fields["kind"], let kind = source.kind, SourceReference.Kind(rawValue: kind) == nil {
            let kinds = SourceReference.Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
            report("unknown-word", "`\(kind)` is no kind of source", at: node, "one of \(kinds)")
        }
        if source.url == nil, source.title == nil {
            report("missing-field", "`source` has neither `url` nor `title`", at: node, "add `url: \"{…}\"`")
        }
        return source
    }

    private mutating func exclusions(_ node: YAMLNode) -> [ImportMap.Exclusion] {
        guard case .sequence(let items) = node.content else {
            report("not-a-list", "`skip` is a list", at: node, "write `- {column: …, values: […]}`")
            return []
        }
        return items.compactMap { item in
            let fields = fields(item, "item of `skip`", ["column", "values"])
            guard let column = fields["column"].flatMap({ column($0) }) else { return nil }
            return ImportMap.Exclusion(column: column, values: fields["values"].map { texts($0) } ?? [""])
        }
    }

    // MARK: Values

    private mutating func fields(_ node: YAMLNode, _ what: String, _ names: [String]) -> [String: YAMLNode] {
        guard case .mapping(let entries, _) = node.content else {
            report(
                "wrong-type", "the fields of `\(what)` are expected here", at: node,
                "write `{\(names[0]): …}`")
            return [:]
        }
        var fields: [String: YAMLNode] = [:]
        for entry in entries {
            if names.contains(entry.key) {
                fields[entry.key] = entry.value
            } else {
                diagnostics.append(
                    Diagnostic(
                        "unknown-field", "`\(what)` has no field `\(entry.key)`",
                        at: SourceLocation(file: file, position: entry.keyPosition), length: entry.keyLength,
                        suggestion: NearMiss.nearest(to: entry.key, among: names).map { "did you mean `\($0)`?" }
                            ?? "the fields are \(names.map { "`\($0)`" }.joined(separator: ", "))"))
            }
        }
        return fields
    }

    private mutating func text(_ node: YAMLNode) -> String? {
        if let text = node.text { return text }
        report("wrong-type", "a text is expected here", at: node, "put quotes round a text that begins with a bracket")
        return nil
    }

    private mutating func texts(_ node: YAMLNode) -> [String] {
        if case .sequence(let items) = node.content { return items.compactMap { text($0) } }
        return text(node).map { [$0] } ?? []
    }

    private mutating func flag(_ node: YAMLNode) -> Bool {
        if node.text != "true", node.text != "false" {
            report("bad-flag", "this is neither `true` nor `false`", at: node, "write one of the two")
        }
        return node.text == "true"
    }

    private mutating func column(_ node: YAMLNode) -> String? {
        guard let name = text(node) else { return nil }
        return isColumn(name, node) ? name : nil
    }

    private mutating func columns(_ node: YAMLNode) -> [String] { texts(node).filter { isColumn($0, node) } }

    private mutating func template(_ node: YAMLNode) -> ImportTemplate? {
        guard let text = text(node) else { return nil }
        let template = ImportTemplate(text)
        return template.columns.filter { isColumn($0, node) }.count == template.columns.count ? template : nil
    }

    private mutating func isColumn(_ name: String, _ node: YAMLNode) -> Bool {
        if table.has(name) { return true }
        let columns = table.columns.filter { !$0.isEmpty }
        report(
            "unknown-column", "the table has no column `\(name)`", at: node,
            NearMiss.nearest(to: name, among: columns).map { "did you mean `\($0)`?" }
                ?? "its columns are \(columns.prefix(40).map { "`\($0)`" }.joined(separator: ", "))")
        return false
    }

    private mutating func report(_ identifier: String, _ message: String, at node: YAMLNode, _ suggestion: String) {
        diagnostics.append(
            Diagnostic(
                identifier, message, at: SourceLocation(file: file, position: node.position), length: node.length,
                suggestion: suggestion))
    }
}
