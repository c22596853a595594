"""Debian's archive format: from a suite's `InRelease` to one verified package.

The layout is that of the DebianRepository/Format page of Debian's wiki: `dists/SUITE/InRelease` lists the
SHA256 of each `Packages` file, and a stanza of `Packages` says where a package lies and what its SHA256 is.
"""

from __future__ import annotations

import datetime
import email.utils
import gzip
import hashlib
import lzma
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mttcg.errors import UserError
from mttcg.images.mirror import Mirror, NotOnMirror

_MAX_RELEASE = 16 << 20
_DECOMPRESS: Mapping[str, Callable[[bytes], bytes]] = {
    ".xz": lzma.decompress,
    ".gz": gzip.decompress,
    "": bytes,
}


def parse_fields(text: str) -> dict[str, str]:
    """The fields of one deb822 stanza; the lines of a folded field stay separated by newlines (deb822(5))."""
    fields: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith((" ", "\t")):
            if name:
                fields[name] += "\n" + line.strip()
        elif ":" in line:
            name, _, value = line.partition(":")
            fields[name] = value.strip()
    return fields


@dataclass(frozen=True)
class Package:
    """One binary package of a suite: the file to fetch and the hash that it must have."""

    name: str
    version: str
    path: str  #: below the mirror's address
    size: int  #: bytes
    sha256: str
    depends: str

    @property
    def upstream_version(self) -> str:
        """The version without Debian's epoch and revision: 1.6 of 1.6-1 (deb-version(7))."""
        return self.version.rpartition(":")[2].rpartition("-")[0] or self.version.rpartition(":")[2]


class Suite:
    """One suite (`trixie`) of a mirror, once its `InRelease` has been read and believed."""

    def __init__(self, mirror: Mirror, name: str, release: bytes) -> None:
        self.mirror = mirror
        self.name = name
        self.address = f"{mirror.url}dists/{name}/InRelease"
        self._fields = parse_fields(release.decode("utf-8", "replace"))
        self._lists: dict[str, bytes] = {}
        self._check()
        self._hashes: dict[str, tuple[str, int]] = {}
        for line in self._fields.get("SHA256", "").splitlines():
            words = line.split()
            if len(words) == 3 and words[1].isdigit():
                self._hashes[words[2]] = (words[0].lower(), int(words[1]))

    @staticmethod
    def inrelease(mirror: Mirror, name: str) -> bytes:
        """The suite's `InRelease` as it came, not yet believed."""
        return mirror.read(f"dists/{name}/InRelease", _MAX_RELEASE)

    def _check(self) -> None:
        """A signed list of another suite, or one past its date, is signed all the same: refuse both."""
        names = {self._fields.get("Suite"), self._fields.get("Codename")}
        if self.name not in names:
            told = " or ".join(sorted(name for name in names if name)) or "no suite"
            raise UserError(f"{self.address}: is about {told}, not {self.name}; try another --mirror URL")
        until = self._fields.get("Valid-Until")
        if until is None:
            return
        try:
            end = email.utils.parsedate_to_datetime(until)
        except ValueError:
            raise UserError(f"{self.address}: cannot read its date ({until}); try --mirror URL") from None
        if end.tzinfo is None:  # "UTC" parses as a date without a zone
            end = end.replace(tzinfo=datetime.UTC)
        if end < datetime.datetime.now(datetime.UTC):
            raise UserError(f"{self.address}: expired on {until}; name a fresher mirror with --mirror URL")

    def package(self, name: str, arch: str) -> Package:
        """The package `name` of the component `main` for `arch` (or `all`), else `UserError`."""
        text = self._package_list(arch)
        start = text.find(b"\nPackage: " + name.encode() + b"\n")
        if start < 0:
            raise UserError(f"suite {self.name} has no package {name} for {arch}; name another with --suite")
        end = text.find(b"\n\n", start)
        fields = parse_fields(text[start : end if end >= 0 else None].decode("utf-8", "replace"))
        try:
            return Package(
                name=name,
                version=fields["Version"],
                path=fields["Filename"],
                size=int(fields["Size"]),
                sha256=fields["SHA256"].lower(),
                depends=fields.get("Depends", ""),
            )
        except (KeyError, ValueError) as error:
            raise UserError(
                f"suite {self.name}: the entry of {name} is damaged ({error}); try another with --mirror URL"
            ) from None

    def _package_list(self, arch: str) -> bytes:
        """The text of `main/binary-ARCH/Packages`, verified, read once, with a newline before each stanza."""
        trouble = UserError(f"suite {self.name} has no packages for {arch}; name another with --suite")
        for suffix, decompress in _DECOMPRESS.items():
            if arch in self._lists:
                break
            path = f"main/binary-{arch}/Packages{suffix}"
            if path not in self._hashes:
                continue
            try:
                self._lists[arch] = b"\n" + decompress(self._verified(path))
            except NotOnMirror as error:
                trouble = error  # a release also lists forms that mirrors do not carry: try the next
            except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
                raise UserError(f"{self.mirror.url}{path}: cannot be decompressed ({error})") from None
        if arch not in self._lists:
            raise trouble
        return self._lists[arch]

    def _verified(self, path: str) -> bytes:
        """An index file that `InRelease` lists; by hash where offered: that name never changes meaning."""
        sha256, size = self._hashes[path]
        where = f"dists/{self.name}/{path}"
        if self._fields.get("Acquire-By-Hash") == "yes":
            where = f"dists/{self.name}/{path.rpartition('/')[0]}/by-hash/SHA256/{sha256}"
        data = self.mirror.read(where, size)
        if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
            raise UserError(
                f"{self.mirror.url}dists/{self.name}/{path}: its SHA256 is not what InRelease says; refused "
                "(the mirror may be in the middle of an update: run again, or try another with --mirror URL)"
            )
        return data
