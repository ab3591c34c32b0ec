import Testing

@testable import casebook

@Suite("Addresses of requests")
struct RequestPathTests {
    @Test(
        "an address of the site is decoded once",
        arguments: [
            ("/", ""), ("/cases/", "cases/"), ("/cases/a-2024/", "cases/a-2024/"), ("/a%20b.pdf", "a b.pdf"),
            ("/%C3%A9.pdf", "é.pdf"), ("/%2525", "%25"), ("/a..b", "a..b"), ("/...", "..."),
        ])
    func decoded(target: String, path: String) {
        #expect(RequestPath.decode(target) == path)
    }

    @Test(
        "what would leave the site, or is no address, leads nowhere",
        arguments: [
            "", "cases/", "http://evil.example/", "//evil.example/", "/a//b", "/..", "/../x", "/a/../../x", "/.",
            "/a/./b",
            "/..%2fx", "/%2e%2e/x", "/%2E%2E%2Fx", "/a%2fb", "/a%5c..%5cb", "/a\\b", "/%00", "/a%0d%0ab", "/%7f", "/%",
            "/%4", "/%zz", "/%ff", "/%c0%ae%c0%ae/x",
        ])
    func refused(target: String) {
        #expect(RequestPath.decode(target) == nil)
    }

    @Test("an escape that hides another stays text")
    func doubleEncoding() {
        #expect(RequestPath.decode("/%252e%252e%252fetc") == "%2e%2e%2fetc")
    }

    @Test("encoding is undone by decoding", arguments: ["cases/", "a b/é%2f.pdf", "\"<>&?#"])
    func encoded(path: String) {
        #expect(RequestPath.decode("/" + RequestPath.encode(path)) == path)
    }
}
