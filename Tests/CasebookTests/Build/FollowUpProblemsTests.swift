import CasebookTesting
import Testing

@Suite("Problems that follow from others")
struct FollowUpProblemsTests {
    @Test("what could not be read is one error, not one more wherever it is named")
    func lostFile() throws {
        let site = try TestSite(
            """
            -- content/authorities/ap.md --
            ---
            names: [AP
                   ^ error: the `[` that opens here is not closed…
            ---
            -- content/cases/ap-netflix-2024.md --
            ---
            title: Netflix fined
            authority: ap
            company: netflix
            decided: 2024-11-26
            published: 2024-12-18
            fine: EUR 4750000
            source: {url: "https://authority.example/decision", kind: decision}
            ---
            The [[ap]] fined [[netflix]].
            """)
        try site.expectDiagnostics()
    }

    @Test("a warning about what a mistyped field left out is not given, an error elsewhere in the file is")
    func partlyRead() throws {
        let site = try TestSite(
            """
            -- content/cases/ap-netflix-2024.md --
            ---
            title: Netflix fined
            authority: ap
            company: netfilx
                     ^~~~~~~ error: `netfilx`: no such company => did you mean `netflix`?
            decided: 2024-11-26
            published: 2024-12-18
            fine: 4750000
                  ^~~~~~~ error: `4750000` has no currency
            source: {url: "https://authority.example/decision", kind: decision}
            ---
            """)
        try site.expectDiagnostics()
    }
}
