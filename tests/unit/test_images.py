"""`python -m mttcg.images` against a small Debian mirror that the test builds and serves itself."""

from __future__ import annotations

import errno
import gzip
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mttcg.images import cached
from mttcg.images.__main__ import main
from tests.support.debian_mirror import FakeMirror, make_deb, serving

KERNEL = b"MZ" + bytes(54) + b"RSC\x05" + b"kernel" * 1000
BUSYBOX = b"\x7fELF busybox"
FIRMWARE = "usr/lib/riscv64-linux-gnu/opensbi/generic"
FIRMWARE_FILES = ("fw_dynamic.bin", "fw_dynamic.elf", "fw_jump.bin", "fw_jump.elf")
ALL_FILES = {
    "Image",
    "initramfs.cpio.gz",
    *(f"opensbi-{version}/{name}" for version in ("1.1", "1.6") for name in FIRMWARE_FILES),
}
needs_gpg = pytest.mark.skipif(
    not (shutil.which("gpg") and shutil.which("gpgv")), reason="needs gpg and gpgv"
)


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeMirror]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    fake = FakeMirror(tmp_path / "mirror")
    firmware = {
        version: make_deb({f"{FIRMWARE}/{name}": f"{version} {name}".encode() for name in FIRMWARE_FILES})
        for version in ("1.1", "1.6")
    }
    fake.add_suite(
        "trixie",
        "riscv64",
        {
            "linux-image-riscv64": (
                "6.12.1-1",
                make_deb({}),
                "linux-image-6.12.1+deb13-riscv64 (= 6.12.1-1)",
            ),
            "linux-image-6.12.1+deb13-riscv64": (
                "6.12.1-1",
                make_deb({"boot/vmlinux-6.12.1": KERNEL}),
                "kmod",
            ),
            "busybox-static": ("1:1.37.0-6", make_deb({"usr/bin/busybox": BUSYBOX}), ""),
            "opensbi": ("1.6-1", firmware["1.6"], ""),
        },
    )
    fake.add_suite("bookworm", "all", {"opensbi": ("1.1-2", firmware["1.1"], "")})
    with serving(fake):
        yield fake


Fetch = Callable[..., int]


