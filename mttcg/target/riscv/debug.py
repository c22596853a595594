"""Looking at a hart from outside, for the monitor: registers and address translation out of its record alone.

Nothing here changes anything, unlike the hart's own paths: no timer bit is brought up to date, no PTE's A bit is set,
no trap is raised, and neither PMP nor a page's permissions hide what the hart itself may not see. What is read is exact
while the hart is at rest: in emitted code, some registers are in the host's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...memory.arena import Arena
from ...memory.layout import PAGE, VCPU
from ...memory.ram import Ram
from ...memory.records import View
from . import csr, features, fpu
from . import csr_fields as f
from .describe import F_NAMES, SHOWN_CSRS, X_NAMES, registers_text

_LEVELS = {f.SATP_SV39: 3, f.SATP_SV48: 4, f.SATP_SV57: 5}
_MAX_TABLES = 1 << 14  # visited for `info mem`: a page table may contain itself
_ENTRIES = 512
_FLAGS = "rwxugad"
_MAPPING_HEAD = "vaddr            paddr            size             attr"
_PMP_CFG = re.compile(r"pmpcfg([02])")
_PMP_ADDR = re.compile(r"pmpaddr(\d+)")

Mapping = tuple[int, int, int, int]  # virtual address, physical address, bytes, PTE flags


class Inspector:
    """monitor.subject.Guest for the harts of an arena."""

    def __init__(self, arena: Arena) -> None:
        self._vcpus = arena.vcpus
        self._ram = Ram(arena)

    # --- registers

    def describe(self, hart: int) -> str:
        record = self._vcpus[hart]
        csrs = ((name, self._csr(hart, name) or 0) for name in SHOWN_CSRS)
        return registers_text(
            record.get("pc"), record.get("priv"), csrs, lambda i: record.get("x", i), lambda i: record.get("f", i)
        )

    def register(self, hart: int, name: str) -> int | None:
        record = self._vcpus[hart]
        if name in ("pc", "priv"):
            return record.get(name)
        if name == "fp":
            name = "s0"
        for field, names in (("x", X_NAMES), ("f", F_NAMES)):
            if name in names:
                return record.get(field, names.index(name))
            if name[:1] == field and name[1:].isdecimal() and name[1:] == str(int(name[1:])) and int(name[1:]) < 32:
                return record.get(field, int(name[1:]))
        return self._csr(hart, name)

    def _csr(self, hart: int, name: str) -> int | None:
        """A CSR, as an instruction would read it; the clocks, which never stand still for long, are not known here."""
        record = self._vcpus[hart]
        match name:
            case "mhartid":
                return hart
            case "misa":
                return features.MISA
            case "sstatus":
                return record.get("mstatus") & f.SSTATUS_MASK
            case "mip":
                return self._mip(record)
            case "sip":
                return self._mip(record) & record.get("mideleg")
            case "mie":
                return record.get("mie") & f.MIP_ALL
            case "sie":
                return record.get("mie") & record.get("mideleg")
            case "fflags":
                return fpu.sticky_flags(record)
            case "fcsr":
                return record.get("frm") << 5 | fpu.sticky_flags(record)
        if (match := _PMP_CFG.fullmatch(name)) is not None:
            return record.get("pmpcfg", int(match[1]) // 2)
        if (match := _PMP_ADDR.fullmatch(name)) is not None:
            return record.get("pmpaddr", int(match[1])) if name in csr.BY_NAME else None
        return record.get(name) if name in csr.BY_NAME and name in VCPU.fields else None

    def _mip(self, record: View) -> int:
        mip = record.get("mip")
        return mip & f.MIP_ALL | (f.MIP_SEIP if mip & f.MIP_SEIP_SOFT else 0)

    # --- translation

    def _levels(self, record: View) -> int:
        """Levels of the page table that a load goes through now; 0: none."""
        priv, mstatus = record.get("priv"), record.get("mstatus")
        if priv == f.PRV_M and mstatus & f.MSTATUS_MPRV:
            priv = (mstatus & f.MSTATUS_MPP) >> f.MSTATUS_MPP_SHIFT
        return 0 if priv == f.PRV_M else _LEVELS.get(record.get("satp") >> f.SATP_MODE_SHIFT, 0)

    def translate(self, hart: int, address: int) -> int | None:
        record = self._vcpus[hart]
        levels = self._levels(record)
        if not levels:
            return address
        shift = 12 + 9 * (levels - 1)
        if _sign_extended(address, shift + 9) != address:
            return None
        table = (record.get("satp") & f.SATP_PPN) << 12
        while True:
            at = table + 8 * (address >> shift & _ENTRIES - 1)
            if not self._ram.contains(at, 8):
                return None
            pte = self._ram.read(at, 8)
            target = (pte & f.PTE_PPN) >> f.PTE_PPN_SHIFT << 12
            inside = (1 << shift) - 1
            if not pte & f.PTE_V or pte & f.PTE_HIGH:
                return None
            if pte & f.PTE_LEAF:
                return None if target & inside else target | address & inside
            if shift == 12:
                return None
            table, shift = target, shift - 9

    def mappings(self, hart: int) -> str:
        record = self._vcpus[hart]
        levels = _LEVELS.get(record.get("satp") >> f.SATP_MODE_SHIFT, 0)
        if not levels:
            return "No translation or protection\n"
        lines = [_MAPPING_HEAD, " ".join("-" * width for width in (16, 16, 16, 7))]
        budget = [_MAX_TABLES]
        root = (record.get("satp") & f.SATP_PPN) << 12
        run: Mapping | None = None
        for found in self._walk(root, 12 + 9 * (levels - 1), 0, budget):
            va, pa, size, flags = found
            if run is not None and run[3] == flags and run[0] + run[2] == va and run[1] + run[2] == pa:
                run = (run[0], run[1], run[2] + size, flags)
                continue
            if run is not None:
                lines.append(_mapping_line(run, 12 + 9 * levels))
            run = found
        if run is not None:
            lines.append(_mapping_line(run, 12 + 9 * levels))
        if budget[0] < 0:
            lines.append(f"(more than {_MAX_TABLES} page tables: the rest is left out)")
        return "\n".join(lines) + "\n"

    def _walk(self, table: int, shift: int, base: int, budget: list[int]) -> Iterator[Mapping]:
        """Valid leaves in order of their addresses, which are not sign-extended yet."""
        budget[0] -= 1
        if budget[0] < 0 or not self._ram.contains(table, PAGE):
            return
        import numpy as np  # as costly at a start as all of mttcg, and wanted by few commands of the monitor

        start = table - self._ram.base
        entries = np.frombuffer(self._ram.b, np.uint64, _ENTRIES, start)
        for index in np.flatnonzero(entries & np.uint64(f.PTE_V)).tolist():
            pte = int(entries[index])
            va = base | index << shift
            target = (pte & f.PTE_PPN) >> f.PTE_PPN_SHIFT << 12
            if pte & f.PTE_LEAF:
                yield va, target, 1 << shift, pte & 0xFF & ~f.PTE_V
            elif shift > 12:
                yield from self._walk(target, shift - 9, va, budget)

    # --- code

    def disassemble(self, pc: int, code: bytes) -> tuple[str, int]:
        size = 4 if code[:1] and code[0] & 3 == 3 else 2
        if len(code) < size:
            return "", 0
        from ...tcg.disas import guest_line  # capstone: the same

        return guest_line(pc, int.from_bytes(code[:size], "little"), size), size


def _sign_extended(address: int, bits: int) -> int:
    low = address & (1 << bits) - 1
    return low | (f.MASK64 ^ (1 << bits) - 1) if low >> (bits - 1) else low


def _mapping_line(mapping: Mapping, bits: int) -> str:
    va, pa, size, flags = mapping
    shown = "".join(letter if flags >> bit & 1 else "-" for bit, letter in enumerate(_FLAGS, start=1))
    return f"{_sign_extended(va, bits):016x} {pa:016x} {size:016x} {shown}"
