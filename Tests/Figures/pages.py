"""Holds every figure of the built site to its query, and both to numbers computed without the program.

    python3 pages.py CASEBOOK SITE CONTENT --as-of DAY [--faults]

CASEBOOK is the program, SITE a folder that it built from CONTENT as of the day. Read are the charts with their tables
and headlines, the report cells, the numbers at the heads of pages, in lists and beside bars, the amounts of cases, and
the sentences about years. Each chart shows its query: the program answers it, answers.py answers it from the case files
alone, and all three must agree. Pages in Dutch must show the numbers of the English ones. With `--faults`, one number
after the other is changed, and each change must be found. Exits 1 on a difference, 2 where too little was compared.
"""

import argparse
import collections
import concurrent.futures
import decimal
import fractions
import html
import json
import pathlib
import re
import subprocess
import sys

import answers as own
from headlines import HEADLINES
from reading import FIELDS, MONEY, Shown, figures, key_of, text_of, without_figures

MEASURES = {
    "Cases": "count", "Sanctions": "count(sanctions)", "Fines as current": "sum(current)",
    "Fines as imposed": "sum(imposed)", "Fines as paid": "sum(paid)",
}
STANDINGS = {"Not known": "unknown", "Annulled": "annulled", "Under investigation": "under-investigation"}
# Less than this compared would mean that the pages are no longer read.
LEAST = {
    "charts and tables": 100, "cells of tables": 1000, "queries": 1000, "numbers in headlines": 100,
    "numbers at the heads of pages": 300, "rows of lists": 300, "amounts of cases": 300, "numbers in reports": 50,
    "numbers in sentences": 20, "numbers in Dutch": 300,
}


