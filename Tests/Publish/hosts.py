"""Serves a published site with nginx and with caddy, configured by `casebook hosting`, and asks them as a browser would.

CASEBOOK names the program.
"""

import gzip
import http.client
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import counterparts
import publishing

REQUIRED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"


def require(condition, message):
    if not condition:
        raise publishing.Failure(message)


def ask(port, path, encoding="identity", method="GET"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, headers={"Accept-Encoding": encoding, "Host": f"127.0.0.1:{port}"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def nginx(configuration, work, port):
    place = work / "nginx"
    place.mkdir()
    (place / "site.conf").write_text(configuration)
    temporary = "".join(
        f"    {name}_temp_path {place}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;\n" if os.geteuid() == 0 else ""
    (place / "nginx.conf").write_text(
        f"{user}load_module {BROTLI};\ndaemon off;\nmaster_process off;\npid {place}/pid;\nerror_log {place}/error;\n"
        f"events {{}}\nhttp {{\n    access_log off;\n{temporary}    include {place}/site.conf;\n}}\n")
    return subprocess.Popen(
        [shutil.which("nginx") or "/usr/sbin/nginx", "-e", f"{place}/error", "-c", f"{place}/nginx.conf"],
        stdout=subprocess.DEVNULL, stderr=open(place / "said", "w"))


def caddy(configuration, work, port):
    place = work / "caddy"
    place.mkdir()
    (place / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + configuration)
    return subprocess.Popen(
        ["caddy", "run", "--config", str(place / "Caddyfile"), "--adapter", "caddyfile"],
        env=dict(os.environ, HOME=str(place), XDG_DATA_HOME=str(place), XDG_CONFIG_HOME=str(place)),
        stdout=subprocess.DEVNULL, stderr=open(place / "said", "w"))


def check(name, port, site, edition, folder):
    def get(path, status=200, encoding="identity"):
        answer, body = ask(port, path, encoding)
        require(answer.status == status, f"{name}: {path} answers {answer.status}, not {status}")
        for header, value in REQUIRED.items():
            require(answer.getheader(header) == value, f"{name}: {path}: {header}: {answer.getheader(header)}")
        policy = answer.getheader("Content-Security-Policy") or ""
        require("unsafe-inline" not in policy and "'unsafe-eval'" not in policy, f"{name}: {path}: {policy}")
        require("frame-ancestors 'none'" in policy and "default-src 'none'" in policy, f"{name}: {path}: {policy}")
        require(answer.getheader("Permissions-Policy"), f"{name}: {path} has no Permissions-Policy")
        return answer, body

    answer, body = get("/")
    require(body == edition["index.html"], f"{name}: / is not the home page")
    require(answer.getheader("Content-Type") == "text/html; charset=utf-8", f"{name}: {answer.getheader('Content-Type')}")
    require(answer.getheader("Cache-Control") == "public, max-age=300", f"{name}: / {answer.getheader('Cache-Control')}")

    style = next(path for path in edition if path.startswith("assets/") and path.endswith(".css"))
    answer, body = get("/" + style)
    require(body == edition[style], f"{name}: the style sheet is not the site's")
    require(answer.getheader("Cache-Control") == "public, max-age=31536000, immutable",
            f"{name}: {style} {answer.getheader('Cache-Control')}")
    types = {
        "feed.xml": "application/atom+xml", "feed.json": "application/feed+json", "sitemap.xml": "application/xml",
        "SHA256SUMS": None, "build.json": "application/json", style: "text/css; charset=utf-8",
        "cases/ap-made-up-2010/notes.csv": "text/csv; charset=utf-8",
    }
    for path, kind in types.items():
        if path in edition:
            answer, body = get("/" + path)
            require(body == edition[path], f"{name}: {path} is not the site's")
            require(kind is None or answer.getheader("Content-Type") == kind, f"{name}: {path}: {answer.getheader('Content-Type')}")
    answer, _ = get("/cases/ap-made-up-2010/notes.csv")
    require(answer.getheader("Cache-Control") == "public, max-age=3600", f"{name}: {answer.getheader('Cache-Control')}")

    for path in ("/sitemap.xml", "/feed.xml", "/cases/ap-made-up-2010/feed.xml", "/SHA256SUMS", "/.well-known/security.txt"):
        if path[1:] in edition:
            answer, _ = get(path)
            require(answer.getheader("Cache-Control") == "public, max-age=300", f"{name}: {path} {answer.getheader('Cache-Control')}")

    for path, file in (("/", "index.html"), ("/" + style, style)):
        for encoding in ("br", "gzip"):
            answer, body = get(path, encoding=f"{encoding}, *;q=0")
            require(answer.getheader("Content-Encoding") == encoding, f"{name}: {path} has no {encoding}")
            packed = (folder / (file + {"br": ".br", "gzip": ".gz"}[encoding])).read_bytes()
            require(body == packed, f"{name}: {path}: the {encoding} copy is not the one that was published")
            plain = gzip.decompress(body) if encoding == "gzip" else subprocess.run(
                ["brotli", "-d", "-c"], input=body, capture_output=True, check=True).stdout
            require(plain == edition[file], f"{name}: {path}: the {encoding} copy holds something else")
            require((answer.getheader("Content-Type") or "").startswith("text/"), f"{name}: {path} as {encoding}: {answer.getheader('Content-Type')}")

    answer, body = get("/no/such/page/", 404)
    require(body == edition["404.html"], f"{name}: the page for what is missing is not the site's")
    require((answer.getheader("Content-Type") or "").startswith("text/html"), f"{name}: 404 as {answer.getheader('Content-Type')}")
    require("max-age" not in (answer.getheader("Cache-Control") or ""), f"{name}: 404 may be kept: {answer.getheader('Cache-Control')}")
    for path in ("/.casebook-published", "/.nojekyll", "/.git/config"):
        get(path, 404)
    for prefix in ("", "/nl"):
        answer, _ = get(f"{prefix}/cases/ap-made-up-old/", 301)
        _, body = get(f"{prefix}/cases/ap-made-up-old/feed.xml")
        require(body == edition[f"{prefix}/cases/ap-made-up-2010/feed.xml".lstrip("/")], f"{name}: a former feed tells something else")
        target = re.sub(r"^https?://[^/]*", "", answer.getheader("Location") or "")
        require(target == f"{prefix}/cases/ap-made-up-2010/", f"{name}: leads to {target}")
        _, body = get(f"{prefix}/cases/ap-made-up-2011/", 410)
        require(body == edition[f"{prefix}/cases/ap-made-up-2011/index.html".lstrip("/")], f"{name}: another page for a withdrawn case")

    run = subprocess.run(
        [publishing.PROGRAM, "verify", f"http://127.0.0.1:{port}/"], capture_output=True, text=True)
    require(run.returncode == 0, f"{name}: verify says:\n{run.stdout}{run.stderr}")
    require("as listed" in run.stdout, run.stdout)


def main():
    with tempfile.TemporaryDirectory(prefix="casebook-hosts-") as name:
        work = pathlib.Path(name)
        counterpart = counterparts.RsyncFolder(work)
        site = publishing.Site(work, counterpart.settings, languages="en, nl")
        variables = counterparts.environment(counterpart, work, publishing.RCLONE)
        case = site.folder / "content/cases/ap-made-up-2010.md"
        edition = site.edition(1)
        text = case.read_text()
        case.unlink()
        (case.with_suffix("")).mkdir()
        (case.with_suffix("") / "index.md").write_text(text.replace("---\n", "---\nformer_ids: [ap-made-up-old]\n", 1))
        (case.with_suffix("") / "notes.csv").write_text("a,b\n1,2\n" * 200)
        run = subprocess.run(
            [publishing.PROGRAM, "build", "--quiet", "--no-cards", "--as-of", "2026-01-01", "--content", site.folder / "content",
             "--output", site.output, "--allow-vanished"], capture_output=True, text=True)
        require(run.returncode == 0, run.stderr)
        edition = counterparts.files_below(site.output)
        publishing.publish(site, variables)
        verify = subprocess.run([publishing.PROGRAM, "verify", counterpart.folder], capture_output=True, text=True)
        require(verify.returncode == 0, f"verify of the folder says:\n{verify.stdout}{verify.stderr}")
        for server in (nginx, caddy):
            port = counterparts.free_port()
            run = subprocess.run(
                [publishing.PROGRAM, "hosting", server.__name__, "--content", site.folder / "content", "--as-of",
                 "2026-01-01", "--root", counterpart.folder, "--base-url", f"http://127.0.0.1:{port}"],
                capture_output=True, text=True)
            require(run.returncode == 0, run.stderr)
            process = server(run.stdout, work, port)
            try:
                counterparts.wait_for(port, process)
                check(server.__name__, port, site, edition, counterpart.folder)
            except Exception:
                print((work / server.__name__ / "said").read_text()[-2000:], file=sys.stderr)
                raise
            finally:
                process.terminate()
                process.wait()
        print(f"nginx and caddy: headers, cache, packed copies, 301, 404, 410 and verify of {len(edition)} files")


if __name__ == "__main__":
    try:
        main()
    except publishing.Failure as failure:
        print(f"hosts: {failure}", file=sys.stderr)
        sys.exit(1)
