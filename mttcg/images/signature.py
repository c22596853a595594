"""Whether an `InRelease` file is signed by Debian.

The whole chain of trust hangs on this one check: `InRelease` says the hash of the package list, and the
package list says the hash of every package. gpgv does it, the program that apt itself uses, and what we
read afterwards is the text that gpgv says was signed, never the file that came: text put before or
after the signed part must not be read.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from mttcg.errors import UserError

#: Where Debian's package `debian-archive-keyring` puts its keys.
KEYRING_DIR = Path("/usr/share/keyrings")

_CLEARSIGNED = re.compile(
    rb"\A-----BEGIN PGP SIGNED MESSAGE-----\r?\n(?:[^\r\n]+\r?\n)*\r?\n"
    rb"(?P<text>.*?\n)-----BEGIN PGP SIGNATURE-----\r?\n",
    re.DOTALL,
)
_CONSENT = "or accept unsigned lists with --no-signature"


def find_keyrings(given: Path | None, directory: Path = KEYRING_DIR) -> list[Path]:
    """The keyrings to check against: the given one, or else Debian's on this machine.

    Raises `UserError` when there is none, or when gpgv, which reads them, is not installed.
    """
    if shutil.which("gpgv") is None:
        raise UserError(f"gpgv is not installed, so signatures cannot be checked; install gpgv, {_CONSENT}")
    if given is not None:
        if not given.is_file():
            raise UserError(f"--keyring {given}: no such file")
        return [given.resolve()]
    for pattern in ("debian-archive-keyring.*", "debian-archive-*-stable.*", "debian-archive-*.*"):
        found = [path for path in sorted(directory.glob(pattern)) if path.suffix in (".gpg", ".pgp")]
        if found:
            return [path.resolve() for path in found]
    raise UserError(
        f"no Debian archive keyring in {directory}, so signatures cannot be checked; "
        f"install debian-archive-keyring, give --keyring FILE, {_CONSENT}"
    )


def signed_text(inrelease: bytes, keyrings: Sequence[Path], name: str) -> bytes:
    """The text in the clear-signed file `inrelease`, called `name` in errors, that one of `keyrings` signed.

    As with apt, one good signature is enough (a release is signed by the keys of several Debian versions, and
    not every machine has them all), and one bad signature is too many.
    """
    command = ["gpgv", "--status-fd", "2", "--output", "-"]
    for keyring in keyrings:
        command += ["--keyring", str(keyring)]
    done = subprocess.run(
        command, input=inrelease, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"}
    )
    status = re.findall(r"^\[GNUPG:\] (\w+) ?(\S*)", done.stderr.decode("utf-8", "replace"), re.MULTILINE)
    words = {word for word, _ in status}
    if "BADSIG" in words:
        raise UserError(f"{name}: BAD signature; it was changed after signing. Try another with --mirror URL")
    if "GOODSIG" not in words:
        keys = ", ".join(argument for word, argument in status if word == "NO_PUBKEY")
        if keys:
            why = f"signed only by keys that are not in the keyring ({keys})"
        elif words & {"EXPSIG", "EXPKEYSIG", "REVKEYSIG"}:
            why = "signed only by expired or revoked keys"
        else:
            why = "not signed"
        raise UserError(f"{name}: {why}; give its keyring with --keyring FILE, {_CONSENT}")
    return done.stdout


def unchecked_text(inrelease: bytes) -> bytes:
    """The text of a clear-signed file (RFC 4880, section 7), or of an unsigned one. Nobody vouches for it."""
    match = _CLEARSIGNED.match(inrelease)
    if match is None:
        return inrelease
    return re.sub(rb"^- ", b"", match["text"], flags=re.MULTILINE)
