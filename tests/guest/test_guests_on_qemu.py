"""The guest programs on QEMU: is the program right? Only what QEMU agrees to is asked of mttcg with confidence.

Rows that QEMU 7.2 is known to fail carry the reason (`qemu_skip`) and are not run here.
"""

from __future__ import annotations

import shutil

import pytest

from tests.support.guest_manifest import Guest, check_guest, guests

QEMU = shutil.which("qemu-system-riscv64")

pytestmark = [
    pytest.mark.qemu,
    pytest.mark.skipif(QEMU is None, reason="qemu-system-riscv64 is not installed"),
]

CASES = [
    pytest.param(guest, harts, id=guest.name(harts))
    for guest in guests()
    if not guest.qemu_skip
    for harts in guest.qemu_smp or guest.smp
]


@pytest.mark.parametrize(("guest", "harts"), CASES)
def test_guest_passes_on_qemu(guest: Guest, harts: int) -> None:
    assert QEMU is not None
    check_guest([QEMU], guest, harts)
