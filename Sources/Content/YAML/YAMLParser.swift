import CYAML

/// Reads one YAML document with libyaml's event interface into a tree in which every value knows its place.
///
/// Refused, each with its own message: anchors, aliases, tags, directives, a second document, deep nesting, keys that
/// are not plain words, the same key twice. libyaml itself reports the rest; `YAMLProblem` says it in an editor's words.
package struct YAMLParser {
    /// The deepest nesting that is read: a case file needs six.
    static let maximumDepth = 32

    /// Parses bytes that stand in a file from `firstLine` on; nil after an error.
    package static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int, diagnostics: inout [Diagnostic]
    ) -> YAMLNode? {
        var run = Run(bytes: bytes, file: file, firstLine: firstLine)
        let node = run.document()
        diagnostics += run.diagnostics
        return run.failed ? nil : node
    }

    /// Parses a whole file of YAML, such as `site.yml`.
    package static func parse(_ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) -> YAMLNode? {
        // A byte order mark is what some editors put before UTF-8: it says nothing and is passed over.
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return bytes[start...].withUnsafeBufferPointer {
            parse($0, file: file, firstLine: 1, diagnostics: &diagnostics)
        }
    }

    private struct Run {
        let bytes: UnsafeBufferPointer<UInt8>
        let file: String
        let firstLine: Int
        var diagnostics: [Diagnostic] = []
        var failed = false
        // libyaml's parser points into itself, so it must not move: it lives on the heap.
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)

        init(bytes: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int) {
            self.bytes = bytes
            self.file = file
            self.firstLine = firstLine
        }

        mutating func document() -> YAMLNode? {
            guard yaml_parser_initialize(parser) == 1 else {
                parser.deallocate()
                return nil
            }
            defer {
                yaml_parser_delete(parser)
                parser.deallocate()
            }
            yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            var root: YAMLNode?
            var event = yaml_event_t()
            while next(&event) {
                let type = event.type
                let start = event.start_mark
                if type == YAML_DOCUMENT_START_EVENT {
                    let directives = event.data.document_start
                    if directives.version_directive != nil
                        || directives.tag_directives.start != directives.tag_directives.end
                    {
                        refuse("yaml-directive", "YAML directives (`%…`) are not read here", at: start)
                    } else if root != nil {
                        refuse(
                            "yaml-second-document", "a second YAML document begins here", at: start,
                            suggestion: "one file holds one document: delete this `---`")
                    }
                }
                if failed || type == YAML_STREAM_END_EVENT {
                    yaml_event_delete(&event)
                    break
                }
                if type == YAML_SCALAR_EVENT || type == YAML_MAPPING_START_EVENT || type == YAML_SEQUENCE_START_EVENT
                    || type == YAML_ALIAS_EVENT
                {
                    root = node(&event, depth: 1)
                }
                yaml_event_delete(&event)
                if failed { break }
            }
            return root
        }

        /// The next event, or false after an error of libyaml's, which is reported.
        mutating func next(_ event: inout yaml_event_t) -> Bool {
            if failed { return false }
            if yaml_parser_parse(parser, &event) == 1 { return true }
            failed = true
            diagnostics.append(YAMLProblem.explain(parser.pointee, bytes: bytes, file: file, firstLine: firstLine))
            return false
        }

        mutating func node(_ event: inout yaml_event_t, depth: Int) -> YAMLNode? {
            let start = event.start_mark
            if depth > YAMLParser.maximumDepth {
                refuse(
                    "yaml-too-deep", "nested more than \(YAMLParser.maximumDepth) deep", at: start,
                    suggestion: "no field needs that: check the brackets")
                return nil
            }
            switch event.type {
            case YAML_ALIAS_EVENT:
                refuse(
                    "yaml-alias", "`*` begins a YAML alias, which is not read here", at: start,
                    suggestion: "put quotes round a text that begins with `*`")
                return nil
            case YAML_SCALAR_EVENT:
                let scalar = event.data.scalar
                guard accept(anchor: scalar.anchor, tag: scalar.tag, at: start) else { return nil }
                let text = String(
                    decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
                if let forbidden = ForbiddenCharacters.first(in: text) {
                    failed = true
                    diagnostics.append(
                        ForbiddenCharacters.diagnostic(
                            for: forbidden, at: SourceLocation(file: file, position: position(start))))
                    return nil
                }
                let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
                let comment = isPlain ? comment(after: event.end_mark) : nil
                return YAMLNode(
                    content: .scalar(
                        .init(text: text, isPlain: isPlain, comment: comment?.position, commentText: comment?.text)),
                    position: position(start), length: length(from: start, to: event.end_mark))
            case YAML_SEQUENCE_START_EVENT:
                let sequence = event.data.sequence_start
                guard accept(anchor: sequence.anchor, tag: sequence.tag, at: start) else { return nil }
                return sequenceNode(from: start, depth: depth)
            case YAML_MAPPING_START_EVENT:
                let mapping = event.data.mapping_start
                guard accept(anchor: mapping.anchor, tag: mapping.tag, at: start) else { return nil }
                return mappingNode(from: start, isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE, depth: depth)
            default:
                return nil
            }
        }

        mutating func sequenceNode(from start: yaml_mark_t, depth: Int) -> YAMLNode? {
            var items: [YAMLNode] = []
            var event = yaml_event_t()
            while next(&event) {
                defer { yaml_event_delete(&event) }
                if event.type == YAML_SEQUENCE_END_EVENT { break }
                guard let item = node(&event, depth: depth + 1) else { break }
                items.append(item)
            }
            return failed ? nil : YAMLNode(content: .sequence(items), position: position(start), length: 1)
        }

        mutating func mappingNode(from start: yaml_mark_t, isFlow: Bool, depth: Int) -> YAMLNode? {
            var entries: [YAMLNode.Entry] = []
            var places: [String: Int] = [:]
            var event = yaml_event_t()
            while next(&event) {
                if event.type == YAML_MAPPING_END_EVENT {
                    yaml_event_delete(&event)
                    break
                }
                let keyNode = node(&event, depth: depth + 1)
                yaml_event_delete(&event)
                guard let keyNode else { break }
                guard let key = keyNode.text else {
                    refuse("yaml-key", "a field's name must be a plain word", at: keyNode.position)
                    break
                }
                guard next(&event) else { break }
                let value = node(&event, depth: depth + 1)
                yaml_event_delete(&event)
                guard let value else { break }
                if let first = places[key].map({ entries[$0] }) {
                    // Not fatal: the first one is kept, so that the rest of the file is checked too.
                    diagnostics.append(
                        Diagnostic(
                            "duplicate-field", "the field `\(key)` stands here a second time",
                            at: SourceLocation(file: file, position: keyNode.position), length: keyNode.length,
                            suggestion: "keep one of the two",
                            notes: [
                                .init("it stands first here", at: .init(file: file, position: first.keyPosition))
                            ]))
                    continue
                }
                places[key] = entries.count
                entries.append(
                    .init(key: key, keyPosition: keyNode.position, keyLength: keyNode.length, value: value))
            }
            return failed
                ? nil : YAMLNode(content: .mapping(entries, isFlow: isFlow), position: position(start), length: 1)
        }

        mutating func accept(
            anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?, at mark: yaml_mark_t
        )
            -> Bool
        {
            if anchor != nil {
                refuse(
                    "yaml-anchor", "`&` begins a YAML anchor, which is not read here", at: mark,
                    suggestion: "put quotes round a text that begins with `&`")
                return false
            }
            if tag != nil {
                refuse(
                    "yaml-tag", "`!` begins a YAML tag, which is not read here", at: mark,
                    suggestion: "put quotes round a text that begins with `!`")
                return false
            }
            return true
        }

        mutating func refuse(_ identifier: String, _ message: String, at mark: yaml_mark_t, suggestion: String? = nil) {
            refuse(identifier, message, at: position(mark), suggestion: suggestion)
        }

        mutating func refuse(
            _ identifier: String, _ message: String, at place: SourcePosition, suggestion: String? = nil
        ) {
            failed = true
            diagnostics.append(
                Diagnostic(
                    identifier, message, at: SourceLocation(file: file, position: place), suggestion: suggestion))
        }

        func position(_ mark: yaml_mark_t) -> SourcePosition {
            SourcePosition(line: Int(mark.line) + firstLine, column: Int(mark.column) + 1)
        }

        func length(from start: yaml_mark_t, to end: yaml_mark_t) -> Int {
            start.line == end.line && end.column > start.column ? Int(end.column - start.column) : 1
        }

        /// Where a ` #` follows a plain text on its line, for the text would be cut off there.
        mutating func comment(after mark: yaml_mark_t) -> (position: SourcePosition, text: String)? {
            guard let offset = byteOffset(of: mark) else { return nil }
            var index = offset
            while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
            guard index > offset, index < bytes.count, bytes[index] == UInt8(ascii: "#") else { return nil }
            let position = SourcePosition(
                line: Int(mark.line) + firstLine, column: Int(mark.column) + 1 + (index - offset))
            var end = index
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            while end > index, bytes[end - 1] == UInt8(ascii: "\r") || bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
            return (position, String(decoding: bytes[index..<end], as: UTF8.self))
        }

        /// Where a mark stands in the bytes: libyaml counts characters, so its line is walked from its first byte.
        ///
        /// Marks come in their order, so the walk goes on from the last one: a long line is walked once.
        private mutating func byteOffset(of mark: yaml_mark_t) -> Int? {
            let (line, column) = (Int(mark.line), Int(mark.column))
            guard line < lineStarts.count else { return nil }
            if lastMark.line != line || lastMark.column > column { lastMark = (line, 0, lineStarts[line]) }
            while lastMark.column < column, lastMark.offset < bytes.count {
                lastMark.offset += 1
                while lastMark.offset < bytes.count, bytes[lastMark.offset] & 0xC0 == 0x80 { lastMark.offset += 1 }
                lastMark.column += 1
            }
            return lastMark.offset
        }

        /// The place that was walked to last: its line and column as libyaml counts them, and its byte.
        private var lastMark = (line: 0, column: 0, offset: 0)

        private lazy var lineStarts: [Int] = {
            var starts = [0]
            for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
            return starts
        }()
    }
}
