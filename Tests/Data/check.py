"""Checks the downloads of a built site with the tools that people use on them, and against the site's own figures.

    python3 check.py CASEBOOK SITE [DAY]

CASEBOOK is the program, SITE a folder that it built from `content` as of DAY. The data package is validated by
frictionless; the database by SQLite itself and by Datasette, asked over loopback; the workbook is read by openpyxl. The
five worked examples are taken from the page as it stands and run, with the site's address replaced by the folder. Row
counts of all formats are compared with one another, sums with the answers of `casebook query` and with the front page.
A tool that is not there is named as skipped, except frictionless, SQLite, pandas, DuckDB, openpyxl and Datasette, which
the requirements install. Exits 1 on a difference.
"""

import contextlib
import csv
import decimal
import hashlib
import html
import json
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

PROGRAM = sys.argv[1]
SITE = pathlib.Path(sys.argv[2]).resolve()
DAY = sys.argv[3] if len(sys.argv) > 3 else "2026-01-01"
DATA = SITE / "data"
CONTENT = pathlib.Path(__file__).resolve().parent.parent.parent / "content"

problems = []
notes = []


def expect(condition, message):
    if not condition:
        problems.append(message)


def rows_of(table):
    with open(DATA / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def without_mark(text):
    """A text as the register has it: without the apostrophe that keeps it from being a formula."""
    return text[1:] if re.match(r"'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]", text) else text


def query(text):
    done = subprocess.run(
        [PROGRAM, "query", text, "--format", "json", "--content", CONTENT, "--as-of", DAY],
        capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        sys.exit(f"query failed: {text}\n{done.stderr}")
    return json.loads(done.stdout, parse_float=decimal.Decimal, parse_int=decimal.Decimal)


package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
csv_rows = {name: rows_of(name) for name in schemas}


def check_package():
    """The package is valid, and says of each file how large it is and what its hash is."""
    from frictionless import Package

    report = Package(str(DATA / "datapackage.json")).validate()
    if not report.valid:
        for task in report.tasks:
            for error in task.errors[:5]:
                problems.append(f"frictionless: {task.name}: {error.message}")
        for error in report.errors:
            problems.append(f"frictionless: {error.message}")
    for resource in package["resources"]:
        data = (DATA / resource["path"]).read_bytes()
        expect(resource["bytes"] == len(data), f"{resource['path']}: its size is not the package's")
        expect(resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest(),
               f"{resource['path']}: its hash is not the package's")
        expect(resource["rows"] == len(csv_rows[resource["name"]]), f"{resource['path']}: its rows are not the package's")
        lines = re.sub(rb'"(?:[^"]|"")*"', b"", data)
        expect(lines.count(b"\n") == lines.count(b"\r\n") == resource["rows"] + 1 and lines.endswith(b"\r\n"),
               f"{resource['path']}: its rows do not end in CR LF")
    files = {path.stem for path in DATA.glob("*.csv")}
    expect(files == set(schemas), f"the package and the folder differ: {sorted(files ^ set(schemas))}")


def check_formulas():
    """No text of any CSV file begins as a formula does; numbers are numbers."""
    for name, rows in csv_rows.items():
        kinds = {field["name"]: field["type"] for field in schemas[name]["fields"]}
        for row in rows:
            for column, value in row.items():
                if kinds[column] in ("number", "integer"):
                    expect(value == "" or re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value), f"{name}.{column}: {value!r}")
                else:
                    expect(not re.match(r"[=+\-@\t\r\n]", value), f"{name}.{column} begins a formula: {value!r}")


def check_database():
    """SQLite finds no fault, and every table holds the rows of its CSV file, value by value."""
    with contextlib.closing(sqlite3.connect(f"file:{DATA}/register.sqlite?mode=ro", uri=True)) as database:
        expect(database.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "the integrity check fails")
        expect(database.execute("PRAGMA foreign_key_check").fetchall() == [], "a foreign key leads nowhere")
        for name, rows in csv_rows.items():
            kinds = {field["name"]: field["type"] for field in schemas[name]["fields"]}
            columns = list(kinds)
            listed = ", ".join(f'"{column}"' for column in columns)
            stored = database.execute(f'SELECT {listed} FROM "{name}" ORDER BY rowid').fetchall()
            expect(len(stored) == len(rows), f"{name}: {len(stored)} rows in the database, {len(rows)} in the CSV file")
            for row, values in zip(rows, stored):
                for column, value in zip(columns, values):
                    said = row[column]
                    if kinds[column] == "number":
                        same = value is None if said == "" else decimal.Decimal(said) == decimal.Decimal(str(value))
                    elif kinds[column] == "boolean":
                        same = {"": None, "true": 1, "false": 0}[said] == value
                    elif kinds[column] == "integer":
                        same = value is None if said == "" else int(said) == value
                    else:
                        same = without_mark(said) == (value or "")
                    expect(same, f"{name}.{column}: {said!r} in the CSV file, {value!r} in the database")
        # Totals of the views against the program's own figures; sums of smallest units are exact.
        total = database.execute("SELECT cases, fined, imposed_eur, current_eur FROM totals").fetchone()
        for column, measure in ((2, "imposed"), (3, "current")):
            row = query(f"count, sum({measure})")["rows"][0]
            expect(total[0] == row["count"], f"the view counts {total[0]} cases, the program {row['count']}")
            figure = row[f"sum({measure})"]
            expect(round(decimal.Decimal(total[column]), 2) == figure["amount"],
                   f"the view adds up {total[column]} as {measure}, the program {figure['amount']}")
        for view, field in (("totals_by_year", "year"), ("totals_by_authority", "authority"), ("totals_by_country", "country")):
            key = {"authority": "authority_id"}.get(field, field)
            stored = {str(row[0]): row[1:] for row in database.execute(f"SELECT {key}, cases, current_eur FROM {view}")
                      if row[0] is not None}
            answers = query(f"count, sum(current) group by {field}")["rows"]
            seen = set()
            for answer in answers:
                name = str(answer[field]) if answer[field] is not None else None
                if name is None or name == "none":
                    continue
                seen.add(name)
                cases, current = stored.get(name, (None, None))
                amount = answer["sum(current)"]["amount"]
                expect(cases == answer["count"], f"{view}: {name}: {cases} cases, the program counts {answer['count']}")
                said = None if current is None else round(decimal.Decimal(current), 2)
                expect(said == (None if amount is None else decimal.Decimal(amount)), f"{view}: {name}: {said}, the program {amount}")
            expect(seen == set(stored), f"{view}: {sorted(seen ^ set(stored))}")
        words = database.execute("SELECT count(*) FROM texts_search WHERE texts_search MATCH 'netflix'").fetchone()[0]
        expect(words > 0, "the full-text table finds nothing")


def check_records():
    """JSON, JSON Lines and the records beside pages say the same, and as much as the tables."""
    whole = json.loads((DATA / "register.json").read_text(encoding="utf-8"))
    children = {}
    for path in sorted(DATA.glob("*.jsonl")):
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        name = path.stem
        expect(len(records) == len(csv_rows[name]), f"{path.name}: {len(records)} records, {len(csv_rows[name])} rows")
        expect(whole.get(name) == records, f"register.json and {path.name} differ")
        for record in records:
            for field, value in record.items():
                if isinstance(value, list):
                    children[field] = children.get(field, 0) + len(value)
    for name, rows in csv_rows.items():
        if name not in whole:
            expect(children.get(name) == len(rows), f"{name}: {children.get(name)} rows in the records, {len(rows)} in the table")
    for name, single in (("cases", "case"), ("authorities", "authority"), ("companies", "company")):
        by_id = {record["id"]: record for record in whole[name]}
        beside = {path.parent.name: path for path in (SITE / name).glob("*/index.json")}
        pages = {row["id"] for row in csv_rows[name] if name == "cases" or row["url"]}
        expect(set(beside) == pages, f"records beside pages of {name}: {sorted(set(beside) ^ pages)}")
        for identity, path in beside.items():
            record = json.loads(path.read_text(encoding="utf-8"))
            expect(record[single] == by_id[identity], f"{path.relative_to(SITE)} is not the record of {name}.jsonl")
            page = (path.parent / "index.html").read_text(encoding="utf-8")
            expect(f'/{name}/{identity}/index.json"' in page, f"{identity}: its page does not link to its record")


def check_front_page():
    """The front page heads with the sum that the table of cases adds up to."""
    cases = [row for row in csv_rows["cases"] if row["current_eur_minor"]]
    cents = sum(int(row["current_eur_minor"]) for row in cases if row["imposed_state"] != "none")
    page = (SITE / "index.html").read_text(encoding="utf-8")
    values = {decimal.Decimal(value) for value in re.findall(r'<data[^>]* value="([0-9.]+)"', page)}
    expect(decimal.Decimal(cents) / 100 in values, f"the front page does not head with {cents / 100:.2f}")


def check_workbook():
    """openpyxl reads the same rows, and finds no formula."""
    import openpyxl

    book = openpyxl.load_workbook(DATA / "register.xlsx", read_only=True)
    formulas = openpyxl.load_workbook(DATA / "register.xlsx", read_only=True, data_only=False)
    sheets = [name for name in book.sheetnames if name != "about"]
    expect(len(sheets) >= 10, f"only the sheets {sheets}")
    for name in sheets:
        rows = list(book[name].iter_rows(values_only=True))
        expect(list(rows[0]) == list(csv_rows[name][0] if csv_rows[name] else rows[0]), f"{name}: the sheet's columns differ")
        expect(len(rows) - 1 == len(csv_rows[name]), f"{name}: {len(rows) - 1} rows in the sheet, {len(csv_rows[name])} in the table")
        kinds = [field["type"] for field in schemas[name]["fields"]]
        for said, row in zip(csv_rows[name], rows[1:]):
            for kind, value, cell in zip(kinds, said.values(), list(row) + [None] * len(kinds)):
                if kind in ("number", "integer"):
                    same = (cell is None) if value == "" else abs(float(value) - float(cell)) < 0.005
                elif kind == "boolean":
                    same = {"": None, "true": True, "false": False}[value] is cell
                else:
                    same = without_mark(value)[:32000] == (cell or "")[:32000]
                expect(same, f"{name}: {value!r} in the table, {cell!r} in the sheet")
        for row in formulas[name].iter_rows():
            for cell in row:
                expect(getattr(cell, "data_type", "s") != "f", f"{name}: a formula: {cell.value!r}")
    return book


def page_text(identity):
    """An example's lines and what the page says they print."""
    page = (DATA / "index.html").read_text(encoding="utf-8")
    match = re.search(rf'id="example-{identity}">.*?<code>(.*?)</code>.*?<samp>(.*?)</samp>', page, re.S)
    if not match:
        return None, None
    code, result = (html.unescape(text) for text in match.groups())
    base = re.search(r'<link rel="canonical" href="(.*?)data/"', page).group(1)
    return code.replace(base, str(SITE) + "/"), result


def same_words(printed, expected):
    """Whether two lines have the same words, numbers compared as numbers."""
    def words(text):
        return [decimal.Decimal(word) if re.fullmatch(r"[0-9.]+", word) else word for word in re.split(r"[\s|,]+", text.strip())]
    return words(printed) == words(expected)


def run_examples(book):
    examples = 0
    for identity in ("spreadsheet", "pandas", "r", "duckdb", "sql"):
        code, expected = page_text(identity)
        if code is None:
            problems.append(f"the page has no example for {identity}")
            continue
        if identity == "spreadsheet":
            printed = spreadsheet(book, code)
        elif identity == "pandas":
            printed = run([sys.executable, "-c", code])
        elif identity == "r":
            if not shutil.which("Rscript"):
                notes.append("the example in R was not run: there is no Rscript here")
                continue
            printed = run(["Rscript", "-e", code])
        elif identity == "duckdb":
            import duckdb

            printed = " ".join(str(value) for value in duckdb.connect().execute(code).fetchall()[0])
        else:
            with contextlib.closing(sqlite3.connect(f"file:{DATA}/register.sqlite?mode=ro", uri=True)) as database:
                printed = " ".join(str(value) for value in database.execute(code).fetchone())
        expect(same_words(printed, expected), f"the example for {identity} prints {printed!r}, the page says {expected!r}")
        examples += 1
    return examples


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return done.stdout if done.returncode == 0 else done.stderr


def spreadsheet(book, formula):
    """Works out a SUMIFS of two whole columns of one sheet; LibreOffice would be a download of its own."""
    match = re.fullmatch(r"=SUMIFS\((\w+)!([A-Z]+):\2, (\w+)!([A-Z]+):\4, ([0-9]+)\)", formula)
    if not match or match.group(1) != match.group(3):
        return f"not a formula that is understood: {formula}"
    from openpyxl.utils import column_index_from_string

    amounts, keys = column_index_from_string(match.group(2)) - 1, column_index_from_string(match.group(4)) - 1
    total = decimal.Decimal(0)
    for row in book[match.group(1)].iter_rows(values_only=True):
        if row[keys] == int(match.group(5)) and isinstance(row[amounts], (int, float)):
            total += decimal.Decimal(str(row[amounts]))
    return str(total)


def check_datasette():
    """Datasette serves the database with its metadata and answers a query; on a free port, for half a minute at most."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", "-i", str(DATA / "register.sqlite"), "--metadata",
               str(DATA / "metadata.json"), "-h", "127.0.0.1", "-p", str(port)]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "NO_PROXY": "127.0.0.1"})
        try:
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

            def ask(path):
                with opener.open(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                    return json.load(answer)

            until = time.monotonic() + 30
            while True:
                try:
                    ask("/-/versions.json")
                    break
                except OSError:
                    if time.monotonic() > until or server.poll() is not None:
                        log.seek(0)
                        problems.append("Datasette does not answer: " + log.read().decode()[-500:])
                        return
                    time.sleep(0.2)
            sql = urllib.parse.quote("SELECT count(*) AS n FROM cases")
            answer = ask(f"/register.json?sql={sql}&_shape=array")
            expect(answer == [{"n": len(csv_rows["cases"])}], f"Datasette answers {answer}")
            for name in ("largest_fines", "contested", "changed", "violated", "search"):
                answer = ask(f"/register/{name}.json?words=netflix&_shape=array")
                expect(isinstance(answer, list) and answer, f"the query {name} finds nothing in Datasette")
            page = ask("/register/cases.json?_search=&_size=1")
            expect(page["filtered_table_rows_count"] == len(csv_rows["cases"]), "Datasette counts other rows")
        finally:
            server.terminate()
            server.wait(10)


started = time.monotonic()
expect(len(csv_rows["cases"]) > 10, "there are hardly any cases")


def attempt(check, *arguments):
    """Runs a check; one that stumbles over what it finds is a fault found, and the others are run all the same."""
    try:
        return check(*arguments)
    except Exception as error:
        problems.append(f"{check.__name__}: {type(error).__name__}: {error}")
        return None


for check in (check_package, check_formulas, check_database, check_records, check_front_page):
    attempt(check)
workbook = attempt(check_workbook)
examples = attempt(run_examples, workbook)
attempt(check_datasette)
for note in notes:
    print(f"data: {note}")
if problems:
    for problem in problems[:30]:
        print(f"data: {problem}", file=sys.stderr)
    print(f"data: {len(problems)} problems", file=sys.stderr)
    sys.exit(1)
rows = sum(len(rows) for rows in csv_rows.values())
print(f"data: {len(csv_rows)} tables with {rows} rows agree in every format, {examples} examples print what the page says "
      f"({time.monotonic() - started:.0f} s)")
