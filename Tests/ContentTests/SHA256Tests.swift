import Testing

@testable import Content

@Suite("SHA-256")
struct SHA256Tests {
    // Values of FIPS 180-2, appendix B, and of the empty message.
    @Test(
        "the standard's own examples give the standard's digests",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func standardExamples(text: String, digest: String) {
        #expect(SHA256(of: Array(text.utf8)).description == digest)
    }

    @Test("a million letters give the standard's digest")
    func million() {
        let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(SHA256(of: [UInt8](repeating: 0x61, count: 1_000_000)).description == digest)
    }
}
