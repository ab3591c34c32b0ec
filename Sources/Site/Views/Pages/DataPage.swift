/// The register as files, with what their columns mean and how to begin with them.
struct DataPage: View, Equatable {
    var page: PageView
    var lead: String?
    /// Cases that the files leave out, in a sentence; nil where there are none.
    var leftOut: String?
    /// The files that hold the whole register.
    var files: [DownloadView]
    /// The files of records, one a line.
    var records: [DownloadView]
    var tables: [DataTableView]
    var examples: [DataExampleView]
    /// The citations of all cases, a file for each form.
    var citations: [LinkView] = []
    var license: LinkView?

    static let declaration = ViewDeclaration<DataPage>(
        "data-page", "The register as files, with what their columns mean and how to begin with them.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("lead", "What the files hold.") { $0.lead },
            .text("left-out", "Cases that the files leave out, in a sentence.") { $0.leftOut },
            .list("files", "The files that hold the whole register.") { $0.files },
            .list("records", "The files of records, one a line.") { $0.records },
            .list("tables", "The tables, each a CSV file.") { $0.tables },
            .list("examples", "Worked examples.") { $0.examples },
            .list("citations", "The citations of all cases, a file for each form.") { $0.citations },
            .view("license", "On what terms they may be used.") { $0.license },
        ])
}

/// A table of the register: its file, and what its columns mean.
struct DataTableView: View, Equatable {
    var name: String
    var summary: String
    /// "52 rows, 71 columns, 48.1 kB".
    var extent: String
    var download: DownloadView
    var columns: [DataColumnView]

    static let declaration = ViewDeclaration<DataTableView>(
        "data-table", "A table of the register: its file, and what its columns mean.",
        fields: [
            .text("name", "Its name, which is also its file's.") { $0.name },
            .text("summary", "What a row of it is.") { $0.summary },
            .text("extent", "How many rows and columns it has, and its size.") { $0.extent },
            .view("download", "Its file.") { $0.download },
            .list("columns", "Its columns.") { $0.columns },
        ])
}

/// A column of a table.
struct DataColumnView: View, Equatable {
    var name: String
    /// Its type in words: "number, EUR".
    var type: String
    var description: String
    /// The language of the description where it is not the page's.
    var lang: String?
    /// The table whose rows it names.
    var reference: LinkView?

    static let declaration = ViewDeclaration<DataColumnView>(
        "data-column", "A column of a table.",
        fields: [
            .text("name", "Its name.") { $0.name },
            .text("type", "Its type in words.") { $0.type },
            .text("description", "What it means.") { $0.description },
            .text("lang", "The language of the description where it is not the page's.") { $0.lang },
            .view("reference", "The table whose rows it names.") { $0.reference },
        ])
}

/// A question with the lines that answer it in one tool, and the answer.
struct DataExampleView: View, Equatable {
    /// `spreadsheet`, `pandas`, `r`, `duckdb` or `sql`.
    var id: String
    /// The tool's name.
    var tool: String
    var question: String
    /// What to do before the code, where it is not the whole.
    var instruction: String?
    var code: String
    /// What the code prints at this build.
    var result: String
    /// The answer in a sentence.
    var answer: String

    static let declaration = ViewDeclaration<DataExampleView>(
        "data-example", "A question with the lines that answer it in one tool, and the answer.",
        fields: [
            .text("id", "Its name within the page.") { $0.id },
            .text("tool", "The tool's name.") { $0.tool },
            .text("question", "What is asked.") { $0.question },
            .text("instruction", "What to do before the code.") { $0.instruction },
            .text("code", "The lines.") { $0.code },
            .text("result", "What they print.") { $0.result },
            .text("answer", "The answer in a sentence.") { $0.answer },
        ])
}
