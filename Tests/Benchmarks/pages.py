#!/usr/bin/env python3
"""Measures the pages of a built site in Chromium, on a slow telephone: one line for each kind of page.

    pages.py SITE [--runs 5]

For each kind the page with the most markup is loaded with nothing kept from before, on 1.6 Mbit/s with 150 ms of delay
and a processor four times slower than this machine's. Bytes are those that travelled, compressed by gzip; the time of
the largest paint is the median of the runs. Ends with status 1 where a page is heavier or slower than it may be.
"""

import argparse
import pathlib
import statistics
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Browser"))

from playwright.sync_api import sync_playwright  # noqa: E402

from conftest import _launch  # noqa: E402
from kinds import samples  # noqa: E402
from page_cost import first_load  # noqa: E402
from site_server import SiteServer  # noqa: E402

MOST = {"total": 60_000, "scripts": 20_000, "paint": 1200, "shift": 0.0}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=pathlib.Path, help="the folder of a built site")
    parser.add_argument("--runs", type=int, default=5, help="how often the named pages are loaded (default: 5)")
    parser.add_argument("--kinds", default="home,register,case,company", help="whose paint is measured that often")
    options = parser.parse_args()
    found, _ = samples(options.site, ["en"])
    often = options.kinds.split(",")
    server = SiteServer(options.site)
    failed = False
    print("| page | bytes | scripts | requests | blocking | shift | largest paint (ms) |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with sync_playwright() as driver:
        browser = _launch(driver)
        for kind in often + sorted(set(found) - set(often) - {"redirect", "withdrawn", "not-found"}):
            runs = [first_load(browser, server.origin + "/" + found[kind])
                    for _ in range(options.runs if kind in often else 1)]
            cost = {key: runs[0][key] for key in ("total", "scripts", "requests")}
            cost["shift"] = max(run["shift"] for run in runs)
            cost["paint"] = statistics.median(run["paint"] for run in runs)
            blocking = runs[0]["blocking"]
            over = [key for key, most in MOST.items() if cost[key] > most] + ["blocking"] * (len(blocking) > 1)
            failed = failed or bool(over)
            print(f"| {kind} /{found[kind]} | {cost['total']:,} | {cost['scripts']:,} | {cost['requests']} | "
                  f"{len(blocking)} | {cost['shift']:.3f} | {cost['paint']:.0f} ({runs[0]['painted']}) |"
                  + (f" over: {', '.join(over)}" if over else ""), flush=True)
        browser.close()
    server.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
