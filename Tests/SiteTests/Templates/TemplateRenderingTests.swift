import Testing

@testable import Site

@Suite("Templates: what is printed")
struct TemplateRenderingTests {
    let fined = CaseView(
        amount: AmountView(value: "4 750 000", currency: "EUR"),
        events: [
            EventView(date: "2024-11-26", amount: AmountView(value: "4 750 000", currency: "EUR")),
            EventView(date: "2024-12-18", note: "Published"),
        ])

    @Test("an event without an amount prints nothing in a case with one")
    func noFallThrough() {
        let page = render("{{#events}}[{{#amount}}{{value}}{{/amount}}|{{amount.value}}]{{/events}}", fined)
        #expect(page == "[4 750 000|4 750 000][|]")
    }

    @Test("an inner view without a value prints nothing of an outer view's field of that name")
    func noFallThroughOfText() {
        var view = fined
        view.amount?.currency = nil
        view.amount?.parties = [PartyView(name: "")]
        view.parties = [PartyView(name: "Outer")]
        #expect(
            render("{{#parties}}{{#amount}}{{#parties}}<{{name}}>{{/parties}}{{/amount}}{{/parties}}", view) == "<>")
    }

    @Test("an inverted section on the inner view's field asks the inner view alone")
    func invertedInner() {
        #expect(
            render("{{#events}}{{^amount}}none {{/amount}}{{date}} {{/events}}", fined) == "2024-11-26 none 2024-12-18 "
        )
    }

    @Test("a name that only an outer view declares is that view's")
    func outerName() {
        #expect(
            render("{{#events}}{{title}}{{#amount}}{{date}}{{/amount}};{{/events}}", fined)
                == "Netflix2024-11-26;Netflix;")
    }

    @Test("text is escaped, markup is not")
    func escaping() {
        let view = CaseView(title: "A & B's <\"x\">", body: HTML("<p>1 &amp; 2</p>"))
        #expect(render("{{title}}|{{{body}}}", view) == "A &amp; B&#39;s &lt;&quot;x&quot;&gt;|<p>1 &amp; 2</p>")
    }

    @Test("a section on text prints it as the dot, and keeps the names around")
    func textSection() {
        #expect(
            render("{{#events}}{{#note}}{{.}} on {{date}}{{/note}}{{^note}}-{{/note}};{{/events}}", fined)
                == "-;Published on 2024-12-18;")
    }

    @Test("empty text counts as none")
    func emptyText() {
        #expect(render("{{#title}}yes{{/title}}{{^title}}no{{/title}}", CaseView(title: "")) == "no")
        #expect(render("{{#body}}yes{{/body}}{{^body}}no{{/body}}", CaseView(body: HTML(""))) == "no")
    }

    @Test("a section on markup prints it as the dot in three braces")
    func markupSection() {
        #expect(
            render("{{#body}}<div>{{{.}}}</div>{{/body}}", CaseView(body: HTML("<b>x</b>"))) == "<div><b>x</b></div>")
    }

    @Test("the dot after an inner section is again what it was before")
    func dotRestored() {
        let template = """
            {{#amount.value}}{{.}}({{#events}}{{#amount.currency}}{{.}}{{/amount.currency}}{{/events}}){{.}}{{/amount.value}}
            """
        #expect(render(template, fined) == "4 750 000(EUR)4 750 000")
        let nested = "{{#amount.value}}{{#amount.currency}}{{.}} {{/amount.currency}}{{.}}{{/amount.value}}"
        #expect(render(nested, fined) == "EUR 4 750 000")
    }

    @Test("the dot of a section is not disturbed by a dotted name within it")
    func dotBesideDottedName() {
        let view = CaseView(amount: AmountView(value: "fined"), paid: AmountView(value: "paid"))
        #expect(render("{{#amount.value}}{{paid.value}} {{.}}{{/amount.value}}", view) == "paid fined")
    }

    @Test("after an inner list of texts the dot is again the outer item")
    func dotAfterInnerList() {
        let template = "{{#names}}({{#names}}{{.}}{{/names}}){{.}}{{/names}}"
        #expect(render(template, CaseView(names: ["a", "b"])) == "(ab)a(ab)b")
    }

    @Test("a flag prints its section or the inverted one")
    func flag() {
        let template = "{{#is-final}}final{{/is-final}}{{^is-final}}open{{/is-final}}"
        #expect(render(template, CaseView(isFinal: true)) == "final")
        #expect(render(template, CaseView(isFinal: false)) == "open")
    }

    @Test("a list tells its first and last item, and an inner list does not disturb the outer")
    func firstAndLast() {
        let view = CaseView(
            names: ["a", "b", "c"],
            parties: [
                PartyView(name: "X", subsidiaries: [PartyView(name: "x1"), PartyView(name: "x2")]),
                PartyView(name: "Y"),
            ])
        #expect(render("{{#names}}{{#-first}}>{{/-first}}{{.}}{{^-last}}, {{/-last}}{{/names}}", view) == ">a, b, c")
        let nested =
            "{{#parties}}{{name}}{{#subsidiaries}}{{name}}{{^-last}}+{{/-last}}{{/subsidiaries}}{{^-last}}; {{/-last}}{{/parties}}"
        #expect(render(nested, view) == "Xx1+x2; Y")
        #expect(render("{{^names}}none{{/names}}", CaseView()) == "none")
    }

    @Test("a view within a list item still knows the item's place in the list")
    func placeFromWithinView() {
        #expect(render("{{#events}}{{#amount}}{{#-first}}first{{/-first}}{{/amount}}{{/events}}", fined) == "first")
    }

    @Test("dotted names go down through views, and a missing view on the way prints nothing")
    func dotted() {
        #expect(render("{{amount.value}} {{amount.currency}}", fined) == "4 750 000 EUR")
        #expect(render("[{{amount.value}}{{^amount.value}}none{{/amount.value}}]", CaseView()) == "[none]")
        #expect(
            render(
                "{{#amount.parties}}{{name}}{{/amount.parties}}",
                CaseView(amount: AmountView(parties: [PartyView(name: "N")]))) == "N")
    }

    @Test("tags may hold blanks and comments print nothing")
    func blanks() {
        #expect(render("{{ title }}{{! a {note} }}{{# names }}x{{/names }}", CaseView(names: ["1"])) == "Netflixx")
    }

    @Test("a tag alone on its line takes the line with it")
    func standalone() {
        let template = "<ul>\n  {{#names}}\n  <li>{{.}}</li>\n  {{/names}}\n</ul>\n"
        #expect(render(template, CaseView(names: ["a", "b"])) == "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n")
        #expect(render("a\r\n{{! x }}\r\nb\r\n") == "a\r\nb\r\n")
        #expect(render("a\n  {{! x\n y }}  \nb") == "a\nb")
        #expect(render("{{#names}}\nx\n{{/names}}", CaseView(names: ["1"])) == "x\n")
    }

    @Test("a tag that shares its line leaves the line as it is")
    func notStandalone() {
        #expect(render("a {{! x }}\nb") == "a \nb")
        #expect(render(" {{title}} \nb") == " Netflix \nb")
        #expect(render(" {{#names}}{{.}}{{/names}} \n", CaseView(names: ["1"])) == " 1 \n")
    }

    @Test("literal braces, Unicode and text without tags pass through")
    func literals() {
        #expect(render("{ a } {b} é ☃ {{title}}}") == "{ a } {b} é ☃ Netflix}")
        #expect(render("") == "")
        #expect(render("}}") == "}}")
    }
}
