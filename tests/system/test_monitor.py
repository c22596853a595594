"""The human monitor on real machines: pausing, looking, and every way to reach it and to leave."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

from mttcg.target.riscv.assemble import asm
from tests.support.command import COMMAND, shared_memory, wait_until_gone
from tests.support.guest_files import RAM, difficult_guest, finishing_guest, make_elf
from tests.support.machine_run import machine_run
from tests.support.monitor_client import MonitorClient, monitored
from tests.support.session import CTRL_A_X, Session, session

PRIV = Path(__file__).resolve().parents[2] / "guests" / "priv"
CELLS = RAM + 0x1000  # of `_counter`: 16 bytes a hart, a count and the time
MTIME = 0x200_BFF8
T0, T1, T2, A0 = 5, 6, 7, 10
CYCLES = 200
RESETS = 30
MODES = (
    ["-accel", "tcg"],
    ["-accel", "tcg,thread=single"],
    ["-accel", "interp"],
)


def _counter(folder: Path) -> list[str]:
    """Harts that count, and note the time, for ever."""
    words = (
        asm("auipc", rd=T0, imm=0x1000),
        asm("slli", rd=T1, rs1=A0, shamt=4),
        asm("add", rd=T0, rs1=T0, rs2=T1),
        asm("addi", rd=T2, rs1=T2, imm=1),
        asm("sd", rs1=T0, rs2=T2, imm=0),
        asm("csrrs", rd=T1, rs1=0, csr=0xC01),
        asm("sd", rs1=T0, rs2=T1, imm=8),
        asm("jal", rd=0, imm=-16),
    )
    kernel = folder / "counter.elf"
    kernel.write_bytes(make_elf(b"".join(word.to_bytes(4, "little") for word in words), memory_size=0x2000))
    return ["-m", "16M", "-bios", "none", "-kernel", str(kernel)]


def _guest(folder: Path, data: bytes) -> list[str]:
    kernel = folder / "guest.elf"
    kernel.write_bytes(data)
    return ["-m", "16M", "-bios", "none", "-kernel", str(kernel)]


def _cells(client: MonitorClient, harts: int) -> list[str]:
    return [client.do(f"xp /2xg {CELLS + 16 * hart:#x}") for hart in range(harts)]


# --- stopping and going on


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: str(mode[1]))
def test_a_stopped_machine_stands_still_and_goes_on(mode: list[str], tmp_path: Path) -> None:
    harts = 3
    with monitored([*_counter(tmp_path), "-smp", str(harts), *mode, "-S"], tmp_path) as client:
        assert client.do("info status") == "VM status: paused (prelaunch)\n"
        assert client.do("p/x $pc") == f"{RAM:#x}\n"
        before = _cells(client, harts)
        assert all(int(word, 16) == 0 for line in before for word in line.split()[1:])
        assert client.number(f"xp /xg {MTIME:#x}") == 0
        assert client.do("cont") == ""
        for _ in range(3):
            while _cells(client, harts)[-1] == before[-1]:
                assert client.process.poll() is None
            assert client.do("stop") == ""
            assert client.do("info status") == "VM status: paused\n"
            stopped = _cells(client, harts), client.do("info registers -a"), client.do(f"xp /xg {MTIME:#x}")
            assert (_cells(client, harts), client.do("info registers -a"), client.do(f"xp /xg {MTIME:#x}")) == stopped
            before = stopped[0]
            client.do("cont")
            assert client.do("info status") == "VM status: running\n"
        assert client.leave() == (0, "")


def test_guest_time_does_not_see_a_pause(tmp_path: Path) -> None:
    """The clock is read while stopped, long after: it has not moved, and it goes on from there."""
    with monitored([*_counter(tmp_path), "-accel", "tcg"], tmp_path) as client:
        client.do("stop")
        first = client.number(f"xp /xg {MTIME:#x}")
        noted = client.number(f"xp /xg {CELLS + 8:#x}")
        assert noted <= first
        for _ in range(200):
            assert client.number(f"xp /xg {MTIME:#x}") == first
        client.do("cont")
        while (after := client.number(f"xp /xg {CELLS + 8:#x}")) == noted:
            assert client.process.poll() is None
        assert after >= noted
        times = [client.number(f"xp /xg {CELLS + 8:#x}") for _ in range(50)]
        assert times == sorted(times)
        assert client.leave() == (0, "")


@pytest.mark.parametrize(
    "guest", [None, *sorted(path.stem for path in PRIV.glob("smp_*.elf"))], ids=lambda guest: guest or "demo"
)
def test_two_hundred_pauses_hurt_nobody(guest: str | None, tmp_path: Path) -> None:
    """`stop` and `cont` in turn; a guest that is done first is run again."""
    arguments = ["-smp", "4"]
    if guest is not None:
        arguments += ["-bios", "none", "-kernel", str(PRIV / f"{guest}.elf")]
    cycles = runs = 0
    while cycles < CYCLES or not runs:
        folder = tmp_path / str(runs)
        folder.mkdir()
        with monitored([*arguments, "-S"], folder) as client:
            client.do("cont")
            while cycles < CYCLES:
                try:
                    client.do("stop")
                    if cycles % 20 == 0:
                        assert client.do("info registers -a").count("CPU#") == 4
                    client.do("cont")
                except ConnectionError:
                    break  # the guest has finished
                cycles += 1
            assert client.end() == (0, "")
        runs += 1
        assert runs < CYCLES


def test_wfi_sleepers_pause_behind_their_wfi(tmp_path: Path) -> None:
    with monitored([*_guest(tmp_path, difficult_guest("sleeps for ever")), "-smp", "2"], tmp_path) as client:
        while "(halted)" not in client.do("info cpus").splitlines()[1]:
            assert client.process.poll() is None
        for _ in range(20):
            client.do("stop")
            client.do("cpu 1")
            assert "wfi" in client.do("x /2i $pc-4")
            client.do("cont")
        assert client.leave() == (0, "")


def test_registers_of_a_running_machine(tmp_path: Path) -> None:
    """Every hart's count goes on from look to look, however long the host takes to give the harts a turn."""
    with monitored([*_counter(tmp_path), "-smp", "4", "-S"], tmp_path) as client:
        client.do("cont")
        first: list[int] = []
        counts: list[int] = []
        while not first or any(now == then for now, then in zip(counts, first, strict=True)):
            text = client.do("info registers -a")
            assert re.findall(r"^CPU#(\d)$", text, re.MULTILINE) == ["0", "1", "2", "3"]
            assert re.findall(r" mhartid  0{15}(\d)$", text, re.MULTILINE) == ["0", "1", "2", "3"]
            before, counts = counts, [int(word, 16) for word in re.findall(r" x7/t2    ([0-9a-f]{16})", text)]
            assert len(counts) == 4
            assert not before or all(now >= then for now, then in zip(counts, before, strict=True))
            first = first or counts
            assert client.process.poll() is None
        assert client.leave() == (0, "")


