"""The kinds of pages a site has: one for each template, told apart by their addresses.

A page whose address fits no kind fails the tests, so that a new kind of page is looked at before it is published.
"""

import dataclasses
import pathlib
import re


@dataclasses.dataclass(frozen=True)
class Kind:
    name: str
    pattern: str
    """What every address of the kind matches, below the language's root and without `index.html`."""
    answer: str
    """What must be seen on the page, with scripts or without: CSS selectors, each of which finds something."""


def _index(name, folder):
    return Kind(name, rf"{folder}/(page/\d+/)?", "h1, .index tbody tr")


KINDS = [
    Kind("home", r"", "h1, .key-figures dd, .cases tbody tr"),
    Kind("search", r"search/", "h1, .search-form label, .search-without a"),
    Kind("register", r"cases/(page/\d+/)?", "h1, .years a, .cases tbody tr"),
    Kind("compare", r"compare/", "h1, .index tbody tr"),
    Kind("case", r"cases/[^/]+/", "h1, .status-word, .facts dd, .money dd, .timeline li, .source, .citation"),
    _index("authorities", "authorities"),
    Kind("authority", r"authorities/(?!page/)[^/]+/(page/\d+/)?", "h1, .facts dd"),
    _index("companies", "companies"),
    Kind("company", r"companies/(?!page/)[^/]+/(page/\d+/)?", "h1, .facts dd, .cases tbody tr"),
    _index("courts", "courts"),
    Kind("court", r"courts/[^/]+/(page/\d+/)?", "h1, .facts dd, .proceedings tbody tr"),
    _index("organisations", "organisations"),
    Kind("organisation", r"organisations/[^/]+/(page/\d+/)?", "h1, .facts dd, .cases tbody tr"),
    _index("dossiers", "dossiers"),
    Kind("dossier", r"dossiers/[^/]+/(page/\d+/)?", "h1, .cases tbody tr"),
    _index("laws", "laws"),
    Kind("law", r"laws/[^/]+/", "h1, .provisions tbody tr"),
    Kind("provision", r"laws/[^/]+/(?!page/)[^/]+/(page/\d+/)?", "h1, .cases tbody tr"),
    _index("countries", "countries"),
    Kind("country", r"countries/[^/]+/(page/\d+/)?", "h1, .cases tbody tr"),
    _index("sectors", "sectors"),
    Kind("sector", r"sectors/[^/]+/(page/\d+/)?", "h1, .cases tbody tr"),
    _index("topics", "topics"),
    Kind("topic", r"topics/[^/]+/(page/\d+/)?", "h1, .cases tbody tr"),
    Kind("years", r"years/", "h1, .index tbody tr"),
    Kind("year", r"years/\d+/(page/\d+/)?", "h1, .key-figures dd, .cases tbody tr"),
    Kind("reports", r"reports/", "h1, .report-list a"),
    Kind("report", r"reports/[^/]+/", "h1, .prose p, .chart-drawing"),
    Kind("text", r"(about|methodology|query)/", "h1, .prose p"),
    Kind("vocabulary", r"vocabulary/", "h1, dt"),
    Kind("licences", r"licences/", "h1, dt"),
    Kind("changes", r"changes/", "h1"),
    Kind("data", r"data/", "h1, a"),
    Kind("not-found", r"404\.html", "h1, .notice a"),
    Kind("redirect", r"cases/[^/]+/", ""),
    Kind("withdrawn", r"cases/[^/]+/", "h1, .notice a"),
    # A case made up for the tests that holds what few real cases hold together.
    Kind("case-with-all", r"cases/ap-bakkerij-2019/", "h1, .status-word, .quote, .conflict, .corrections li, .downloads a"),
]
BY_NAME = {kind.name: kind for kind in KINDS}
# A redirect is gone before it can be read; where it leads is looked at as what it is.
READ = [kind.name for kind in KINDS if kind.name != "redirect"]
# The kinds of which a register of generated cases has pages, each longer than any of the register's own.
MANY = [
    "home", "register", "compare", "case", "authorities", "authority", "companies", "company", "court", "law", "provision",
    "country", "sector", "topic", "years", "year",
]
# What is read: every kind in every language of the register's own content, and the longest of ten thousand cases.
PAGES = [(site, language, kind) for site, language, kinds in (("own", "en", READ), ("own", "nl", READ), ("many", "en", MANY))
         for kind in kinds]


def address(file, root, languages):
    """A file's address below its language's root, and the language; the first language stands at the root itself."""
    parts = file.relative_to(root).as_posix().removesuffix("index.html")
    first, _, rest = parts.partition("/")
    return (rest, first) if first in languages[1:] else (parts, languages[0])


def kind_of(below, html):
    """The kind of the page at an address, or None. Three kinds share their addresses and differ in what they hold."""
    if b'http-equiv="refresh"' in html:
        return BY_NAME["redirect"]
    for kind in KINDS:
        if re.fullmatch(kind.pattern, below):
            if kind.name == "case" and b'class="notice"' in html:
                return BY_NAME["withdrawn"]
            if kind.name == "case" and re.fullmatch(BY_NAME["case-with-all"].pattern, below):
                return BY_NAME["case-with-all"]
            return kind
    return None


def samples(root, languages):
    """For every kind its page with the most markup in the default language, and the addresses that fit no kind."""
    root = pathlib.Path(root)
    largest, unknown = {}, []
    for file in sorted(root.rglob("*.html")):
        size = file.stat().st_size
        below, language = address(file, root, languages)
        # Those that differ in what they hold are short; of ten thousand others only the address is looked at.
        kind = kind_of(below, file.read_bytes() if size < 9000 else b"")
        if kind is None:
            unknown.append(below)
        elif language == languages[0] and size > largest.get(kind.name, (0, ""))[0]:
            largest[kind.name] = (size, below)
    return {name: below for name, (_, below) in largest.items()}, unknown
