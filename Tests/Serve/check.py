#!/usr/bin/env python3
"""Checks `casebook serve` from outside: editing, errors, safety, stopping.

    check.py PROGRAM REPOSITORY
"""

import os
import shutil
import socket
import sys
import time

from serving import Server, Tab, copy_of, expect, free_port, read, save, wait_for

PROGRAM, REPOSITORY = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
CASE = "content/cases/ap-netflix-2024.md"
PAGE = "/cases/ap-netflix-2024/"


def files(folder):
    return sorted(os.path.join(root, name) for root, _, names in os.walk(folder) for name in names)


def editing(server, folder):
    """An edit reaches the tabs whose page it changes, and no others."""
    path = os.path.join(folder, CASE)
    text = read(path)
    tab, other = Tab(server, PAGE), Tab(server, "/laws/")
    save(path, text + "\nA sentence that was added.\n")
    wait_for(lambda: tab.count("reload"), "the tab of the edited case is told")
    _, page = server.get(PAGE)
    expect("A sentence that was added." in page, "the page shows the edit")
    save(path, text)
    wait_for(lambda: "A sentence that was added." not in server.get(PAGE)[1], "the page shows that it was taken back")
    expect(other.count("reload") == 0, "a tab that shows something else is left alone")


def errors(server, folder):
    """An error is told in the tab and the terminal, the last good page stays, and all is well once it is put right."""
    path = os.path.join(folder, CASE)
    text = read(path)
    tab = Tab(server, PAGE)
    save(path, text.replace("authority: ap", "authority: app", 1))
    report = wait_for(tab.problems, "the tab is told of the error")[0]
    problem = report["problems"][0]
    expect(CASE in problem["place"] and problem["excerpt"] and "`ap`" in problem["remedy"], f"what is wrong: {report}")
    wait_for(lambda: server.said("did you mean `ap`?"), "the terminal shows the error")
    expect(server.get(PAGE)[1] == tab.page, "the last good page stays")
    late = Tab(server, PAGE)
    wait_for(late.problems, "a tab that opens now is told too")
    save(path, text)
    wait_for(lambda: tab.count("well"), "the tab is told that all is well")
    expect(tab.count("reload") == 0, "a page that is the same again is not loaded again")


def many_files(server, folder):
    """Hundreds of files at once, as a checkout writes them, are a few refreshes and not hundreds."""
    cases = os.path.join(folder, "content/cases")
    names = [name for name in files(cases) if name.endswith(".md")]
    texts = {name: read(name) for name in names}
    before = sum("Refreshed" in line for line in server.lines)
    for round_number in range(4):
        for name, text in texts.items():
            save(name, text + "\n" * (round_number % 2))
    tab = Tab(server, PAGE)
    wait_for(lambda: sum("Refreshed" in line for line in server.lines) > before, "the site is refreshed")
    time.sleep(1)
    refreshed = sum("Refreshed" in line for line in server.lines) - before
    # How many depends on how long the machine takes to write them: a second's saves are told together.
    expect(refreshed <= len(names), f"{4 * len(names)} saves were {refreshed} refreshes")
    expect(not tab.problems(), "and no errors")
    return f"{4 * len(names)} saves in {refreshed} refreshes"


def folders(server, folder):
    """A folder that is moved takes its cases along; one that comes is seen with what lies in it."""
    cases = os.path.join(folder, "content/cases")
    text = read(os.path.join(folder, CASE))
    new = os.path.join(folder, "elsewhere")
    os.makedirs(new)
    save(os.path.join(new, "ap-new-2024.md"), text)
    os.rename(new, os.path.join(cases, "new"))
    wait_for(lambda: server.get("/cases/ap-new-2024/")[0] == 200, "a case in a folder that came has a page")
    save(os.path.join(cases, "new/ap-newer-2024.md"), text)
    wait_for(lambda: server.get("/cases/ap-newer-2024/")[0] == 200, "a case that is added to it has one too")
    shutil.rmtree(os.path.join(cases, "new"))
    wait_for(lambda: server.get("/cases/ap-new-2024/")[0] == 404, "a case whose folder went has none")