@pytest.fixture
def dest(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "images"


@pytest.fixture
def fetch(mirror: FakeMirror, dest: Path) -> Fetch:
    """Run the program on the fake mirror, with consent to its not being signed unless `signed`."""

    def run(*options: str, signed: bool = False) -> int:
        consent = [] if signed else ["--no-signature"]
        return main(["--mirror", mirror.url, "--dest", str(dest), *consent, *options])

    return run


def leftovers(dest: Path) -> set[str]:
    """Every file below `dest`."""
    return {str(path.relative_to(dest)) for path in dest.rglob("*") if path.is_file()}


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that an error is: it starts with the program's name, and no traceback is near."""
    stdout, stderr = capsys.readouterr()
    assert stdout == ""
    lines = [line for line in stderr.splitlines() if line.startswith("python -m mttcg.images: ")]
    assert len(lines) == 1
    assert stderr.splitlines()[-1] == lines[0]
    return lines[0]


# --- good runs ----------------------------------------------------------------------------------------------


def test_fetches_everything_and_says_what_to_type_next(
    fetch: Fetch, dest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch() == 0
    assert leftovers(dest) == ALL_FILES | {"manifest.json"}
    found = cached(dest)
    assert set(found) == ALL_FILES
    assert found["Image"].read_bytes() == KERNEL
    assert found["opensbi-1.1/fw_jump.elf"].read_bytes() == b"1.1 fw_jump.elf"
    assert found["opensbi-1.6/fw_dynamic.bin"].read_bytes() == b"1.6 fw_dynamic.bin"
    assert BUSYBOX in gzip.decompress(found["initramfs.cpio.gz"].read_bytes())
    assert capsys.readouterr().out == (
        f"mttcg -smp 4 -m 512M -nographic -kernel {dest}/Image -initrd {dest}/initramfs.cpio.gz "
        '-append "console=ttyS0"\n'
    )


def test_a_second_run_downloads_nothing(fetch: Fetch, mirror: FakeMirror) -> None:
    assert fetch() == 0
    mirror.requests.clear()
    assert fetch() == 0
    assert mirror.requests == []


def test_force_fetches_anew(fetch: Fetch, mirror: FakeMirror) -> None:
    assert fetch() == 0
    mirror.requests.clear()
    assert fetch("--force") == 0
    assert sum(path.endswith(".deb") for path in mirror.requests) == 4


def test_quiet_says_nothing(fetch: Fetch, capfd: pytest.CaptureFixture[str]) -> None:
    assert fetch("--quiet") == 0
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("damage", [b"", b"X" * len(KERNEL)], ids=["short", "changed"])
def test_a_damaged_file_alone_is_fetched_again(
    fetch: Fetch, mirror: FakeMirror, dest: Path, damage: bytes
) -> None:
    assert fetch() == 0
    (dest / "Image").write_bytes(damage)
    mirror.requests.clear()
    assert fetch() == 0
    assert (dest / "Image").read_bytes() == KERNEL
    debs = [path for path in mirror.requests if path.endswith(".deb")]
    assert len(debs) == 1
    assert "linux-image" in debs[0]


def test_a_damaged_manifest_vouches_for_nothing(fetch: Fetch, dest: Path) -> None:
    assert fetch() == 0
    (dest / "manifest.json").write_text('{"format": 1, "products": {"kernel": {}}}')
    assert cached(dest) == {}
    assert fetch() == 0
    assert set(cached(dest)) == ALL_FILES


def test_goes_on_without_the_old_firmware_when_its_suite_is_gone(
    fetch: Fetch, mirror: FakeMirror, dest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(mirror.root / "dists" / "bookworm")
    assert fetch() == 0
    assert "without opensbi-old" in capsys.readouterr().err
    assert set(cached(dest)) == {name for name in ALL_FILES if "1.1" not in name}


# --- signatures ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Signers:
    """A gpg home with two keys, and a keyring that holds only the first."""

    home: Path
    keyring: Path

    def sign(self, mirror: FakeMirror, *who: str) -> None:
        for path in sorted(mirror.root.glob("dists/*/InRelease")):
            users = [word for user in who for word in ("--local-user", user)]
            command = [
                "gpg",
                "--batch",
                "--homedir",
                str(self.home),
                *users,
                "--clearsign",
                "-o",
                "-",
                str(path),
            ]
            path.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)


@pytest.fixture(scope="session")
def signers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Signers]:
    home = tmp_path_factory.mktemp("gpg")
    home.chmod(0o700)
    gpg = ["gpg", "--batch", "--homedir", str(home), "--passphrase", ""]
    try:
        for user in ("archive@test", "stranger@test"):
            command = [*gpg, "--quick-generate-key", user, "ed25519", "sign", "never"]
            subprocess.run(command, check=True, capture_output=True)
        keyring = home / "archive.gpg"
        exported = subprocess.run([*gpg, "--export", "archive@test"], check=True, capture_output=True)
        keyring.write_bytes(exported.stdout)
        yield Signers(home, keyring)
    finally:
        subprocess.run(["gpgconf", "--homedir", str(home), "--kill", "all"], check=True)


@needs_gpg
@pytest.mark.parametrize("who", [["archive@test"], ["stranger@test", "archive@test"]], ids=["one", "two"])
def test_a_good_signature_is_enough(
    fetch: Fetch, mirror: FakeMirror, dest: Path, signers: Signers, who: list[str]
) -> None:
    signers.sign(mirror, *who)
    assert fetch("--keyring", str(signers.keyring), signed=True) == 0
    assert set(cached(dest)) == ALL_FILES


@needs_gpg
def test_a_strangers_signature_is_refused(
    fetch: Fetch, mirror: FakeMirror, dest: Path, signers: Signers, capsys: pytest.CaptureFixture[str]
) -> None:
    signers.sign(mirror, "stranger@test")
    assert fetch("--keyring", str(signers.keyring), signed=True) == 1
    said = complaint(capsys)
    assert "dists/trixie/InRelease" in said
    assert "not in the keyring" in said
    assert leftovers(dest) == set()


@needs_gpg
def test_a_list_changed_after_signing_is_refused(
    fetch: Fetch, mirror: FakeMirror, signers: Signers, capsys: pytest.CaptureFixture[str]
) -> None:
    signers.sign(mirror, "archive@test")
    path = mirror.root / "dists/trixie/InRelease"
    path.write_bytes(path.read_bytes().replace(b"Origin: Test", b"Origin: Tent"))
    assert fetch("--keyring", str(signers.keyring), signed=True) == 1
    assert "BAD signature" in complaint(capsys)


@needs_gpg
def test_text_around_the_signed_part_is_not_read(
    fetch: Fetch, mirror: FakeMirror, signers: Signers, capsys: pytest.CaptureFixture[str]
) -> None:
    """Otherwise anybody could put hashes of his own before an honest signature."""
    forged = (mirror.root / "dists/trixie/InRelease").read_bytes()
    (mirror.root / "dists/trixie/InRelease").write_bytes(
        forged.replace(b"Codename: trixie", b"Codename: old")
    )
    signers.sign(mirror, "archive@test")
    path = mirror.root / "dists/trixie/InRelease"
    path.write_bytes(forged + path.read_bytes())
    assert fetch("--keyring", str(signers.keyring), signed=True) == 1
    assert "InRelease" in complaint(capsys)


@needs_gpg
def test_an_unsigned_list_needs_consent(
    fetch: Fetch, signers: Signers, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fetch("--keyring", str(signers.keyring), signed=True) == 1
    said = complaint(capsys)
    assert "not signed" in said
    assert "--no-signature" in said


@needs_gpg
def test_images_fetched_unsigned_are_not_taken_for_signed_ones(
    fetch: Fetch, mirror: FakeMirror, signers: Signers
) -> None:
    signers.sign(mirror, "archive@test")
    assert fetch() == 0  # with --no-signature: the text of a signed list is read, its signature is not
    mirror.requests.clear()
    assert fetch("--keyring", str(signers.keyring), signed=True) == 0
    assert sum(path.endswith(".deb") for path in mirror.requests) == 4


# --- what goes wrong ----------------------------------------------------------------------------------------


def test_a_package_with_another_hash_is_refused_by_name(
    fetch: Fetch, mirror: FakeMirror, dest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = mirror.root / "pool/busybox-static_1.37.0-6.deb"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert fetch() == 1
    said = complaint(capsys)
    assert "busybox-static_1.37.0-6.deb" in said
    assert "SHA256" in said
    assert "initramfs.cpio.gz" not in leftovers(dest)


def test_a_package_list_with_another_hash_is_refused_by_name(
    fetch: Fetch, mirror: FakeMirror, dest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = mirror.root.glob("dists/trixie/main/binary-riscv64/by-hash/SHA256/*")
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert fetch() == 1
    said = complaint(capsys)
    assert "dists/trixie/main/binary-riscv64/Packages.xz" in said
    assert "SHA256" in said
    assert leftovers(dest) == set()


def test_a_package_list_that_is_not_there(
    fetch: Fetch, mirror: FakeMirror, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = mirror.root.glob("dists/trixie/main/binary-riscv64/by-hash/SHA256/*")
    path.unlink()
    assert fetch() == 1
    assert f"{path.name}: not on this mirror" in complaint(capsys)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b"Codename: trixie", b"Codename: sarge", "is about sarge or stable"),
        (b"Origin: Test", b"Valid-Until: Sat, 01 Jan 2000 00:00:00 UTC", "expired on Sat, 01 Jan 2000"),
        (b"Origin: Test", b"Valid-Until: soon", "cannot read its date"),
        (b"riscv64", b"mips64", "no packages for riscv64"),
    ],
    ids=["other suite", "expired", "odd date", "no riscv64"],
)
def test_a_list_that_is_not_the_right_one_is_refused(
    fetch: Fetch, mirror: FakeMirror, capsys: pytest.CaptureFixture[str], old: bytes, new: bytes, words: str
) -> None:
    path = mirror.root / "dists/trixie/InRelease"
    path.write_bytes(path.read_bytes().replace(old, new))
    assert fetch() == 1
    assert words in complaint(capsys)


def test_a_download_that_breaks_off_leaves_nothing(
    fetch: Fetch, mirror: FakeMirror, dest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mirror.truncate = "opensbi_1.6-1.deb"
    assert fetch() == 1
    assert "opensbi_1.6-1.deb" in complaint(capsys)
    assert leftovers(dest) == set()
    mirror.truncate = ""
    assert fetch() == 0
    assert set(cached(dest)) == ALL_FILES


@pytest.mark.parametrize(
    ("how", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)], ids=["Ctrl-C", "kill -9"]
)
def test_a_run_that_is_stopped_leaves_no_half_file(
    mirror: FakeMirror, dest: Path, how: signal.Signals, status: int
) -> None:
    mirror.stall = "deb13-riscv64_6.12.1-1.deb"
    command = [
        sys.executable,
        "-m",
        "mttcg.images",
        "--mirror",
        mirror.url,
        "--dest",
        str(dest),
        "--no-signature",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert mirror.stalled.wait(30)
            process.send_signal(how)
            stdout, stderr = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == status
    assert stdout == ""
    assert "Traceback" not in stderr
    whole = {"initramfs.cpio.gz", *(name for name in ALL_FILES if "1.6" in name)}
    assert leftovers(dest) == whole | {"manifest.json"}
    assert set(cached(dest)) == whole


def test_an_unreachable_mirror(dest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))  # bound but not listening: nobody else gets it, and it refuses
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/debian"
        assert main(["--mirror", url, "--dest", str(dest), "--no-signature"]) == 1
    said = complaint(capsys)
    assert url in said
    assert "refused" in said
    assert "--mirror" in said


def test_a_suite_that_the_mirror_has_not(fetch: Fetch, capsys: pytest.CaptureFixture[str]) -> None:
    assert fetch("--suite", "woody") == 1
    assert "dists/woody/InRelease: not on this mirror" in complaint(capsys)


def test_a_folder_that_cannot_be_written(
    fetch: Fetch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert fetch("--dest", str(tmp_path / "file" / "images")) == 1
    said = complaint(capsys)
    assert str(tmp_path / "file" / "images") in said
    assert "--dest" in said


def test_a_full_disk(
    fetch: Fetch, dest: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert fetch() == 1
    assert "free some space" in complaint(capsys)
    assert leftovers(dest) == set()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--mirror", "ftp://127.0.0.1/debian"], "--mirror ftp://127.0.0.1/debian"),
        (["--mirror", "nonsense"], "--mirror nonsense"),
        (["--suite", "../.."], "--suite ../.."),
        (["--keyring", "k.gpg", "--no-signature"], "exclude each other"),
        (["--colour"], "--colour"),
    ],
)
def test_a_wrong_command_line_is_status_2(
    fetch: Fetch, capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    assert fetch(*options) == 2
    assert words in complaint(capsys)
