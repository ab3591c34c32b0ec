extension PageScope {
    /// Offers the JSON record beside a page: to readers in its list of downloads, to programs in its head.
    ///
    /// There is one record for all languages, for it holds the words of each.
    func offerRecord(
        of identity: PageIdentity, _ words: String, on page: inout PageView, _ downloads: inout [DownloadView]
    ) {
        let href = context.addresses.href(file: identity.path + "index.json")
        downloads.append(DownloadView(text: words, href: href, format: "JSON"))
        page.alternates.append(FeedView(href: href, title: words, type: "application/json"))
    }
}
