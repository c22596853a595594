"""The folder that keeps the images, and the manifest that says what is in it.

Every file comes into being under a temporary name and is renamed when it is whole; the manifest is written
after the files that it names. So whatever ends a run, Ctrl-C or a power cut, a name in the folder always
stands for a whole file, and a file that the manifest does not vouch for is fetched again.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from mttcg.errors import UserError

MANIFEST = "manifest.json"
_FORMAT = 1


def cache_dir() -> Path:
    """Where the images lie: `$XDG_CACHE_HOME/mttcg/images`, or else `~/.cache/mttcg/images`.

    A relative `$XDG_CACHE_HOME` is ignored, as the XDG Base Directory Specification asks.
    """
    given = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(given) if os.path.isabs(given) else Path(os.path.expanduser("~")) / ".cache"
    return base / "mttcg" / "images"


@dataclass(frozen=True)
class FileRecord:
    """One cached file, as it was when it was written."""

    sha256: str
    size: int  #: bytes


@dataclass(frozen=True)
class Origin:
    """What the files of a product (`products.Product`) were made from."""

    suite: str
    package: str
    version: str
    recipe: str
    signed: bool  #: whether the chain of hashes began at a checked signature


@dataclass(frozen=True)
class ProductRecord:
    """What the manifest says about one product: where it is from, and its files by name."""

    origin: Origin
    files: dict[str, FileRecord]

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> ProductRecord:
        """The record that `asdict` made `record` from. Raises `KeyError`, `TypeError` or `AttributeError`."""
        files = {name: FileRecord(**file) for name, file in record["files"].items()}
        return cls(Origin(**record["origin"]), files)


class Store:
    """The images below the folder `root`, which need not exist yet."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.products = self._read_manifest()

    def _read_manifest(self) -> dict[str, ProductRecord]:
        """The manifest's records. One that is missing, damaged or of another format vouches for nothing."""
        try:
            loaded = json.loads((self.root / MANIFEST).read_bytes())
            if loaded["format"] != _FORMAT:
                return {}
            return {name: ProductRecord.from_json(record) for name, record in loaded["products"].items()}
        except FileNotFoundError:
            return {}
        except (ValueError, KeyError, TypeError, AttributeError):
            return {}
        except OSError as error:
            raise UserError(
                f"{self.root / MANIFEST}: cannot be read ({error.strerror}); name another --dest DIR"
            ) from None

    def path(self, name: str) -> Path:
        """Where the file `name` lies."""
        return self.root / name

    def intact(self, product: str) -> bool:
        """Whether every file of `product` is there and hashes to what the manifest says."""
        record = self.products.get(product)
        if record is None or not record.files:
            return False
        for name, file in record.files.items():
            try:
                data = self.path(name).read_bytes()
            except OSError:
                return False
            if len(data) != file.size or hashlib.sha256(data).hexdigest() != file.sha256:
                return False
        return True

    def put(self, product: str, origin: Origin, files: Mapping[str, bytes]) -> None:
        """Keep the `files` of `product`, made from `origin`, and say so in the manifest."""
        records: dict[str, FileRecord] = {}
        for name, data in files.items():
            self._write(name, data)
            records[name] = FileRecord(hashlib.sha256(data).hexdigest(), len(data))
        self.products[product] = ProductRecord(origin, records)
        manifest = {"format": _FORMAT, "products": {k: asdict(v) for k, v in sorted(self.products.items())}}
        self._write(MANIFEST, json.dumps(manifest, indent=2).encode() + b"\n")

    def _write(self, name: str, data: bytes) -> None:
        target = self.path(name)
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        with self._disk_errors():
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with open(part, "wb") as stream:
                    stream.write(data)
                    stream.flush()
                    os.fsync(stream.fileno())
                os.replace(part, target)
            except BaseException:
                part.unlink(missing_ok=True)
                raise

    @contextlib.contextmanager
    def scratch(self) -> Iterator[BinaryIO]:
        """A file without a name on the folder's disk: however the program ends, nothing is left of it."""
        with self._disk_errors():
            self.root.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.root) as stream:
                yield stream

    @contextlib.contextmanager
    def _disk_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            cure = "free some space there" if full else "make it writable"
            raise UserError(
                f"{self.root}: cannot write ({error.strerror}); {cure}, or name another --dest DIR"
            ) from None


def cached(root: Path | None = None) -> dict[str, Path]:
    """The images that are there, by name (`Image`, `initramfs.cpio.gz`, `opensbi-1.6/fw_dynamic.bin`, ...).

    From `root` (default: `cache_dir()`). Empty when nothing was fetched. Only presence and size are looked
    at; `python -m mttcg.images` also checks the hashes.
    """
    store = Store(root if root is not None else cache_dir())
    return {
        name: store.path(name)
        for record in store.products.values()
        for name, file in record.files.items()
        if store.path(name).is_file() and store.path(name).stat().st_size == file.size
    }