class Check:
    def __init__(self, program, content, day, answers):
        self.program, self.content, self.day, self.answers = program, content, day, answers
        self.differences, self.compared, self.cache = [], collections.Counter(), {}
        self.cases = {case.id: case for case in answers.register.cases}

    def differ(self, where, what):
        self.differences.append(f"{where}: {what}")

    def same(self, where, what, found, wanted, kind):
        self.compared[kind] += 1
        if found != wanted:
            self.differ(where, f"{what}: {found}; computed apart: {wanted}")

    def shown(self, where, what, text, wanted, kind, is_rounded=False):
        self.compared[kind] += 1
        shown = Shown(text)
        if not (shown.is_rounded(wanted) if is_rounded else shown.is_about(wanted)):
            self.differ(where, f"{what}: {text!r}; computed apart: {wanted}")

    def answer(self, query):
        if query not in self.cache:
            self.cache[query] = self.answers.answer(query)
        return self.cache[query]

    def one(self, query):
        """The measures of a query without groups: counts, or cents."""
        return [value if isinstance(value, int) else value.get("value", value.get("share"))
                for value in self.answer(query)["rows"][()]]

    # The program's answers

    def answered(self, query):
        done = subprocess.run(
            [self.program, "query", query, "--content", str(self.content), "--as-of", self.day, "--format", "json"],
            capture_output=True, text=True)
        return query, json.loads(done.stdout, parse_float=decimal.Decimal) if done.returncode == 0 else done.stderr

    def program_agrees(self, queries):
        with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
            for query, answer in pool.map(self.answered, sorted(queries)):
                if isinstance(answer, str):
                    self.differ(f"query {query}", answer)
                else:
                    self.compare_answer(query, answer)

    def compare_answer(self, query, answer):
        mine, parsed, where = self.answer(query), own.Query(query), f"query {query}"
        if "cases" in mine:
            self.same(where, "cases", [row["case"] for row in answer["rows"]], mine["cases"], "queries")
            self.same(where, "how many", answer["cases"], mine["count"], "queries")
            return
        found = set()
        for row in answer["rows"]:
            key = tuple(str(row[group]) for group in parsed.groups)
            found.add(key)
            if key not in mine["rows"]:
                self.differ(where, f"{key} is in no case")
                continue
            for measure, value in zip(parsed.measures, mine["rows"][key]):
                self.compare_value(f"{where}, {'/'.join(key)}", measure, row[measure], value)
        if len(found) != min(len(mine["rows"]), parsed.limit or 10**9):
            self.differ(where, f"{len(found)} rows; computed apart: {len(mine['rows'])}")
        for measure, value in zip(parsed.measures, mine.get("total", [])):
            self.compare_value(f"{where}, total", measure, answer["total"][measure], value)

    def compare_value(self, where, measure, found, mine):
        if isinstance(mine, int):
            self.same(where, measure, found, mine, "queries")
        elif "share" in mine:
            self.compared["queries"] += 1
            percent = None if found is None else fractions.Fraction(found["percent"])
            if (percent is None) != (mine["share"] is None) or percent is not None and (
                    abs(percent - mine["share"] * 100) > fractions.Fraction(51, 1000)):
                self.differ(where, f"{measure}: {found}; computed apart: {mine['share']}")
        else:
            value = found.get("amount", found.get("days"))
            cents = None if value is None else int(decimal.Decimal(value) * (1 if "days" in found else 100))
            self.same(where, measure, (cents, found["known"], found["of"], found.get("estimate", False)),
                      (mine["value"], mine["known"], mine["of"], mine["estimate"]), "queries")

    # Charts and cells

    def figure(self, where, figure, form=None):
        where = f"{where} #{figure.id}"
        if figure.query is None:
            if figure.id != "timeline-figure":
                self.differ(where, "shows no query")
            return
        if figure.table is None:
            self.differ(where, "has no table")
            return
        table, query = figure.table, own.Query(figure.query)
        self.compared["charts and tables"] += 1
        if not query.measures:
            self.list_of_cases(where, figure, query, is_rounded=form in ("cases", "table"))
        elif figure.id == "outcome":
            self.outcome(where, table, query)
        elif len(query.groups) == 2:
            self.stacked(where, table, query)
        elif figure.id in ("growth", "cases-over-time") or form == "steps":
            self.steps(where, table, query)
        else:
            self.groups(where, figure, query, is_rounded=form == "table")
        if figure.id in HEADLINES:
            HEADLINES[figure.id](self, where, figure, query)

    def measure_columns(self, where, table, query):
        columns = {}
        for place, head in enumerate(table.heads[1:], 1):
            measure = MEASURES.get(head)
            if measure not in query.measures:
                self.differ(where, f"the column {head!r} is not of the query")
            else:
                columns[place] = query.measures.index(measure)
        return columns

    def value(self, value):
        return value if isinstance(value, int) else value["value"]

    def list_of_cases(self, where, figure, query, is_rounded):
        wanted = self.answer(figure.query)["cases"]
        found = [(href or "").strip("/").split("/")[-1] for href, _ in figure.table.rows]
        if not query.order:
            # A drawing has an order of its own.
            found, wanted = sorted(found), sorted(wanted)
        self.same(where, "cases", found, wanted, "cells of tables")
        for href, cells in figure.table.rows:
            case = self.cases.get((href or "").strip("/").split("/")[-1])
            if not case:
                continue
            for head, text in zip(figure.table.heads, cells):
                quantity = {"Fines as current": "current", "As current": "current", "Fines as imposed": "imposed",
                            "As imposed": "imposed"}.get(head)
                if quantity and is_rounded:
                    self.own_amount(f"{where} {case.id}", quantity, text, case)
                elif quantity:
                    self.shown(f"{where} {case.id}", head, text, getattr(case, quantity)[0], "cells of tables")
                elif head == "Status":
                    self.same(f"{where} {case.id}", head, text, self.status(case, text), "cells of tables")

    def status(self, case, text):
        if text[:1].islower():
            changed = case.standing in ("reduced", "increased", "settled", "mixed")
            fallen = case.standing in ("annulled", "revoked")
            return ("fell" if fallen else "changed" if changed else "stands, final" if case.finality == "final"
                    else "stands, not known to be final")
        standing = next((key for key, value in STANDINGS.items() if value == case.standing), case.standing.capitalize())
        if case.standing in ("proposed", "closed", "under-investigation"):
            return standing
        finality = {"unknown": "finality not known"}.get(case.finality, case.finality)
        # Where neither is known, it is said once.
        return text if case.standing == "unknown" else f"{standing}, {finality}"

    def own_amount(self, where, quantity, text, case):
        """An amount of a case in its own currency."""
        amounts = [getattr(s, quantity) for s in case.sanctions if s.kind == "fine"]
        known = [amount for amount in amounts if isinstance(amount, tuple)]
        shown = Shown(text)
        self.compared["amounts of cases"] += 1
        total = sum(amount[1] for amount in known) if known and len({a[0] for a in known}) == 1 else None
        if not known and shown.value is None or len({a[0] for a in known}) > 1:
            return
        if total is None or shown.currency != known[0][0] or not shown.is_rounded(int(total * 100)):
            self.differ(where, f"{quantity}: {text!r}; computed apart: {amounts}")

    def outcome(self, where, table, query):
        values = dict(zip(query.measures, self.answer(query.text)["rows"][()]))
        for _, cells in table.rows:
            value = values[MEASURES[cells[0]]]
            self.shown(where, cells[0], cells[1], value["value"], "cells of tables")
            of = values["sum(imposed)"]["of"] if cells[0] == "Fines as paid" else value["of"]
            self.same(where, cells[0], cells[2], f"{value['known']} of {of}", "cells of tables")

    def stacked(self, where, table, query):
        mine = self.answer(query.text)["rows"]
        second = {head.lower().replace("finality not known", "unknown"): head for head in table.heads[1:-1]}
        self.same(where, "parts", sorted(second), sorted({key[1] for key in mine}), "cells of tables")
        years = range(min(int(key[0]) for key in mine), max(int(key[0]) for key in mine) + 1)
        shown = [cells[0] for _, cells in table.rows]
        self.same(where, "columns", shown, [str(year) for year in years], "cells of tables")
        for _, cells in table.rows:
            values = [self.value(mine.get((cells[0], part), [0])[0]) for part in second]
            for head, text, value in zip(table.heads[1:], cells[1:], values + [sum(values)]):
                self.shown(where, f"{cells[0]} {head}", text, value, "cells of tables")

    def steps(self, where, table, query):
        mine = self.answer(query.text)["rows"]
        keys = sorted(mine, key=lambda key: own.reg.Date(key[0]).last)
        self.same(where, "rows", len(table.rows), len(keys), "cells of tables")
        columns = self.measure_columns(where, table, query)
        sums = collections.Counter()
        for (_, cells), key in zip(table.rows, keys):
            self.same(where, "year", re.search(r"\d{4}", cells[0]).group(0), key[0][:4], "cells of tables")
            for place, measure in columns.items():
                sums[place] += self.value(mine[key][measure]) or 0
                self.shown(where, f"{cells[0]} {table.heads[place]}", cells[place], sums[place], "cells of tables")

    def groups(self, where, figure, query, is_rounded):
        table, mine = figure.table, self.answer(figure.query)["rows"]
        columns = self.measure_columns(where, table, query)
        rows = list(table.rows)
        if is_rounded and rows and rows[-1][1][0] in ("All", "Together") and rows[-1][0] is None:
            for place, measure in columns.items():
                total = self.value(self.answer(figure.query)["total"][measure])
                self.shown(where, f"all, {table.heads[place]}", rows[-1][1][place], total, "cells of tables", True)
            rows.pop()
        wanted = set(mine)
        if figure.id == "by-group":
            wanted = {key for key in wanted if not self.answers.register.parents.get(key[0])}
        if figure.id == "by-country":
            # A country without a known fine has no tile.
            wanted = {key for key in wanted if self.value(mine[key][0]) is not None}
        found = set()
        for href, cells in rows:
            if href:
                name = key_of(href)[1]
                key = next((k for k in mine if k[0].lower() == name.lower()), (name,))
            elif query.groups[0] == "year":
                key = (cells[0],)
            else:
                key = next((k for k in mine if cells[0].lower() in (
                    k[0], k[0].replace("-", " "), "not known" if k[0] == "unknown" else "")), (cells[0],))
                if key not in mine:
                    # A company or dossier without a page is told by its numbers alone.
                    key = next((k for k in wanted - found if all(
                        Shown(cells[p]).is_about(self.value(mine[k][m])) for p, m in columns.items())), key)
            found.add(key)
            for place, measure in columns.items():
                value = self.value(mine[key][measure]) if key in mine else None
                what = f"{cells[0]}, {table.heads[place]}"
                self.shown(where, what, cells[place], value, "cells of tables", is_rounded)
        if query.limit is None or figure.id == "by-group":
            self.same(where, "rows", sorted(found), sorted(wanted), "cells of tables")
        else:
            self.same(where, "rows", len(found), min(query.limit, len(wanted)), "cells of tables")

    # Numbers outside charts

    def condition(self, path):
        """What the cases of a page have in common; None for a page about something else."""
        parts = path.strip("/").split("/")
        if parts == [""] or parts == ["cases"]:
            return ""
        if len(parts) < 2 or parts[0] not in list(FIELDS) + ["laws"]:
            return None
        field, value = key_of(path)
        return f"{field} = {value}"

    def key_figures(self, path, page):
        block = re.search(r'<dl class="key-figures"[^>]*>.*?</dl>', page, re.S)
        condition = self.condition(path)
        if not block or condition is None or path.startswith("/courts"):
            return
        entries = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", block.group(0), re.S)
        labels = [text_of(label) for label, _ in entries]
        if "Cases of the group" in labels:
            condition = condition.replace("company", "group")
        where = f"{path} key figures"
        for label, (_, markup) in zip(labels, entries):
            value = re.search(r'<data value="([^"]*)"', markup)
            if not value:
                self.differ(where, f"{label}: no number")
                continue
            number = decimal.Decimal(value.group(1))

            def asked(measure, extra=None, base=condition):
                parts = [part for part in (base, extra) if part]
                return self.one(measure + (" where " + " and ".join(parts) if parts else ""))[0]

            wanted = {
                "Cases": lambda: asked("count"), "Cases of the group": lambda: asked("count"),
                "Own cases": lambda: asked("count", base=condition.replace("group", "company")),
                "Own fines, as current": lambda: asked("sum(current)", base=condition.replace("group", "company")),
                "Fines, as current": lambda: asked("sum(current)"), "Fines, as imposed": lambda: asked("sum(imposed)"),
                "Median fine": lambda: asked("median(current)"),
                "Contested": lambda: asked("count", "finality = contested"),
                "Annulled or revoked": lambda: asked("count", "standing in (annulled, revoked)"),
                "Settlements": lambda: asked("sum(settled)"), "Forfeited penalties": lambda: asked("sum(forfeited)"),
            }[label]()
            if label in ("Fines, as current", "Fines, as imposed", "Settlements", "Forfeited penalties"):
                measure = {"Fines, as current": "current", "Fines, as imposed": "imposed", "Settlements": "settled",
                           "Forfeited penalties": "forfeited"}[label]
                query = f"sum({measure})" + (f" where {condition}" if condition else "")
                self.same(where, f"{label}: said to hold converted amounts", "ECB rate" in markup,
                          self.answer(query)["rows"][()][0]["estimate"], "notes at the heads of pages")
            is_count = label.startswith(("Cases", "Own cases", "Contested", "Annulled"))
            self.same(where, label, int(number * (1 if is_count else 100)), wanted, "numbers at the heads of pages")

    def lists(self, path, page):
        """The counts and sums of lists of entities, of tables with bars, and the amounts of rows of cases."""
        rest, condition = without_figures(page), self.condition(path)
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", rest, re.S):
            link = re.search(r'<th scope="row"[^>]*>\s*<a href="([^"#]*)"', row)
            if not link:
                continue
            href = link.group(1)
            if 'class="number c-count"' in row:
                self.index_row(path, href, row)
            elif 'class="c-bar"' in row and condition is not None:
                self.bar_row(path, href, row, condition)
            elif 'class="c-amount"' in row and href.startswith("/cases/"):
                case = self.cases[href.strip("/").split("/")[1]]
                cell = re.search(r'<td class="c-amount">(.*?)</td>', row, re.S).group(1)
                current, _, imposed = cell.partition('<small class="imposed">')
                for quantity, markup in (("current", current), ("imposed", imposed)):
                    title = re.search(r'<data class="amount" value="[^"]*" title="([^"]*)"', markup)
                    if title:
                        self.own_amount(f"{path} {case.id}", quantity, html.unescape(title.group(1)), case)

    def index_row(self, path, href, row):
        field, value = key_of(href)
        if field == "court":
            return
        field = "group" if field == "company" else field
        condition = f"{field} = {value}"
        count = re.search(r'c-count">(\d[\d,]*)<', row)
        total = re.search(r'c-total">\s*<data class="amount" value="([^"]*)"', row)
        wanted = self.one(f"count, sum(current) where {condition}")
        if count:
            self.same(f"{path} {href}", "count", int(count.group(1).replace(",", "")), wanted[0], "rows of lists")
        if total:
            self.same(f"{path} {href}", "sum", int(decimal.Decimal(total.group(1)) * 100), wanted[1], "rows of lists")

    def bar_row(self, path, href, row, condition):
        field, value = key_of(href)
        if path.startswith("/companies"):
            condition = condition.replace("company", "group") if "Cases of the group" in self.page else condition
        if path.startswith("/courts"):
            return
        query = f"count, sum(current) where {condition + ' and ' if condition else ''}{field} = {value}"
        wanted = self.one(query)
        numbers = re.findall(r'<td class="number">(.*?)</td>', row, re.S)
        self.same(f"{path} {href}", "count", int(text_of(numbers[0]).replace(",", "")), wanted[0], "rows of lists")
        total = re.search(r'value="([^"]*)"', numbers[-1])
        if total:
            self.same(f"{path} {href}", "sum", int(decimal.Decimal(total.group(1)) * 100), wanted[1], "rows of lists")

    def case_page(self, path, page):
        match = re.fullmatch(r"/cases/([^/]+)/", path)
        case = self.cases.get(match.group(1)) if match else None
        if not case:
            return
        for label, amount in re.findall(r'<div class="money-(\w+)"><dt>.*?</dt><dd>(.*?)</dd>', page, re.S):
            title = re.search(r'<data class="amount" value="[^"]*" title="([^"]*)"', amount)
            if title and label in ("imposed", "current"):
                self.own_amount(path, label, html.unescape(title.group(1)), case)

    def year(self, path, page):
        match = re.fullmatch(r"/years/(\d{4})/", path)
        text = re.search(r'<div class="prose year-text">(.*?)</div>', page, re.S)
        if not match or not text:
            return
        year, where = int(match.group(1)), f"{path} text"
        words = text_of(text.group(1))
        cases, imposed, current = self.one(f"count, sum(imposed), sum(current) where year = {year}")

        def sentence(pattern, *values):
            found = re.search(pattern.replace("MONEY", f"({MONEY})"), words)
            if not found:
                return self.differ(where, f"no sentence like {pattern!r}")
            for shown, value in zip(found.groups(), values):
                self.shown(where, pattern, shown, value, "numbers in sentences", True)

        if imposed is not None:
            sentence(r"in this register: (\d+) cases? decided, with fines of MONEY as imposed", cases, imposed)
        if imposed is not None and current != imposed:
            sentence(r"Of that, MONEY stands today", current)
        if "The largest fine" in words:
            sentence(r"The largest fine was MONEY", self.one(f"max(imposed) where year = {year} and imposed > 0")[0])
        ranked = self.answer(f"sum(imposed), count where year = {year} and imposed > 0 group by authority")["rows"]
        ranked = sorted(ranked.values(), key=lambda row: -(row[0]["value"] or 0))[:3]
        if len(ranked) > 1:
            found = re.search(r"Most was imposed by (.*?)\. ?(?:For|The year|$)", words + " ")
            shown = re.findall(rf"\(({MONEY}) in (\d+) cases?\)", found.group(1) if found else "")
            self.same(where, "authorities", len(shown), len(ranked), "numbers in sentences")
            for (amount, count), row in zip(shown, ranked):
                self.shown(where, "authority", amount, row[0]["value"], "numbers in sentences", True)
                self.shown(where, "authority", count, row[1], "numbers in sentences")
        outcomes = re.search(r"What became of the cases: (.*?)\. ?(?:The|Most|$)", words + " ")
        if outcomes:
            mine = self.answer(f"count where year = {year} group by standing")["rows"]
            self.same(where, "outcomes", sorted(map(int, re.findall(r"\((\d+)\)", outcomes.group(1)))),
                      sorted(row[0] for row in mine.values()), "numbers in sentences")
        if "The year before" in words:
            before = self.one(f"count, sum(imposed) where year = {year - 1}")
            sentence(r"The year before, \d{4}: (\d+) cases?, with fines of MONEY as imposed", *before)

    # Reports

    def report(self, path, page, source):
        """The cells of a report in their order: within sentences, and as blocks."""
        blocks = []

        def note(match):
            lines = match.group(1).split("\n")
            options = dict(re.match(r"#\| *([a-z]+): *(.*)", line).groups() for line in lines if line.startswith("#|"))
            blocks.append((options.get("show"), " ".join(line for line in lines if not line.startswith("#|")).strip()))
            return ""

        prose = re.sub(r"^```\{casebook\}\n(.*?)\n```$", note, source, flags=re.S | re.M)
        inline = re.findall(r"`\{casebook\} *([^`]*)`", prose)
        shown = re.findall(r'<data value="([^"]*)"[^>]*>', without_figures(page))
        self.same(path, "numbers in the text", len(shown), len(inline), "numbers in reports")
        for value, query in zip(shown, inline):
            wanted = self.one(query)[0]
            if isinstance(wanted, fractions.Fraction):
                self.compared["numbers in reports"] += 1
                if abs(fractions.Fraction(value) - wanted) > fractions.Fraction(1, 1990):
                    self.differ(path, f"{query}: {value}; computed apart: {float(wanted)}")
                continue
            scale = 1 if query.startswith("count") else 100
            number = None if not value else int(decimal.Decimal(value) * scale)
            self.same(path, query, number, wanted, "numbers in reports")
        drawn = [figure for figure in figures(page) if figure.id.startswith("cell")]
        self.same(path, "cells", len(drawn), len(blocks), "numbers in reports")
        for figure, (form, query) in zip(drawn, blocks):
            shown, written = " ".join(figure.query.split()), " ".join(query.split())
            self.same(path, "the query of a cell", shown, written, "numbers in reports")
            self.figure(path, figure, form)
        return inline

    # Other languages

    def translated(self, path, page, other):
        where, (first, second) = "/nl" + path, (figures(page), figures(other))
        ids = [[(figure.id, figure.query) for figure in drawn] for drawn in (second, first)]
        self.same(where, "figures", ids[0], ids[1], "numbers in Dutch")
        for figure, dutch in zip(first, second):
            if not figure.table or not dutch.table:
                continue
            def plain(table, language):
                return sorted(
                    [(href, *[str(Shown(cell, language).value) for cell in cells[1:] if re.search(r"\d", cell)])
                     for href, cells in table.rows], key=str)
            place = f"{where} #{dutch.id}"
            self.same(place, "table", plain(dutch.table, "nl"), plain(figure.table, "en"), "numbers in Dutch")

            def amounts(text, language):
                if language == "nl":
                    text = text.replace("miljard", "billion").replace("miljoen", "million")
                    text = text.translate(str.maketrans(".,", ",."))
                return sorted(re.findall(r"\d[\d,.]*\d|\d", text))

            shown, wanted = amounts(dutch.headline, "nl"), amounts(figure.headline, "en")
            self.same(place, "headline", shown, wanted, "numbers in Dutch")

        def values(text):
            return sorted(re.findall(r'<data (?:class="amount" )?value="([^"]*)"', without_figures(text)))

        self.same(where, "numbers", values(other), values(page), "numbers in Dutch")


