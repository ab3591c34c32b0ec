extension HostConfiguration {
    /// A file for `/etc/nginx/conf.d/`.
    var nginx: String {
        let host = authority.prefix { $0 != ":" }
        let port = authority.firstIndex(of: ":").map { String(authority[authority.index(after: $0)...]) }
        var text = """
            # \(address): made by `casebook hosting nginx`; make it again when addresses change.
            # Packed copies need `precompress: [br, gz]` at the target, and the package libnginx-mod-http-brotli-static.
            map $uri $casebook_cache {
                default "\(Self.data())";
                "~\(Self.fingerprint)" "\(Self.immutable())";
                "~(/|\\.html)$" "\(Self.pages())";
                "~\(Self.lists)" "\(Self.pages())";
            }

            server {

            """
        if isSecure {
            text += "    # For TLS: `certbot --nginx -d \(host)` adds what is needed.\n"
            text += "    listen 80;\n    listen [::]:80;\n"
        } else {
            let isNumber = host.allSatisfy { $0.isNumber || $0 == "." }
            text += "    listen \(isNumber ? String(host) + ":" : "")\(port ?? "80");\n"
        }
        text += """
                server_name \(host);
                root \(Self.quoted(root));
                index index.html;
                absolute_redirect off;
                server_tokens off;
                disable_symlinks if_not_owner;

                gzip_static on;
                brotli_static on;


            """
        for header in SecurityHeaders.all { text += "    add_header \(header.name) \"\(header.value)\" always;\n" }
        text +=
            "    add_header Cache-Control $casebook_cache;\n\n    default_type application/octet-stream;\n    types {\n"
        for (ending, type) in Delivery.types { text += "        \"\(type)\" \(ending);\n" }
        text += "    }\n"
        for (name, type) in Self.namedTypes {
            text += "    location ~ /\(Self.escaped(name))$ { types {} default_type \(type); }\n"
        }
        text += """

                error_page 404 /404.html;
                location ~ /\\.(?!well-known/) { return 404; }

            """
        for redirect in redirects.permanent {
            text += "    location = \(Self.quoted(redirect.from)) { return 301 \(Self.quoted(redirect.to)); }\n"
        }
        for path in redirects.tombstones {
            text +=
                "    location = \(Self.quoted(path)) { error_page 410 \(Self.quoted(path + "index.html")); return 410; }\n"
        }
        return text + "}\n"
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"") + "\""
    }

    private static func escaped(_ name: String) -> String {
        name.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "\\.")
    }
}
