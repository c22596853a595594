"""The fetch itself: what is missing from the store, from which mirror, believed on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mttcg.errors import UserError
from mttcg.images.archive import Suite
from mttcg.images.mirror import Advance, Mirror, NotOnMirror, mirrors
from mttcg.images.products import Product, products
from mttcg.images.signature import find_keyrings, signed_text, unchecked_text
from mttcg.images.store import Origin, Store


class Report(Protocol):
    """Who is told how the fetch goes."""

    def note(self, text: str) -> None:
        """One line of news."""

    def transfer(self, what: str, size: int) -> AbstractContextManager[Advance]:
        """A download of `size` bytes begins; the function given is told of the bytes that come."""


@dataclass(frozen=True)
class Request:
    """What the user asked for."""

    dest: Path
    suite: str
    mirror: str | None = None  #: None: the one of this machine's apt
    keyring: Path | None = None  #: None: Debian's on this machine
    check_signature: bool = True
    force: bool = False  #: fetch even what is there


def fetch(request: Request, report: Report) -> Store:
    """Bring every image into the folder `request.dest`, and check those that are there already.

    Nothing is downloaded when all are there and whole. Raises `UserError`.
    """
    store = Store(request.dest)
    wanted = products(request.suite)
    missing = [product for product in wanted if request.force or not _is_current(product, store, request)]
    if not missing:
        report.note(f"{request.dest}: all images are there and their SHA256 is right; nothing to download")
        return store
    keyrings: list[Path] = []
    if request.check_signature:
        keyrings = find_keyrings(request.keyring)
    else:
        report.note("signatures are not checked (--no-signature)")
    candidates = mirrors(request.mirror)
    suites: dict[str, Suite] = {}
    for product in missing:
        if product.suite not in suites:
            try:
                suites[product.suite] = _open_suite(candidates, product.suite, keyrings, report)
            except NotOnMirror as error:
                if not product.optional:
                    raise
                report.note(f"without {product.name} (suite {product.suite}): {error}")
                continue
        _bring(product, suites[product.suite], store, request.check_signature, report)
    return store


def _is_current(product: Product, store: Store, request: Request) -> bool:
    record = store.products.get(product.name)
    return (
        record is not None
        and record.origin.suite == product.suite
        and record.origin.recipe == product.recipe
        and (record.origin.signed or not request.check_signature)
        and store.intact(product.name)
    )


def _open_suite(candidates: Sequence[Mirror], name: str, keyrings: Sequence[Path], report: Report) -> Suite:
    """The suite from the first mirror that has it and is believed; without `keyrings`, any is believed.

    Not only Debian is among apt's repositories; when none will do, the first one's trouble is raised.
    """
    error: UserError | None = None
    for mirror in candidates:
        address = f"{mirror.url}dists/{name}/InRelease"
        try:
            inrelease = Suite.inrelease(mirror, name)
            text = signed_text(inrelease, keyrings, address) if keyrings else unchecked_text(inrelease)
            suite = Suite(mirror, name, text)
        except UserError as why:
            error = error or why
            continue
        if keyrings:
            report.note(f"{address}: signature is good")
        return suite
    raise error or UserError("no mirror to ask; name one with --mirror http://HOST/debian")


def _bring(product: Product, suite: Suite, store: Store, signed: bool, report: Report) -> None:
    """Download the product's package, check it, and keep what is wanted of it."""
    package = product.find(suite)
    with store.scratch() as deb:
        with report.transfer(f"{product.name} {package.version}", package.size) as advance:
            suite.mirror.download(package.path, package.sha256, package.size, deb, advance)
        files = product.unpack(deb, package)
    store.put(product.name, Origin(suite.name, package.name, package.version, product.recipe, signed), files)
