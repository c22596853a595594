"""The parts of `mttcg.images` that need no mirror: archives, packages, and what it reads off this machine."""

from __future__ import annotations

import gzip
import io
import os
import random
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from mttcg.errors import UserError
from mttcg.images import cache_dir, cached, cpio, debfile, initramfs
from mttcg.images.__main__ import main
from mttcg.images.mirror import apt_addresses, apt_proxies, mirrors
from mttcg.images.products import raw_image
from mttcg.images.signature import find_keyrings, unchecked_text
from mttcg.images.store import Origin, Store
from tests.support.debian_mirror import make_deb

RAW = b"MZ" + bytes(54) + b"RSC\x05" + bytes(100)


# --- cpio and the initramfs ---------------------------------------------------------------------------------


def read_newc(data: bytes) -> dict[str, tuple[list[int], bytes]]:
    """The entries of a newc archive, in order: the 13 fields of the header, and the contents."""
    entries: dict[str, tuple[list[int], bytes]] = {}
    at = 0
    while True:
        assert data[at : at + 6] == b"070701"
        fields = [int(data[at + 6 + 8 * i : at + 14 + 8 * i], 16) for i in range(13)]
        size, name_size = fields[6], fields[11]
        name = data[at + 110 : at + 110 + name_size]
        assert name[-1:] == b"\0"
        start = (at + 110 + name_size + 3) & ~3
        at = (start + size + 3) & ~3
        if name == b"TRAILER!!!\0":
            assert at == len(data)
            return entries
        entries[name[:-1].decode()] = fields, data[start : start + size]


def test_cpio_round_trip() -> None:
    written = [
        cpio.file("etc/b", b"bytes", 0o640),
        cpio.symlink("etc/a", "b"),
        cpio.directory("etc", 0o750),
        cpio.directory("etc-too"),
        cpio.character_device("tty", 5, 1),
    ]
    entries = read_newc(cpio.archive(written))
    assert list(entries) == ["etc", "etc/a", "etc/b", "etc-too", "tty"]
    assert {path: data for path, (_, data) in entries.items() if data} == {"etc/a": b"b", "etc/b": b"bytes"}
    modes = {path: fields[1] for path, (fields, _) in entries.items()}
    assert modes["etc"] == stat.S_IFDIR | 0o750
    assert modes["etc/a"] == stat.S_IFLNK | 0o777
    assert modes["etc/b"] == stat.S_IFREG | 0o640
    assert modes["tty"] == stat.S_IFCHR | 0o600
    assert entries["tty"][0][9:11] == [5, 1]
    for fields, _ in entries.values():
        assert fields[2:4] == [0, 0]  # uid, gid
        assert fields[5] == 0  # mtime


def test_cpio_does_not_depend_on_the_order_of_the_entries() -> None:
    entries = [cpio.directory("d"), cpio.file("d/a", b"1"), cpio.file("d/b", b"2")]
    assert cpio.archive(entries) == cpio.archive(reversed(entries))


@pytest.mark.skipif(shutil.which("cpio") is None, reason="needs cpio")
def test_cpio_is_what_cpio_reads() -> None:
    data = gzip.decompress(initramfs.build(b"\x7fELF"))
    listing = subprocess.run(["cpio", "-it", "--quiet"], input=data, capture_output=True, check=True)
    assert listing.stdout.decode().splitlines() == list(read_newc(data))


def test_the_initramfs_holds_what_a_boot_needs() -> None:
    entries = read_newc(gzip.decompress(initramfs.build(b"\x7fELF")))
    assert entries["bin/busybox"][1] == b"\x7fELF"
    assert entries["bin/busybox"][0][1] & 0o111 == 0o111
    assert entries["init"][0][1] & 0o111 == 0o111
    assert entries["init"][1].startswith(b"#!/bin/sh\n")
    assert initramfs.READY.encode() in entries["init"][1]
    assert entries["bin/sh"][1] == b"busybox"
    assert entries["dev/console"][0][9:11] == [5, 1]  # the kernel's admin-guide/devices.txt
    for path in entries:
        folder = os.path.dirname(path)
        assert not folder or folder in list(entries)[: list(entries).index(path)]


def test_init_is_a_correct_shell_script() -> None:
    entries = read_newc(gzip.decompress(initramfs.build(b"")))
    for name in ("init", "etc/profile"):
        subprocess.run(["sh", "-n"], input=entries[name][1], check=True)


def test_the_initramfs_is_the_same_each_time() -> None:
    assert initramfs.build(b"x") == initramfs.build(b"x")
    assert initramfs.recipe() == initramfs.recipe()


# --- the kernel ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [RAW, gzip.compress(RAW, mtime=0)], ids=["raw", "gzip"])
def test_the_kernel_becomes_a_raw_image(data: bytes) -> None:
    assert raw_image(data, "linux") == RAW


@pytest.mark.parametrize("data", [b"", RAW[:40], b"\x7fELF" + bytes(100), gzip.compress(RAW, mtime=0)[:-9]])
def test_another_kernel_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="linux"):
        raw_image(data, "linux")


# --- packages -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("member", ["data.tar.xz", "data.tar.gz", "data.tar"])
def test_reads_each_compression_of_a_package(member: str) -> None:
    deb = make_deb({"etc/a": b"1", "etc/b": b"2"}, member)
    assert debfile.read_files(io.BytesIO(deb), ["etc/b", "*/a"], "p") == {"etc/b": b"2", "*/a": b"1"}


