/// Who a PDF says has written it: names of officials and editors that nobody meant to publish.
///
/// Looked for in the document's information and in its XMP packet. A PDF is not rewritten: it is often the very file that
/// an authority published, and its checksum tells so.
enum PDFAuthor: Equatable {
    case named(String)
    /// The document's information is packed together with other objects, so that it is not known what it says.
    case hidden

    /// The author of a file; nil for one that names none, and for what is no PDF.
    init?(of bytes: [UInt8]) {
        guard bytes.starts(with: "%PDF".utf8) else { return nil }
        let found = bytes.withUnsafeBufferPointer { Self.name(in: $0) }
        guard let found else { return nil }
        self = found
    }

    private static func name(in bytes: UnsafeBufferPointer<UInt8>) -> PDFAuthor? {
        var reading = Reading(bytes: bytes)
        var information: (number: String, isThere: Bool)?
        while let name = reading.nextKey() {
            switch name {
            case .author:
                if let text = reading.text(), !text.isEmpty { return .named(text) }
            case .creator:
                if let text = reading.item(), !text.isEmpty { return .named(text) }
            case .information: information = information ?? reading.reference().map { ($0, false) }
            }
        }
        // Written as an object of its own it was looked through above.
        guard let number = information?.number, !reading.hasObject(number) else { return nil }
        return .hidden
    }

    private struct Reading {
        enum Key { case author, creator, information }

        let bytes: UnsafeBufferPointer<UInt8>
        var index = 0

        init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        /// Goes behind the next key that is of interest.
        mutating func nextKey() -> Key? {
            while index < bytes.count {
                let byte = bytes[index]
                if byte == UInt8(ascii: "/") {
                    if skip("/Author") { return .author }
                    if skip("/Info") { return .information }
                } else if byte == UInt8(ascii: "<"), skip("<dc:creator>") {
                    return .creator
                }
                index += 1
            }
            return nil
        }

        /// The text in brackets or hexadecimal digits that follows; nil where none does.
        mutating func text() -> String? {
            skipBlanks()
            guard index < bytes.count else { return nil }
            var found: [UInt8] = []
            if bytes[index] == UInt8(ascii: "(") {
                var depth = 1
                index += 1
                while index < bytes.count, found.count < longest {
                    var byte = bytes[index]
                    index += 1
                    if byte == UInt8(ascii: "\\"), index < bytes.count {
                        byte = escaped()
                    } else if byte == UInt8(ascii: "(") {
                        depth += 1
                    } else if byte == UInt8(ascii: ")") {
                        depth -= 1
                        if depth == 0 { break }
                    }
                    found.append(byte)
                }
            } else if bytes[index] == UInt8(ascii: "<") {
                index += 1
                var high: UInt8?
                while index < bytes.count, bytes[index] != UInt8(ascii: ">"), found.count < longest {
                    if let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue.map({ UInt8($0) }) {
                        if let first = high { found.append(first << 4 | digit) }
                        high = high == nil ? digit : nil
                    }
                    index += 1
                }
            } else {
                return nil
            }
            // Broken off: of such a file nothing is known.
            guard index < bytes.count || found.count == longest else { return nil }
            return decoded(found)
        }

        /// What stands between the tags of the first item of an XMP list.
        mutating func item() -> String? {
            let end = min(index + 2000, bytes.count)
            while index < end, !skip("<rdf:li") { index += 1 }
            while index < end, bytes[index] != UInt8(ascii: ">") { index += 1 }
            guard index < end else { return nil }
            let start = index + 1
            while index < end, bytes[index] != UInt8(ascii: "<") { index += 1 }
            return shown(String(decoding: bytes[min(start, index)..<index], as: UTF8.self))
        }

        /// The number of the object that is referred to, as `4 0`.
        mutating func reference() -> String? {
            skipBlanks()
            let start = index
            while index < bytes.count, index < start + 20, isDigit(bytes[index]) || bytes[index] == 0x20 { index += 1 }
            guard index < bytes.count, bytes[index] == UInt8(ascii: "R"), index > start + 2 else { return nil }
            return String(decoding: bytes[start..<index], as: UTF8.self).split(separator: " ").joined(separator: " ")
        }

        /// Whether an object stands in the file by itself.
        func hasObject(_ number: String) -> Bool {
            let wanted = Array("\(number) obj".utf8)
            guard let first = wanted.first else { return false }
            var place = 0
            while place + wanted.count <= bytes.count {
                if bytes[place] == first, place == 0 || !isDigit(bytes[place - 1]),
                    bytes[place..<place + wanted.count].elementsEqual(wanted)
                {
                    return true
                }
                place += 1
            }
            return false
        }

        private let longest = 1000

        private mutating func escaped() -> UInt8 {
            let byte = bytes[index]
            index += 1
            guard (0x30...0x37).contains(byte) else { return byte }
            var value = Int(byte - 0x30)
            for _ in 0..<2 where index < bytes.count && (0x30...0x37).contains(bytes[index]) {
                value = value << 3 | Int(bytes[index] - 0x30)
                index += 1
            }
            return UInt8(truncatingIfNeeded: value)
        }

        /// UTF-16 where it says so, else what PDF calls its own encoding, whose letters are those of Latin-1.
        private func decoded(_ found: [UInt8]) -> String {
            if found.starts(with: [0xFE, 0xFF]) {
                let units = stride(from: 2, to: found.count - 1, by: 2).map {
                    UInt16(found[$0]) << 8 | UInt16(found[$0 + 1])
                }
                return shown(String(decoding: units, as: UTF16.self))
            }
            if let text = String(validating: found, as: UTF8.self) { return shown(text) }
            return shown(String(String.UnicodeScalarView(found.map { Unicode.Scalar($0) })))
        }

        private func shown(_ text: String) -> String {
            let plain = text.unicodeScalars.filter { $0.value >= 0x20 && !ForbiddenCharacters.contains($0) }
            var words = String(String.UnicodeScalarView(plain))
            while words.first?.isWhitespace == true { words.removeFirst() }
            while words.last?.isWhitespace == true { words.removeLast() }
            return LinkAddress.shortened(words)
        }

        private mutating func skip(_ text: StaticString) -> Bool {
            guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
            for place in 0..<text.utf8CodeUnitCount where bytes[index + place] != text.utf8Start[place] { return false }
            index += text.utf8CodeUnitCount
            return true
        }

        private mutating func skipBlanks() {
            while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
        }

        private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    }
}
