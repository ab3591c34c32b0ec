import CMarkGFM

/// Where in a table the walk stands.
struct MarkdownTableState {
    var alignments: [UInt8] = []
    var column = 0
    var isHeader = false
    var hasBody = false

    init() {}

    init(_ node: OpaquePointer) {
        let count = Int(cmark_gfm_extensions_get_table_columns(node))
        if let first = cmark_gfm_extensions_get_table_alignments(node) {
            alignments = Array(UnsafeBufferPointer(start: first, count: count))
        }
    }

    /// The alignment of the present cell: `l`, `c`, `r` or 0.
    var alignment: UInt8 { column < alignments.count ? alignments[column] : 0 }
}
