"""What a machine may be: sizes, counts, and what goes together."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mttcg import config
from mttcg.config import GIB, KIB, MIB, TIB, MachineConfig, format_size, parse_size
from mttcg.errors import UsageError, UserError
from mttcg.memory import layout


@pytest.mark.parametrize(
    ("text", "size"),
    [("512", 512 * MIB), ("512M", 512 * MIB), ("512m", 512 * MIB), ("1G", GIB), ("1.5G", 3 * GIB // 2),
     ("4096K", 4 * MIB), ("2T", 2 * TIB), ("0.5", MIB // 2), ("5000b", 8 * KIB)],
)  # fmt: skip
def test_size_as_qemu_reads_it(text: str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "M", "12x", "1G2", "-1", "+1", "1e3", " 1", "1 M", "0x10", "1.", ".5", "٣"])
def test_not_a_size(text: str) -> None:
    with pytest.raises(UsageError, match="not a size"):
        parse_size(text)


@given(st.integers(1, 1 << 44))
def test_formatted_size_is_near_the_size(size: int) -> None:
    number, unit = format_size(size).split()
    scale = {"bytes": 1, "KiB": KIB, "MiB": MIB, "GiB": GIB, "TiB": TIB}[unit]
    assert abs(float(number) * scale - size) <= scale / 10


def test_limits_agree_with_the_records() -> None:
    assert config.MAX_VCPUS == layout.MAX_VCPUS
    assert config.RAM_GRAIN == layout.PAGE


@pytest.mark.parametrize("smp", [0, 257, -1])
def test_smp_out_of_range(smp: int) -> None:
    with pytest.raises(UsageError, match="1 to 256"):
        MachineConfig(smp=smp)


def test_too_little_ram() -> None:
    with pytest.raises(UsageError, match="too little"):
        MachineConfig(ram_size=MIB)


def test_more_ram_than_the_host_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "host_memory", lambda: 4 * GIB)
    MachineConfig(ram_size=4 * GIB)
    with pytest.raises(UserError, match="4 GiB"):
        MachineConfig(ram_size=4 * GIB + MIB)


def test_a_host_that_does_not_say_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "host_memory", lambda: None)
    MachineConfig(ram_size=TIB)


def test_this_host_says() -> None:
    room = config.host_memory()
    assert room is not None
    assert room > 16 * MIB


@pytest.mark.parametrize("field", [{"append": "x"}, {"initrd": Path("x")}])
def test_what_needs_a_kernel(field: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="-kernel"):
        MachineConfig(**field)  # type: ignore[arg-type]
