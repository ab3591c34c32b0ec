"""A small register: two cases that readers see, and one that they are not to see, with a canary in each of its fields."""

import pathlib
import struct
import zlib

from declaration import Canaries, Declaration, front_matter

SITE = """\
title: {en: Test register, nl: Proefregister}
base_url: https://register.example/
languages: [en, nl]
repository: https://git.example/register
"""

TRANSLATED = "Words for cases that readers see."


class Content:
    """The content of a site in a folder, and the canaries of the case that is to be hidden."""

    # Fields that decide what becomes of a case are what the test is about.
    STATES = {"case.publication", "case.publish_after", "case.withdrawn_on", "case.noindex", "case.gone"}
    # Short forms of others; a second case has them.
    SHORT = {"case.authority", "case.company", "case.source", "case.fine"}

    def __init__(self, program, folder):
        self.folder = pathlib.Path(folder)
        self.canaries = canaries = Canaries()
        word, number = canaries.word, canaries.number
        # A register like any other: what is linked to the hidden case is seen.
        self.company, self.court, self.organisation = word("company's id"), word("court's id"), word("organisation's id")
        self.dossier = word("dossier's id")
        self.former = f"ap-{word('former id')}-2023"
        self.case = f"ap-{word('id')}-2024"
        self.short = f"ap-{word('id of the short form')}-2022"
        self.short_head = {
            "title": word("short form: title"), "authority": "ap", "company": {"name": word("short form: company") + " N.V."},
            "decided": "2022-02-02", "fine": f"EUR {number('short form: fine')}", "source": f"https://{word('short form: source')}.example/",
        }
        self.attachment = word("attachment's name") + ".txt"
        self.image = word("image's name") + ".png"
        service = word("company.services.id")
        source, quote, correction, hospital, pseudonym = (
            word(field) for field in ("case.sources.id", "case.quotes.id", "case.corrections.id", "party's key", "pseudonym's key")
        )
        events = {name: word(f"case.events.id ({name})") for name in ("fine", "objection", "decided", "order", "proposal", "appeal")}
        amount = number("case.events.amount")

        def event(kind, name=None, **fields):
            return {"type": kind, **({"id": events[name]} if name else {}), **fields}

        given = {
            "case.former_ids": [self.former],
            "case.authorities": [{"id": "ap", "role": "imposing"}],
            "case.companies": [
                {"id": self.company, "as": word("case.companies.as"), "role": "controller", "service": [service]},
                {"name": word("case.companies.name") + " B.V.", "country": "NL"},
                {"id": hospital, "undisclosed": {"en": word("case.companies.undisclosed"), "nl": word("case.companies.undisclosed (nl)")}},
                {"id": pseudonym, "pseudonym": word("case.companies.pseudonym")},
            ],
            "case.complainants": [self.organisation, word("case.complainants") + " and others", {"name": word("case.complainants.name")}],
            "case.ecli": ["ECLI:NL:RBDHA:2024:" + word("case.ecli").upper()],
            "case.decided": "2024-11-26",
            "case.published": "2024-12-18",
            "case.conduct": "2018/2020",
            "case.affected": f"~{number('case.affected')}",
            "case.topics": ["transparency"],
            "case.sectors": ["media"],
            "case.provisions": [
                {
                    "ref": "gdpr/13(1)(c)", "finding": "violated", "paragraph": word("case.provisions.paragraph"),
                    "note": word("case.provisions.note"), "unverified": True,
                },
                {"ref": f"open-law/{number('an article of an open law')}"},
            ],
            "case.events": lambda: [
                event(
                    "complaint", known_by="2019", by=[self.organisation], note={"en": word("case.events.note"), "nl": word("note in Dutch")},
                    unverified=True, number=word("case.events.number"), ecli="ECLI:NL:RBDHA:2019:" + word("case.events.ecli").upper(),
                    url=f"https://{word('case.events.url')}.example/", source=[source],
                ),
                event("proposal", "proposal", date="2024-01-02", amount={"from": f"EUR {number('range')}", "to": f"EUR {number('range')}"}, to=["ap"], against=[self.company]),
                event(
                    "fine", "fine", date="2024-11-27", amount=f"EUR {amount}", against=[self.company],
                    parts=[{"against": self.company, "provision": "gdpr/13", "note": word("case.events.parts.note"), "amount": f"EUR {amount}"}],
                ),
                event("order", "order", date="2024-11-27", deadline="2025-01-31", against=[self.company],
                      penalty={"rate": f"EUR {number('penalty.rate')}", "per": "week", "cap": f"EUR {number('penalty.cap') * 10}"}),
                event("objection", "objection", date="2025-01-05", by=[self.company], sanction=[events["fine"]], announced=True),
                event("objection-decided", "decided", date="2025-03-05", outcome="dismissed", challenge=events["objection"], sanction=[events["fine"]]),
                event("appeal", "appeal", date="2025-04-05", by=[self.company, {"name": word("case.events.by.name")}],
                      to=[self.court, {"name": word("case.events.to.name")}], sanction=[events["fine"]]),
                event("judgment", date="2025-06-05", by=[self.court], outcome="annulled", findings="stand", sanction=[events["fine"]], remitted_to=self.court),
                event("fine", date="2025-07-05", amount=f"EUR {number('replacing fine')}", replaces=events["fine"]),
                event("paid", date="2025-09-05", amount=f"EUR {number('paid')}", discharged=True, sanction=[events["fine"]]),
            ],
            "case.sources.id": source,
            "case.sources.language": "nl",
            "case.sources.sha256": "ab" * 32,
            "case.official_source.none_found": "2026-01-01",
            "case.conflicts.values.source": source,
            "case.conflicts.follows": source,
            "case.quotes.id": quote,
            "case.quotes.source": source,
            "case.quotes.language": "nl",
            "case.statement.by": self.company,
            "case.statement.source": source,
            "case.statement.language": "nl",
            "case.related.case": "ap-netflix-2024",
            "case.dossier": self.dossier,
            "case.corrections.id": correction,
            "case-translation.notes": {events["fine"]: word("case-translation.notes")},
            "case-translation.quotes": {quote: word("case-translation.quotes")},
            "case-translation.parties": {hospital: word("case-translation.parties")},
            "case-translation.corrections": {
                correction: {name: word(f"case-translation.corrections.{name}") for name in ("was", "now", "why")}
            },
            "company.kind": "foundation",
            "company.country": "NL",
            "company.ids.lei": "549300Y7VHGU0I7CE873",
            "company.ids.wikidata": f"Q{number('wikidata')}",
            "company.sector": "media",
            "company.parents": [{"id": "netflix", "from": "2014", "to": "2030"}],
            "company.merged_into": {"id": "uber", "date": "2025-12-01"},
            "company.services.id": service,
            "court.kind": "court",
            "court.country": "NL",
            "court.ids.lei": "549300Y7VHGU0I7CE873",
            "court.ids.wikidata": f"Q{number('court.ids.wikidata')}",
            "organisation.kind": "ngo",
            "organisation.country": "NL",
            "organisation.ids.lei": "549300Y7VHGU0I7CE873",
            "organisation.ids.wikidata": f"Q{number('organisation.ids.wikidata')}",
        }

        def fill(kind):
            return Declaration(program, kind).fill(canaries, given, self.STATES | self.SHORT)

        names = lambda field: {"en": word(field), "nl": word(field + " (nl)")}
        for kind in ("company", "court", "organisation"):
            given[f"{kind}.names"] = lambda kind=kind: {
                **names(f"{kind}.names"), "short": word(f"{kind}.names.short"), "legal": word(f"{kind}.names.legal"),
                "former": [{"name": word(f"{kind}.names.former.name"), "from": "2001", "to": "2010"}],
                "aliases": [word(f"{kind}.names.aliases")],
            }
        self.head = fill("case")
        case = f"cases/{self.case}"
        self.files = {
            f"{case}/index.nl.md": front_matter(fill("case-translation")) + self.body("case-translation"),
            f"{case}/{self.attachment}": word("attachment's content") + "\n",
            f"{case}/{self.image}": picture(word("image's text")),
            f"companies/{self.company}.md": front_matter(fill("company")) + self.body("company"),
            f"courts/{self.court}.md": front_matter(fill("court")) + self.body("court"),
            f"organisations/{self.organisation}.md": front_matter(fill("organisation")) + self.body("organisation"),
            f"dossiers/{self.dossier}.md": front_matter(fill("dossier")) + self.body("dossier"),
        }
        for folder, id in (("companies", self.company), ("dossiers", self.dossier)):
            self.files[f"{folder}/{id}.nl.md"] = front_matter(fill("page-translation")) + self.body("page-translation")
        self.case_body = self.body("case", f"\n![{word('image label')}]({self.image})\n\n[{word('attachment label')}]({self.attachment})\n")
        self.short_body = self.body("short form")
        self._write_base()
        for path, text in self.files.items():
            self.write(path, text)
        self.show("publication: published\n")

    def body(self, field, more=""):
        word = self.canaries.word
        return (
            f"## {word(field + ' heading')}\n\n{word(field + ' body')} [{word(field + ' link')}](https://{word(field + ' address')}.example/)"
            f"[^1] `{word(field + ' code')}`\n\n| a |\n| - |\n| {word(field + ' table')} |\n\n[^1]: {word(field + ' footnote')}\n{more}"
        )

    def show(self, state):
        """Writes the cases with their state: lines of front matter that come before its fields."""
        for path, head, body in (
            (f"cases/{self.case}/index.md", self.head, self.case_body),
            (f"cases/2022/{self.short}.md", self.short_head, self.short_body),
        ):
            self.write(path, front_matter(head).replace("---\n", "---\n" + state, 1) + body)

    def write(self, path, text):
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def _write_base(self):
        self.write("site.yml", SITE)
        self.write("topics.yml", "- {id: transparency, name: Transparency}\n")
        self.write("sectors.yml", "- {id: media, name: Media}\n")
        self.write("authorities/ap.md", "---\nnames: {en: Dutch Data Protection Authority, short: AP}\ncountry: NL\n---\n")
        for name in ("Netflix", "Uber"):
            self.write(f"companies/{name.lower()}.md", f"---\nnames: {name}\ncountry: NL\n---\n")
        self.write("laws/gdpr.yml", "names: {en: General Data Protection Regulation, short: GDPR}\ncountry: EU\nunit: article\nprovisions:\n  - {id: \"13\", title: Information}\n")
        self.write("laws/open-law.yml", "names: {en: An open law, short: OL}\ncountry: NL\nunit: article\nopen: true\nprovisions: []\n")
        seen = "authority: ap\nsource: {url: \"https://ap.example/\", kind: decision}\nprovisions: [gdpr/13]\n"
        self.write(
            "cases/ap-netflix-2024.md",
            f"---\ntitle: Seen\n{seen}company: netflix\ndecided: 2024-11-26\nfine: EUR 4750000\nrelated: [{self.case}]\n---\n"
            f"{TRANSLATED} See [[{self.case}]], [[{self.former}]] and [[cases/{self.case}]].\n",
        )
        self.write("cases/ap-uber-2023.md", f"---\ntitle: Seen too\n{seen}company: uber\ndecided: 2023-12-11\nfine: EUR 10000000\n---\nWords.\n")
        self.write("reports/report.md", f"---\ntitle: A report\n---\nIt says [[{self.case}]] and `{{casebook}} sum(current)`.\n\n```{{casebook}}\ncount group by company\n```\n")


def picture(text):
    """A PNG of one pixel with a text in it."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"tEXt", b"Comment\0" + text.encode())
        + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    )
