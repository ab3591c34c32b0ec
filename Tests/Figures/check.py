"""Adds up the register without any of Casebook's code, and compares the program and the pages with that.

    python3 check.py CASEBOOK SITE

CASEBOOK is the program, SITE a folder that it built. What was imposed on whom and what of it stands is read from
Tests/Facts/expected.tsv, which comes from the fact sheets; who, when and at which rate from the files of `content`
as text. Compared are the number of cases and the sums as imposed and as current: of all, by authority, by year, and
of Meta's group; each with the answer to a query and, where a page heads with them, with that page. Exits 1 on a
difference, 2 where nothing was compared.
"""

import bisect
import collections
import csv
import datetime
import decimal
import html
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CONTENT = HERE.parent.parent / "content"
# Types of event that are sanctions: the first of them is the decision.
SANCTIONS = {"fine", "order", "reprimand", "warning", "ban", "settlement"}


def front_matter(path):
    return path.read_text(encoding="utf-8").split("\n---\n", 1)[0].removeprefix("---\n")


def field(text, name):
    """A field at the top of a file: its value and the indented lines below it."""
    match = re.search(rf"^{name}:[ ]*(.*(?:\n[ ]+.*)*)", text, re.M)
    return match.group(1) if match else ""


def ids(text):
    """The ids of a value, of a list in brackets, or of a list of items."""
    if re.fullmatch(r"[a-z0-9-]+", text.strip()):
        return [text.strip()]
    bracket = re.match(r"\[([^\]{]*)\]", text)
    if bracket:
        return [word.strip() for word in bracket.group(1).split(",")]
    found = re.findall(r"^\s*- (?:\{?id: *)?([a-z0-9-]+)", text, re.M)
    return found + re.findall(r"\[\{id: *([a-z0-9-]+)", text)


def imposing(text):
    """Without the authorities that had another part in the case."""
    return "\n".join(line for line in text.split("\n") if not re.search(r"role: *(lead|concerned|forwarding)", line))


