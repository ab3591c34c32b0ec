import FlyingFox

/// The headers that keep a page to itself, as a host of the site would send them.
enum SecurityHeaders {
    /// What holds for a page that states no policy of its own.
    static let strictPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'"
    /// A picture may carry styles, and scripts that must not run.
    private static let picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

    static func headers(for type: String, _ bytes: [UInt8]) -> HTTPHeaders {
        var headers: HTTPHeaders = [:]
        let policy =
            switch type {
            case "image/svg+xml": picturePolicy
            case _ where type.hasPrefix("text/html"): Self.policy(of: bytes) ?? strictPolicy
            default: strictPolicy
            }
        headers[HTTPHeader("Content-Security-Policy")] = policy + "; frame-ancestors 'none'"
        headers[HTTPHeader("X-Content-Type-Options")] = "nosniff"
        headers[HTTPHeader("Referrer-Policy")] = "strict-origin-when-cross-origin"
        headers[HTTPHeader("Cross-Origin-Resource-Policy")] = "same-origin"
        headers[HTTPHeader("Cross-Origin-Opener-Policy")] = "same-origin"
        headers[HTTPHeader("X-Frame-Options")] = "DENY"
        return headers
    }

    /// The policy that a page states itself, which is the one it is published with.
    private static func policy(of page: [UInt8]) -> String? {
        let head = page.prefix(4096)
        let mark = Array(#"<meta http-equiv="Content-Security-Policy" content=""#.utf8)
        guard let start = head.firstRange(of: mark)?.upperBound,
            let end = head[start...].firstIndex(of: UInt8(ascii: "\""))
        else { return nil }
        let text = String(decoding: head[start..<end], as: UTF8.self)
        let policy = text.replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        return policy.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? policy : nil
    }
}
