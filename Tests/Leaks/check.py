"""Looks for words of cases that readers are not to see, in every file that a build leaves, unpacked.

check.py CASEBOOK
"""

import contextlib
import datetime
import gzip
import hashlib
import io
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
import zoneinfo

import pagefind_bin

from content import SITE, Content

sys.stdout.reconfigure(line_buffering=True)
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
PAGEFIND = pathlib.Path(pagefind_bin.__file__).parent / "pagefind"
THEMES = pathlib.Path(__file__).parents[2] / "themes"
DAY = "2026-01-01"

failures = []


def require(holds, complaint):
    if not holds:
        failures.append(complaint)
        print(f"Tests/Leaks: {complaint}", file=sys.stderr)


def build(site, *options, day=DAY, output="public"):
    arguments = [PROGRAM, "build", "--quiet", "--no-cards", "--content", "content", "--output", output, "--theme", THEMES / "default", *options]
    if day:
        arguments += ["--as-of", day]
    arguments += ["--pagefind", PAGEFIND]
    return subprocess.run(arguments, cwd=site, capture_output=True, text=True)


def unpacked(data):
    """Bytes, and what is packed in them."""
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    elif data.startswith(b"SQLite format 3"):
        with tempfile.NamedTemporaryFile(suffix=".sqlite") as file:
            file.write(data)
            file.flush()
            with contextlib.closing(sqlite3.connect(file.name)) as database:
                yield "\n".join(database.iterdump()).encode()


def search(content, folder, named=()):
    """The canaries below a folder, each with the files that hold it or are named so; `named` are names that are passed over."""
    places = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        name = str(path.relative_to(folder))
        found = set() if name in named else content.canaries.found(name.encode())
        if path.is_file():
            for data in unpacked(path.read_bytes()):
                found |= content.canaries.found(data)
        for canary in found:
            places.setdefault(canary, []).append(name)
    return places


def tell(content, places):
    lines = [
        f"{content.canaries.fields[canary]} ({canary}) in {', '.join(names[:4])}{' …' if len(names) > 4 else ''}"
        for canary, names in sorted(places.items())
    ]
    return "; ".join(lines[:8]) + (f"; and {len(lines) - 8} more" if len(lines) > 8 else "")


def hidden(content, site, state, allowed=(), shown=()):
    """Requires that no canary is in the site.

    But for the names of the files that are `allowed` to stand there, whose content is searched all the same, and for
    the fields that are still `shown`.
    """
    places = {}
    for canary, names in search(content, site / "public", named=allowed).items():
        if not any(content.canaries.fields[canary].startswith(field) for field in shown):
            places[canary] = names
    require(not places, f"{state}: {tell(content, places)}")
    return len(list((site / "public").rglob("*")))


def tombstones(content):
    """The pages that say no more than that a case was withdrawn, with the folders they lie in."""
    return {
        f"{language}cases/{id}{rest}" for language in ("", "nl/") for id in (content.case, content.former, content.short)
        for rest in ("", "/index.html")
    }


# Fields that no page shows: keys by which translations find what they translate, and words for which a translation has
# others. All other fields are shown while the case is published, or the search for them would prove nothing.
UNSHOWN = (
    "case.quotes.id", "case.corrections.id", "party's key", "pseudonym's key", "case.companies.undisclosed (nl)", "case.events.parts.note",
    "case.official_source.note", "case.official_source.note (nl)", "case.conflicts.about (nl)", "case.conflicts.why (nl)", "case.quotes.translation (nl)",
    "case-translation.statement", "case.statement.text (nl)", "case.corrections.was (nl)", "case.corrections.now (nl)", "case.corrections.why (nl)",
    "company.note (nl)", "dossier.title (nl)", "dossier.summary (nl)", "page-translation.title", "page-translation.summary",
    "page-translation.note", "image's text",
)


def start(content, site, state=None, day="2026-01-01"):
    """An empty output folder, or one with the cases published as they are in a state."""
    for folder in ("public", ".casebook"):
        shutil.rmtree(site / folder, ignore_errors=True)
    if state is not None:
        content.show(state)
        outcome = build(site, day=day)
        require(outcome.returncode == 0, f"the cases could not be published:\n{outcome.stderr}")


def without(content, site):
    """The files of the site of the same content where the hidden cases, and what only they name, are in no file at all."""
    twin = site / "twin"
    shutil.copytree(content.folder, twin / "content")
    for path in [*content.files, f"cases/{content.case}/index.md", f"cases/2022/{content.short}.md"]:
        (twin / "content" / path).unlink()
    # What links to them says no more, and so needs no more than to be no mistake.
    marks = "".join(f"  - sha256:{hashlib.sha256(f'cases/{id}/'.encode()).hexdigest()}\n" for id in (content.case, content.former))
    (twin / "content/site.yml").write_text(SITE + "removed:\n" + marks)
    outcome = build(twin)
    require(outcome.returncode == 0, f"the site without the hidden cases can not be built:\n{outcome.stderr}")
    files = contents(twin)
    shutil.rmtree(twin)
    return files


