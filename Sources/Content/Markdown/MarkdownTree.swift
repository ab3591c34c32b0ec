import CMarkGFM
import Synchronization

/// A text as cmark-gfm's tree of nodes, freed when its reader returns.
enum MarkdownTree {
    /// Node types that extensions register when the process starts, and so have no constant.
    struct ExtensionTypes: Sendable {
        var table: cmark_node_type
        var row: cmark_node_type
        var cell: cmark_node_type
        var strikethrough: cmark_node_type
    }

    /// Parses the text and hands its document node to `body`.
    ///
    /// cmark-gfm keeps the characters that inline extensions react to in a table of the process, which each parser
    /// with such an extension fills before and clears after its inlines. So these extensions are attached only to
    /// texts that need them, and such texts finish one at a time; a text without them may see the table filled, which
    /// only divides its text nodes differently.
    static func parse<Result>(
        _ scan: MarkdownScan, _ body: (_ root: OpaquePointer, _ types: ExtensionTypes) -> Result
    ) -> Result? {
        guard let library else { return nil }
        let needsInlines = scan.needsAutolinks || scan.needsStrikethrough
        guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return nil }
        defer { cmark_parser_free(parser) }
        cmark_parser_attach_syntax_extension(parser, library.table)
        cmark_parser_attach_syntax_extension(parser, library.taskList)
        if scan.needsStrikethrough { cmark_parser_attach_syntax_extension(parser, library.strikethrough) }
        if scan.needsAutolinks { cmark_parser_attach_syntax_extension(parser, library.autolink) }
        let bytes = scan.source.bytes
        bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        let document =
            if needsInlines {
                inlineExtensions.withLock { _ in cmark_parser_finish(parser).map(UInt.init(bitPattern:)) }
                    .flatMap(OpaquePointer.init(bitPattern:))
            } else {
                cmark_parser_finish(parser)
            }
        guard let document else { return nil }
        defer { cmark_node_free(document) }
        return body(document, library.types)
    }

    /// Held while a parser with inline extensions reads its inlines.
    private static let inlineExtensions = Mutex(())

    /// The extensions, looked up once; the registry is only read after that.
    private struct Library: @unchecked Sendable {
        var table: OpaquePointer
        var taskList: OpaquePointer
        var strikethrough: OpaquePointer
        var autolink: OpaquePointer
        var types: ExtensionTypes
    }

    private static let library: Library? = {
        cmark_gfm_core_extensions_ensure_registered()
        guard let table = cmark_find_syntax_extension("table"),
            let taskList = cmark_find_syntax_extension("tasklist"),
            let strikethrough = cmark_find_syntax_extension("strikethrough"),
            let autolink = cmark_find_syntax_extension("autolink"),
            let types = extensionTypes(table: table, strikethrough: strikethrough)
        else { return nil }
        return Library(
            table: table, taskList: taskList, strikethrough: strikethrough, autolink: autolink, types: types)
    }()

    /// Reads the types off a small sample, for their variables stand in headers that Debian does not install.
    private static func extensionTypes(table: OpaquePointer, strikethrough: OpaquePointer) -> ExtensionTypes? {
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
        defer { cmark_parser_free(parser) }
        cmark_parser_attach_syntax_extension(parser, table)
        cmark_parser_attach_syntax_extension(parser, strikethrough)
        let sample = "| a |\n|---|\n\n~~b~~\n"
        cmark_parser_feed(parser, sample, sample.utf8.count)
        guard let document = cmark_parser_finish(parser) else { return nil }
        defer { cmark_node_free(document) }
        guard let tableNode = cmark_node_first_child(document), let row = cmark_node_first_child(tableNode),
            let cell = cmark_node_first_child(row), let paragraph = cmark_node_next(tableNode),
            let struck = cmark_node_first_child(paragraph)
        else { return nil }
        return ExtensionTypes(
            table: cmark_node_get_type(tableNode), row: cmark_node_get_type(row), cell: cmark_node_get_type(cell),
            strikethrough: cmark_node_get_type(struck))
    }
}
