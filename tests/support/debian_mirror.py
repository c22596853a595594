"""A small Debian mirror, built in a temporary folder and served on 127.0.0.1, that can also misbehave.

The package fetcher's tests need a mirror that is always there, always the same, and wrong on demand.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import http.server
import io
import lzma
import tarfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


def make_deb(files: dict[str, bytes], member: str = "data.tar.xz") -> bytes:
    """A Debian package: ar(5) around debian-binary, an empty control.tar.xz (of odd length) and the files."""
    mode = {"data.tar.xz": "w:xz", "data.tar.gz": "w:gz", "data.tar": "w:"}.get(member, "w:")
    tar_bytes = io.BytesIO()
    with tarfile.open(fileobj=tar_bytes, mode=mode) as tar:  # type: ignore[call-overload]
        folder = tarfile.TarInfo("./usr")
        folder.type = tarfile.DIRTYPE
        tar.addfile(folder)
        for path, data in files.items():
            info = tarfile.TarInfo(f"./{path}")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    deb = b"!<arch>\n"
    for name, data in (
        ("debian-binary", b"2.0\n"),
        ("control.tar.xz", b"odd"),
        (member, tar_bytes.getvalue()),
    ):
        header = f"{name:<16}{0:<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n"
        deb += header.encode() + data + b"\n" * (len(data) % 2)
    return deb


@dataclass
class FakeMirror:
    """The folder that the mirror serves, the requests that came, and what it does wrong."""

    root: Path
    url: str = ""
    requests: list[str] = field(default_factory=list)
    truncate: str = ""  #: files whose name ends so break off in the middle
    stall: str = ""  #: files whose name ends so stop in the middle, until `release` is set
    stalled: threading.Event = field(default_factory=threading.Event)
    release: threading.Event = field(default_factory=threading.Event)

    def add_suite(self, name: str, arch: str, debs: dict[str, tuple[str, bytes, str]]) -> None:
        """Lay out a suite: `debs` gives version, package and Depends by package name."""
        stanzas = ["Package: opensbi-doc\nVersion: 0\n"]
        for package, (version, deb, depends) in debs.items():
            path = f"pool/{package}_{version.rpartition(':')[2]}.deb"
            self.write(path, deb)
            stanzas.append(
                f"Package: {package}\nVersion: {version}\nDepends: {depends}\nDescription: text\n more text\n"
                f"Filename: {path}\nSize: {len(deb)}\nSHA256: {hashlib.sha256(deb).hexdigest()}\n"
            )
        packed = lzma.compress("\n".join(stanzas).encode())
        digest = hashlib.sha256(packed).hexdigest()
        self.write(f"dists/{name}/main/binary-{arch}/by-hash/SHA256/{digest}", packed)
        release = (
            f"Origin: Test\nSuite: stable\nCodename: {name}\nAcquire-By-Hash: yes\nMD5Sum:\n 00 1 main/x\n"
            f"SHA256:\n {digest} {len(packed)} main/binary-{arch}/Packages.xz\n"
        )
        self.write(f"dists/{name}/InRelease", release.encode())

    def write(self, path: str, data: bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, mirror: FakeMirror, *arguments: object) -> None:
        self.mirror = mirror
        super().__init__(*arguments, directory=str(mirror.root))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        mirror = self.mirror
        mirror.requests.append(self.path)
        faulty = [end for end in (mirror.truncate, mirror.stall) if end and self.path.endswith(end)]
        if not faulty:
            super().do_GET()
            return
        data = Path(self.translate_path(self.path)).read_bytes()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2])
        self.wfile.flush()
        if faulty[0] == mirror.stall:
            mirror.stalled.set()
            mirror.release.wait(30)

    def log_message(self, format: str, *arguments: object) -> None:
        """Tests look at `FakeMirror.requests` instead."""


@contextlib.contextmanager
def serving(fake: FakeMirror) -> Iterator[FakeMirror]:
    """Serve the mirror, and set its `url`, for as long as the context lasts."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, fake))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    fake.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield fake
    finally:
        fake.release.set()
        server.shutdown()
        thread.join()
        server.server_close()
