"""The command line: QEMU's words in, a `MachineConfig` out."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import mttcg
from mttcg import cli, log
from mttcg.cli_options import OPTIONS, help_text, nearest, split
from mttcg.config import MIB, MachineConfig
from mttcg.errors import UsageError


def test_nothing_asked_for_is_qemus_default() -> None:
    assert cli.parse([]) == MachineConfig(smp=1, ram_size=128 * MIB, bios="default", serial="mon:stdio")


def test_a_whole_qemu_command_line() -> None:
    config = cli.parse(
        shlex.split(
            "-M virt -cpu rv64 -smp 4 -m 512M -nographic -kernel Image -initrd rd.gz -append 'console=ttyS0 quiet'"
            " -bios none -dtb x.dtb -device virtio-rng-device"
            " -accel tcg,thread=single,tb-size=32,stats=on,symbols=vm.map"
            " -d in_asm,int -d exec -D run.log -no-reboot -serial null -monitor pty -S -name vm -display none -perfmap"
        )
    )
    assert config == MachineConfig(
        smp=4,
        ram_size=512 * MIB,
        kernel=Path("Image"),
        initrd=Path("rd.gz"),
        append="console=ttyS0 quiet",
        bios="none",
        dtb=Path("x.dtb"),
        devices=("virtio-rng-device",),
        threads="single",
        tb_size=32,
        stats=True,
        perfmap=True,
        symbols=Path("vm.map"),
        log_items=frozenset({"in_asm", "int", "exec"}),
        log_file=Path("run.log"),
        reboot=False,
        serial="null",
        monitor="pty",
        stopped=True,
        name="vm",
    )


@pytest.mark.parametrize("name", ["nographic", "no-reboot"])
def test_one_dash_or_two(name: str) -> None:
    assert cli.parse([f"-{name}"]) == cli.parse([f"--{name}"])


def test_the_last_of_two_wins() -> None:
    assert cli.parse(["-smp", "2", "-smp", "3"]).smp == 3


@pytest.mark.parametrize(
    ("text", "count"),
    [("8", 8), ("cpus=8", 8), ("8,sockets=2,cores=2,threads=2", 8), ("sockets=2,cores=3", 6), ("4,maxcpus=4", 4),
     ("4,cores=2", 4), ("256", 256), ("1", 1)],
)  # fmt: skip
def test_smp(text: str, count: int) -> None:
    assert cli.parse(["-smp", text]).smp == count


@pytest.mark.parametrize(
    "text",
    ["0", "257", "two", "", "-1", "4,cores=0", "4,cores=3", "8,sockets=1,cores=2,threads=2", "4,foo=1", "4,4", "1e1"],
)
def test_smp_refused(text: str) -> None:
    with pytest.raises(UsageError):
        cli.parse(["-smp", text])


def test_dash_words_may_be_arguments() -> None:
    assert cli.parse(["-kernel", "k", "-append", "-v"]).append == "-v"


def test_machine_words() -> None:
    config = cli.parse(["-machine", "type=virt,dumpdtb=out.dtb,accel=interp"])
    assert (config.dumpdtb, config.accel) == (Path("out.dtb"), "interp")


@pytest.mark.parametrize("words", [["-device", "help"], ["-d", "help"], ["-M", "help"], ["-cpu", "help"],
                                   ["-accel", "help"], ["-h"], ["--help"], ["-version"]])  # fmt: skip
def test_help_is_an_answer(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == 0
    out, err = capsys.readouterr()
    assert out.strip()
    assert err == ""


def test_help_page_names_every_option_and_log_item(capsys: pytest.CaptureFixture[str]) -> None:
    page = help_text()
    for option in OPTIONS:
        for name in option.names:
            assert f"-{name}" in page
    assert max(len(line) for line in page.splitlines()) <= 110
    cli.main(["-d", "help"])
    out = capsys.readouterr().out
    assert all(item in out for item in log.ITEMS)


def test_every_option_is_handled() -> None:
    assert set(cli._HANDLERS) == {option.names[0] for option in OPTIONS}


@pytest.mark.parametrize(("wrong", "right"), [("kernal", "kernel"), ("inird", "initrd"), ("noreboot", "no-reboot"),
                                              ("nographics", "nographic"), ("appendd", "append")])  # fmt: skip
def test_nearest_option(wrong: str, right: str) -> None:
    with pytest.raises(UsageError, match=f"did you mean -{right}"):
        split([f"-{wrong}", "x"])


def test_nothing_is_near_nonsense() -> None:
    assert nearest("qqqqqq", ["kernel", "initrd"]) is None


def test_option_with_equals_sign_is_shown_qemus_way() -> None:
    with pytest.raises(UsageError, match="write -m 512M"):
        split(["-m=512M"])


@pytest.mark.parametrize(("code", "status"), [(0, 0), (1, 1), (255, 255), (256, 1), (0x1203, 3)])
def test_a_guests_failure_is_never_a_success(code: int, status: int) -> None:
    assert cli._exit_status(code) == status


def test_a_message_is_one_line_whatever_the_file_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["-M", "a\nb\x1b[2J"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "\x1b" not in err


def _program(stdout: int) -> subprocess.CompletedProcess[str]:
    code = "import atexit, sys; from mttcg import cli; atexit.register(print, 'bye'); cli.program(['--version'])"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, text=True, env=environment, timeout=60)


def test_the_program_leaves_nothing_unsaid() -> None:
    done = _program(subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [f"mttcg {mttcg.__version__}", "bye"]


def test_output_that_cannot_be_written_is_no_success() -> None:
    with open("/dev/full", "w") as full:
        done = _program(full.fileno())
    assert (done.returncode, done.stderr) == (1, "mttcg: stdout: No space left on device\n")