def contents(site):
    """Every file of a site that is to be the same without the hidden cases.

    The search index is not the same from run to run. What scripts load goes by places in lists, where whatever has no
    page is an empty text; and two files hold the hashes of those.
    """
    folder = site / "public"
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in ("pagefind", "register", "SHA256SUMS", "build.json")
    }


def never_published(content, site):
    """Drafts, cases under embargo, and cases that were withdrawn before anything was published."""
    content.show("publication: draft\n")
    twin = without(content, site)
    for state in (
        "publication: draft\n", "publish_after: 2026-01-02\n", "publication: withdrawn\nwithdrawn_on: 2026-01-01\n",
        "publication: withdrawn\nwithdrawn_on: 2026-01-01\ngone: true\n",
    ):
        start(content, site)
        content.show(state)
        outcome = build(site)
        name = state.strip().replace("\n", ", ")
        require(outcome.returncode == 0, f"{name}: the build failed:\n{outcome.stderr}")
        has_tombstones = "withdrawn" in state and "gone" not in state
        files = hidden(content, site, name, tombstones(content) if has_tombstones else ())
        # Pictures hold words that no search finds; but a byte that is other than without the cases is found.
        if not has_tombstones:
            own = contents(site)
            other = sorted(path for path in own.keys() | twin.keys() if own.get(path) != twin.get(path))
            require(not other, f"{name}: {len(other)} files are not as they are without the cases: {', '.join(other[:5])}")
        print(f"{name}: {len(content.canaries.fields)} canaries in none of {files} files and folders")


def beside(content, site, name):
    """Requires that nothing is left of the cases in what a build keeps beside the site, but for the names of sources."""
    named = {str(path.relative_to(site / ".casebook")) for path in (site / ".casebook").rglob("*")}
    places = {}
    for canary, names in search(content, site / ".casebook").items():
        # What a build was made from is told by the names of the files that are in the content folder still.
        rest = [name for name in names if name != "publication/public/build"]
        # The pages that stand for withdrawn cases are listed for the next build.
        rest = [name for name in rest if not (name.startswith("publication/public/manifest-") and "ap-" in content.canaries.fields[canary])]
        if rest:
            places[canary] = rest
    require(not places, f"{name}, beside the site: {tell(content, places)}")
    return named


def withdrawn_after(content, site):
    """Cases that were published, were changed, and are withdrawn: nothing of them stays in the site or beside it."""
    for gone in (False, True):
        start(content, site, "", day="2026-01-01")
        content.write(f"cases/2022/{content.short}.md", (content.folder / f"cases/2022/{content.short}.md").read_text() + "\nMore.\n")
        require(build(site, day="2026-01-02").returncode == 0, "the changed case could not be published")
        name = "published, then withdrawn" + (" and gone" if gone else "")
        content.show("publication: withdrawn\nwithdrawn_on: 2026-01-03\n" + ("gone: true\n" if gone else ""))
        allowed = () if gone else tombstones(content)
        for day in ("2026-01-03", "2026-01-04"):
            outcome = build(site, day=day)
            require(outcome.returncode == 0, f"{name}: the build of {day} failed:\n{outcome.stderr}")
            files = hidden(content, site, name, allowed)
            if gone:
                beside(content, site, name)
        print(f"{name}: {len(content.canaries.fields)} canaries in none of {files} files and folders, nor beside them")


# What a pseudonymised case still shows: amounts, dates and provisions, and what describes a party that was never named.
FACTS = (
    "case.events.amount", "case.affected", "range", "penalty.", "replacing fine", "paid", "short form: fine",
    "an article of an open law", "case.companies.undisclosed",
)


def retention(content, site):
    """Rules about age do the same as an editor would, on their day and not before."""
    rule = "retention:\n  - {after: 2, action: %s, except: [ap-netflix-2024, ap-uber-2023]}\n"
    for action in ("pseudonymise", "withdraw"):
        content.write("site.yml", SITE + rule % action)
        start(content, site, "", day="2024-01-01")
        require(len(search(content, site / "public")) > 150, f"{action}: took effect before its day")
        outcome = build(site, day="2026-11-28")
        require(outcome.returncode == 0, f"{action} after two years: the build failed:\n{outcome.stderr}")
        pseudonymised = action == "pseudonymise"
        # The organisation that complained and the court that judged are no parties.
        others = ("organisation", "court", "case.complainants") if pseudonymised else ()
        files = hidden(
            content, site, f"{action} after two years", () if pseudonymised else tombstones(content),
            FACTS + others if pseudonymised else ())
        if pseudonymised:
            for page in ("cases/ap-undisclosed-2024-11-26/index.html", "nl/cases/ap-undisclosed-2022-02-02/index.html"):
                require((site / "public" / page).exists(), f"the pseudonymised case is not at {page}")
        print(f"{action} after two years: no canary of a name or word in {files} files and folders")
    content.write("site.yml", SITE)


