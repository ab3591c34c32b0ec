"""Reads what a built site publishes for programs, with programs that others wrote, and holds it to what people see.

    python Tests/Feeds/check.py SITE DAY

SITE is the folder of a built site, DAY the day it was built as of. Needs jing, and the packages of .ci/requirements.txt.
Every file is read; a problem is one line, and the first hundred are printed.
"""

import collections
import datetime
import hashlib
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import urllib.parse

import bibtexparser
import citeproc
import citeproc.source.json
import feedparser
import jsonschema
import lxml.etree
import rispy
from pyld import jsonld

HERE = pathlib.Path(__file__).resolve().parent
SCHEMA_ORG = json.loads((HERE / "schema-org.json").read_text())


class Page(html.parser.HTMLParser):
    """What the head of a page says, and the citations that its body holds."""

    def __init__(self, text):
        super().__init__()
        self.links, self.metas, self.blocks, self.citations = [], collections.defaultdict(list), [], {}
        self.anchors = set()
        self._block = self._citation = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.anchors.add(attributes["id"])
        if tag == "link":
            self.links.append(attributes)
        elif tag == "meta" and "content" in attributes:
            self.metas[attributes.get("name") or attributes.get("property")].append(attributes["content"])
        elif tag == "script" and attributes.get("type") == "application/ld+json":
            self._block = ""
        elif tag == "details" and "citation" in attributes.get("class", "").split():
            self._citation = attributes["id"]
            self.citations[self._citation] = ""
        elif tag == "code" and self._citation:
            self._block = ""

    def handle_endtag(self, tag):
        if tag == "script" and self._block is not None:
            self.blocks.append(self._block)
            self._block = None
        elif tag == "code" and self._citation and self._block is not None:
            self.citations[self._citation] = self._block
            self._block = None
        elif tag == "details":
            self._citation = None

    def handle_data(self, data):
        if self._block is not None:
            self._block += data


