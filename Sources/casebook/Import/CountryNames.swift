import Content
import Foundation

/// Countries by their codes, and their names in the languages that tables are mostly written in.
enum CountryNames {
    static func country(_ text: String) -> Country? {
        if let country = Country(text.uppercased()) { return country }
        return names[NameMatcher.key(text)]
    }

    private static let names: [String: Country] = {
        var names: [String: Country] = [:]
        for language in ["it", "es", "fr", "de", "nl", "en"] {
            let locale = Locale(identifier: language)
            for code in Country.codes {
                guard let country = Country(code), let name = locale.localizedString(forRegionCode: code) else {
                    continue
                }
                names[NameMatcher.key(name)] = country
            }
        }
        let others = [
            "united-kingdom": "GB", "uk": "GB", "great-britain": "GB", "united-states": "US", "usa": "US",
            "united-states-of-america": "US", "czech-republic": "CZ", "czechia": "CZ", "holland": "NL",
            "slovakia": "SK",
            "european-union": "EU", "greece": "GR", "turkey": "TR", "russia": "RU", "republic-of-ireland": "IE",
        ]
        for (name, code) in others { names[name] = Country(code) }
        return names
    }()
}