def read(site):
    """The pages by their address."""
    pages = {}
    for path in sorted(site.rglob("index.html")):
        address = "/" + path.parent.relative_to(site).as_posix().removeprefix(".")
        pages[address.rstrip("/") + "/"] = path.read_text(encoding="utf-8")
    return pages


def check_page(check, address, page, content, others):
    check.page = page
    report = re.fullmatch(r"/reports/([^/]+)/", address)
    if report:
        source = (content / "reports" / f"{report.group(1)}.md").read_text(encoding="utf-8").split("\n---\n", 1)[1]
        inline = check.report(address, page, source)
        others.update(inline)
    else:
        for figure in figures(page):
            check.figure(address, figure)
    check.key_figures(address, page)
    check.lists(address, page)
    check.case_page(address, page)
    check.year(address, page)


def check_all(check, pages, content):
    queries = set()
    for address, page in pages.items():
        if address.startswith("/nl/"):
            continue
        check_page(check, address, page, content, queries)
        queries |= {figure.query for figure in figures(page) if figure.query}
        if "/nl" + address in pages:
            check.translated(address, page, pages["/nl" + address])
    return queries


def faults(check, pages, content):
    """Changes one number after the other, and sees that the check finds it."""
    def differs(address, page):
        trial = Check(check.program, content, check.day, check.answers)
        trial.cache = check.cache
        check_page(trial, address, page, content, set())
        return bool(trial.differences)

    missed = []
    places = {
        "a cell of a chart's table": ("/", r'(<td class="number">€\u00a0)(\d)'),
        "a number at the head of a page": ("/authorities/ap/", r'(<dt>Fines, as current</dt><dd><data value=")(\d)'),
        "a count of a list": ("/topics/", r'(c-count">)(\d)'),
        "a headline": ("/authorities/", r"(; the median is €\u00a0)(\d)"),
        "a number of a report": ("/reports/appeals/", r'(<data value=")(\d)'),
        "a table of a report": ("/reports/appeals/", r'(<td class="number">€\u00a0)(\d)'),
        "a sentence about a year": ("/years/2023/", r"(with fines of about €\u00a0)(\d)"),
        "the amount of a case": (
            "/companies/google/", r'(<td class="c-amount"><data class="amount" value="[^"]*" title="€\u00a0)(\d)'),
    }
    for what, (address, pattern) in places.items():
        changed, count = re.subn(
            pattern, lambda m: m.group(1) + str((int(m.group(2)) + 1) % 10), pages[address], count=1)
        if not count or not differs(address, changed):
            missed.append(what)
    # One amount in one case: pages that show it must be found, and a page that does not must not.
    case = check.cases["ap-netflix-2024"]
    before = case.imposed, case.current
    case.imposed = case.current = (before[0][0] + 1,) + before[0][1:]
    untouched, check.cache = check.cache, {}
    if not differs("/", pages["/"]) or not differs("/years/2024/", pages["/years/2024/"]):
        missed.append("an amount of a case file")
    if differs("/authorities/cnil/", pages["/authorities/cnil/"]):
        missed.append("a page that does not depend on the amount")
    case.imposed, case.current = before
    check.cache = untouched
    return missed


