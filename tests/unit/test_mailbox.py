"""vCPU and iothread in two processes: replies, order, posting, sleeping, stopping, breaking."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mttcg.hw.chardev.file import FileBackend
from mttcg.hw.mirror import LAZY_OK, POST_OK, READ_OK
from mttcg.hw.virt import Board
from mttcg.hw.virtio.rng import VirtioRng
from mttcg.io import mailbox as box
from mttcg.io.stop import stop_machine
from mttcg.memory.arena import Arena
from mttcg.memory.layout import MAILBOX_SLOTS, STOP_BROKEN, STOP_POWEROFF, STOP_QUIT
from mttcg.native import atomics
from tests.support.iothread import Machine

UART, PLIC, FINISHER, VIRTIO = 0x1000_0000, 0xC00_0000, 0x10_0000, 0x1000_1000
LSR, SCR = 5, 7


def until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Poll; the test fails if it takes too long."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "timed out"
        time.sleep(0.001)


def test_synchronous_accesses_reach_the_device() -> None:
    with Machine() as m:
        bus = m.client()
        assert bus.write(PLIC + 40, 4, 5)
        assert bus.read(PLIC + 40, 4) == 5
        assert m.client(1).read(PLIC + 40, 4) == 5, "one device for all vCPUs"
        assert bus.read(VIRTIO, 4) == 0x7472_6976
        assert bus.read(VIRTIO + 8, 4) == 0
        assert bus.read(VIRTIO + 0x7008, 4) == 4, "the entropy device"


@pytest.mark.parametrize(
    ("address", "size"),
    [(0x5000_0000, 4), (0, 1), (UART + 8, 1), (UART + 6, 4), (PLIC + 1, 4), (PLIC, 8), (PLIC, 1), (0x10_1024, 4)],
)
def test_what_nothing_answers_is_refused(address: int, size: int) -> None:
    with Machine() as m:
        bus = m.client()
        assert bus.read(address, size) is None
        assert bus.write(address, size, 0) is False


def test_posted_bytes_keep_their_order_and_survive_the_stop(tmp_path: Path) -> None:
    out = tmp_path / "out"
    data = bytes(range(32, 127)) * 40
    with Machine(serial=FileBackend(str(out))) as m:
        bus = m.client()
        until(lambda: bus.read(UART + LSR, 1) == 0x60)
        for byte in data:
            bus.write(UART, 1, byte)
        bus.write(FINISHER, 4, 0x3_3333)
        assert m.join() == 0
        assert (m.arena.machine.get("stop"), m.arena.machine.get("exit_code")) == (STOP_POWEROFF, 3)
    assert out.read_bytes() == data


def test_status_is_read_in_place_and_follows_writes() -> None:
    with Machine() as m:
        bus = m.client()
        bus.write(UART + SCR, 1, 0x11)
        posted = m.arena.vcpus[0].q[box.HEAD]
        assert bus.read(UART + SCR, 1) == 0x11
        assert bus.read(UART + LSR, 1) == 0x60
        assert m.arena.vcpus[0].q[box.HEAD] == posted, "no request was made"
        assert bus.read(UART + 4, 4) == 0x08, "another width asks (MCR)"
        assert m.arena.vcpus[0].q[box.HEAD] == posted + 1


def test_the_hook_surrounds_each_wait_and_posting_does_not_wait() -> None:
    calls: list[bool] = []
    with Machine() as m:
        bus = m.client(0, calls.append)
        bus.write(UART + SCR, 1, 1)
        assert calls == [True, False]
        bus.write(UART, 1, 65)
        assert calls == [True, False]


def test_a_full_ring_waits_for_room() -> None:
    """Without an iothread the ring fills; one that starts late finds everything."""
    m = Machine()
    board, machine = m.board, m.arena.machine
    entry = board.bus.find(UART)
    assert entry is not None
    machine.set("device", READ_OK | POST_OK, board.mirror_words(entry)[0])
    bus = m.client()
    for _ in range(MAILBOX_SLOTS):
        bus.write(UART, 1, 65)
    started: list[bool] = []

    def hook(waiting: bool) -> None:
        if waiting and not started:
            started.append(True)
            m.__enter__()

    bus._wait_hook = hook
    bus.write(UART, 1, 66)
    assert started
    assert bus.read(PLIC, 4) == 0
    assert m.arena.vcpus[0].q[box.TAIL] == MAILBOX_SLOTS + 2
    m.__exit__(None, None, None)


def test_lazy_requests_ring_only_a_sleeper_or_when_many() -> None:
    m = Machine()
    machine = m.arena.machine
    entry = m.board.bus.find(UART)
    assert entry is not None
    os.set_blocking(m.doorbell, False)
    bus = m.client()

    def rung() -> bool:
        try:
            return os.eventfd_read(m.doorbell) > 0
        except BlockingIOError:
            return False

    def post(sleeping: int, kind: int) -> bool:
        machine.set("io_sleeping", sleeping)
        machine.set("device", kind, m.board.mirror_words(entry)[0])
        bus.write(UART, 1, 65)
        return rung()

    assert not post(0, POST_OK)
    assert post(box.ASLEEP, POST_OK)
    assert post(box.ASLEEP, POST_OK | LAZY_OK)
    assert post(box.NAPPING, POST_OK)
    for _ in range(4, box.HALF):
        assert not post(box.NAPPING, POST_OK | LAZY_OK)
    assert post(box.NAPPING, POST_OK | LAZY_OK), "half of the ring is in use"


def test_wakes_from_sleep() -> None:
    """Both sides asleep first: the iothread in epoll, then the vCPU on its futex."""
    with Machine() as m:
        bus = m.client()
        for _ in range(20):
            until(lambda: m.arena.machine.d[box.SLEEPING] == 1)
            assert bus.read(PLIC + 4, 4) == 0
        assert m.arena.vcpus[0].d[box.WAITING] == 0


def test_vcpus_in_parallel_each_get_their_own_reply() -> None:
    with Machine(n_vcpus=70) as m:
        children = []
        for index in (0, 31, 32, 69):
            pid = os.fork()
            if pid == 0:
                bus = m.client(index)
                register = PLIC + 4 * (index + 1)
                good = True
                for k in range(300):
                    bus.write(register, 4, k & 7)
                    good = good and bus.read(register, 4) == k & 7
                os._exit(0 if good else 1)
            children.append(pid)
        assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children] == [0] * 4


def test_interrupt_reaches_the_vcpu_record() -> None:
    with Machine() as m:
        bus = m.client()
        bus.write(PLIC + 4 * 10, 4, 1)
        bus.write(PLIC + 0x2000 + 0x80 * 3, 4, 1 << 10)  # hart 1, S-mode
        bus.write(UART + 1, 1, 2)
        assert m.arena.vcpus[1].get("mip") == 1 << 9, "set before the reply"
        assert bus.read(PLIC + 0x20_3004, 4) == 10
        assert m.arena.vcpus[1].get("mip") == 0
        bus.write(UART + 1, 1, 0)
        bus.write(PLIC + 0x20_3004, 4, 10)
        assert m.arena.vcpus[1].get("mip") == 0


def test_racing_claims_serve_a_source_once_at_a_time() -> None:
    """Two harts fight for a line that stays high; whoever claims it must find nobody else serving it."""
    with Machine() as m:
        bus = m.client()
        bus.write(PLIC + 4 * 10, 4, 1)
        for context in (1, 3):
            bus.write(PLIC + 0x2000 + 0x80 * context, 4, 1 << 10)
        bus.write(UART + 1, 1, 2)  # THRI stays pending: nobody reads IIR
        serving = m.arena.ram  # any shared word
        children = []
        for hart in range(2):
            pid = os.fork()
            if pid == 0:
                own = m.client(hart)
                claim = PLIC + 0x20_0004 + 0x1000 * (2 * hart + 1)
                claims = 0
                overlaps = 0
                for _ in range(1500):
                    if own.read(claim, 4) == 10:
                        claims += 1
                        overlaps += atomics.add32(serving, 1) != 0
                        atomics.add32(serving, 0xFFFF_FFFF)
                        own.write(claim, 4, 10)
                os._exit(2 if overlaps else 0 if claims else 1)
            children.append(pid)
        assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children] == [0, 0]


def test_first_stop_wins() -> None:
    m = Machine()
    assert stop_machine(m.arena, STOP_POWEROFF, 5, m.doorbell)
    assert not stop_machine(m.arena, STOP_QUIT, 1, m.doorbell)
    assert (m.arena.machine.get("stop"), m.arena.machine.get("exit_code")) == (STOP_POWEROFF, 5)
    assert all(v.get("requests") == 1 and v.get("exit_request") == 1 for v in m.arena.vcpus)
    m.client().read(PLIC, 4)  # nobody answers any more: it does not hang


class _Faulty(VirtioRng):
    """A device with a bug."""

    def read_config(self, offset: int, size: int) -> int:
        raise RuntimeError("a bug in a device")


def test_a_device_that_fails_breaks_the_machine(capfd: pytest.CaptureFixture[str]) -> None:
    m = Machine(board=Board(2, {0: _Faulty}))
    m.__enter__()
    m.client().read(VIRTIO + 0x100, 4)
    assert m.join() == 1
    assert m.arena.machine.get("stop") == STOP_BROKEN
    assert "a bug in a device" in capfd.readouterr().err


def test_mirror_words_of_the_board_are_distinct() -> None:
    board = Board(1)
    words = [w for e in board.entries for w in board.mirror_words(e).values()]
    assert len(words) == len(set(words))
    Arena(1, 4 << 20).machine.get("device", max(words))
