import Content
import Register

/// A file of the register as catalogues of data list it.
struct DatasetFile: Sendable {
    var name: String
    var path: String
    var mediaType: String
    var description: String?
    /// Known once the file is made.
    var facts: Exports.Facts?
}

extension PageScope {
    /// Every download of the register, as the declaration of the downloads has it.
    func datasetFiles(_ exports: Exports) -> [DatasetFile] {
        let citations = CitationFile.allCases.map { file in
            DatasetFile(
                name: String(file.path.dropFirst("data/".count)), path: file.path, mediaType: file.mediaType,
                description: nil)
        }
        return exports.files.map { file in
            DatasetFile(
                name: file.name, path: file.path, mediaType: file.format.mediaType,
                description: file.table.map { wording("table-of." + $0) })
        } + citations
    }

    /// The register as a set of data with its files, in the words of schema.org.
    func dataset(_ exports: Exports) -> HTML {
        linkedData { data in
            data.member("@type", "Dataset")
            data.member("@id", url(.data) + "#dataset")
            data.member("url", url(.data))
            data.member("name", wording.text(settings.title, defaultLanguage))
            data.member("description", words(settings.description) ?? wording("lead.data"))
            data.member("inLanguage", language)
            data.member("license", settings.dataLicense?.url)
            data.member("isAccessibleForFree", true)
            data.member("dateModified", modified.date.edtf)
            publisher(&data)
            data.list("distribution") { list in
                for file in datasetFiles(exports) {
                    list.object { download in
                        download.member("@type", "DataDownload")
                        download.member("name", file.name)
                        download.member("description", file.description)
                        download.member("contentUrl", context.addresses.baseURL + file.path)
                        download.member("encodingFormat", file.mediaType)
                    }
                }
            }
        }
    }

    /// The day of the last change of substance in the register.
    var modified: Day { context.changes.updated(register.cases.indices) ?? context.changes.since }

    /// The register in the words of DCAT, for catalogues of open data, with the size and hash of every file.
    func catalog(_ exports: Exports) throws(PageFailure) -> [UInt8] {
        var files = datasetFiles(exports)
        for place in exports.files.indices { files[place].facts = try exports.facts(exports.files[place]) }
        let title = wording.text(settings.title, defaultLanguage)
        let description = words(settings.description)
        var text = JSONWriter()
        text.object { root in
            root.object("@context") { names in
                names.member("dcat", "http://www.w3.org/ns/dcat#")
                names.member("dct", "http://purl.org/dc/terms/")
                names.member("foaf", "http://xmlns.com/foaf/0.1/")
                names.member("spdx", "http://spdx.org/rdf/terms#")
                names.member("xsd", "http://www.w3.org/2001/XMLSchema#")
            }
            root.member("@id", context.addresses.baseURL + "data/catalog.jsonld")
            root.member("@type", "dcat:Catalog")
            write("dct:title", title, &root)
            write("dct:description", description, &root)
            refer("foaf:homepage", url(.home), &root)
            publish(&root)
            root.object("dcat:dataset") { data in
                data.member("@id", url(.data) + "#dataset")
                data.member("@type", "dcat:Dataset")
                write("dct:title", title, &data)
                write("dct:description", description ?? wording("lead.data"), &data)
                refer("dcat:landingPage", url(.data), &data)
                refer("dct:license", settings.dataLicense?.url, &data)
                typed("dct:modified", "xsd:date", modified.date.edtf, &data)
                publish(&data)
                data.list("dcat:distribution") { list in
                    for file in files {
                        list.newLine()
                        list.object { write(file, &$0) }
                    }
                }
            }
        }
        return text.bytes + [0x0A]
    }

    private func write(_ file: DatasetFile, _ text: inout JSONWriter) {
        let address = context.addresses.baseURL + file.path
        text.member("@id", address)
        text.member("@type", "dcat:Distribution")
        text.member("dct:title", file.name)
        write("dct:description", file.description, &text)
        refer("dcat:downloadURL", address, &text)
        refer("dcat:mediaType", "https://www.iana.org/assignments/media-types/" + file.mediaType, &text)
        refer("dct:license", settings.dataLicense?.url, &text)
        guard let facts = file.facts else { return }
        typed("dcat:byteSize", "xsd:nonNegativeInteger", String(facts.bytes), &text)
        text.object("spdx:checksum") { checksum in
            checksum.member("@type", "spdx:Checksum")
            refer("spdx:algorithm", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256", &checksum)
            typed("spdx:checksumValue", "xsd:hexBinary", facts.sha256, &checksum)
        }
    }

    private func publish(_ text: inout JSONWriter) {
        guard let publisher = settings.publisher else { return }
        text.object("dct:publisher") { agent in
            agent.member("@type", "foaf:Organization")
            agent.member("foaf:name", words(publisher.name))
            refer("foaf:homepage", publisher.url, &agent)
            refer("foaf:mbox", publisher.email.map { "mailto:" + $0 }, &agent)
        }
    }

    /// Words in the site's language.
    private func write(_ name: String, _ words: String?, _ text: inout JSONWriter) {
        guard let words else { return }
        text.object(name) { value in
            value.member("@language", language)
            value.member("@value", words)
        }
    }

    private func typed(_ name: String, _ type: String, _ value: String, _ text: inout JSONWriter) {
        text.object(name) { literal in
            literal.member("@type", type)
            literal.member("@value", value)
        }
    }

    private func refer(_ name: String, _ address: String?, _ text: inout JSONWriter) {
        guard let address else { return }
        text.object(name) { $0.member("@id", address) }
    }
}

extension ExportFile.Format {
    /// As IANA registered it.
    var mediaType: String {
        switch self {
        case .csv: "text/csv"
        case .sqlite: "application/vnd.sqlite3"
        case .spreadsheet: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .jsonLines: "application/x-ndjson"
        case .dataPackage, .datasette, .json: "application/json"
        }
    }
}

extension CitationFile {
    var mediaType: String {
        switch self {
        case .bibTeX: "application/x-bibtex"
        case .ris: "application/x-research-info-systems"
        case .csl: "application/vnd.citationstyles.csl+json"
        }
    }
}
