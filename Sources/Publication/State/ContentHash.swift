/// A 64-bit hash of bytes, the same on every run: it tells a whole record of ours from a torn one.
///
/// It is not meant to withstand someone who wants a collision.
enum ContentHash {
    static func of(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBytes { raw in
            var state = mix(0x9E37_79B9_7F4A_7C15 ^ UInt64(raw.count), 0xA076_1D64_78BD_642F)
            var offset = 0
            while offset + 16 <= raw.count {
                let first = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
                let second = raw.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self).littleEndian
                state = mix(state ^ first, second ^ 0xE703_7ED1_A0B4_28DB)
                offset += 16
            }
            var tail: (UInt64, UInt64) = (0, 0)
            withUnsafeMutableBytes(of: &tail) { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[offset...])) }
            state = mix(state ^ tail.0.littleEndian, tail.1.littleEndian ^ 0x8EBC_6AF0_9C88_C6E3)
            return mix(state, 0x5899_65CC_7537_4CC3)
        }
    }

    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low ^ left
    }
}