def test_memory_is_the_kernel_s(tmp_path: Path) -> None:
    arguments = _guest(tmp_path, finishing_guest("pass"))
    code = (tmp_path / "guest.elf").read_bytes()[120:]
    with monitored([*arguments, "-S"], tmp_path) as client:
        for command in ("x", "xp"):
            words = client.do(f"{command} /{len(code)}xb {RAM:#x}")
            assert bytes(int(word, 16) for word in re.findall(r" 0x(..)\b", words)) == code
        assert "lui t0, 0x10000" in client.do("x /i $pc")
        client.do(f'pmemsave {RAM:#x} {len(code)} "{tmp_path}/copy"')
        assert (tmp_path / "copy").read_bytes() == code
        assert client.do("cont") == "", "an answer, though the guest ends the machine at once"
        assert client.end() == (0, "")
    assert (tmp_path / "console").read_text() == "A"


@pytest.mark.parametrize("accel", ["tcg", "interp"])
def test_both_views_of_the_cycle_counter_agree(accel: str, tmp_path: Path) -> None:
    """mcycle is read by a helper, cycle by emitted code; a store to one is seen in the other."""
    words = (
        asm("csrrw", rd=0, rs1=0, csr=0xB00),
        *(asm("csrrs", rd=A0 + index, rs1=0, csr=csr) for index, csr in enumerate((0xC00, 0xB00, 0xC00, 0xB00))),
        asm("addi", rd=T2, rs1=0, imm=1),
        asm("jal", rd=0, imm=0),
    )
    arguments = _guest(tmp_path, make_elf(b"".join(word.to_bytes(4, "little") for word in words)))
    with monitored([*arguments, "-accel", accel], tmp_path) as client:
        while not client.number("p/x $t2"):
            assert client.process.poll() is None
        counts = [client.number(f"p/x $a{index}") for index in range(4)]
        assert counts == sorted(counts)
        assert counts[-1] < 60 * 10**9, "nanoseconds since the store"
        assert client.leave() == (0, "")