def main():
    arguments = argparse.ArgumentParser(description="Holds every figure of a built site to its query.")
    arguments.add_argument("program")
    arguments.add_argument("site", type=pathlib.Path)
    arguments.add_argument("content", type=pathlib.Path)
    arguments.add_argument("--as-of", required=True, help="the day from which the site was built")
    arguments.add_argument("--faults", action="store_true", help="change numbers, and see that each change is found")
    given = arguments.parse_args()
    pages = read(given.site)
    check = Check(given.program, given.content, given.as_of, own.Answers(given.content, given.as_of))
    queries = check_all(check, pages, given.content)
    check.program_agrees(queries)
    for difference in check.differences[:200]:
        print(difference, file=sys.stderr)
    if check.differences:
        print(f"pages: {len(check.differences)} differences", file=sys.stderr)
        return 1
    few = [kind for kind, count in LEAST.items() if check.compared[kind] < count]
    if few:
        print(f"too little was compared of: {', '.join(few)}: {dict(check.compared)}", file=sys.stderr)
        return 2
    if given.faults:
        missed = faults(check, pages, given.content)
        if missed:
            print(f"changes that the check did not tell: {', '.join(missed)}", file=sys.stderr)
            return 1
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(check.compared.items()))
    print(f"every figure: {len(queries)} queries; equal: {counts}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
