"""What the benchmark compares, and the command lines that it makes for each."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench import emulators, linux
from bench.emulators import Emulator
from bench.process import BenchError, run

ELF, IMAGE, INITRD = Path("/k.elf"), Path("/Image"), Path("/initrd")
TEMPLATE = "other=vm [-bare {bare}] [-k {kernel} -i {initrd}] -c={append} -j {smp} -m {memory} -quiet"


def test_an_emulator_from_the_command_line() -> None:
    assert emulators.parse("old='/opt/my qemu/bin' -cpu rv64") == Emulator("old", ("/opt/my qemu/bin", "-cpu", "rv64"))
    assert emulators.parse("before=/old/.venv/bin/mttcg").is_mttcg
    for wrong in ("qemu", "=qemu", "new="):
        with pytest.raises(BenchError, match="NAME=COMMAND"):
            emulators.parse(wrong)


def test_qemus_words_come_behind_a_command() -> None:
    words = emulators.parse("new=/opt/qemu -cpu rv64").bare(ELF, "iters=1", 2)
    assert words == [
        "/opt/qemu", "-cpu", "rv64", "-machine", "virt", "-smp", "2", "-m", "128M", "-nographic", "-bios", "none",
        "-kernel", "/k.elf", "-append", "iters=1",
    ]  # fmt: skip


def test_a_template_says_all_words_itself() -> None:
    emulator = emulators.parse(TEMPLATE)
    assert emulator.bare(ELF, "iters=1 mode=sv39") == [
        "vm", "-bare", "/k.elf", "-c=iters=1 mode=sv39", "-j", "1", "-m", "128M", "-quiet",
    ]  # fmt: skip
    assert emulator.linux(IMAGE, INITRD, "console=ttyS0", 4) == [
        "vm", "-k", "/Image", "-i", "/initrd", "-c=console=ttyS0", "-j", "4", "-m", "512M", "-quiet",
    ]  # fmt: skip


def test_an_empty_command_line_is_one() -> None:
    assert "-c=" in emulators.parse(TEMPLATE).bare(ELF, "")


def test_what_some_runs_have_not_must_be_in_brackets() -> None:
    with pytest.raises(BenchError, match=r"x: \{kernel\} is not there in every run"):
        emulators.parse("x=vm {kernel}").bare(ELF, "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x=vm {kernal}", "kernal.*is not known; there is bare"),
        ("x=vm [-k {kernel}", "without its"),
        ("x=vm {", "x=vm"),
        ("x=vm 'open", "quotation"),
    ],
)
def test_a_template_with_a_mistake_is_refused(text: str, message: str) -> None:
    with pytest.raises(BenchError, match=message):
        emulators.parse(text)


def test_what_is_not_installed_is_skipped_in_a_line() -> None:
    found, missing = emulators.available([Emulator("ghost", ("no-such-emulator-here",))])
    assert found[0].name == "mttcg"
    assert missing[-1] == "ghost: skipped: no-such-emulator-here is not installed or not on PATH"


def test_names_are_taken_once() -> None:
    with pytest.raises(BenchError, match="taken"):
        emulators.available([Emulator("mttcg", (sys.executable,))])


def test_another_checkout_is_the_one_that_runs(tmp_path: Path) -> None:
    package = tmp_path / "old" / "mttcg"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text("import os\nprint(__file__, os.environ['XDG_CACHE_HOME'])\n")
    before = emulators.checkout(str(package.parent), tmp_path / "cache")
    assert before.is_mttcg
    assert run(before.command, 60).output.split() == [str(package / "__main__.py"), str(tmp_path / "cache")]
    with pytest.raises(BenchError, match="not a checkout"):
        emulators.checkout(str(tmp_path), tmp_path)
    with pytest.raises(BenchError, match="neither"):
        emulators.checkout("no-such-mttcg", tmp_path)


def test_first_boots_are_measured_beside_each_mttcg() -> None:
    old = Emulator("before", ("o",), is_mttcg=True)
    found = linux.with_first_boots([Emulator("mttcg", ("m",), is_mttcg=True), Emulator("qemu", ("q",)), old])
    assert [emulator.name for emulator in found] == ["mttcg", "mttcg cache=off", "qemu", "before", "before cache=off"]
    assert found[1].command == ("m", "-accel", "tcg,cache=off")
