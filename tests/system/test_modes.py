"""What the machine does beside running: exit statuses, names of processes, and the log items of `-d`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mttcg import log
from tests.support.command import of_session, run
from tests.support.guest_files import difficult_guest
from tests.support.guest_program import A0, A1, FINISHER, MIE, MSTATUS, MSWI, MTVEC, T0, T1, T2, ZERO, Program
from tests.support.machine_run import machine_run

MODES = {"processes": "tcg", "one process": "tcg,thread=single", "interpreter": "interp"}


@pytest.mark.parametrize(
    ("word", "status"),
    [
        (0x5555, 0),
        (0x0001_3333, 1),
        (0x00FF_3333, 255),
        (0x0100_3333, 1),  # a host keeps 8 bits: a failure stays one
        (0x0103_3333, 3),
        (0x7777, 0),  # a reset, with -no-reboot
    ],
)
def test_finisher(word: int, status: int, tmp_path: Path) -> None:
    p = Program()
    p.finish(word)
    result = run(p.machine(tmp_path, "-no-reboot", harts=2))
    assert (result.status, result.out, result.err, result.left) == (status, "", "", [])


@pytest.mark.parametrize("mode", MODES)
def test_other_words_to_the_finisher_do_nothing(mode: str, tmp_path: Path) -> None:
    p = Program()
    p.li(T0, FINISHER)
    for word in (0, 0x1234, 0x5554, 0x5555_0000, 0xFFFF_FFFF):
        p.li(T1, word)
        p.op("sw", rs1=T0, rs2=T1, imm=0)
    p.finish(5 << 16 | 0x3333)
    assert run(p.machine(tmp_path, "-accel", MODES[mode])).status == 5


@pytest.mark.parametrize("mode", MODES)
def test_ram_is_new_after_a_reset(mode: str, tmp_path: Path) -> None:
    """The program counts in its own image: each life finds what the file says, says so, and resets."""
    p = Program()
    p.la(A0, "count")
    p.op("lw", rd=A1, rs1=A0, imm=0)
    p.op("addi", rd=T1, rs1=A1, imm=1)
    p.op("sw", rs1=A0, rs2=T1, imm=0)
    p.li(T0, 0x1000_0000)
    p.op("addi", rd=T1, rs1=A1, imm=ord("0"))
    p.op("sb", rs1=T0, rs2=T1, imm=0)
    p.finish(0x7777)
    p.label("count")
    p.word(0)
    with machine_run(p.machine(tmp_path, "-accel", MODES[mode], harts=2)) as machine:
        for _ in range(6):
            machine.expect("0")
        assert set(machine.console) <= {"0", "1"}  # 1: the other hart of the same life
        machine.quits()


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ([], {"mttcg: iothread", "mttcg: vcpu 0", "mttcg: vcpu 1", "mttcg: vcpu 2"}),
        (["-accel", "tcg,thread=single"], {"mttcg: iothread", "mttcg: vcpus"}),
    ],
)
def test_processes_have_names(options: list[str], names: set[str], tmp_path: Path) -> None:
    kernel = tmp_path / "guest.elf"
    kernel.write_bytes(difficult_guest("sleeps for ever"))
    arguments = ["-smp", "3", "-m", "16M", "-bios", "none", "-kernel", str(kernel), *options]
    with machine_run(arguments) as machine:
        machine.session.wait_for(b"ABC")
        running = of_session(machine.session.session)
        assert {process.name for process in running if process.pid != machine.session.pid} == names
        for process in running:
            if process.pid != machine.session.pid:
                title = Path(f"/proc/{process.pid}/cmdline").read_bytes().rstrip(b"\0")
                assert title.decode() == process.name
        machine.quits()


# --- -d


def _small_guest() -> Program:
    """Takes an exception and an interrupt, and uses a device."""
    p = Program()
    p.la(T0, "handler")
    p.op("csrrw", rd=ZERO, csr=MTVEC, rs1=T0)
    p.label("ecall")
    p.op("ecall")
    p.li(T1, 8)
    p.op("csrrw", rd=ZERO, csr=MIE, rs1=T1)
    p.op("csrrs", rd=ZERO, csr=MSTATUS, rs1=T1)
    p.li(T2, MSWI)
    p.li(T1, 1)
    p.op("sw", rs1=T2, rs2=T1, imm=0)
    p.label("wait")
    p.go("jal", "wait", rd=ZERO)
    p.label("handler")
    p.op("csrrs", rd=A0, csr=0x342, rs1=ZERO)  # mcause
    p.go("blt", "interrupt", rs1=A0, rs2=ZERO)
    p.op("csrrs", rd=A0, csr=0x341, rs1=ZERO)  # mepc
    p.op("addi", rd=A0, rs1=A0, imm=4)
    p.op("csrrw", rd=ZERO, csr=0x341, rs1=A0)
    p.op("mret")
    p.label("interrupt")
    p.finish(0x5555)
    return p


ITEMS = {
    "in_asm": r"^0x0*80000000: .*auipc",
    "op": r"^ ---- 0x80000000$",
    "out_asm": r"^OUT: \[size=\d+\]$",
    "exec": r"^Trace 0: 0x[0-9a-f]+ \[\d/0*80000000\]$",
    "cpu": r"^ pc       0*80000000$",
    "int": r"^riscv_cpu_do_interrupt: hart:0, async:1, cause:0{15}3, epc:0x[0-9a-f]{16}, tval:0x0+, desc=m_software$",
    "mmio": r"^mmio: vcpu 0: write32 mswi\+0x0 <- 0x1$",
}


def test_every_item_is_tested() -> None:
    assert ITEMS.keys() == log.ITEMS.keys()


@pytest.mark.parametrize("item", ITEMS)
def test_log_item(item: str, tmp_path: Path) -> None:
    file = tmp_path / "log"
    result = run(_small_guest().machine(tmp_path, "-d", item, "-D", str(file)))
    assert (result.status, result.out, result.err) == (0, "", "")
    text = file.read_text()
    assert re.search(ITEMS[item], text, re.MULTILINE), text
    for other in ITEMS.keys() - {item}:
        assert not re.search(ITEMS[other], text, re.MULTILINE), f"{other} in the log of {item}"


def test_log_goes_to_stderr(tmp_path: Path) -> None:
    result = run(_small_guest().machine(tmp_path, "-d", "int"))
    assert result.status == 0
    exception, interrupt = result.err.splitlines()
    assert "async:0, cause:000000000000000b" in exception
    assert exception.endswith("desc=machine_ecall")
    assert interrupt.endswith("desc=m_software")


@pytest.mark.parametrize("mode", MODES)
def test_traps_are_logged_in_every_mode(mode: str, tmp_path: Path) -> None:
    result = run(_small_guest().machine(tmp_path, "-d", "int", "-accel", MODES[mode]))
    assert [line.split("desc=")[1] for line in result.err.splitlines()] == ["machine_ecall", "m_software"]


def test_all_items_together_with_the_demo(tmp_path: Path) -> None:
    """Lines of several processes in one file: none is torn."""
    file = tmp_path / "log"
    result = run(["-smp", "2", "-d", "in_asm,op,out_asm,int,mmio", "-D", str(file)], timeout=120)
    assert result.status == 0, result.err
    lines = file.read_text().splitlines()
    assert 1000 < len(lines) < 2_000_000
    for item in ("int", "mmio"):
        prefix = {"int": "riscv_cpu_do_interrupt:", "mmio": "mmio:"}[item]
        found = [line for line in lines if prefix in line]
        assert found
        assert all(line.startswith(prefix) for line in found)
