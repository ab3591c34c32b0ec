import Content
import Register

/// The addresses that lead elsewhere, and those that hold nothing any more: what a host is told that can answer so.
///
/// Each is a path from the host's root that ends in `/`. The site has a page at every one of them, so a host that can
/// only serve files does without.
package struct Redirects: Equatable, Sendable {
    /// An address that leads to another for ever: status 301, or 308.
    package struct Redirect: Equatable, Sendable {
        package var from: String
        package var to: String
        /// False for a case that search engines are to leave out: no file that is served names its address.
        package var isListed: Bool

        package init(from: String, to: String, isListed: Bool = true) {
            self.from = from
            self.to = to
            self.isListed = isListed
        }
    }

    /// The former addresses of cases and of companies that became part of another, in every language; in an order that does not change.
    package var permanent: [Redirect] = []
    /// The addresses of withdrawn cases, which a host may answer with 410.
    ///
    /// They are made of names that the site must not repeat: a file that names them must never be among those served.
    package var tombstones: [String] = []

    package init() {}

    /// The lines of a `_redirects` file, as Netlify and Cloudflare Pages read it; empty where nothing leads elsewhere.
    ///
    /// Hosts that do not know such files serve them like any other, so tombstones are not in it, and
    /// neither are cases that no list names.
    package var hostFile: String {
        permanent.filter(\.isListed).map { "\($0.from) \($0.to) 301\n" }.joined()
    }
}

extension SiteBuilder {
    /// Where former addresses lead, and which addresses are those of withdrawn cases.
    package var redirects: Redirects {
        var redirects = Redirects()
        for language in context.languages {
            func href(_ id: String) -> String { context.addresses.href(.caseRecord(id), language) }
            for record in context.register.cases {
                for former in record.formerIDs {
                    redirects.permanent.append(
                        .init(from: href(former), to: href(record.id), isListed: !record.isNoindex))
                }
            }
            for (company, heir) in context.register.mergedAway {
                redirects.permanent.append(
                    .init(
                        from: context.addresses.href(.entity(.company, company.id), language),
                        to: context.addresses.href(.entity(.company, heir.id), language)))
            }
            for withdrawn in context.register.withdrawn {
                redirects.tombstones += ([withdrawn.id] + withdrawn.formerIDs).map(href)
            }
        }
        return redirects
    }
}
