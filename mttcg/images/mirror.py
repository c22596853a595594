"""A Debian mirror over HTTP: which one to ask, and how to read from it.

mttcg names no mirror. The one that this machine's apt already uses is near, reachable and trusted by whoever
set the machine up, so that one is asked; `--mirror URL` names another. Nothing read here is believed: the
caller compares every byte with a signed hash (`archive`).
"""

from __future__ import annotations

import hashlib
import http.client
import re
import shlex
import shutil
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from typing import BinaryIO

from mttcg.errors import UsageError, UserError

#: Seconds without a single byte after which a mirror counts as unreachable.
TIMEOUT = 30.0
_CHUNK = 1 << 16
_INDEX_FORMAT = "$(REPO_URI)|$(CREATED_BY)|$(COMPONENT)|$(ORIGIN)|$(LABEL)|$(CODENAME)"

Advance = Callable[[int], None]


class NotOnMirror(UserError):
    """The mirror works, but has no such file (HTTP 404)."""


def _checked(url: str) -> str:
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise UsageError(f"--mirror {url}: not the address of a mirror; write http://HOST/debian")
    return url.rstrip("/") + "/"


class Mirror:
    """One mirror, by the address that stands before `dists/` and `pool/`.

    `proxies` adds to the environment's (`http_proxy` and so on), which have the last word.
    """

    def __init__(self, url: str, proxies: dict[str, str] | None = None) -> None:
        self.url = _checked(url)
        handler = urllib.request.ProxyHandler({**(proxies or {}), **urllib.request.getproxies()})
        self._opener = urllib.request.build_opener(handler)

    def read(self, path: str, limit: int) -> bytes:
        """The file at `path` (below the mirror's address), at most `limit` bytes.

        Raises `NotOnMirror` for a file that is not there, `UserError` for anything else that goes wrong.
        """
        parts: list[bytes] = []
        total = 0
        for chunk in self._chunks(path):
            parts.append(chunk)
            total += len(chunk)
            if total > limit:
                raise UserError(f"{self.url}{path}: longer than {limit} bytes; try another with --mirror URL")
        return b"".join(parts)

    def download(self, path: str, sha256: str, size: int, out: BinaryIO, advance: Advance) -> None:
        """Write the file at `path` to `out`; refuse it unless it has `size` bytes and hashes to `sha256`.

        `advance(n)` is told of each `n` bytes that have come.
        """
        digest = hashlib.sha256()
        total = 0
        for chunk in self._chunks(path):
            total += len(chunk)
            if total > size:
                break
            digest.update(chunk)
            out.write(chunk)
            advance(len(chunk))
        if total != size:
            raise UserError(
                f"{self.url}{path}: {'over ' if total > size else ''}{total} bytes came, "
                f"the archive's index says {size}; run again, or try another with --mirror URL"
            )
        if digest.hexdigest() != sha256:
            raise UserError(
                f"{self.url}{path}: SHA256 is {digest.hexdigest()}, the archive's index says {sha256}; "
                "refused (run again, or try another with --mirror URL)"
            )

    def _chunks(self, path: str) -> Iterator[bytes]:
        """The file's bytes as they come; a connection that breaks off early is an error, not an end."""
        url = self.url + urllib.parse.quote(path)
        try:
            with self._opener.open(url, timeout=TIMEOUT) as response:
                announced = response.headers.get("Content-Length")
                total = 0
                while chunk := response.read(_CHUNK):
                    total += len(chunk)
                    yield chunk
        except urllib.error.HTTPError as error:
            error.close()  # it is the answer too, and holds the connection
            if error.code == 404:
                raise NotOnMirror(f"{url}: not on this mirror; try another with --mirror URL") from None
            raise UserError(
                f"{url}: the mirror answered {error.code} {error.reason}; try another with --mirror URL"
            ) from None
        except (http.client.HTTPException, urllib.error.URLError, OSError, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            raise UserError(
                f"{url}: cannot be read ({reason}); check the network, or try another with --mirror URL"
            ) from None
        if announced is not None and announced.isdigit() and int(announced) != total:
            raise UserError(f"{url}: broke off after {total} of {announced} bytes; run again")


def _apt(*command: str) -> str:
    """What a program of apt prints, "" when it fails or is not there."""
    if shutil.which(command[0]) is None:
        return ""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def apt_addresses() -> list[str]:
    """The addresses of the repositories that apt reads package lists from, the likeliest Debian mirror first.

    apt knows a repository's origin only after `apt-get update`, so those without one come second, not never.
    """
    known: list[str] = []
    unknown: list[str] = []
    for line in _apt("apt-get", "indextargets", "--format", _INDEX_FORMAT).splitlines():
        fields = line.split("|")
        if len(fields) != 6:
            continue
        address, created_by, component, origin, label, codename = fields
        parts = urllib.parse.urlsplit(address)
        # mirror+file:, cdrom: and addresses with a password need apt itself to read them.
        if created_by != "Packages" or parts.scheme not in ("http", "https") or parts.username is not None:
            continue
        if (origin, label, component) == ("Debian", "Debian", "main"):
            known.append(address)
        elif not origin and not re.search(r"security", address + codename):
            unknown.append(address)
    return list(dict.fromkeys(known + unknown))


def apt_proxies() -> dict[str, str]:
    """The proxies that apt is told to use (`Acquire::http::Proxy`), by scheme."""
    proxies: dict[str, str] = {}
    for scheme in ("http", "https"):
        words = shlex.split(_apt("apt-config", "shell", "PROXY", f"Acquire::{scheme}::Proxy"))
        value = words[0].partition("=")[2] if words else ""
        if value and value != "DIRECT":
            proxies[scheme] = value
    return proxies


def mirrors(address: str | None) -> list[Mirror]:
    """The mirrors to try, in order: the one at `address`, or else those of this machine's apt.

    Raises `UserError` when there is neither.
    """
    if address is not None:
        return [Mirror(address)]
    proxies = apt_proxies()
    found = [Mirror(url, proxies) for url in apt_addresses()]
    if not found:
        why = "names no Debian mirror" if shutil.which("apt-get") else "is not installed"
        raise UserError(f"this machine's apt {why}; name a mirror with --mirror http://HOST/debian")
    return found