# --- resets


def test_a_reset_while_stopped_stays_stopped(tmp_path: Path) -> None:
    with monitored([*_counter(tmp_path), "-smp", "2", "-S"], tmp_path) as client:
        client.do("cont")
        client.do("cpu 1")
        client.do("stop")
        assert client.do("system_reset") == ""
        assert client.do("info status") == "VM status: paused\n"
        assert "* CPU #1" in client.do("info cpus"), "the same user goes on"
        assert client.do("p/x $pc") == f"{RAM:#x}\n"
        client.do("cont")
        assert client.do("system_reset") == ""
        assert client.do("info status") == "VM status: running\n"
        assert client.leave() == (0, "")


def test_a_guest_that_resets_itself_does_not_disturb_its_monitor(tmp_path: Path) -> None:
    """One prompt for each command, whichever machine answers it: `do` reads no other."""
    with monitored(_guest(tmp_path, finishing_guest("reset")), tmp_path) as client:
        while (tmp_path / "console").stat().st_size < RESETS:
            assert client.do("info status") == "VM status: running\n"
        assert client.leave() == (0, "")


def test_no_reboot_holds_for_the_monitor_too(tmp_path: Path) -> None:
    with monitored([*_counter(tmp_path), "-no-reboot"], tmp_path) as client:
        assert client.leave("system_reset") == (0, "")


# --- on a terminal


def _until_raw(run: Session) -> None:
    """Until the machine has taken the terminal: before, the terminal itself would act on some keys."""
    while not run.is_raw():
        with pytest.raises(subprocess.TimeoutExpired):
            run.process.wait(0.01)


def test_the_demo_from_a_stopped_start_on_a_terminal() -> None:
    with machine_run(["-smp", "2", "-S"], budget=120) as run:
        _until_raw(run.session)
        run.session.type(b"\x01h")
        run.expect("C-a c    switch between console and monitor")
        run.session.type(b"\x01c")
        run.expect("monitor - type 'help' for more information\r\r\n(mttcg) ")
        run.session.type(b"info stqtus\x1b[D\x1b[D\x1b[D\x1b[D\x1b[3~a\r")
        run.expect("VM status: paused (prelaunch)")
        run.session.type(b"\x10\r")
        run.expect("VM status: paused (prelaunch)")
        run.session.type(b"system_r\t\r")
        run.expect("(mttcg) ")
        run.session.type(b"con\t\r")
        run.expect("demo: PASS (2 harts)")
        assert run.ends(0) == ""
        assert run.session.settings_restored()


def test_ctrl_a_c_goes_back_to_the_guest(tmp_path: Path) -> None:
    with machine_run([*_guest(tmp_path, difficult_guest("spins")), "-smp", "2"]) as run:
        run.session.wait_for(b"AB")
        run.session.type(b"\x01cquix\x7ft\x15stop\r")
        run.expect("(mttcg) ")
        run.session.type(b"\x01cstop is no command here\x01cinfo status\r")
        run.expect("VM status: paused")
        assert "unknown command" not in run.console
        run.session.type(b"quit\r")
        assert run.ends(0) == ""
        assert run.session.settings_restored()