class Check:
    def __init__(self, site, day):
        self.site, self.day = pathlib.Path(site), day
        self.problems, self.counts = [], collections.Counter()
        self.files = sorted(path.relative_to(self.site).as_posix() for path in self.site.rglob("*") if path.is_file())
        self.pages = {
            path: Page((self.site / path).read_text()) for path in self.files if path.endswith(".html")
        }
        canonical = next(link["href"] for link in self.pages["index.html"].links if link.get("rel") == "canonical")
        self.base = canonical

    def expect(self, holds, where, problem):
        if not holds:
            self.problems.append(f"{where}: {problem}")
        return holds

    def file_of(self, address, where):
        """The file that an address of the site is answered with."""
        if not self.expect(address.startswith(self.base), where, f"`{address}` is not of this site"):
            return None
        path = urllib.parse.unquote(address[len(self.base):].split("#")[0].split("?")[0])
        path = path + "index.html" if path == "" or path.endswith("/") else path
        return path if self.expect(path in self.all_files, where, f"`{address}` leads to no file") else None

    def run(self):
        self.all_files = set(self.files)
        self.feeds()
        self.sitemap()
        self.linked_data()
        self.catalog()
        self.bibliography()
        self.citations()
        self.known_places()
        self.changes()

    # Feeds

    def feeds(self):
        atoms = [path for path in self.files if path.endswith("feed.xml")]
        self.expect(atoms, "feeds", "there are none")
        result = subprocess.run(
            ["jing", "-c", str(HERE / "atom.rnc"), *[str(self.site / path) for path in atoms]],
            capture_output=True, text=True)
        for line in result.stdout.splitlines():
            self.problems.append(line.replace(str(self.site) + "/", ""))
        self.expect(result.returncode == 0 or result.stdout, "jing", result.stderr)
        validator = jsonschema.Draft202012Validator(json.loads((HERE / "json-feed.schema.json").read_text()))
        moved = {}
        for path in atoms:
            self.counts["feeds"] += 1
            text = (self.site / path).read_bytes()
            atom = feedparser.parse(text)
            self.expect(not atom.bozo, path, f"feedparser: {atom.get('bozo_exception')}")
            twin = path[: -len("xml")] + "json"
            if not self.expect(twin in self.all_files, path, "has no JSON Feed beside it"):
                continue
            feed = json.loads((self.site / twin).read_text())
            for error in validator.iter_errors(feed):
                self.problems.append(f"{twin}: {error.json_path}: {error.message}")
            ids = [entry.id for entry in atom.entries]
            self.expect(len(set(ids)) == len(ids), path, "an id stands twice")
            self.expect(ids == [item["id"] for item in feed["items"]], twin, "its entries are not those of the Atom feed")
            own = atom.feed.get("id")
            self.expect(own == self.base + path, path, f"its id `{own}` is not its address")
            self.expect(feed["feed_url"] == self.base + twin, twin, "names another address as its own")
            updated = [entry.updated for entry in atom.entries]
            self.expect(not updated or atom.feed.updated == max(updated), path, "is not as new as its newest entry")
            self.expect(atom.feed.updated[:10] <= self.day, path, f"was updated on a day to come, {atom.feed.updated}")
            for entry, item in zip(atom.entries, feed["items"]):
                self.expect(entry.title == item["title"], twin, f"calls `{entry.id}` otherwise than the Atom feed")
                self.expect(entry.updated == item["date_modified"], twin, f"has `{entry.id}` of another day")
                self.expect(entry.published <= entry.updated, path, f"`{entry.id}` changed before it was published")
                target = self.file_of(entry.link, path)
                if target and "#" in entry.link:
                    anchor = entry.link.split("#")[1]
                    self.expect(anchor in self.pages[target].anchors, path, f"`{entry.link}` names no part of its page")
                # One entry is the same in all feeds of its language.
                known = moved.setdefault(entry.id, (entry.updated, entry.title))
                self.expect(known == (entry.updated, entry.title), path, f"`{entry.id}` differs from feed to feed")
            page = path[: -len("feed.xml")] + "index.html"
            offered = {link["href"] for link in self.pages[page].links if link.get("rel") == "alternate"}
            for name in (path, twin):
                address = urllib.parse.urlparse(self.base).path + name
                self.expect(address in offered, page, f"does not name `{address}`")

    # Sitemap

    def sitemap(self):
        schema = lxml.etree.XMLSchema(lxml.etree.parse(HERE / "sitemap.xsd"))
        space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
        listed, files, seen = {}, ["sitemap.xml"], set()
        while files:
            name = files.pop()
            tree = lxml.etree.parse(self.site / name)
            if not schema.validate(tree):
                self.problems += [f"{name}:{error.line}: {error.message}" for error in schema.error_log]
            for part in tree.iterfind("s:sitemap/s:loc", space):
                path = self.file_of(part.text, name)
                if path and path not in seen:
                    seen.add(path)
                    files.append(path)
            for entry in tree.iterfind("s:url", space):
                address, day = entry.findtext("s:loc", None, space), entry.findtext("s:lastmod", None, space)
                path = self.file_of(address, name)
                self.expect(path not in listed, name, f"`{address}` stands twice")
                listed[path] = day
                self.expect(day is None or day <= self.day, name, f"`{address}` changed on a day to come, {day}")
        self.counts["addresses in the sitemap"] = len(listed)
        for path, page in self.pages.items():
            hidden = "noindex" in page.metas["robots"]
            self.expect(hidden != (path in listed), path, "is in the sitemap" if hidden else "is not in the sitemap")
            modified = page.metas["DCTERMS.modified"]
            if modified and path in listed:
                self.expect(listed[path] == modified[0], path, f"changed on {modified[0]}, in the sitemap {listed[path]}")

    # JSON-LD

    def linked_data(self):
        jsonld.set_document_loader(self.load)
        vocabulary = json.loads((self.site / "vocabulary/vocabulary.jsonld").read_text())
        words = {node["@id"] for node in jsonld.expand(vocabulary)}
        for word in words:
            self.file_of(word, "vocabulary")
            self.expect(word.split("#")[1] in self.pages["vocabulary/index.html"].anchors, word, "is not explained")
        self.expect("data/catalog.jsonld" in self.all_files, "data/catalog.jsonld", "is not there")
        documents = [(path, block) for path, page in self.pages.items() for block in page.blocks]
        documents += [
            (path, (self.site / path).read_text()) for path in self.files
            if path.endswith(".jsonld") and path != "vocabulary/vocabulary.jsonld"
        ]
        for path, text in documents:
            self.counts["JSON-LD documents"] += 1
            try:
                document = json.loads(text)
            except ValueError as error:
                self.problems.append(f"{path}: its data block is no JSON: {error}")
                continue
            if path.endswith(".html"):
                self.expect("</" not in text and "<!" not in text, path, "its data block can end early")
                self.terms(document, path)
            expanded = jsonld.expand(document)
            given, kept = self.leaves(document), self.leaves(expanded)
            self.expect(given == kept, path, f"expanding changes {given - kept} into {kept - given}")
            for word in re.findall(r'"(' + re.escape(self.base) + r'vocabulary/#[^"]*)"', json.dumps(expanded)):
                self.expect(word in words, path, f"`{word}` is no word of the vocabulary")
        for path, page in self.pages.items():
            if re.fullmatch(r"(\w\w/)?(cases|authorities|companies)/[^/]+/index.html", path):
                has_block = "noindex" not in page.metas["robots"]
                self.expect(len(page.blocks) == has_block, path, f"has {len(page.blocks)} data blocks")

    def catalog(self):
        """Holds what the catalogue says of each file to the file."""
        data = json.loads((self.site / "data/catalog.jsonld").read_text())["dcat:dataset"]
        dataset = json.loads(self.pages["data/index.html"].blocks[0])
        offered = {download["contentUrl"]: download["encodingFormat"] for download in dataset["distribution"]}
        for entry in data["dcat:distribution"]:
            address = entry["dcat:downloadURL"]["@id"]
            path = self.file_of(address, "data/catalog.jsonld")
            kind = entry["dcat:mediaType"]["@id"].removeprefix("https://www.iana.org/assignments/media-types/")
            self.expect(offered.pop(address, None) == kind, "data/index.html", f"tells otherwise of `{address}`")
            if path and "dcat:byteSize" in entry:
                self.counts["files in the catalogue"] += 1
                content = (self.site / path).read_bytes()
                self.expect(int(entry["dcat:byteSize"]["@value"]) == len(content), path, "has another size")
                digest = hashlib.sha256(content).hexdigest()
                self.expect(entry["spdx:checksum"]["spdx:checksumValue"]["@value"] == digest, path, "has another hash")
        self.expect(not offered, "data/catalog.jsonld", f"lacks {list(offered)}")

    @staticmethod
    def load(address, options=None):
        """The context of schema.org as this site uses it: nothing is asked of the network."""
        if address != "https://schema.org/":
            raise ValueError(f"no context is known at {address}")
        context = {"@vocab": "http://schema.org/"}
        context |= {name: {"@type": "@id"} for name in SCHEMA_ORG["addresses"]}
        context |= {name: {"@type": "http://schema.org/Date"} for name in SCHEMA_ORG["dates"]}
        return {
            "contextUrl": None, "documentUrl": address, "contentType": "application/ld+json",
            "document": {"@context": context},
        }

    def leaves(self, value):
        """Every value of a document, however it is nested, with how often it stands there."""
        found = collections.Counter()

        def walk(value):
            if isinstance(value, dict):
                for key, inner in value.items():
                    if key not in ("@context", "@type", "@language"):
                        walk(inner)
            elif isinstance(value, list):
                for inner in value:
                    walk(inner)
            elif value is not None:
                found[str(value)] += 1

        walk(value)
        return found

    def terms(self, value, path):
        """Holds the properties of every object to what its type of schema.org has."""
        if isinstance(value, list):
            for inner in value:
                self.terms(inner, path)
        if not isinstance(value, dict):
            return
        kind = value.get("@type", "")
        if kind and not kind.startswith("casebook:"):
            known = SCHEMA_ORG["types"].get(kind)
            if self.expect(known is not None, path, f"`{kind}` is no type known of schema.org"):
                if known and known[0] in SCHEMA_ORG["types"]:
                    known = SCHEMA_ORG["types"][known[0]]
                for name in value:
                    if not name.startswith(("@", "casebook:")):
                        self.expect(name in known, path, f"a `{kind}` has no `{name}`")
        for inner in value.values():
            self.terms(inner, path)

    # Citations

    def bibliography(self):
        for path, page in self.cases():
            heading = page.metas["og:title"][0]
            self.expect(page.metas["DC.title"] == [heading], path, "its Dublin Core title is not its heading")
            self.expect(page.metas["citation_title"] == [heading], path, "its citation_title is not its heading")
            for name in ("DC.identifier", "citation_public_url"):
                self.expect(page.metas[name] == page.metas["og:url"], path, f"its {name} is not its address")
            for name in ("DC.date", "DC.creator", "DC.publisher", "DC.language", "DC.type", "citation_author"):
                self.expect(len(page.metas[name]) == 1, path, f"has {len(page.metas[name])} {name}")
            date = page.metas["citation_publication_date"][0]
            self.expect(datetime.datetime.strptime(date, "%Y/%m/%d"), path, f"{date} is no date")

    def cases(self):
        for path, page in self.pages.items():
            if re.fullmatch(r"(\w\w/)?cases/[^/]+/index.html", path) and "noindex" not in page.metas["robots"]:
                if page.citations:
                    yield path, page

    def citations(self):
        style = citeproc.CitationStylesStyle(str(HERE / "plain.csl"), validate=False)
        for path, page in self.cases():
            standing = json.loads(page.blocks[0])["casebook:hasDecision"]["casebook:standing"]
            undecided = standing in ("investigation", "proposed")
            for prefix in ("cite",) if undecided else ("cite", "cite-decision"):
                forms = [f"{prefix}-{form}" for form in ("text", "bibtex", "ris", "csl")]
                if not self.expect(all(form in page.citations for form in forms), path, f"lacks a form of `{prefix}`"):
                    continue
                self.counts["citations"] += 1
                self.citation(path, page, prefix, style)

        # The files that hold all of them.
        entries = bibtexparser.parse_string((self.site / "data/citations.bib").read_text())
        records = rispy.loads((self.site / "data/citations.ris").read_text())
        items = json.loads((self.site / "data/citations.csl.json").read_text())
        ids = [item["id"] for item in items]
        self.expect(not entries.failed_blocks, "data/citations.bib", "can not be read")
        self.expect([entry.key for entry in entries.entries] == ids, "data/citations.bib", "has others than the JSON")
        self.expect([record["id"] for record in records] == ids, "data/citations.ris", "has others than the JSON")
        cases = {path.split("/")[-2] for path, _ in self.cases()}
        self.expect({id.removesuffix("-decision") for id in ids} == cases, "data/citations.csl.json", "lacks cases")

    def citation(self, path, page, prefix, style):
        where = f"{path}#{prefix}"
        library = bibtexparser.parse_string(page.citations[prefix + "-bibtex"])
        if not self.expect(len(library.entries) == 1 and not library.failed_blocks, where, "BibTeX can not be read"):
            return
        entry = {field.key: field.value for field in library.entries[0].fields}
        records = rispy.loads(page.citations[prefix + "-ris"])
        if not self.expect(len(records) == 1, where, f"RIS holds {len(records)} records"):
            return
        record = records[0]
        self.expect("unknown_tag" not in record, where, f"RIS has tags of no meaning: {record.get('unknown_tag')}")
        items = json.loads(page.citations[prefix + "-csl"])
        item = items[0]
        plain = re.sub(r"\\text(backslash|asciitilde|asciicircum)\{\}", "?", entry["title"])
        plain = re.sub(r"\\(.)", r"\1", plain.strip("{}")).replace("~", "\u00a0")
        title = item["title"]
        self.expect(record["title"] == title, where, f"RIS calls it `{record['title']}`, CSL `{title}`")
        spaces = str.maketrans({"\u202f": "\u00a0", "\\": "?", "^": "?", "~": "?"})
        self.expect(plain == title.translate(spaces), where, f"BibTeX calls it `{plain}`, CSL `{title}`")
        year = str(item["issued"]["date-parts"][0][0])
        self.expect(entry["year"] == year == record["year"], where, "the forms differ in the year")
        urls = {entry.get("url"), (record.get("urls") or [None])[0], item.get("URL")}
        self.expect(len(urls) == 1, where, f"the forms differ in the address: {urls}")
        source = citeproc.source.json.CiteProcJSON(items)
        bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
        text = str(bibliography.bibliography()[0])
        self.expect(year in text, where, f"a citation processor makes of it: {text}")

    # Files at known places

    def known_places(self):
        robots = (self.site / "robots.txt").read_text()
        self.expect(f"Sitemap: {self.base}sitemap.xml\n" in robots, "robots.txt", "does not name the sitemap")
        security = (self.site / ".well-known/security.txt").read_text()
        fields = collections.defaultdict(list)
        for line in security.splitlines():
            name, value = line.split(": ", 1)
            fields[name].append(value)
        self.expect(fields["Contact"], "security.txt", "names no contact")
        expires = datetime.datetime.strptime(fields["Expires"][0], "%Y-%m-%dT%H:%M:%SZ").date()
        left = (expires - datetime.date.fromisoformat(self.day)).days
        self.expect(len(fields["Expires"]) == 1 and 180 < left < 366, "security.txt", f"expires in {left} days")
        self.expect((self.site / "humans.txt").stat().st_size > 0, "humans.txt", "is empty")
        descriptions = [path for path in self.files if path.endswith("opensearch.xml")]
        self.expect(descriptions, "opensearch.xml", "is not there")
        for path in descriptions:
            tree = lxml.etree.parse(self.site / path).getroot()
            space = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
            self.expect(tree.tag == "{%s}OpenSearchDescription" % space["o"], path, f"is {tree.tag}")
            self.expect(0 < len(tree.findtext("o:ShortName", "", space)) <= 16, path, "has a name that is too long")
            template = tree.find("o:Url", space).get("template")
            self.expect("{searchTerms}" in template, path, "has no place for what is searched")
            self.file_of(template.replace("{searchTerms}", "x"), path)

    # Changes

    def changes(self):
        register = json.loads((self.site / "changes/register.json").read_text())
        cases = {path.split("/")[-2] for path, _ in self.cases()}
        self.expect({case["id"] for case in register["cases"]} == cases, "register.json", "has other cases than the site")
        for address in register["addresses"]:
            self.file_of(self.base + address, "register.json")
        for day in register["history"]:
            json.loads((self.site / f"changes/{day['day']}.json").read_text())


def main():
    check = Check(sys.argv[1], sys.argv[2])
    check.run()
    for problem in check.problems[:100]:
        print(problem, file=sys.stderr)
    if check.problems:
        print(f"Tests/Feeds/check.py: {len(check.problems)} problems", file=sys.stderr)
        return 1
    print("read by others: " + ", ".join(f"{count:,} {what}" for what, count in check.counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
