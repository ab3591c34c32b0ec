#!/usr/bin/env python3
"""Measures `casebook serve`: from the write of a case file to the refreshed page, and memory over many edits.

    measure.py PROGRAM CONTENT THEME [--edits 1000] [--limits] [--only-bytes]

CONTENT is a content folder such as `Tests/Benchmarks/generate.py 10000 OUT` writes; it is copied before it is edited.
Where Playwright and Chromium are found the page is watched in the browser; the time to the refreshed bytes is measured
in any case. With `--limits` it fails where a target is missed.
"""

import argparse
import http.client
import os
import random
import re
import shutil
import statistics
import tempfile
import time

from serving import Server, Tab, free_port, read, save, wait_for

MARK = re.compile(r"Edit number \d+ of the measurement\.")


def edited(text, number):
    """The case with a sentence at its end that names the edit."""
    return MARK.sub("", text).rstrip("\n") + f"\n\nEdit number {number} of the measurement.\n"


def spread(times):
    times = sorted(times)
    return (f"median {statistics.median(times):.0f} ms, 9 of 10 under {times[int(len(times) * 0.9)]:.0f} ms, "
            f"slowest {times[-1]:.0f} ms")


def bytes_times(server, path, page, count):
    """From the write to the bytes of the refreshed page, fetched as soon as the tab is told."""
    times = []
    text = read(path)
    for number in range(count):
        tab = Tab(server, page)
        start = time.monotonic()
        save(path, edited(text, number))
        wait_for(lambda: tab.count("reload"), "the tab is told")
        _, body = server.get(page)
        times.append((time.monotonic() - start) * 1000)
        assert f"Edit number {number} of" in body, "the page shows the edit"
        tab.close()
    return times


def browser_times(server, path, page, count):
    """From the write to the page that shows it in Chromium, scrolled to where it was."""
    from playwright.sync_api import sync_playwright

    chromium = next(p for p in ["/usr/bin/chromium", "/usr/bin/chromium-headless-shell", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
                    if os.path.exists(p))
    times = []
    text = read(path)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto(f"http://localhost:{server.port}{page}")
        for number in range(count):
            # The page itself notes when it shows the edit, so that no question to the browser is part of the time.
            tab.evaluate("scrollTo(0, 300)")
            time.sleep(0.2)
            seen = f"() => document.body.innerText.includes('Edit number {number} of')"
            start = time.time()
            save(path, edited(text, number))
            tab.wait_for_function(seen, polling="raf", timeout=30000)
            shown = tab.evaluate(
                "() => performance.timeOrigin + performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
            times.append(shown - start * 1000)
            scrolled = tab.evaluate("scrollY")
            assert abs(scrolled - 300) < 2, f"the page is where it was scrolled to, not at {scrolled}"
        browser.close()
    return times


def memory(server, folder, edits):
    """Memory after a warm-up and after all edits of cases at random, in MB, and how many edits were followed."""
    chance = random.Random(1)
    cases = os.path.join(folder, "content", "cases")
    names = sorted(name for name in os.listdir(cases) if name.endswith(".md"))
    samples = []
    for number in range(edits):
        path = os.path.join(cases, chance.choice(names))
        before = len(server.lines)
        save(path, edited(read(path), number))
        wait_for(lambda: any("Refreshed" in line for line in server.lines[before:]), "the edit is followed")
        server.get("/cases/" + os.path.basename(path)[:-3] + "/")
        if number % 50 == 49:
            samples.append(server.memory())
    return samples


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("content")
    arguments.add_argument("theme")
    arguments.add_argument("--edits", type=int, default=1000)
    arguments.add_argument("--limits", action="store_true")
    arguments.add_argument("--only-bytes", action="store_true", help="neither the browser nor memory")
    given = arguments.parse_args()
    folder = tempfile.mkdtemp(prefix="casebook-measure-")
    missed = []
    try:
        shutil.copytree(given.content, os.path.join(folder, "content"))
        shutil.copytree(given.theme, os.path.join(folder, "themes", "default"))
        names = sorted(n for n in os.listdir(os.path.join(folder, "content/cases")) if n.endswith(".md"))
        name = names[len(names) // 2]
        path, page = os.path.join(folder, "content/cases", name), f"/cases/{name[:-3]}/"
        start = time.monotonic()
        with Server(os.path.abspath(given.program), folder, free_port(), "--as-of", "2026-01-01") as server:
            print(f"{len(names):,} cases, served after {time.monotonic() - start:.1f} s, {server.memory():.0f} MB")
            times = bytes_times(server, path, page, 30)
            print(f"from the write to the refreshed bytes: {spread(times)}")
            if statistics.median(times) >= 100:
                missed.append("refreshed bytes in under 100 ms")
            if given.only_bytes:
                server.stop()
                return 1 if missed and given.limits else 0
            try:
                times = browser_times(server, path, page, 30)
                print(f"from the write to the refreshed page in Chromium: {spread(times)}")
                if statistics.median(times) >= 200:
                    missed.append("refreshed page in under 200 ms")
            except (ImportError, StopIteration):
                print("no Playwright or no Chromium: the browser was not measured")
            samples = memory(server, folder, given.edits)
            if len(samples) > 2:
                print(f"memory over {given.edits:,} edits: {samples[0]:.0f} MB after 50, "
                      f"{max(samples):.0f} MB at most, {samples[-1]:.0f} MB at the end")
                if samples[-1] > samples[0] * 1.1 + 10:
                    missed.append("flat memory")
            server.stop()
        for target in missed:
            print(f"missed: {target}")
        return 1 if missed and given.limits else 0
    finally:
        shutil.rmtree(folder)


raise SystemExit(main())