def test_monitor_on_a_pty(tmp_path: Path) -> None:
    arguments = [*_guest(tmp_path, difficult_guest("spins")), "-serial", "null", "-monitor", "pty", "-S"]
    process = subprocess.Popen(
        [*COMMAND, *arguments], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        assert process.stderr is not None
        said = process.stderr.readline().decode()
        match = re.fullmatch(r"char device redirected to (\S+) \(label compat_monitor0\)\n", said)
        assert match is not None, said
        with open(match[1], "r+b", buffering=0) as terminal:
            terminal.write(b"info status\rquit\r")
            assert process.wait(60) == 0
        assert wait_until_gone(process.pid) == []
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


# --- from a pipe, as scripts do


def _script(arguments: list[str], text: str) -> tuple[int, list[str], str]:
    """Exit status, lines of stdout, stderr."""
    done = subprocess.run(
        [*COMMAND, *arguments], input=text.encode(), capture_output=True, timeout=120, start_new_session=True
    )
    return done.returncode, done.stdout.decode().replace("\r", "").splitlines(), done.stderr.decode()


@pytest.mark.parametrize("serial", [["-serial", "null", "-monitor", "stdio"], []], ids=["stdio", "mux"])
def test_a_script_on_a_pipe(serial: list[str]) -> None:
    switch = "" if serial else "\x01c"
    status, lines, err = _script(["-S", *serial], f"{switch}info status\nfoo\nquit\n")
    assert (status, err) == (0, "")
    shown = lines[lines.index("(mttcg) info status") :]
    assert shown == [
        "(mttcg) info status", "VM status: paused (prelaunch)", "(mttcg) foo",
        "unknown command: 'foo'; did you mean info?", "(mttcg) quit",
    ]  # fmt: skip


def test_a_script_goes_on_after_a_reset(tmp_path: Path) -> None:
    text = "cont\nstop\nsystem_reset\ninfo status\ncont\nsystem_reset\ninfo status\nquit\n"
    status, lines, err = _script([*_counter(tmp_path), "-S", "-serial", "null", "-monitor", "stdio"], text)
    assert (status, err) == (0, "")
    states = [line for line in lines if line.startswith("VM status")]
    assert states == ["VM status: paused", "VM status: running"]


def test_signals_still_end_a_machine_with_the_monitor_on_stdio(tmp_path: Path) -> None:
    arguments = [*_guest(tmp_path, difficult_guest("spins")), "-serial", "null", "-monitor", "stdio", "-S"]
    with machine_run(arguments) as run:
        run.expect("(mttcg) ")
        assert run.session.is_raw()
        run.session.type(b"\x03")  # the terminal still makes a signal of it, as with QEMU
        assert run.ends(128 + signal.SIGINT) == f"mttcg: terminating on signal {int(signal.SIGINT)}\n"
        assert run.session.settings_restored()


# --- however a stopped machine ends, nothing is left


@pytest.fixture
def stopped_session(tmp_path: Path) -> list[str]:
    return [*_guest(tmp_path, difficult_guest("spins")), "-smp", "3"]


def _stop(run: Session) -> None:
    run.wait_for(b"ABC")
    run.type(b"\x01cstop\rinfo status\r")
    run.wait_for_text(b"VM status: paused")


@pytest.mark.parametrize("child", ["iothread", "vcpu 0", "vcpu 2"])
def test_a_killed_child_ends_a_stopped_machine(child: str, stopped_session: list[str]) -> None:
    before = shared_memory()
    with session(stopped_session) as run:
        _stop(run)
        victim = run.named(f"mttcg: {child}")
        os.kill(victim.pid, signal.SIGKILL)
        status, err = run.end()
        assert (status, err) == (1, f"mttcg: {child} (pid {victim.pid}) was killed by signal 9: the machine ends\n")
        assert run.settings_restored()
    assert shared_memory() <= before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_stopped_machine(number: signal.Signals, stopped_session: list[str]) -> None:
    with session(stopped_session) as run:
        _stop(run)
        os.kill(run.pid, number)
        assert run.end() == (128 + number, f"mttcg: terminating on signal {int(number)}\n")
        assert run.settings_restored()


def test_ctrl_a_x_ends_a_stopped_machine(stopped_session: list[str]) -> None:
    with session(stopped_session) as run:
        _stop(run)
        run.type(CTRL_A_X)
        assert run.end() == (0, "")
        assert run.settings_restored()


def test_the_death_of_the_parent_ends_a_stopped_machine(tmp_path: Path, stopped_session: list[str]) -> None:
    before = shared_memory()
    with monitored(stopped_session, tmp_path) as client:
        client.do("stop")
        os.kill(client.process.pid, signal.SIGKILL)
        assert client.end() == (-signal.SIGKILL, ""), "the socket is removed too"
    assert shared_memory() <= before
