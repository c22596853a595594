"""The monitor's commands on a machine that stands still: an arena, a board, and no process."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mttcg.hw.aclint import Mtimer
from mttcg.hw.chardev.backend import Backend
from mttcg.hw.chardev.null import NullBackend
from mttcg.hw.device import Device
from mttcg.hw.eventloop import EventLoop
from mttcg.hw.virt import Board, LocalParts, ServedParts
from mttcg.io.pause import RunControl, begin_stopped
from mttcg.memory.arena import Arena
from mttcg.memory.layout import HSM_STOPPED, STOP_POWEROFF, STOP_QUIT, STOP_RESET
from mttcg.memory.ram import Ram
from mttcg.monitor import Facts, Monitor, Subject
from mttcg.monitor.commands import COMMANDS, complete, execute
from mttcg.monitor.errors import CommandError
from mttcg.monitor.info import ITEMS
from mttcg.target.riscv.debug import Inspector

RAM = 0x8000_0000
HARTS = 2
MTIME = 0x200_BFF8
SV39 = 8 << 60
LEAF = 0xCF  # V R W X, A D
TABLE, SECOND, THIRD, DATA = RAM + 0x10000, RAM + 0x11000, RAM + 0x12000, RAM + 0x20000


class Still:
    """A stopped machine whose harts have all come to rest. `do(line)`: the answer."""

    def __init__(self) -> None:
        self.arena = Arena(HARTS, 4 << 20)
        self.arena.machine.set("time_base", time.monotonic_ns())
        begin_stopped(self.arena)
        self.arena.machine.set("resting", HARTS)
        self.ram = Ram(self.arena)
        self.stops: list[int] = []
        board = Board(HARTS)
        self.loop = EventLoop()
        parts = ServedParts(self.arena, board, self.loop, NullBackend(), lambda pa, data: None, lambda: None)
        local = LocalParts(self.arena, lambda kind, code: None)
        devices: dict[str, Device] = {}
        for entry in board.entries:
            if entry.served is not None:
                devices[entry.name] = entry.served(parts, entry)
            elif entry.local is not None:
                devices[entry.name] = entry.local(local)
        self.subject = Subject(
            self.arena, self.ram, board, RunControl(self.arena, lambda: None), Inspector(self.arena),
            Facts("9.9", "tcg", "vm", 64), devices, {"serial0": NullBackend()},
            lambda: self.end(STOP_QUIT), lambda: self.end(STOP_RESET), prelaunch=True,
        )  # fmt: skip

    def end(self, kind: int) -> None:
        self.arena.machine.set("stop", kind)
        self.stops.append(kind)

    def do(self, line: str) -> str:
        return execute(self.subject, line)

    def word(self, address: int, value: int) -> None:
        self.ram.write(address, 8, value)

    def map_pages(self) -> None:
        """Hart 1 in S-mode: 0x1000 → DATA, 0x2000 unmapped, 0xffff…f000 → DATA + 0x1000, a 1 GiB page of RAM."""
        self.word(TABLE, SECOND >> 2 | 1)
        self.word(SECOND, THIRD >> 2 | 1)
        self.word(THIRD + 8, DATA >> 2 | LEAF)
        self.word(TABLE + 8 * 2, RAM >> 2 | 0xC3)
        self.word(TABLE + 8 * 511, (SECOND + 0x2000) >> 2 | 1)
        self.word(SECOND + 0x2000 + 8 * 511, (THIRD + 0x2000) >> 2 | 1)
        self.word(THIRD + 0x2000 + 8 * 511, (DATA + 0x1000) >> 2 | LEAF)
        hart = self.arena.vcpus[1]
        hart.set("satp", SV39 | TABLE >> 12)
        hart.set("priv", 1)
        self.do("cpu 1")


@pytest.fixture
def still() -> Iterator[Still]:
    machine = Still()
    yield machine
    machine.loop.close()
    machine.arena.close()


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("xp /3xw 0x80000000", ["0000000080000000: 0x64636261 0x00000a65 0xfffffffe"]),
        ("xp /9xb 0x80000000", ["0000000080000000: 0x61 0x62 0x63 0x64 0x65 0x0a 0x00 0x00",
                                "0000000080000008: 0xfe"]),
        ("xp/2dw 0x80000004", ["0000000080000004:       2661         -2"]),
        ("xp /2uh 0x80000006", ["0000000080000006:     0 65534"]),
        ("xp /1ob 0x80000000", ["0000000080000000: 0141"]),
        ("xp /7c 0x80000000", [r"0000000080000000: 'a' 'b' 'c' 'd' 'e' '\n' '\x00'"]),
        ("xp /s 0x80000000", [r'0000000080000000: "abcde\n"']),
        ("xp /xg 0x80000000 + 8 * 1", ["0000000080000008: 0x00000000fffffffe"]),
        ("xp /2xg 0x803ffff8", ["00000000803ffff8: 0x0000000000000000 Cannot access memory"]),
        ("x /xw 0x80000000", ["0000000080000000: 0x64636261"]),
        ("xp /2i 0x80000010", ["0x0000000080000010:  00100093  addi ra, zero, 1",
                               "0x0000000080000014:  8082      c.jr ra"]),
        ("xp /3i 0x803ffffc", ["0x00000000803ffffc:  0000      c.unimp ", "0x00000000803ffffe:  0000      c.unimp ",
                               "0x0000000080400000:  Cannot access memory"]),
    ],
)  # fmt: skip
def test_memory_is_shown_as_qemu_shows_it(still: Still, line: str, lines: list[str]) -> None:
    still.ram.b[:12] = b"abcde\n\0\0\xfe\xff\xff\xff"
    still.ram.write(RAM + 0x10, 4, 0x00100093)
    still.ram.write(RAM + 0x14, 2, 0x8082)
    assert still.do(line).splitlines() == lines


def test_letter_and_size_are_remembered(still: Still) -> None:
    still.ram.b[:4] = b"\x01\x02\x03\x04"
    still.do("xp /xh 0x80000000")
    assert still.do("xp 0x80000000") == "0000000080000000: 0x0201\n"
    assert still.do("p/o 8") == "010\n"
    assert still.do("p 8") == "010\n"


@pytest.mark.parametrize(
    ("line", "answer"),
    [("p 255", "0xff"), ("p/d -2", "-2"), ("p/u -2", str((1 << 64) - 2)), ("print/c 65", "'A'"), ("p/x 0", "0x0")],
)
def test_print(still: Still, line: str, answer: str) -> None:
    assert still.do(line) == answer + "\n"


def test_registers_by_name(still: Still) -> None:
    hart = still.arena.vcpus[1]
    for field, value in (("pc", 0x123), ("mstatus", 0xA_0000_0000), ("mideleg", 0x222), ("mip", 1 << 25 | 0x80)):
        hart.set(field, value)
    hart.set("x", 77, 10)
    hart.set("f", 88, 10)
    hart.set("pmpaddr", 99, 3)
    hart.set("frm", 2)
    still.do("cpu 1")
    known = {
        "pc": 0x123, "a0": 77, "x10": 77, "fa0": 88, "f10": 88, "zero": 0, "mhartid": 1, "mip": 0x280, "sip": 0x200,
        "pmpaddr3": 99, "fcsr": 0x40, "sstatus": 0x2_0000_0000, "pmpcfg2": 0, "fp": 0,
    }  # fmt: skip
    assert {name: int(still.do(f"p/x ${name}"), 16) for name in known} == known
    for name in ("x32", "x01", "pmpaddr16", "tlb", "time", "exit_request", "f"):
        with pytest.raises(CommandError, match="unknown register"):
            still.do(f"p ${name}")
    text = still.do("info registers")
    assert text.startswith("\nCPU#1\n pc       0000000000000123\n")
    assert " x8/s0    0000000000000000 x9/s1    0000000000000000 x10/a0   000000000000004d" in text
    assert " f10/fa0  0000000000000058" in text
    assert still.do("info registers 0").startswith("\nCPU#0\n")
    assert still.do("info registers -a").count("CPU#") == HARTS


def test_virtual_addresses_are_the_selected_hart_s(still: Still) -> None:
    still.map_pages()
    still.word(DATA + 0xFF8, 0x1122334455667788)
    assert still.do("gva2gpa 0x1ff8") == f"gpa: {DATA + 0xFF8:#x}\n"
    assert still.do("x /xg 0x1ff8") == "0000000000001ff8: 0x1122334455667788\n"
    assert still.do("x /2xg 0x1ff8").endswith("0x1122334455667788 Cannot access memory\n")
    assert still.do("x /xh 0x1fff") == "0000000000001fff: Cannot access memory\n"
    assert still.do("gva2gpa 0x2000") == "Unmapped\n"
    assert still.do("gva2gpa 0xfffffffffffff004") == f"gpa: {DATA + 0x1004:#x}\n"
    assert still.do("gva2gpa 0x4000000000000000") == "Unmapped\n"
    assert still.do("gva2gpa 0x80001234") == "gpa: 0x80001234\n"
    assert still.do("info mem").splitlines()[2:] == [
        "0000000000001000 0000000080020000 0000000000001000 rwx--ad",
        "0000000080000000 0000000080000000 0000000040000000 r----ad",
        "fffffffffffff000 0000000080021000 0000000000001000 rwx--ad",
    ]
    still.do("cpu 0")
    assert still.do("info mem") == "No translation or protection\n"
    assert still.do("gva2gpa 0x2000") == "gpa: 0x2000\n"


def test_neighbours_are_one_mapping_and_a_table_in_itself_ends(still: Still) -> None:
    still.map_pages()
    still.word(THIRD + 16, (DATA + 0x1000) >> 2 | LEAF)
    still.word(THIRD + 24, (DATA + 0x2000) >> 2 | 0xC3)
    assert still.do("info mem").splitlines()[2:4] == [
        "0000000000001000 0000000080020000 0000000000002000 rwx--ad",
        "0000000000003000 0000000080022000 0000000000001000 r----ad",
    ]
    for index in range(512):
        still.word(TABLE + 8 * index, TABLE >> 2 | 1)
    assert still.do("info mem").splitlines()[-1].startswith("(more than")
    assert still.do("gva2gpa 0x1000") == "Unmapped\n"


def test_looking_sets_no_accessed_bit(still: Still) -> None:
    still.map_pages()
    still.word(THIRD + 8, DATA >> 2 | 0x0F)
    still.do("x /xg 0x1000")
    assert still.ram.read(THIRD + 8, 8) == DATA >> 2 | 0x0F


def test_device_registers_are_read_and_mtime_stands_still(still: Still) -> None:
    still.arena.vcpus[1].set("mtimecmp", 0x55)
    assert still.do("xp /xg 0x2004008") == "0000000002004008: 0x0000000000000055\n"
    assert still.do("xp /xw 0x10001000") == "0000000010001000: 0x74726976\n"
    assert still.do("xp /xb 0x10001000") == "0000000010001000: 0x00\n"
    assert still.do("xp /xw 0x10001002") == "0000000010001002: Cannot access memory\n"
    assert still.do(f"xp /xg {MTIME:#x}") == f"{MTIME:016x}: 0x{0:016x}\n"
    still.do("cont")
    assert Mtimer(still.arena).now() < 10_000_000, "time goes on from where it stood"


@pytest.mark.parametrize(("name", "address"), [("memsave", 0x1000), ("pmemsave", DATA)])
def test_memory_is_saved(still: Still, name: str, address: int, tmp_path: Path) -> None:
    still.map_pages()
    data = bytes(range(256)) * 16
    still.ram.b[DATA - RAM : DATA - RAM + 4096] = data
    for spelled in (str(tmp_path / "plain"), f'"{tmp_path}/with blank"'):
        assert still.do(f"{name} {address:#x}+3 4000 {spelled}") == ""
        assert Path(spelled.strip('"')).read_bytes() == data[3:4003]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("foo", "unknown command: 'foo'"),
        ("stpo", "did you mean stop"),
        ("info regsters", "did you mean registers"),
        ("help stpo", "did you mean stop"),
        ("cpu 2", "invalid CPU index '2'; there is 0 to 1"),
        ("cpu", "invalid CPU index"),
        ("info registers 7", "invalid CPU index"),
        ("info status now", "takes no arguments"),
        ("cont 5", "takes no arguments"),
        ("x", "unexpected end of expression"),
        ("x /4q 0", "unknown format"),
        ("x /4x4 0", "not a format"),
        ("x /9999999x 0", "at most"),
        ("x 0 0", "after the expression"),
        ("gpa2hva 0", "No memory is mapped"),
        ("pmemsave 0x80000000", "write pmemsave ADDRESS SIZE FILE"),
        ("pmemsave 0x80000000 16 /no/where/file", "/no/where/file: No such file"),
        ("pmemsave 0 16 /no/where/file", "Cannot access memory"),
        ("system_powerdown", "no power button"),
    ],
)
def test_what_cannot_be_done_is_one_line(still: Still, line: str, complaint: str) -> None:
    with pytest.raises(CommandError, match=complaint) as caught:
        still.do(line)
    assert "\n" not in str(caught.value)
    assert still.stops == []


def test_status_name_and_version(still: Still) -> None:
    assert still.do("info status") == "VM status: paused (prelaunch)\n"
    assert still.do("info version") == "9.9\n"
    assert still.do("info name") == "vm\n"
    still.do("cont")
    assert still.do("info status") == "VM status: running\n"
    still.arena.machine.set("paused", 3)
    assert still.do("info status") == "VM status: paused\n"


def test_info_cpus(still: Still) -> None:
    for index, vcpu in enumerate(still.arena.vcpus):
        vcpu.set("pid", 100 + index)
    still.arena.vcpus[1].set("hsm", HSM_STOPPED)
    still.do("cpu 1")
    assert still.do("info cpus") == "  CPU #0: thread_id=100\n* CPU #1: thread_id=101 (stopped by HSM)\n"


def test_info_irq_follows_the_controller(still: Still) -> None:
    plic = still.subject.devices["plic"]
    plic.write(4 * 10, 4, 5)
    plic.write(0x2000 + 0x80 * 3, 4, 1 << 10)
    still.arena.vcpus[1].set("mip", 0x80)
    lines = still.do("info irq").splitlines()
    assert "   10 serial   priority 5         enabled for S1" in lines
    assert lines[-2:] == ["CPU #0: mip 0", "CPU #1: mip MTIP"]
    assert still.do("info pic") == still.do("info irq")


def test_the_board_is_shown(still: Still) -> None:
    tree = still.do("info mtree")
    assert "    0000000080000000-00000000803fffff (prio 0, ram): ram\n" in tree
    assert "    0000000010000000-0000000010000007 (prio 0, i/o): serial\n" in tree
    assert '  dev: Uart16550, id "serial"\n    irq = 10\n' in still.do("info qtree")
    assert "CPU #1: 0 pages with translated code" in still.do("info jit")
    assert still.do("info chardev") == "serial0: filename=null\n"


def test_help_and_completion_know_every_command(still: Still) -> None:
    text = still.do("help")
    assert all("|".join(command.names) in text for command in COMMANDS)
    assert still.do("help s") == "stop|s  -- stop emulation\n"
    assert still.do("info") == still.do("help info")
    assert all(f"info {name}" in still.do("info") for name in ITEMS)
    assert complete("sto") == ["stop "]
    assert complete("info sta") == ["status "]
    assert complete("help xp") == ["xp "]
    assert complete("system_") == ["system_powerdown", "system_reset"]
    assert complete("x /4xw st") == []


class Wire(Backend):
    """A line in memory."""

    def __init__(self) -> None:
        self.out = b""

    def write(self, data: bytes) -> None:
        self.out += data


def test_a_session_over_a_reset(still: Still) -> None:
    wire = Wire()
    first = Monitor(wire, still.loop, still.subject, lambda: None)
    first.begin()
    first.receive(b"cpu 1\r\nfoo\rp/d 5\rsystem_reset\rinfo status\rp 7\rqu")
    assert wire.out.startswith(b"mttcg 9.9 monitor - type 'help' for more information\r\n(mttcg) cpu 1\r\n(mttcg) foo")
    assert wire.out.endswith(b"\r\n5\r\n(mttcg) system_reset\r\n")
    assert still.stops == [STOP_RESET]
    kept = first.keep()

    after = Still()
    wire = Wire()
    second = Monitor(wire, after.loop, after.subject, lambda: None)
    second.begin(kept)
    assert wire.out == b"(mttcg) info status\r\nVM status: paused (prelaunch)\r\n(mttcg) p 7\r\n7\r\n(mttcg) qu"
    assert after.subject.cpu == 1
    second.receive(b"it\rp 1\r")
    assert after.stops == [STOP_QUIT]
    assert wire.out.endswith(b"(mttcg) quit\r\n")
    assert second.editor.history[:2] == ["cpu 1", "foo"]
    after.loop.close()
    after.arena.close()


def test_a_command_that_is_done_is_answered_though_the_machine_ends_meanwhile(
    still: Still, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire = Wire()
    monitor = Monitor(wire, still.loop, still.subject, lambda: None)
    monitor.begin()
    wire.out = b""
    resume = still.subject.run.resume

    def resume_and_end() -> None:
        resume()
        still.end(STOP_POWEROFF)

    monkeypatch.setattr(still.subject.run, "resume", resume_and_end)
    monitor.receive(b"cont\rinfo status\r")
    assert wire.out == b"cont\r\n(mttcg) ", "what comes then is not for this machine"


@pytest.mark.parametrize("line", ["stop", "info registers", "xp 0x80000000"])
def test_what_can_be_done_no_more_is_not_answered(still: Still, line: str) -> None:
    """The machine ends while its harts are on their way to rest."""
    wire = Wire()
    subject = replace(still.subject, run=RunControl(still.arena, lambda: still.end(STOP_POWEROFF)))
    monitor = Monitor(wire, still.loop, subject, lambda: None)
    monitor.begin()
    wire.out = b""
    still.arena.machine.set("resting", 0)
    monitor.receive(line.encode() + b"\r")
    assert wire.out == line.encode() + b"\r\n"


def test_a_prompt_that_stands_is_not_shown_again_after_a_reset_by_the_guest(still: Still) -> None:
    first = Monitor(Wire(), still.loop, still.subject, lambda: None)
    first.begin()
    first.receive(b"info stus\x1b[D\x1b[D")
    still.end(STOP_RESET)

    after = Still()
    wire = Wire()
    second = Monitor(wire, after.loop, after.subject, lambda: None)
    second.begin(first.keep())
    assert wire.out == b""
    second.receive(b"at\r")
    assert b"VM status: paused (prelaunch)\r\n" in wire.out
    after.loop.close()
    after.arena.close()
