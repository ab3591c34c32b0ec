"""Measures the register page of a hundred thousand cases: how soon it can be used, what a letter costs, what it holds.

    python large.py PROGRAM [CASES [CONTENT]]

The cases are generated, unless there is a folder of them. Of their site only the register page and what its scripts load is
made, by `casebook serve`, which makes what is asked for. That is then served as a host would, compressed. Prints what was measured; ends with status 1
where the page cannot be used: no rows within 30 s, half a second for a letter, a gigabyte.
"""

import json
import pathlib
import re
import string
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
LIMITS = {"first rows, s": 30, "whole register, s": 60, "a letter, longest task, ms": 500, "memory of the scripts, MB": 1000}


def served(program, content):
    """Starts the server; returns it and its address once it answers."""
    server = subprocess.Popen(
        [program, "serve", "--content", str(content), "--theme", str(REPOSITORY / "themes/default"), "--port", "8990"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in server.stdout:
        if found := re.search(r"http://[\w.]+:\d+/", line):
            return server, found[0].rstrip("/")
    raise SystemExit("the server ended before it answered")


def fetched(origin, folder):
    """Writes the register page and all that its scripts may load below a folder."""
    def get(path):
        with urllib.request.urlopen(origin + path, timeout=600) as answer:
            body = answer.read()
        target = folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
        return body.decode(errors="replace")

    page = get("/cases/")
    (folder / "cases/index.html").write_text(re.sub(r'<script src="/\.casebook/[^>]*></script>', "", page))
    (folder / "404.html").write_text("<!doctype html><title>Not found</title>")
    for path in sorted(set(re.findall(r"/assets/[\w.-]+", page))):
        get(path)
    index = json.loads(get("/register/index.json"))
    languages = index["siteLanguages"].split()
    shards = ["all"] if index["wordShards"] == "all" else [*string.ascii_lowercase, "0", "other"]
    names = [f"names.{language}" for language in languages] + [f"words-{shard}" for shard in shards] + ["rates"]
    for part in index["parts"]:
        names += [part["name"], *(f"{part['name']}.{language}" for language in languages)]
    for name in names:
        try:
            get(f"/register/{name}.json")
        except urllib.error.HTTPError as error:
            # No case has a word that begins so.
            if error.code != 404:
                raise
    return len(index["parts"])


def main(program, cases="100000", content=None):
    sys.path.insert(0, str(HERE))
    from playwright.sync_api import sync_playwright

    from conftest import _launch
    from frames import watched
    from site_server import SiteServer

    measured = {}
    with tempfile.TemporaryDirectory(prefix="casebook-large-") as work:
        if not content:
            generator = REPOSITORY / "Tests/Benchmarks/generate.py"
            subprocess.run([sys.executable, generator, cases, work], check=True)
        start = time.monotonic()
        server, origin = served(program, content or pathlib.Path(work, "content"))
        print(f"{cases} cases: read after {time.monotonic() - start:.0f} s", flush=True)
        try:
            parts = fetched(origin, pathlib.Path(work, "site"))
        finally:
            server.terminate()
            server.wait()
        print(f"the register page and its data, in {parts} parts, made after {time.monotonic() - start:.0f} s", flush=True)
        host = SiteServer(pathlib.Path(work, "site"))
        origin = host.origin
        try:
            with sync_playwright() as driver:
                browser = _launch(driver)
                context = browser.new_context(viewport={"width": 1440, "height": 900})
                page = context.new_page()
                session = context.new_cdp_session(page)
                sizes = {}
                session.send("Network.enable")
                session.on("Network.loadingFinished", lambda event: sizes.__setitem__(event["requestId"], event["encodedDataLength"]))
                page.goto(origin + "/cases/", wait_until="load", timeout=120_000)
                start = time.monotonic()
                page.locator("#filter-text").focus()
                page.locator(".results-live .c-title").first.wait_for(timeout=120_000)
                measured["first rows, s"] = time.monotonic() - start
                page.locator(".results > .loading").wait_for(state="detached", timeout=120_000)
                measured["whole register, s"] = time.monotonic() - start
                page.locator(".found:not([aria-busy])").wait_for(state="attached")
                heading = page.locator(".results-head h2").inner_text()
                assert re.sub(r"\D", "", heading) == cases, heading
                measured["loaded, compressed, MB"] = sum(sizes.values()) / 1e6
                # The first letter loads the words that begin with it.
                page.keyboard.type("a")
                page.locator(".chip").wait_for(timeout=120_000)
                page.keyboard.press("Backspace")
                page.locator(".chip").wait_for(state="detached")
                for text, name in (("cookie profile", "a letter, longest task, ms"),):
                    start = time.monotonic()
                    with watched(browser, page) as frames:
                        page.keyboard.type(text, delay=120)
                        page.wait_for_function("(text) => new URLSearchParams(location.search).get('q')?.includes(text)", arg=text)
                        page.locator(".found:not([aria-busy])").wait_for(state="attached")
                    measured[name] = frames.longest
                    late, shown = frames.missed
                    measured["frames that came late, %"] = 100 * late / max(shown, 1)
                page.locator('[data-facet="country"] summary').click()
                box = page.locator('[data-facet="country"] input[type=checkbox]').first
                with watched(browser, page) as frames:
                    box.check()
                    page.locator(".chip").nth(1).wait_for()
                    page.locator(".found:not([aria-busy])").wait_for(state="attached")
                measured["a choice, longest task, ms"] = frames.longest
                session.send("HeapProfiler.collectGarbage")
                measured["memory of the scripts, MB"] = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
                browser.close()
        finally:
            host.close()
    for name, value in measured.items():
        print(f"{name}: {value:.1f}" + (f" (at most {LIMITS[name]})" if name in LIMITS else ""))
    missed = [name for name, limit in LIMITS.items() if measured[name] > limit]
    if missed:
        raise SystemExit("the page cannot be used: " + ", ".join(missed))


if __name__ == "__main__":
    main(*sys.argv[1:4])