def safety(server):
    """Nothing is reached from other names, by other methods, or outside the site."""
    port = server.port
    for host in [
        "evil.example", f"evil.example:{port}", "localhost", "localhost:1", "0.0.0.0", f"[::]:{port}",
        f"localhost:{port}@evil.example", f"localhost:{port}, evil.example", f"localhost.:{port}", f"localhost.evil.example:{port}",
    ]:
        answer = server.raw(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        expect(answer.startswith("HTTP/1.1 421"), f"the host {host} is refused")
    answer = server.raw(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
    expect(answer.startswith("HTTP/1.1 421"), "a request without a host is refused")
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"]:
        answer = server.raw(
            f"{method} / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode())
        expect(answer.startswith(("HTTP/1.1 405", "HTTP/1.1 404")), f"{method} is refused")
    targets = [
        "/../../../../etc/passwd", "/..%2f..%2f..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd",
        "/%252e%252e%252fetc%252fpasswd", "/cases/%00", "/cases/..%00/", "/%c0%ae%c0%ae/etc/passwd", "//etc/passwd",
        "/assets/", "/cases/ap-netflix-2024/..", "/.casebook/", "/.casebook/../../etc/passwd", "/.git/config",
        "/content/site.yml", "/themes/default/theme.yml", "/..\\..\\etc\\passwd", "/%5c..%5cetc", "http://etc/passwd",
        "*", "etc/passwd", "/" + "a" * 20000,
    ]
    for target in targets:
        answer = server.raw(f"GET {target} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode())
        expect(answer.startswith("HTTP/1.1 404"), f"{target[:60]} is not found, but {answer[:60]!r}")
        expect("root:" not in answer and "base_url" not in answer, f"{target[:60]} shows nothing")
    # Other addresses of this machine are not listened on, not even its other names for itself.
    for address in ["127.0.0.2", "::1"]:
        try:
            socket.create_connection((address, port), timeout=5).close()
            raise AssertionError(f"{address} is answered")
        except OSError:
            pass
    # What is no request ends its connection and no other; those that never end keep nobody waiting.
    slow = [socket.create_connection(("127.0.0.1", port), timeout=5) for _ in range(100)]
    for connection in slow:
        connection.sendall(b"GET / HT")
    for nonsense in [b"\r\n\r\n", bytes(range(256)), b"GET /\xff\xfe HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nContent-Length: -5\r\n\r\n"]:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(nonsense)
    start = time.monotonic()
    expect(server.get("/")[0] == 200, "the server answers after nonsense, beside connections that never end")
    expect(time.monotonic() - start < 2, "and at once")
    for connection in slow:
        connection.close()
    return f"{len(targets)} addresses refused"


def links(server, folder):
    """A symbolic link is never followed: neither an attachment nor a file of the theme leads out of its folder."""
    for link in ["content/cases/secret.md", "themes/default/assets/secret.txt"]:
        path = os.path.join(folder, link)
        os.symlink("/etc/passwd", path)
        wait_for(lambda: server.said("symbolic links are not followed"), f"{link} is told of")
        for target in ["/assets/secret.txt", "/cases/secret/", "/cases/secret.md"]:
            expect(server.get(target)[0] == 404, f"{target} is not found")
        os.remove(path)
        server.lines.clear()


def busy_port(server, folder):
    """A second server takes the next port, and says so."""
    with Server(PROGRAM, folder, server.port) as second:
        expect(second.port > server.port, "the second server has another port")
        wait_for(lambda: second.said(f"Port {server.port} is taken"), "it says that the port is taken")
        expect(second.get("/")[0] == 200, "and it serves")
        second.stop()


def stopping(server, folder, before):
    """Ctrl-C ends it at once with streams open, and leaves nothing behind."""
    tabs = [Tab(server, PAGE) for _ in range(5)]
    seconds = server.stop()
    expect(server.process.returncode == 0, f"the exit code is 0, not {server.process.returncode}")
    expect(seconds < 1, f"stopping took {seconds:.1f} s")
    expect(server.lines[-1] == "Stopped.", f"the last words: {server.lines[-1]}")
    expect(files(folder) == before, "no file was left behind")
    return f"{seconds * 1000:.0f} ms with {len(tabs)} streams open"


def main():
    folder = copy_of(REPOSITORY)
    try:
        before = files(folder)
        with Server(PROGRAM, folder, free_port(), "--as-of", "2026-01-01") as server:
            notes = []
            editing(server, folder)
            errors(server, folder)
            notes.append(many_files(server, folder))
            folders(server, folder)
            notes.append(safety(server))
            links(server, folder)
            busy_port(server, folder)
            notes.append("stopped in " + stopping(server, folder, before))
        print("served: " + ", ".join(notes))
    finally:
        shutil.rmtree(folder)


try:
    main()
except Exception as failure:
    print(f"check of serve: {failure}", file=sys.stderr)
    sys.exit(1)
