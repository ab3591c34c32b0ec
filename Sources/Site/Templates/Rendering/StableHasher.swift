/// A fast 64-bit hash that is the same in every process, on every machine: what a page's key is made of.
///
/// Swift's `Hasher` is seeded anew in each process and can't be in a key. This one folds 128-bit products, as wyhash
/// does. It guards against accident, not against an adversary: what people check is SHA-256.
package struct StableHasher: Sendable {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    package init() {}

    package mutating func combine(_ value: UInt64) {
        state = Self.mix(state ^ 0xA076_1D64_78BD_642F, value ^ 0xE703_7ED1_A0B4_28DB)
    }

    package mutating func combine(_ value: Int) {
        combine(UInt64(bitPattern: Int64(value)))
    }

    package mutating func combine(_ value: Bool) {
        combine(value ? 1 : 0 as UInt64)
    }

    /// Adds the text with its length: `"ab", "c"` and `"a", "bc"` differ.
    package mutating func combine(_ text: String) {
        combine(text, tag: 0)
    }

    /// Adds the bytes with their count.
    package mutating func combine(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { combine($0, tag: 0) }
    }

    /// Adds the bytes with their count.
    package mutating func combine(_ bytes: UnsafeRawBufferPointer) {
        combine(bytes, tag: 0)
    }

    /// The hash of everything that was added; more can be added afterwards.
    package func finalize() -> UInt64 {
        Self.mix(state ^ 0x8EBC_6AF0_9C88_C6E3, 0x5899_65CC_7537_4CC3)
    }

    mutating func combine(_ text: String, tag: UInt64) {
        var text = text
        text.withUTF8 { combine(UnsafeRawBufferPointer($0), tag: tag) }
    }

    /// Adds bytes marked with what they are, length and mark in one step: most slots are short.
    mutating func combine(_ bytes: UnsafeRawBufferPointer, tag: UInt64) {
        combine(UInt64(bytes.count) << 3 | tag)
        var offset = 0
        while offset + 8 <= bytes.count {
            combine(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        guard offset < bytes.count else { return }
        var rest: UInt64 = 0
        for index in offset..<bytes.count { rest |= UInt64(bytes[index]) << UInt64(8 * (index - offset)) }
        combine(rest)
    }

    /// Folds the product of both, and keeps the factors in it: a factor of zero would else forget all that came before.
    @inline(__always)
    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low ^ left ^ (right << 32 | right >> 32)
    }
}
