import FlyingFox
import FoundationEssentials
import Publication
import Site
import Synchronization

/// Answers requests from the site in memory.
struct SiteHandler: HTTPHandler {
    /// Addresses below this are the server's own; no page of a site can have one, for it begins with a dot.
    static let folder = ".casebook/"

    let site: CurrentSite
    let events: LiveEvents
    let hosts: HostCheck

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard hosts.allows(request.headers[.host]) else {
            return text(
                HTTPStatusCode.misdirectedRequest, "This server answers only to localhost and 127.0.0.1.\n", request)
        }
        guard request.method == .GET || request.method == .HEAD else {
            var response = text(.methodNotAllowed, "Only GET and HEAD are answered.\n", request)
            response.headers[HTTPHeader("Allow")] = "GET, HEAD"
            return response
        }
        guard let path = RequestPath.decode(request.target.path()) else {
            return missing(nil, request)
        }
        if path.hasPrefix(Self.folder) { return own(String(path.dropFirst(Self.folder.count)), request) }
        guard let live = site.value else {
            return page(.serviceUnavailable, Array(LiveScript.emptyPage.utf8), key: 0, request)
        }
        switch live.target(path) {
        case .file(let file):
            guard let file = live.file(file) else { return missing(live, request) }
            return respond(.ok, file, request, isLasting: live.isLasting(file.path))
        case .folder(let address): return redirect(to: "/" + RequestPath.encode(address), request)
        case .outside(let root): return path.isEmpty ? redirect(to: root, request) : missing(live, request)
        case .missing(let file):
            guard let file = file.flatMap({ live.file($0) }) else { return missing(nil, request) }
            return respond(.notFound, file, request)
        }
    }

    /// What is said to a request that can not be read.
    func refused(_ refusal: RequestHead.Refusal) -> HTTPResponse {
        text(
            refusal.status, refusal.sentence,
            HTTPRequest(method: .GET, version: .http11, path: "/", query: [], headers: [:], body: HTTPBodySequence()))
    }

    // MARK: The server's own

    private func own(_ name: String, _ request: HTTPRequest) -> HTTPResponse {
        switch name {
        case "live.js":
            return bytes(
                .ok, "text/javascript; charset=utf-8", Array(LiveScript.script.utf8), request,
                isLasting: request.target.query() == LiveScript.version)
        case "live.css": return bytes(.ok, "text/css; charset=utf-8", Array(LiveScript.styles.utf8), request)
        case "events":
            let values = Dictionary(request.query.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
            guard request.method == .GET, let page = values["page"].flatMap(Self.encoded).flatMap(RequestPath.decode),
                let key = values["key"].flatMap({ UInt64($0, radix: 16) })
            else { return text(.badRequest, "An event stream needs `page` and `key`.\n", request) }
            var response = HTTPResponse(
                statusCode: .ok,
                body: HTTPBodySequence(from: events.open(page, key: key, current: site.value?.key(page) ?? 0)))
            response.headers[.contentType] = "text/event-stream"
            response.headers[.cacheControl] = "no-store"
            response.headers[HTTPHeader("X-Content-Type-Options")] = "nosniff"
            return response
        default: return missing(site.value, request)
        }
    }

    /// The query's values come decoded; what is left of escapes in them is text.
    private static func encoded(_ page: String) -> String? { RequestPath.encode(page) }

    // MARK: Responses

    private func missing(_ live: LiveSite?, _ request: HTTPRequest) -> HTTPResponse {
        if case .missing(.some(let file)) = live?.missing(""), let file = live?.file(file) {
            return respond(.notFound, file, request)
        }
        return text(.notFound, "There is nothing at this address.\n", request)
    }

    private func redirect(to address: String, _ request: HTTPRequest) -> HTTPResponse {
        // Not for ever, as a host would: the browser would still go there when another site is served.
        var response = text(.found, "", request)
        response.headers[.location] = address
        return response
    }

    private func respond(
        _ status: HTTPStatusCode, _ file: LiveSite.File, _ request: HTTPRequest, isLasting: Bool = false
    ) -> HTTPResponse {
        let type = ContentType.of(file.path)
        guard type.hasPrefix("text/html") else {
            return bytes(status, type, file.bytes, request, isLasting: isLasting)
        }
        return page(status, file.bytes, key: file.key, request)
    }

    /// A page with the script that keeps it up to date.
    private func page(_ status: HTTPStatusCode, _ page: [UInt8], key: UInt64, _ request: HTTPRequest) -> HTTPResponse {
        bytes(status, "text/html; charset=utf-8", LiveScript.added(to: page, key: key), request)
    }

    private func text(_ status: HTTPStatusCode, _ text: String, _ request: HTTPRequest) -> HTTPResponse {
        bytes(status, "text/plain; charset=utf-8", Array(text.utf8), request)
    }

    private func bytes(
        _ status: HTTPStatusCode, _ type: String, _ bytes: [UInt8], _ request: HTTPRequest, isLasting: Bool = false
    ) -> HTTPResponse {
        var headers: HTTPHeaders = [:]
        // As a host of the site sends them; but what is served here has no certificate to insist on.
        for header in SecurityHeaders.all where header.name != "Strict-Transport-Security" {
            headers[HTTPHeader(header.name)] = header.value
        }
        headers[HTTPHeader("Cross-Origin-Resource-Policy")] = "same-origin"
        headers[.contentType] = type
        // Kept by the browser, and asked about each time unless the name says what is in it.
        headers[.cacheControl] = isLasting ? "max-age=31536000, immutable" : "no-cache"
        headers[.contentLength] = String(bytes.count)
        var status = status
        if status == .ok {
            var hasher = StableHasher()
            hasher.combine(bytes)
            let tag = "\"\(String(hasher.finalize(), radix: 16))\""
            headers[.eTag] = tag
            let known = request.headers[.ifNoneMatch]?.split(separator: ",").map { name in
                String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            if let known, known.contains(tag) || known.contains("W/" + tag) || known == ["*"] { status = .notModified }
        }
        let isEmpty = request.method == .HEAD || status == .notModified
        let body =
            isEmpty
            ? HTTPBodySequence() : HTTPBodySequence(data: Data(bytes), suggestedBufferSize: max(1, bytes.count))
        return HTTPResponse(statusCode: status, headers: headers, body: body)
    }
}

/// The site that is served now: the last that was well.
final class CurrentSite: Sendable {
    private let site = Mutex<LiveSite?>(nil)

    /// Nil until a site could be made.
    var value: LiveSite? { site.withLock { $0 } }

    func replace(with new: LiveSite) -> LiveSite? {
        site.withLock { site in
            defer { site = new }
            return site
        }
    }
}
