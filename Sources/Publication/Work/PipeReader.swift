import Glibc

/// What comes out of one end of a pipe: kept, or told line by line.
struct PipeReader {
    private let limit: Int
    /// Whether the beginning, rather than the end, is given up where there is too much.
    private let keepsEnd: Bool
    private let onLine: ((String) -> Void)?
    private(set) var bytes: [UInt8] = []
    private(set) var isAtEnd = false
    private(set) var isOverLimit = false
    private var line: [UInt8] = []
    private var buffer = [UInt8](repeating: 0, count: 65536)

    init(limit: Int, keepsEnd: Bool = false, onLine: ((String) -> Void)?) {
        self.limit = limit
        self.keepsEnd = keepsEnd
        self.onLine = onLine
    }

    /// Reads what is there; blocks where nothing is.
    mutating func readSome(of descriptor: Int32) {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { return }
        guard count > 0 else {
            isAtEnd = true
            return
        }
        if keepsEnd || onLine == nil {
            bytes.append(contentsOf: buffer[..<count])
            if keepsEnd, bytes.count > limit * 2 { bytes.removeFirst(bytes.count - limit) }
            if !keepsEnd, bytes.count > limit { isOverLimit = true }
        }
        guard let onLine else { return }
        for byte in buffer[..<count] {
            // Progress is told with carriage returns.
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                if !line.isEmpty { onLine(String(decoding: line, as: UTF8.self)) }
                line.removeAll(keepingCapacity: true)
            } else if line.count < 65536 {
                line.append(byte)
            }
        }
    }

    /// Tells a last line that has no end.
    mutating func finish() {
        if let onLine, !line.isEmpty { onLine(String(decoding: line, as: UTF8.self)) }
        if keepsEnd, bytes.count > limit { bytes.removeFirst(bytes.count - limit) }
    }
}
