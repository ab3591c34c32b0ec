import Testing

@testable import Site

@Suite("Templates: partials and inheritance")
struct TemplateIncludeTests {
    let group = CaseView(
        names: ["a", "b"],
        parties: [
            PartyView(
                name: "1",
                subsidiaries: [
                    PartyView(name: "1.1", subsidiaries: [PartyView(name: "1.1.1")]), PartyView(name: "1.2"),
                ])
        ])

    @Test("a partial is printed with the names of where it is included")
    func partial() {
        let view = CaseView(title: "Outer", events: [EventView(date: "1"), EventView(date: "2")])
        #expect(
            render("{{#events}}{{> parts/row}};{{/events}}", view, partials: ["parts/row": "{{title}} {{date}}"])
                == "Outer 1;Outer 2;")
    }

    @Test("a partial's dot is the text around it")
    func partialDot() {
        #expect(
            render("{{#names}}{{> item}}{{/names}}", group, partials: ["item": "<{{.}}{{^-last}},{{/-last}}>"])
                == "<a,><b>")
    }

    @Test("a partial may include itself within a list of its own view")
    func recursion() {
        let tree = "<li>{{name}}{{#subsidiaries}}{{> tree}}{{/subsidiaries}}</li>"
        #expect(
            render("{{#parties}}{{> tree}}{{/parties}} {{title}}", group, partials: ["tree": tree])
                == "<li>1<li>1.1<li>1.1.1</li></li><li>1.2</li></li> Netflix")
    }

    @Test("two partials may include each other on the way down")
    func mutualRecursion() {
        let partials = [
            "one": "{{name}}({{#subsidiaries}}{{> two}}{{/subsidiaries}})",
            "two": "{{name}}[{{#subsidiaries}}{{> one}}{{/subsidiaries}}]",
        ]
        #expect(render("{{#parties}}{{> one}}{{/parties}}", group, partials: partials) == "1(1.1[1.1.1()]1.2[])")
    }

    @Test("what follows a recursive partial still sees the views around it")
    func recursionRestores() {
        let tree = "{{#subsidiaries}}{{> tree}}{{/subsidiaries}}{{name}}{{^-last}},{{/-last}}"
        #expect(
            render("{{#parties}}{{> tree}}{{/parties}}", group, partials: ["tree": tree])
                == "1.1.11.1,1.21")
    }

    @Test("a partial that includes itself without going down is an error")
    func endless() {
        let message =
            "endless-include: `self` includes itself without going down into what it prints"
            + "; include it within a section of a view or list of its own, so that it ends"
        #expect(problems("{{> self}}", partials: ["self": "a {{> self}}"]) == ["self.mustache:1:7 \(message)"])
        #expect(
            problems("{{> self}}", partials: ["self": "{{#title}}{{> self}}{{/title}}"]) == [
                "self.mustache:1:15 \(message)"
            ])
        // A list of the page, entered again and again, leads nowhere.
        #expect(
            problems("{{> self}}", partials: ["self": "{{#parties}}{{> self}}{{/parties}}"])
                == ["self.mustache:1:17 \(message)"])
    }

    @Test("two partials that include each other without going down are an error")
    func endlessTogether() {
        #expect(
            problems("{{> one}}", partials: ["one": "{{> two}}", "two": "{{> one}}"]).map { $0.prefix(33) }
                == ["two.mustache:1:5 endless-include:"])
    }

    @Test("partials that multiply are stopped")
    func tooMany() {
        var partials = Dictionary(
            uniqueKeysWithValues: (0..<40).map { ("p\($0)", "{{title}}{{> p\($0 + 1)}}{{> p\($0 + 1)}}") })
        partials["p40"] = "x"
        #expect(problems("{{> p0}}", partials: partials).count == 1)
    }

    @Test("a child's blocks stand in its parent, and its other blocks keep their defaults")
    func inheritance() {
        let layout = "<title>{{$title}}Casebook{{/title}}</title><main>{{$main}}nothing{{/main}}</main>"
        #expect(
            render("{{< layout}}\n{{$main}}<h1>{{title}}</h1>{{/main}}\n{{/ layout}}", partials: ["layout": layout])
                == "<title>Casebook</title><main><h1>Netflix</h1></main>")
    }

    @Test("a block is printed with the names of where it stands in the parent")
    func blockContext() {
        let view = CaseView(events: [EventView(date: "1")])
        #expect(
            render(
                "{{<list}}{{$row}}{{date}}{{/row}}{{/list}}", view,
                partials: ["list": "{{#events}}{{$row}}{{/row}}{{/events}}"]) == "1")
    }

    @Test("a grandparent's block is replaced by the grandchild before the child")
    func grandparents() {
        let partials = [
            "middle": "{{<top}}{{$a}}middle a{{/a}}{{$b}}middle b{{/b}}{{/top}}",
            "top": "{{$a}}top a{{/a}}|{{$b}}top b{{/b}}|{{$c}}top c{{/c}}",
        ]
        #expect(render("{{<middle}}{{$a}}page a{{/a}}{{/middle}}", partials: partials) == "page a|middle b|top c")
    }

    @Test("a block inside a replaced block can be replaced further down")
    func blockInBlock() {
        let partials = [
            "middle": "{{<top}}{{$main}}<h1>{{$heading}}none{{/heading}}</h1>{{/main}}{{/top}}",
            "top": "[{{$main}}{{/main}}]",
        ]
        #expect(
            render("{{<middle}}{{$heading}}{{title}}{{/heading}}{{/middle}}", partials: partials)
                == "[<h1>Netflix</h1>]")
    }

    @Test("the blocks a page replaces in its layout are not replaced in what its own blocks include")
    func blocksStayAtHome() {
        let partials = [
            "layout": "<title>{{$title}}{{/title}}</title>{{$main}}{{/main}}",
            "figure": "<figure>{{$title}}untitled{{/title}}</figure>",
            "card": "<i>{{$title}}plain{{/title}}</i>",
        ]
        let page = "{{<layout}}{{$title}}Page{{/title}}{{$main}}{{<figure}}{{/figure}}{{> card}}{{/main}}{{/layout}}"
        #expect(render(page, partials: partials) == "<title>Page</title><figure>untitled</figure><i>plain</i>")
    }

    @Test("parents that name each other end where the specification says")
    func specificationRecursion() {
        let partials = [
            "parent": "{{$foo}}default content{{/foo}} {{$bar}}{{<parent2}}{{/parent2}}{{/bar}}",
            "parent2": "{{$foo}}parent2 default content{{/foo}} {{<parent}}{{$bar}}don't recurse{{/bar}}{{/parent}}",
        ]
        #expect(
            render("{{<parent}}{{$foo}}override{{/foo}}{{/parent}}", partials: partials)
                == "override override override don't recurse")
    }

    @Test("a template that inherits from itself is an error")
    func inheritsItself() {
        #expect(
            problems("{{<page}}{{$a}}x{{/a}}{{/page}}{{$a}}{{/a}}").map { $0.prefix(33) }
                == ["page.mustache:1:4 endless-include"])
    }
}
