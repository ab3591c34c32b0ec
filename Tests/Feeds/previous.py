"""Builds a site against the one that is online: a server on this machine stands for the host.

    python Tests/Feeds/previous.py PROGRAM CONTENT
"""

import functools
import http.server
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

CASE = "ap-netflix-2024"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def run(status, *words):
    """Runs the program, which must end with this status; what it said comes back."""
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode != status:
        sys.exit(f"`{' '.join(words[1:])}` ended with {done.returncode}, not {status}:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        shutil.copytree(source, work / "content")
        shutil.copytree(source.parent / "themes", work / "themes")
        build = [program, "build", "--quiet", "--no-cards", "--content", str(work / "content")]
        check = [program, "check", "--content", str(work / "content"), "--as-of", "2026-02-01"]
        run(0, *build, "--as-of", "2026-01-01", "--output", str(work / "online"))
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Quiet, directory=str(work / "online")))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"

        # The same content keeps every address, however the site is named.
        for place in (address, address + "changes/register.json", str(work / "online")):
            run(0, *check, "--against", place)
        run(2, *check, "--against", address + "nowhere/")
        run(2, *check, "--against", f"http://127.0.0.1:{server.server_port + 1}/" if server.server_port < 65535 else "x")

        # A case that is gone is an error, which names it.
        case = next((work / "content" / "cases").rglob(CASE + ".md"))
        kept = case.read_text()
        translations = {path: path.read_text() for path in case.parent.glob(CASE + ".*.md")}
        for path in [case, *translations]:
            path.unlink()
        said = run(1, *check, "--against", address)
        if f"`cases/{CASE}/` was published and would vanish" not in said:
            sys.exit(f"a case that vanishes is not told:\n{said}")

        # A change is told from the site online, to the byte as from a copy of its record.
        case.write_text(kept.replace("EUR 4750000", "EUR 4500000"))
        for path, text in translations.items():
            path.write_text(text)
        for name, place in (("one", address), ("two", str(work / "online" / "changes" / "register.json"))):
            run(0, *build, "--as-of", "2026-02-01", "--previous", place, "--output", str(work / name))
        if files(work / "one") != files(work / "two"):
            sys.exit("two builds from the same site as last published differ")
        delta = json.loads((work / "one" / "changes" / "2026-02-01.json").read_text())
        told = [(case["id"], case["current"]) for case in delta["changed"]]
        if told != [(CASE, {"from": "EUR 4750000", "to": "EUR 4500000"})]:
            sys.exit(f"the change of an amount is told as {told}")
        server.shutdown()
    print("changes are told from the site online, and no address vanishes")


if __name__ == "__main__":
    main()
