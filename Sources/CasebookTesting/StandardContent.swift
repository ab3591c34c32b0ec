/// What every ``TestSite`` has unless its test writes the file itself.
enum StandardContent {
    static let text = """
        -- content/site.yml --
        title: Test register
        base_url: https://register.example/
        languages: [en]
        -- content/topics.yml --
        - {id: transparency, name: Transparency}
        -- content/sectors.yml --
        - {id: media, name: Media}
        -- content/authorities/ap.md --
        ---
        names: {nl: Autoriteit Persoonsgegevens, en: Dutch Data Protection Authority, short: AP}
        country: NL
        ---
        -- content/companies/netflix.md --
        ---
        names: Netflix
        country: NL
        sector: media
        ---
        -- content/companies/uber.md --
        ---
        names: Uber
        country: NL
        ---
        -- content/laws/gdpr.yml --
        names: {en: General Data Protection Regulation, short: GDPR}
        country: EU
        unit: article
        provisions:
          - {id: "12", title: Transparent information}
          - {id: "13", title: Information to be provided}

        """
}
