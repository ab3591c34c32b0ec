import Content
import Register

extension FuzzTarget {
    /// A query as an address of the register's page or a cell of a report has it.
    static let query = FuzzTarget(name: "query") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let length = text.unicodeScalars.count
        let query: Query
        do throws(QueryErrors) {
            query = try Query.parse(text)
        } catch {
            require(!error.list.isEmpty, "an error without a fault")
            for fault in error.list {
                let end = fault.span.offset + fault.span.length
                require(fault.span.offset >= 0 && fault.span.length >= 1, "a fault at \(fault.span)")
                require(fault.span.offset <= length && end <= length + 1, "a fault behind the text: \(fault.message)")
                require(!fault.message.isEmpty && !fault.message.contains("\n"), "a message: \(fault.message)")
            }
            return
        }
        let form = query.description
        guard let again = try? Query.parse(form) else { fail("`\(form)` is printed and not read") }
        require(again == query, "`\(form)` is read as another query")
        require(again.description == form, "`\(form)` is printed as `\(again.description)`")
        let result = query.evaluate(in: SampleRegister.index)
        require(result.rows.allSatisfy { $0.values.count == result.columns.count }, "a row of another width")
        require(result.rows.count == min(result.rowCount, query.limit ?? .max), "rows that nobody asked for")
        _ = query.check(against: SampleRegister.index.register)
    }
}
