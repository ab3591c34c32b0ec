extension HostConfiguration {
    /// A `Caddyfile`, or a file that one imports.
    var caddy: String {
        var text = """
            # \(address): made by `casebook hosting caddy`; make it again when addresses change.
            # Packed copies need `precompress: [br, gz]` at the target.
            \(isSecure ? String(authority) : "http://\(authority)") {
            \troot * \(Self.quoted(root))

            \theader {

            """
        for header in SecurityHeaders.all { text += "\t\t\(header.name) \"\(header.value)\"\n" }
        text += """
            \t\tCache-Control {casebook_cache}
            \t\t-Server
            \t}
            \tmap {path} {casebook_cache} {
            \t\t~\(Self.fingerprint) "\(Self.immutable())"
            \t\t~(/|\\.html)$ "\(Self.pages())"
            \t\t~\(Self.lists) "\(Self.pages())"
            \t\tdefault "\(Self.data())"
            \t}

            """
        // What the server knows by itself depends on the machine it runs on.
        for (ending, type) in Delivery.types {
            // Of two matchers that fit, which one holds is not in the order they are written in.
            let named = Self.namedTypes.map(\.0).filter { $0.hasSuffix("." + ending) }
            let other = named.isEmpty ? "" : "\t\tnot path \(named.map { "*/" + $0 }.joined(separator: " "))\n"
            text += "\t@\(ending) {\n\t\tpath *.\(ending)\n\(other)\t}\n"
            text += "\theader @\(ending) Content-Type \"\(type)\"\n"
        }
        for (number, (name, type)) in Self.namedTypes.enumerated() {
            text += "\t@named\(number) path */\(name)\n\theader @named\(number) Content-Type \"\(type)\"\n"
        }
        text +=
            "\n\t@hidden {\n\t\tpath */.*\n\t\tnot path /.well-known/*\n\t}\n\thandle @hidden {\n\t\terror 404\n\t}\n\n"
        for redirect in redirects.permanent {
            text += "\tredir \(Self.quoted(redirect.from)) \(Self.quoted(redirect.to)) 301\n"
        }
        if !redirects.tombstones.isEmpty {
            text += "\t@withdrawn path \(redirects.tombstones.map(Self.quoted).joined(separator: " "))\n"
            text += "\thandle @withdrawn {\n\t\tfile_server {\n\t\t\tstatus 410\n\t\t}\n\t}\n"
        }
        // What was set before an error is forgotten with it.
        let security = SecurityHeaders.all.map { "\t\t\t\($0.name) \"\($0.value)\"\n" }.joined()
        return text + """
            \thandle {
            \t\tfile_server {
            \t\t\tprecompressed br gzip
            \t\t}
            \t}
            \thandle_errors {
            \t\theader {
            \(security)\t\t\t-Server
            \t\t}
            \t\t@missing expression {http.error.status_code} == 404
            \t\thandle @missing {
            \t\t\trewrite * /404.html
            \t\t\theader Content-Type "text/html; charset=utf-8"
            \t\t\theader Cache-Control "no-cache"
            \t\t\tfile_server
            \t\t}
            \t}
            }

            """
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"") + "\""
    }
}
