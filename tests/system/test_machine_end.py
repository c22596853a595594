"""How a guest ends its machine, and the machine inside a Python program of the user's own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command import run, wait_until_gone
from tests.support.guest_files import difficult_guest, finishing_guest
from tests.support.session import session


def _machine(folder: Path, guest: bytes, harts: int = 2) -> list[str]:
    kernel = folder / "guest.elf"
    kernel.write_bytes(guest)
    return ["-smp", str(harts), "-m", "16M", "-bios", "none", "-kernel", str(kernel)]


@pytest.mark.parametrize(("how", "status"), [("pass", 0), ("fail 7", 7)])
def test_the_guests_status_is_the_exit_status(how: str, status: int, tmp_path: Path) -> None:
    result = run(_machine(tmp_path, finishing_guest(how), harts=1))
    assert (result.status, result.out, result.err, result.left) == (status, "A", "", [])


def test_no_reboot_ends_instead_of_resetting(tmp_path: Path) -> None:
    result = run([*_machine(tmp_path, finishing_guest("reset"), harts=1), "-no-reboot"])
    assert (result.status, result.out, result.err) == (0, "A", "")


def test_a_reset_starts_anew(tmp_path: Path) -> None:
    """The guest greets once in each life."""
    with session(_machine(tmp_path, finishing_guest("reset"), harts=1), terminal=False) as running:
        while running.out.count(b"A") < 3:
            running.out += os.read(running.master, 100)
        os.kill(running.pid, signal.SIGTERM)
        assert running.end() == (128 + signal.SIGTERM, f"mttcg: terminating on signal {int(signal.SIGTERM)}\n")


def test_reset_keeps_the_terminal_raw(tmp_path: Path) -> None:
    with session(_machine(tmp_path, finishing_guest("reset"), harts=1)) as running:
        for _ in range(3):
            running.out = b""
            running.wait_for(b"A")
            assert running.is_raw()
        running.type(b"\x01x")
        assert running.end()[0] == 0
        assert running.settings_restored()


def test_the_built_in_demo_passes() -> None:
    result = run(["-smp", "2"])
    assert result.status == 0, result.err
    assert "demo: PASS (2 harts)" in result.out


def test_serial_into_a_file(tmp_path: Path) -> None:
    log = tmp_path / "console.log"
    result = run([*_machine(tmp_path, finishing_guest("pass"), harts=1), "-serial", f"file:{log}"])
    assert (result.status, result.out) == (0, "")
    assert log.read_bytes() == b"A"


def test_dumpdtb_writes_a_device_tree_and_ends(tmp_path: Path) -> None:
    result = run(["-smp", "3", "-machine", f"virt,dumpdtb={tmp_path / 'virt.dtb'}"])
    assert result.status == 0
    blob = (tmp_path / "virt.dtb").read_bytes()
    assert blob[:4] == b"\xd0\x0d\xfe\xed"
    assert len(blob) == int.from_bytes(blob[4:8], "big")
    assert b"cpu@2\0" in blob


def _program(guest: bytes, text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a user's Python program around a guest, in a session of its own, and see that it leaves nothing."""
    (folder / "guest.elf").write_bytes(guest)
    setup = (
        "from pathlib import Path\n"
        "from mttcg.config import MachineConfig\n"
        "from mttcg.machine import Machine\n"
        f"config = MachineConfig(smp=2, ram_size=16 << 20, bios='none', kernel=Path({str(folder / 'guest.elf')!r}),\n"
        f"                       serial={'file:' + str(folder / 'console')!r})\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", setup + text],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    out, err = process.communicate(timeout=60)
    assert wait_until_gone(process.pid) == []
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def test_run_gives_the_status_and_leaves_the_callers_signals_alone(tmp_path: Path) -> None:
    done = _program(
        finishing_guest("fail 7"),
        "import signal\n"
        "mine = lambda number, frame: None\n"
        "signal.signal(signal.SIGTERM, mine)\n"
        "print(Machine(config).run(), signal.getsignal(signal.SIGTERM) is mine)\n"
        "print(Machine(config).run(install_signals=False))\n",
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("7 True\n7\n", "")


def test_stop_from_another_thread(tmp_path: Path) -> None:
    done = _program(
        difficult_guest("spins"),
        "import threading\n"
        "machine = Machine(config)\n"
        "threading.Timer(0.5, machine.stop, [9]).start()\n"
        "print(machine.run(install_signals=False))\n",
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("9\n", "")


def test_stop_while_the_machine_ends_by_itself_and_afterwards(tmp_path: Path) -> None:
    """From threads that come at any moment of its end: they find it there, or know that it is gone."""
    done = _program(
        finishing_guest("fail 7"),
        "import threading, time\n"
        "def stop_often(machine, ended):\n"
        "    while not ended.is_set():\n"
        "        machine.stop(9)\n"
        "        time.sleep(0.0005)\n"
        "    machine.stop(9)\n"
        "for turn in range(20):\n"
        "    machine, ended = Machine(config), threading.Event()\n"
        "    stopper = threading.Timer(0.01 * turn, stop_often, [machine, ended])\n"
        "    stopper.start()\n"
        "    assert machine.run(install_signals=False) in (7, 9)\n"
        "    ended.set()\n"
        "    stopper.join()\n",
        tmp_path,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_stop_while_a_reset_builds_the_machine_anew(tmp_path: Path) -> None:
    """A stop that finds nothing to stop is not forgotten: in the middle of `_build`, as of a signal handler."""
    done = _program(
        finishing_guest("reset"),
        "class Interrupted(Machine):\n"
        "    builds = 0\n"
        "    def _build(self):\n"
        "        self.builds += 1\n"
        "        if self.builds == 2:\n"
        "            self.stop(9)\n"
        "        super()._build()\n"
        "machine = Interrupted(config)\n"
        "print(machine.run(install_signals=False), machine.builds)\n",
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("9 2\n", "")


def test_in_an_event_loop_of_the_callers(tmp_path: Path) -> None:
    done = _program(
        finishing_guest("fail 7"),
        "import asyncio\n"
        "async def main():\n"
        "    machine, ended = Machine(config), asyncio.Event()\n"
        "    machine.start()\n"
        "    def look():\n"
        "        status = machine.poll(0)\n"
        "        if status is not None:\n"
        "            asyncio.get_running_loop().remove_reader(machine.fileno())\n"
        "            print(status)\n"
        "            ended.set()\n"
        "    asyncio.get_running_loop().add_reader(machine.fileno(), look)\n"
        "    await ended.wait()\n"
        "    machine.close()\n"
        "asyncio.run(main())\n",
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("7\n", "")


def test_a_keyboard_interrupt_of_the_caller_leaves_nothing(tmp_path: Path) -> None:
    done = _program(
        difficult_guest("spins"),
        "import os, signal, threading\n"
        "threading.Timer(0.5, os.kill, [os.getpid(), signal.SIGINT]).start()\n"
        "try:\n"
        "    Machine(config).run(install_signals=False)\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted')\n",
        tmp_path,
    )
    assert (done.stdout, done.stderr) == ("interrupted\n", "")


def test_ram_can_be_changed_before_the_start(tmp_path: Path) -> None:
    """The second instruction of the guest loads the letter: write another one into RAM."""
    done = _program(
        finishing_guest("pass"),
        "machine = Machine(config)\n"
        "word = machine.ram.read(0x80000004, 4)\n"
        "machine.ram.write(0x80000004, 4, word + (1 << 20))\n"
        "print(hex(word), machine.run())\n",
        tmp_path,
    )
    assert done.stdout == "0x4150313 0\n", done.stderr
    assert set((tmp_path / "console").read_bytes()) <= set(b"BC")
