import Content

/// A feed as JSON Feed 1.1.
extension Feed {
    func writeJSON(to bytes: inout [UInt8]) {
        var text = JSONWriter()
        text.object { feed in
            feed.member("version", "https://jsonfeed.org/version/1.1")
            feed.member("title", title)
            feed.member("description", subtitle)
            feed.member("home_page_url", page)
            feed.member("feed_url", address(.json))
            feed.member("language", language)
            feed.list("authors") { list in list.object { $0.member("name", author) } }
            feed.list("items") { items in
                for entry in entries {
                    items.newLine()
                    items.object { item in
                        item.member("id", entry.id)
                        item.member("url", entry.url)
                        item.member("title", entry.title)
                        item.member("content_html", String(decoding: Feed.html(entry), as: UTF8.self))
                        item.member("date_published", entry.published.timestamp)
                        item.member("date_modified", entry.updated.timestamp)
                    }
                }
            }
        }
        bytes += text.bytes
        bytes.append(0x0A)
    }
}
