"""Reads figures, tables and numbers from pages, in the two languages of the site."""

import decimal
import fractions
import html
import re

FIELDS = {
    "authorities": "authority", "companies": "company", "countries": "country", "sectors": "sector", "topics": "topic",
    "courts": "court", "years": "year", "dossiers": "dossier", "organisations": "organisation",
}
SYMBOLS = {"€": "EUR", "£": "GBP", "US$": "USD"}
MONEY = r"(?:about )?(?:€|£|US\$|[A-Z]{3})[\s\u00a0][\d,]+(?:\.\d+)?(?:[\s\u00a0](?:million|billion))?"


def text_of(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", markup)).replace("\u00a0", " ").strip()


class Shown:
    """A number as a page shows it: what it is, and by how much it can have been rounded."""

    def __init__(self, text, language="en"):
        text = text.replace("\u00a0", " ").strip()
        if language == "nl":
            text = re.sub(r"\bmiljard\b", "billion", re.sub(r"\bmiljoen\b", "million", text))
            text = text.translate(str.maketrans(".,", ",."))
        match = re.search(r"(?:(€|£|US\$|[A-Z]{3}) )?(\d[\d,]*(?:\.\d+)?)( million| billion|%)?", text)
        self.value = self.slack = self.currency = None
        if not match:
            return
        unit = {" million": 10**6, " billion": 10**9}.get(match.group(3), 1)
        digits = match.group(2).replace(",", "")
        self.currency = SYMBOLS.get(match.group(1), match.group(1))
        self.value = decimal.Decimal(digits) * unit
        decimals = len(digits.partition(".")[2])
        self.slack = decimal.Decimal(unit) / 2 / 10**decimals if unit > 1 or match.group(3) else decimal.Decimal(0)

    def is_about(self, value):
        """Whether it is the value, in cents where it is money, as far as it shows it."""
        if value is None or self.value is None:
            return value is None and self.value is None
        exact = fractions.Fraction(value, 100) if self.currency else fractions.Fraction(value)
        # Whole euros above a thousand are shown without their cents within a sentence.
        return abs(fractions.Fraction(self.value) - exact) <= fractions.Fraction(self.slack)

    def is_rounded(self, value):
        if self.currency and self.slack == 0 and value is not None and self.value is not None:
            return abs(fractions.Fraction(self.value) - fractions.Fraction(value, 100)) <= fractions.Fraction(1, 2)
        return self.is_about(value)


class Table:
    def __init__(self, markup):
        self.heads = [text_of(head) for head in re.findall(r'<th scope="col"[^>]*>(.*?)</th>', markup, re.S)]
        self.rows = []
        body = markup.partition("<tbody>")[2]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.S):
            cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)
            href = re.search(r'href="([^"]*)"', cells[0])
            self.rows.append((href.group(1).removeprefix("/nl") if href else None, [text_of(cell) for cell in cells]))


class Figure:
    def __init__(self, markup):
        self.id = re.search(r'id="([^"]*)"', markup).group(1)
        head = re.search(r"<figcaption[^>]*>(?:<h2>|<p[^>]*>)(.*?)</(?:h2|p)>", markup, re.S)
        self.headline = text_of(head.group(1)) if head else ""
        query = re.search(r'<p class="chart-query">.*?<code>(.*?)</code>', markup, re.S)
        self.query = html.unescape(query.group(1)) if query else None
        table = re.search(r'<table class="chart-table[^>]*>.*?</table>', markup, re.S)
        self.table = Table(table.group(0)) if table else None


def figures(page):
    return [Figure(markup) for markup in re.findall(r'<figure class="chart.*?</figure>', page, re.S)]


def without_figures(page):
    return re.sub(r'<figure class="chart.*?</figure>', "", page, flags=re.S)


def key_of(href):
    """The value that a link leads to, with its field: ("topic", "cookies")."""
    parts = href.strip("/").split("/")
    if parts[0] == "laws":
        return ("law", parts[1]) if len(parts) == 2 else ("provision", cased("/".join(parts[1:])))
    if parts[0] == "countries":
        return "country", parts[1].upper()
    return FIELDS[parts[0]], parts[1]


def cased(article):
    """Letters of an article's number are capitals, where an address has small ones: L34-5."""
    law, _, number = article.partition("/")
    return f"{law}/{number.upper()}" if number[:1].isalpha() else article