def last_day(date):
    """The last day that a date can be."""
    parts = [int(part) for part in date.rstrip("?").split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def decided(text):
    """The date of the decision: the field, else the first sanction of the events, else the publication."""
    value = field(text, "decided").strip()
    if value:
        return value
    published, proposed = field(text, "published").strip(), ""
    for item in re.split(r"^  - ", field(text, "events"), flags=re.M)[1:]:
        kind = re.search(r"\btype: *([a-z-]+)", item)
        date = re.search(r"\b(?:date|known_by): *([0-9][0-9?-]*)", item)
        if kind and date and kind.group(1) in SANCTIONS:
            return date.group(1)
        if kind and date and kind.group(1) == "published":
            published = published or date.group(1)
        if kind and date and kind.group(1) == "proposal":
            proposed = proposed or date.group(1)
    return published or proposed


class Rates:
    def __init__(self):
        with open(CONTENT / "rates.csv", encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        self.days = [datetime.date.fromisoformat(row["date"]) for row in self.rows]

    def cents(self, amount, currency, day):
        """Whole cents of euro at the last rate on or before a day, a half to the even one."""
        value = decimal.Decimal(amount)
        if currency != "EUR":
            place = bisect.bisect_right(self.days, day) - 1
            while not self.rows[place][currency]:
                place -= 1
            value /= decimal.Decimal(self.rows[place][currency])
        return int((value * 100).quantize(decimal.Decimal(1), rounding=decimal.ROUND_HALF_EVEN))


class Sum:
    def __init__(self):
        self.cases, self.imposed, self.current = 0, None, None

    def add(self, imposed, current):
        self.cases += 1
        if imposed is not None:
            self.imposed = (self.imposed or 0) + imposed
        if current is not None:
            self.current = (self.current or 0) + current

    def __eq__(self, other):
        return vars(self) == vars(other)

    def __repr__(self):
        return f"{self.cases} cases, {self.imposed} cents imposed, {self.current} current"


def parents():
    result = {}
    for path in (CONTENT / "companies").rglob("*.md"):
        if path.stem.count(".") == 0:
            result[path.stem] = ids("\n" + field(front_matter(path), "parents"))
    return result


def above(company, known):
    seen, todo = set(), [company]
    while todo:
        company = todo.pop()
        if company not in seen:
            seen.add(company)
            todo += known.get(company, [])
    return seen


def computed():
    """The sums by the name of each group."""
    rates, known = Rates(), parents()
    files = {path.stem: path for path in (CONTENT / "cases").rglob("*.md") if "." not in path.stem}
    sums = collections.defaultdict(Sum)
    with open(HERE.parent / "Facts" / "expected.tsv", encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if {row["id"] for row in facts} != set(files):
        sys.exit(f"the fact sheets and content/cases differ: {sorted({r['id'] for r in facts} ^ set(files))}")
    for row in facts:
        text = front_matter(files[row["id"]])
        date = decided(text)
        amounts = [
            None if row[name] in ("none", "unknown") else rates.cents(row[name], row["currency"], last_day(date))
            for name in ("imposed", "current")
        ]
        groups = {"all", f"year {date[:4]}"}
        authorities = ids(field(text, "authority")) or ids("\n" + imposing(field(text, "authorities")))
        groups |= {f"authority {name}" for name in authorities}
        companies = ids(field(text, "company")) or ids("\n" + field(text, "companies")) or ids(field(text, "companies"))
        if not authorities or not companies or not date:
            sys.exit(f"{row['id']}: no authority, company or date was found")
        if any("meta" in above(company, known) for company in companies):
            groups.add("group meta")
        for group in groups:
            sums[group].add(*amounts)
    return sums


def answered(program, query):
    text = subprocess.run(
        [program, "query", query, "--content", str(CONTENT), "--format", "json"],
        check=True, capture_output=True, text=True,
    ).stdout
    return json.loads(text, parse_float=decimal.Decimal)


def cents(figure):
    return None if figure["amount"] is None else int(decimal.Decimal(figure["amount"]) * 100)


def row_sum(row):
    result = Sum()
    result.cases = row["count"]
    result.imposed, result.current = cents(row["sum(imposed)"]), cents(row["sum(current)"])
    return result


def page_sum(path):
    """What the numbers at the head of a page say."""
    block = re.search(r'<dl class="key-figures"[^>]*>.*?</dl>', path.read_text(encoding="utf-8"), re.S)
    values = {}
    for label, value in re.findall(r"<dt>(.*?)</dt>.*?<data value=\"([^\"]*)\"", block.group(0), re.S):
        values[html.unescape(re.sub(r"<[^>]*>", "", label)).strip()] = value
    result = Sum()
    result.cases = int(values.get("Cases") or values["Cases of the group"])
    current, imposed = values.get("Fines, as current"), values.get("Fines, as imposed")
    result.current = int(decimal.Decimal(current) * 100) if current else None
    # A page on which both are the same says it once.
    result.imposed = int(decimal.Decimal(imposed) * 100) if imposed else result.current
    return result


def main(program, site):
    wanted = computed()
    measures = "count, sum(imposed), sum(current)"
    differences, compared = [], 0

    def compare(where, group, found):
        nonlocal compared
        compared += 1
        if wanted[group] != found:
            differences.append(f"{where}: {found}; computed apart: {wanted[group]}")

    compare("query", "all", row_sum(answered(program, measures)["rows"][0]))
    compare("query", "group meta", row_sum(answered(program, measures + " where group = meta")["rows"][0]))
    for name in ("authority", "year"):
        rows = answered(program, f"{measures} group by {name}")["rows"]
        for row in rows:
            compare(f"query by {name} {row[name]}", f"{name} {row[name]}", row_sum(row))
        expected = {group for group in wanted if group.startswith(name + " ")}
        missing = expected - {f"{name} {row[name]}" for row in rows}
        differences += [f"query: nothing for {group}" for group in sorted(missing)]
    site = pathlib.Path(site)
    compare("home page", "all", page_sum(site / "index.html"))
    compare("page of Meta", "group meta", page_sum(site / "companies/meta/index.html"))
    for group in sorted(wanted):
        kind, _, name = group.partition(" ")
        folder = {"authority": "authorities", "year": "years"}.get(kind)
        if folder and wanted[group].imposed is not None:
            compare(f"page {folder}/{name}", group, page_sum(site / folder / name / "index.html"))
    if compared < 50:
        print(f"only {compared} sums were compared", file=sys.stderr)
        return 2
    for difference in differences:
        print(difference, file=sys.stderr)
    if differences:
        return 1
    print(f"figures: {compared} counts and sums equal those computed apart")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
