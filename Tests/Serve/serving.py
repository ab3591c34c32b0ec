"""Runs `casebook serve` and talks to it: what the checks and the measurements share."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.parse


class Failure(Exception):
    """What did not hold, in a sentence."""


def expect(condition, words):
    if not condition:
        raise Failure(words)


def wait_for(condition, words, seconds=20):
    """The first true value of the condition."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.002)
    raise Failure(f"not within {seconds} s: {words}")


class Server:
    """A running server, and the folder it serves."""

    def __init__(self, program, folder, port, *options):
        self.folder = folder
        self.lines = []
        self.process = subprocess.Popen(
            [program, "serve", "--content", os.path.join(folder, "content"), "--port", str(port), *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder)
        threading.Thread(target=self._listen, daemon=True).start()
        address = wait_for(self._address, "the server says where it is", 120)
        self.port = int(re.search(r":(\d+)/", address).group(1))

    def _listen(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def _address(self):
        expect(self.process.poll() is None, "the server ended: " + "\n".join(self.lines))
        return next((line for line in self.lines if line.startswith("The site is at ")), None)

    def said(self, words):
        return any(words in line for line in self.lines)

    def get(self, path, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Host": f"localhost:{self.port}", **(headers or {})})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body.decode("utf-8", "replace")

    def raw(self, request):
        """The status of a request that is sent byte by byte as it is."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(request)
            answer = b""
            while chunk := connection.recv(65536):
                answer += chunk
        return answer.decode("utf-8", "replace")

    def memory(self):
        """What the server holds in memory, in MB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+) kB", status.read()).group(1)) / 1024

    def stop(self, with_signal=signal.SIGINT):
        """Ends the server as Ctrl-C does; the seconds that took."""
        start = time.monotonic()
        self.process.send_signal(with_signal)
        self.process.wait(timeout=10)
        return time.monotonic() - start

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


class Tab:
    """An open tab: a page, and the events that it is sent."""

    def __init__(self, server, path):
        _, page = server.get(path)
        key = re.search(r'data-key="([0-9a-f]+)"', page)
        expect(key, f"{path} has the script that keeps it up to date")
        self.page = page
        self.events = []
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=600)
        query = urllib.parse.urlencode({"page": path, "key": key.group(1)})
        self.connection.request(
            "GET", f"/.casebook/events?{query}", headers={"Host": f"localhost:{server.port}"})
        self.socket = self.connection.sock
        self.answer = self.connection.getresponse()
        expect(self.answer.status == 200, "the event stream opens")
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        name = ""
        try:
            for line in self.answer:
                text = line.decode().rstrip("\n")
                if text.startswith("event: "):
                    name = text[7:]
                elif text.startswith("data:"):
                    self.events.append((name, text[5:].strip()))
        except (OSError, ValueError, AttributeError, http.client.HTTPException):  # closed while it was read
            pass

    def close(self):
        """Ends the stream from under the thread that reads it, which holds what `close` of the answer waits for."""
        self.socket.shutdown(socket.SHUT_RDWR)

    def count(self, name):
        return sum(1 for event, _ in self.events if event == name)

    def problems(self):
        return [json.loads(data) for event, data in self.events if event == "problems"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def copy_of(repository):
    """A folder with the repository's own content and themes, to be edited at will."""
    folder = tempfile.mkdtemp(prefix="casebook-serve-")
    for name in ["content", "themes"]:
        shutil.copytree(os.path.join(repository, name), os.path.join(folder, name))
    return folder


def save(path, text):
    """Writes a file as editors do: a new one takes the place of the old."""
    with open(path + ".tmp", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".tmp", path)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()