@pytest.mark.parametrize(
    ("deb", "words"),
    [
        (b"PK", "no ar archive"),
        (make_deb({"a": b""})[:100], "no data.tar"),
        (make_deb({"b": random.Random(1).randbytes(60000)})[:30000], "damaged"),
        (make_deb({"a": b""}, "data.tar.zst"), "data.tar.zst"),
        (make_deb({"a": b""}), "has no b"),
    ],
    ids=["not ar", "no data", "cut off", "zstd", "file missing"],
)
def test_says_what_is_wrong_with_a_package(deb: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        debfile.read_files(io.BytesIO(deb), ["b"], "p")


# --- this machine's apt -------------------------------------------------------------------------------------


def fake_apt(folder: Path, monkeypatch: pytest.MonkeyPatch, targets: str, proxy: str = "") -> None:
    """Put programs named apt-get and apt-config, which print these texts, in front of everything else."""
    folder.mkdir()
    (folder / "answer").write_text(targets)
    programs = {
        "apt-get": f'#!/bin/sh\n[ "$1" = indextargets ] && cat {folder}/answer\n',
        "apt-config": f'#!/bin/sh\ncase $3 in Acquire::http::Proxy) echo "{proxy}";; esac\n',
    }
    for name, text in programs.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def test_asks_apt_which_mirror_it_uses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    targets = [
        "http://new.test/debian/|Packages|main|||",
        "http://sec.test/debian-security/|Packages|main|Debian|Debian-Security|x",
        "http://new.test/security/|Packages|main|||",
        "mirror+file:/etc/apt/mirrors|Packages|main|Debian|Debian|x",
        "http://me:secret@private.test/debian/|Packages|main|Debian|Debian|x",
        "http://deb.test/debian/|Translations|main|Debian|Debian|x",
        "http://other.test/tools/|Packages|main|Other|Other|x",
        "http://deb.test/debian/|Packages|main|Debian|Debian|x",
        "http://deb.test/debian/|Packages|main|Debian|Debian|x-updates",
    ]
    fake_apt(tmp_path / "bin", monkeypatch, "\n".join(targets) + "\n", proxy="PROXY='http://proxy.test:3142'")
    assert apt_addresses() == ["http://deb.test/debian/", "http://new.test/debian/"]
    assert apt_proxies() == {"http": "http://proxy.test:3142"}
    assert [mirror.url for mirror in mirrors(None)] == apt_addresses()


def test_apt_without_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_apt(tmp_path / "bin", monkeypatch, "", proxy="PROXY='DIRECT'")
    assert apt_proxies() == {}


def test_apt_that_names_no_mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_apt(tmp_path / "bin", monkeypatch, "")
    with pytest.raises(UserError, match=r"apt names no Debian mirror.*--mirror"):
        mirrors(None)


def test_no_apt_and_no_mirror(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["--dest", str(tmp_path / "images"), "--no-signature"]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == (
        "python -m mttcg.images: this machine's apt is not installed; name a mirror with --mirror http://HOST/debian"
    )


# --- signatures ---------------------------------------------------------------------------------------------


def fake_gpgv(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    (folder / "gpgv").write_text("#!/bin/sh\n")
    (folder / "gpgv").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_finds_debians_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_gpgv(tmp_path / "bin", monkeypatch)
    for name in ("debian-archive-13-stable.pgp", "debian-archive-removed-keys.gpg", "other.gpg"):
        (tmp_path / name).write_bytes(b"")
    assert find_keyrings(None, tmp_path) == [tmp_path / "debian-archive-13-stable.pgp"]
    (tmp_path / "debian-archive-keyring.gpg").write_bytes(b"")
    assert find_keyrings(None, tmp_path) == [tmp_path / "debian-archive-keyring.gpg"]
    assert find_keyrings(tmp_path / "other.gpg", tmp_path) == [tmp_path / "other.gpg"]


def test_a_machine_without_keyring_needs_consent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_gpgv(tmp_path / "bin", monkeypatch)
    with pytest.raises(UserError, match=r"no Debian archive keyring.*--no-signature"):
        find_keyrings(None, tmp_path)
    with pytest.raises(UserError, match=r"--keyring .*nowhere.gpg: no such file"):
        find_keyrings(tmp_path / "nowhere.gpg", tmp_path)


def test_a_machine_without_gpgv_needs_consent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError, match=r"gpgv is not installed.*--no-signature"):
        find_keyrings(None, tmp_path)


def test_reads_the_text_of_a_clear_signed_file() -> None:
    signed = (
        b"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nA: 1\n- -dash\nB: 2\n"
        b"-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n"
    )
    assert unchecked_text(signed) == b"A: 1\n-dash\nB: 2\n"
    assert unchecked_text(b"A: 1\n") == b"A: 1\n"


# --- the cache ----------------------------------------------------------------------------------------------


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/someone")
    monkeypatch.setenv("XDG_CACHE_HOME", "/srv/cache")
    assert cache_dir() == Path("/srv/cache/mttcg/images")
    for not_absolute in ("", "cache"):
        monkeypatch.setenv("XDG_CACHE_HOME", not_absolute)
        assert cache_dir() == Path("/home/someone/.cache/mttcg/images")


def test_cached_names_what_is_there_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cached() == {}
    store = Store(cache_dir())
    store.put("p", Origin("s", "p", "1", "r", signed=True), {"a": b"1", "d/b": b"22", "d/c": b"333"})
    store.path("a").unlink()
    store.path("d/c").write_bytes(b"")
    assert cached() == {"d/b": tmp_path / "mttcg/images/d/b"}
    assert not Store(cache_dir()).intact("p")
