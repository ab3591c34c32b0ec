"""Serves a built site on this machine as a strict static host would."""

import functools
import gzip
import http.server
import pathlib
import threading
import urllib.parse

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml", ".json": "application/json", ".xml": "application/xml", ".png": "image/png",
    ".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".wasm": "application/wasm",
}
COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".csv")


@functools.lru_cache(maxsize=2000)
def _compressed(path, _changed):
    return gzip.compress(pathlib.Path(path).read_bytes(), 9, mtime=0)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        file = (self.server.root / path.lstrip("/")).resolve()
        if file.is_dir():
            file = file / "index.html"
        status = 200
        if not file.is_file() or self.server.root not in file.parents:
            language = path.split("/")[1] if path.count("/") > 1 else ""
            own = self.server.root / language / "404.html"
            file, status = own if own.is_file() else self.server.root / "404.html", 404
        self.send_response(status)
        body = file.read_bytes()
        if file.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = _compressed(str(file), file.stat().st_mtime_ns)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        # Only the page that searches may compile WebAssembly.
        searches = path.rstrip("/").endswith("/search")
        policy = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'") if searches else POLICY
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        try:
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def log_message(self, *_):
        pass


class SiteServer:
    """A site on a port of this machine's own address; `origin` is where it is."""

    def __init__(self, root):
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.root = pathlib.Path(root).resolve()
        self.root = self._server.root
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()