def redacted(content, site):
    """`casebook redact` leaves nothing in the site, nor in the content but what it says."""
    for action in ("remove", "pseudonymise"):
        start(content, site, "", day="2026-01-01")
        copy = site / "before"
        shutil.copytree(site / "content", copy)
        for id in (content.case, content.short):
            outcome = subprocess.run(
                [PROGRAM, "redact", id, "--content", "content", "--action", action, "--yes", "--as-of", "2026-01-02"],
                cwd=site, capture_output=True, text=True)
            require(outcome.returncode == 0, f"redact --action {action}: {outcome.stderr}")
            says = id == content.short or "ap-netflix-2024.md:11: Words" in outcome.stderr
            require(says, f"redact --action {action} does not say which lines still name {id}:\n{outcome.stderr}")
        outcome = build(site, day="2026-01-02")
        require(outcome.returncode == 0, f"after redact --action {action} the build failed:\n{outcome.stderr}")
        # What has a file of its own and is no party stays in the content, and without a case it is not shown.
        others = FACTS + ("organisation", "court", "case.complainants", "dossier", "page-translation") if action == "pseudonymise" else ()
        files = hidden(content, site, f"after redact --action {action}", (), others)
        if action == "remove":
            beside(content, site, f"after redact --action {action}")
        print(f"redact --action {action}: no canary of a name or word in {files} files and folders")
        shutil.rmtree(site / "content")
        copy.rename(site / "content")


def embargo(content, site):
    """A day begins in the site's time zone, whatever the machine's is."""
    content.show("")
    for zone, seen in (("Pacific/Kiritimati", True), ("Pacific/Pago_Pago", False)):
        # Twenty-five hours lie between these two: the day in the one is never that in the other.
        today = datetime.datetime.now(zoneinfo.ZoneInfo("Pacific/Kiritimati")).date()
        start(content, site)
        content.write("site.yml", SITE + f"time_zone: {zone}\n")
        content.show(f"publish_after: {today}\n")
        outcome = build(site, day=None)
        require(outcome.returncode == 0, f"{zone}: the build failed:\n{outcome.stderr}")
        require(bool(search(content, site / "public")) == seen, f"{zone}: a case for {today} is {'not ' if seen else ''}shown")
    content.write("site.yml", SITE)
    content.show("publish_after: 2026-01-02\n")
    told = subprocess.run(
        [PROGRAM, "check", "--content", "content", "--theme", THEMES / "default", "--as-of", DAY], cwd=site, capture_output=True, text=True
    ).stderr
    require("2 cases under embargo" in told and "until 2026-01-02" in told, f"the check does not say what is waiting:\n{told}")
    start(content, site)
    require(build(site, day="2026-01-01").returncode == 0 and not search(content, site / "public"), "shown before its day")
    require(build(site, day="2026-01-02").returncode == 0 and len(search(content, site / "public")) > 150, "not shown on its day")
    print("publish_after: shown from its day on, in the site's time zone")


def main():
    with tempfile.TemporaryDirectory() as work:
        site = pathlib.Path(work)
        content = Content(PROGRAM, site / "content")
        fields = content.canaries.fields

        outcome = build(site)
        require(outcome.returncode == 0, f"the published case can not be built:\n{outcome.stderr}")
        shown = search(content, site / "public")
        unseen = {field for word, field in fields.items() if word not in shown} - set(UNSHOWN)
        require(not unseen, f"no file shows {', '.join(sorted(unseen))}: name them in UNSHOWN if that is as it should be")
        # Keys by which translations find a party that is not named may tell who it is.
        keys = [word for word, field in fields.items() if field in ("party's key", "pseudonym's key") and word in shown]
        require(not keys, f"a party that is not named can be found: {tell(content, {key: shown[key] for key in keys})}")
        print(f"published: {len(shown)} of {len(fields)} canaries are found")

        never_published(content, site)
        withdrawn_after(content, site)
        retention(content, site)
        redacted(content, site)
        embargo(content, site)


if __name__ == "__main__":
    main()
    if failures:
        sys.exit(f"Tests/Leaks: {len(failures)} failures")
