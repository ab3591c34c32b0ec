import COpenSSL
import Glibc

/// A SHA-256 of bytes: the hash that people and their tools check files by.
///
/// For keys of the cache there is `StableHasher`, which is far cheaper.
package struct SHA256: Hashable, Sendable, CustomStringConvertible {
    /// Its 32 bytes.
    package let bytes: [UInt8]

    /// Hashes bytes at hand.
    package init(of data: [UInt8]) {
        self = data.withUnsafeBytes { Self(of: $0) }
    }

    /// Hashes the bytes of a buffer.
    package init(of buffer: UnsafeRawBufferPointer) {
        bytes = [UInt8](unsafeUninitializedCapacity: Self.length) { digest, count in
            var written: UInt32 = 0
            let done = EVP_Digest(
                buffer.baseAddress, buffer.count, digest.baseAddress, &written, EVP_sha256(), nil)
            // The library refuses only where its build leaves SHA-256 out.
            precondition(done == 1 && written == Self.length, "libcrypto has no SHA-256")
            count = Self.length
        }
    }

    /// Hashes all that an open file holds, a part at a time; nil where it can not be read, which `errno` explains.
    package init?(ofFile file: Int32) {
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
        let isRead = withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { part -> Bool in
            var offset: off_t = 0
            while true {
                let count = pread(file, part.baseAddress, part.count, offset)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return count == 0 }
                EVP_DigestUpdate(context, part.baseAddress, count)
                offset += off_t(count)
            }
        }
        guard isRead else { return nil }
        bytes = [UInt8](unsafeUninitializedCapacity: Self.length) { digest, count in
            var written: UInt32 = 0
            EVP_DigestFinal_ex(context, digest.baseAddress, &written)
            count = Int(written)
        }
    }

    /// A hash that was written down; nil unless there are 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    /// 64 digits of 0–9 and a–f, as `sha256sum` prints them.
    package var description: String {
        String(decoding: hexadecimal, as: UTF8.self)
    }

    /// The same digits as bytes.
    package var hexadecimal: [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    private static let length = 32
}
