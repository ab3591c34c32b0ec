"""Checks the theme's scripts: their types, their unit tests, and that their queries are the program's.

    check.py PROGRAM PYTHON [QUERIES]
"""

import functools
import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import threading

from queries import Queries

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ASSETS = ROOT / "themes/default/assets"
DAY = "2026-01-01"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=False, capture_output=True, text=True, **options)


def types(deno):
    scripts = [path for path in sorted(ASSETS.glob("*.js")) if "// @ts-check" in path.read_text()[:2000]]
    result = run(deno, "check", "--config", HERE / "deno.json", *scripts, *sorted(HERE.glob("*.js")))
    if result.returncode:
        print(result.stderr, file=sys.stderr)
        return False
    print(f"types: {len(scripts)} scripts")
    return True


def units(deno):
    result = run(deno, "test", "--config", HERE / "deno.json", "--no-check", "--allow-read", HERE)
    if result.returncode:
        print(result.stdout, result.stderr, file=sys.stderr)
        return False
    print("unit tests: " + result.stdout.strip().splitlines()[-1])
    return True


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def equal_queries(program, deno, content, count, seed):
    """Asks the program and the scripts the same; says where they differ."""
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder) / "site"
        theme = ROOT / "themes/default"
        built = run(program, "build", "--quiet", "--no-cards", "--as-of", DAY, "--content", content, "--theme", theme, "--output", site)
        if built.returncode:
            print(built.stderr, file=sys.stderr)
            return False
        maker = Queries(site / "register", seed)
        asked = [maker.query().replace("\n", " ") for _ in range(count)]
        handler = functools.partial(Quiet, directory=site)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        given = "".join(query + "\n" for query in asked)
        query = [program, "query", "--content", content, "--as-of", DAY]
        theirs = run(*query, "--batch", input=given)
        ours = run(deno, "run", "--config", HERE / "deno.json", "--no-check", "--allow-net=127.0.0.1", HERE / "answer.js",
                   f"http://127.0.0.1:{server.server_port}/register/", input=given)
        if ours.returncode:
            print(ours.stderr, file=sys.stderr)
            return False
        answers, mine = lines(theirs.stdout), lines(ours.stdout)
        # The figures of the same cases, by a query of their own.
        measures = ", ".join(f"{statistic}({name})" for name in ("imposed", "current", "paid", "settled", "forfeited")
                             for statistic in ("sum", "median", "max"))
        figures = lines(run(*query, "--batch", input="".join(
            f"{measures} where {filter_of(answer)}\n" if "rows" in answer and filter_of(answer) else "\n"
            for answer in answers)).stdout)
        failures = wrong = 0
        for text, answer, own, sums in zip(asked, answers, mine, figures, strict=True):
            fault = difference(answer, own, sums)
            wrong += "errors" in answer
            if fault:
                failures += 1
                if failures <= 10:
                    print(f"scripts: `{text}`: {fault}", file=sys.stderr)
        files = 0
        for text, answer, own in zip(asked, answers, mine):
            if "rows" in answer and own.get("csv") and files < 25:
                files += 1
                if run(*query, text, "--format", "csv").stdout.replace("\r\n", "\n") != own["csv"].replace("\r\n", "\n"):
                    failures += 1
                    print(f"scripts: `{text}`: another CSV", file=sys.stderr)
        server.shutdown()
        print(f"queries: {count} ({wrong} of them wrong) and {files} files, {'all the same' if not failures else f'{failures} differ'}"
              f" ({pathlib.Path(content).parent.name or content})")
        return failures == 0


def filter_of(answer):
    """The filter of a query in its one form, without order and limit; none where it holds such words as values."""
    text = answer["query"]
    if '"' in text and ("order by" in text.split('"')[1::2] or "limit" in text.split('"')[1::2]):
        return ""
    return text.split("order by ")[0].split("limit ")[0].strip()


def difference(answer, own, sums):
    if "errors" in answer or "errors" in own:
        if "lists cases" in json.dumps(own.get("errors", [])) and "orders groups" not in json.dumps(own.get("errors", [])):
            # Measures and groups are the program's alone.
            return None
        return None if answer.get("errors") == own.get("errors") else f"{answer.get('errors')} ≠ {own.get('errors')}"
    if "count" in [column for column in answer["columns"]]:
        return None
    if answer["query"] != own["query"]:
        return f"{answer['query']} ≠ {own['query']}"
    ids = [row["case"] for row in answer["rows"]]
    if answer["cases"] != own["cases"]:
        return f"{answer['cases']} cases ≠ {own['cases']}"
    if ids != own["ids"]:
        return f"another order: {ids[:5]} ≠ {own['ids'][:5]}"
    if "rows" in sums:
        row = sums["rows"][0]
        for (key, value), mine in zip(row.items(), [figure for name in own["figures"] for figure in name], strict=True):
            theirs = [None if value["amount"] is None else str(value["amount"]), value["known"], value["of"], value["estimate"]]
            mine = [None if mine[0] is None else str(json.loads(mine[0])), *mine[1:]]
            if theirs != mine:
                return f"{key}: {theirs} ≠ {mine}"
    return None


def main():
    program, python = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 400
    deno = python.parent / "deno"
    passed = types(deno)
    passed = units(deno) and passed
    passed = equal_queries(program, deno, ROOT / "content", count, 5) and passed
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, ROOT / "Tests/Benchmarks/generate.py", "600", folder], check=True,
                       stdout=subprocess.DEVNULL)
        passed = equal_queries(program, deno, pathlib.Path(folder) / "content", count // 2, 7) and passed
    sys.exit(0 if passed else 1)


main()
