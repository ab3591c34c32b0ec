"""The other side of a publication, on this machine: servers, folders and repositories, and what a reader finds there."""

import io
import os
import pathlib
import socket
import subprocess
import tarfile
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args[0]} ended with {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{process.args[0]} does not answer")


def files_below(folder):
    folder = pathlib.Path(folder)
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".casebook-upload" not in path.parts and not path.name.startswith(".casebook-published.")
    }


class Counterpart:
    """A target, the variables that reach it, and what is there."""

    variables = {}
    process = None

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()


class RsyncFolder(Counterpart):
    kind = "rsync"

    def __init__(self, work):
        self.folder = work / "www"
        self.settings = f"{{name: live, path: {self.folder}, precompress: [br, gz]}}"

    def files(self):
        # Drafts of rsync's own, of files that go up outside its draft folder.
        return {path: data for path, data in files_below(self.folder).items() if not path.rpartition("/")[2].startswith(".casebook-published.")}

    def marks(self):
        return {str(path): path.stat().st_mtime_ns for path in self.folder.rglob("*")}


class WebDAV(Counterpart):
    kind = "webdav"

    def __init__(self, work, rclone):
        self.folder = work / "dav"
        self.folder.mkdir()
        port = free_port()
        self.process = subprocess.Popen(
            [rclone, "serve", "webdav", str(self.folder), "--addr", f"127.0.0.1:{port}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(port, self.process)
        self.variables = {
            "RCLONE_CONFIG_DAV_TYPE": "webdav", "RCLONE_CONFIG_DAV_URL": f"http://127.0.0.1:{port}",
            "RCLONE_CONFIG_DAV_VENDOR": "rclone",
            # rclone spares a server it does not know: 10 ms before each of the four requests of a file.
            "RCLONE_CONFIG_DAV_PACER_MIN_SLEEP": "0s",
        }
        self.settings = '{name: live, remote: "dav:site", headers: none}'

    def files(self):
        return files_below(self.folder / "site")

    def marks(self):
        return {str(path): path.stat().st_mtime_ns for path in self.folder.rglob("*")}


class S3(Counterpart):
    kind = "s3"

    def __init__(self, work, python):
        port = free_port()
        self.process = subprocess.Popen(
            [python, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(port, self.process)
        import boto3

        self.secret = "a-secret-that-is-never-shown"
        self.client = boto3.client(
            "s3", endpoint_url=f"http://127.0.0.1:{port}", aws_access_key_id="key", aws_secret_access_key=self.secret,
            region_name="us-east-1")
        self.client.create_bucket(Bucket="register")
        # By name and the store's own hash: what was read once is not read again.
        self.known = {}
        self.variables = {
            "RCLONE_CONFIG_STORE_TYPE": "s3", "RCLONE_CONFIG_STORE_PROVIDER": "Other",
            "RCLONE_CONFIG_STORE_ENDPOINT": f"http://127.0.0.1:{port}", "RCLONE_CONFIG_STORE_ACCESS_KEY_ID": "key",
            "RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY": self.secret, "RCLONE_CONFIG_STORE_FORCE_PATH_STYLE": "true",
        }
        self.settings = '{name: live, remote: "store:register/site"}'

    def objects(self):
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket="register", Prefix="site/")
        return [item for page in pages for item in page.get("Contents", [])]

    def files(self):
        files = {}
        for item in self.objects():
            key = (item["Key"], item["ETag"])
            if key not in self.known:
                self.known[key] = self.client.get_object(Bucket="register", Key=item["Key"])["Body"].read()
            files[item["Key"].removeprefix("site/")] = self.known[key]
        return files

    def marks(self):
        return {item["Key"]: str(item["LastModified"]) for item in self.objects()}

    def headers(self, path):
        head = self.client.head_object(Bucket="register", Key="site/" + path)
        return head.get("ContentType"), head.get("CacheControl")


class GitBranch(Counterpart):
    """A bare repository behind a stand-in for ssh: the other side lives on when this side is killed."""

    kind = "git"

    def __init__(self, work):
        self.repository = work / "pages.git"
        subprocess.run(["git", "init", "--quiet", "--bare", str(self.repository)], check=True)
        ssh = work / "ssh"
        ssh.write_text('#!/bin/sh\nshift\nexec setsid sh -c "$*"\n')
        ssh.chmod(0o755)
        self.variables = {
            "GIT_SSH_COMMAND": str(ssh), "GIT_SSH_VARIANT": "simple", "GIT_CONFIG_GLOBAL": "/dev/null",
        }
        self.settings = f"{{name: live, repository: 'git@host:{self.repository}', branch: site}}"

    def git(self, *arguments):
        return subprocess.run(
            ["git", "--git-dir", str(self.repository), *arguments], capture_output=True, check=False)

    def files(self):
        archive = self.git("archive", "--format=tar", "site")
        if archive.returncode != 0:
            return {}
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
            return {item.name: tar.extractfile(item).read() for item in tar if item.isfile()}

    def marks(self):
        return self.git("rev-parse", "site").stdout


def environment(counterpart, work, rclone):
    variables = dict(os.environ)
    for name in list(variables):
        if name.startswith(("RCLONE_", "GIT_", "AWS_")):
            del variables[name]
    config = work / "rclone.conf"
    config.touch()
    variables["RCLONE_CONFIG"] = str(config)
    variables["PATH"] = f"{pathlib.Path(rclone).parent}:{variables['PATH']}"
    variables |= counterpart.variables
    return variables
