"""virtio over MMIO and the entropy device, driven as a guest driver does; malformed rings."""

from __future__ import annotations

import random
import struct

import pytest

from mttcg.hw.virtio.mmio import CONFIG, F_INDIRECT_DESC, F_VERSION_1, Reg, Status, VirtioMmio
from mttcg.hw.virtio.rng import VirtioRng
from mttcg.memory.arena import Arena
from mttcg.memory.ram import Ram
from tests.support.devices import FakeMirror, recording_irq

BASE = 0x8000_0000
DESC, AVAIL, USED, BUFFER = BASE + 0x1000, BASE + 0x2000, BASE + 0x3000, BASE + 0x10000
NEXT, WRITE, INDIRECT = 1, 2, 4
SIZE = 8


class Driver:
    """A guest's driver for slot 7, as far as it needs to be."""

    def __init__(self, present: bool = True) -> None:
        self.ram = Ram(Arena(1, 4 << 20))
        self.irq, self.levels = recording_irq(8)
        self.mirror = FakeMirror()
        self.order: list[int] = []
        device = VirtioRng() if present else None
        self.slot = VirtioMmio(self.irq, self.ram, self._dma, self.mirror, device)
        self.avail = 0

    def _dma(self, address: int, data: bytes) -> None:
        assert self.ram.contains(address, len(data))
        self.order.append(address)
        self.ram.b[address - BASE : address - BASE + len(data)] = data

    def get(self, reg: int) -> int:
        return self.slot.read(reg, 4)

    def put(self, reg: int, value: int) -> None:
        self.slot.write(reg, 4, value)

    def features(self) -> int:
        self.put(Reg.DEVICE_FEATURES_SEL, 1)
        high = self.get(Reg.DEVICE_FEATURES)
        self.put(Reg.DEVICE_FEATURES_SEL, 0)
        return high << 32 | self.get(Reg.DEVICE_FEATURES)

    def accept(self, features: int) -> bool:
        self.put(Reg.STATUS, 0)
        self.put(Reg.STATUS, Status.ACKNOWLEDGE)
        self.put(Reg.STATUS, Status.ACKNOWLEDGE | Status.DRIVER)
        for word in range(2):
            self.put(Reg.DRIVER_FEATURES_SEL, word)
            self.put(Reg.DRIVER_FEATURES, features >> (32 * word) & 0xFFFF_FFFF)
        self.put(Reg.STATUS, self.get(Reg.STATUS) | Status.FEATURES_OK)
        return bool(self.get(Reg.STATUS) & Status.FEATURES_OK)

    def start(self, desc: int = DESC, avail: int = AVAIL, used: int = USED) -> None:
        assert self.accept(F_VERSION_1 | F_INDIRECT_DESC)
        self.put(Reg.QUEUE_SEL, 0)
        self.put(Reg.QUEUE_NUM, SIZE)
        places = {Reg.QUEUE_DESC_LOW: desc, Reg.QUEUE_DRIVER_LOW: avail, Reg.QUEUE_DEVICE_LOW: used}
        for reg, address in places.items():
            self.put(reg, address & 0xFFFF_FFFF)
            self.put(reg + 4, address >> 32)
        self.put(Reg.QUEUE_READY, 1)
        self.put(Reg.STATUS, self.get(Reg.STATUS) | Status.DRIVER_OK)

    def descriptor(self, index: int, address: int, length: int, flags: int, to: int = 0, table: int = DESC) -> None:
        struct.pack_into("<QIHH", self.ram.b, table - BASE + 16 * index, address, length, flags, to)

    def offer(self, *heads: int) -> None:
        for head in heads:
            self.ram.write(AVAIL + 4 + 2 * (self.avail % SIZE), 2, head)
            self.avail = (self.avail + 1) & 0xFFFF
        self.ram.write(AVAIL + 2, 2, self.avail)
        self.put(Reg.QUEUE_NOTIFY, 0)

    def used(self) -> list[tuple[int, int]]:
        count = self.ram.read(USED + 2, 2)
        return [struct.unpack_from("<II", self.ram.b, USED - BASE + 4 + 8 * (k % SIZE)) for k in range(count)]


@pytest.fixture
def driver() -> Driver:
    return Driver()


def test_identity(driver: Driver) -> None:
    assert [driver.get(4 * k) for k in range(4)] == [0x7472_6976, 2, 4, 0x554D_4551]
    assert driver.features() == F_VERSION_1 | F_INDIRECT_DESC
    driver.put(Reg.DEVICE_FEATURES_SEL, 2)
    assert driver.get(Reg.DEVICE_FEATURES) == 0
    assert driver.get(Reg.QUEUE_NUM_MAX) == 64
    driver.put(Reg.QUEUE_SEL, 1)
    assert driver.get(Reg.QUEUE_NUM_MAX) == 0
    assert driver.slot.read(0, 8) == 2 << 32 | 0x7472_6976
    assert driver.slot.read(0, 1) == 0


def test_empty_slot_has_device_id_0() -> None:
    driver = Driver(present=False)
    assert [driver.get(4 * k) for k in range(4)] == [0x7472_6976, 2, 0, 0x554D_4551]
    driver.put(Reg.STATUS, 0xFF)
    driver.put(Reg.QUEUE_NOTIFY, 0)
    assert driver.get(Reg.STATUS) == 0
    assert driver.slot.read(CONFIG, 4) == 0


def test_features_must_be_offered_and_modern(driver: Driver) -> None:
    assert driver.accept(F_VERSION_1)
    assert not driver.accept(F_INDIRECT_DESC)
    assert not driver.accept(F_VERSION_1 | 1)


def test_request_is_filled_and_announced_in_order(driver: Driver) -> None:
    driver.start()
    driver.descriptor(0, BUFFER, 32, WRITE)
    driver.offer(0)
    assert driver.used() == [(0, 32)]
    assert bytes(driver.ram.b[BUFFER - BASE :][:32]) != bytes(32)
    assert driver.order == [BUFFER, USED + 4, USED + 2], "data, then the element, then the index"
    assert driver.levels == [True]
    assert driver.get(Reg.INTERRUPT_STATUS) == 1
    assert driver.mirror.shown[Reg.INTERRUPT_STATUS] == (1, False)
    driver.put(Reg.INTERRUPT_ACK, 1)
    assert driver.levels == [True, False]


def test_chain_and_indirect_table(driver: Driver) -> None:
    driver.start()
    driver.descriptor(1, BUFFER, 10, WRITE | NEXT, 3)
    driver.descriptor(3, BUFFER + 0x100, 20, WRITE)
    table = BASE + 0x5000
    driver.descriptor(0, BUFFER + 0x200, 5, WRITE | NEXT, 1, table)
    driver.descriptor(1, BUFFER + 0x300, 6, WRITE, 0, table)
    driver.descriptor(2, table, 32, INDIRECT)
    driver.offer(1, 2)
    assert driver.used() == [(1, 30), (2, 11)]
    assert driver.levels == [True], "one interrupt for both"


def test_rings_wrap(driver: Driver) -> None:
    driver.start()
    driver.descriptor(0, BUFFER, 1, WRITE)
    for _ in range(3 * SIZE + 1):
        driver.offer(0)
    assert driver.ram.read(USED + 2, 2) == 3 * SIZE + 1


def test_driver_can_suppress_interrupts(driver: Driver) -> None:
    driver.start()
    driver.ram.write(AVAIL, 2, 1)
    driver.descriptor(0, BUFFER, 4, WRITE)
    driver.offer(0)
    assert driver.used() == [(0, 4)]
    assert driver.levels == []


def test_nothing_happens_before_driver_ok_or_ready(driver: Driver) -> None:
    driver.start()
    driver.descriptor(0, BUFFER, 4, WRITE)
    driver.put(Reg.QUEUE_READY, 0)
    driver.offer(0)
    assert driver.used() == []
    driver.put(Reg.STATUS, 0)
    driver.put(Reg.QUEUE_NOTIFY, 0)
    driver.put(Reg.QUEUE_NOTIFY, 9)
    assert driver.used() == []


MALFORMED = {
    "loop": lambda d: [d.descriptor(0, BUFFER, 4, WRITE | NEXT, 0)],
    "next beyond the table": lambda d: [d.descriptor(0, BUFFER, 4, WRITE | NEXT, SIZE)],
    "buffer below RAM": lambda d: [d.descriptor(0, BASE - 1, 4, WRITE)],
    "buffer across the end of RAM": lambda d: [d.descriptor(0, BASE + (4 << 20) - 2, 4, WRITE)],
    "address near 2^64": lambda d: [d.descriptor(0, (1 << 64) - 2, 4, WRITE)],
    "readable after writable": lambda d: [
        d.descriptor(0, BUFFER, 4, WRITE | NEXT, 1), d.descriptor(1, BUFFER, 4, 0),
    ],
    "indirect with next": lambda d: [d.descriptor(0, BUFFER, 16, INDIRECT | NEXT, 1)],
    "indirect of odd size": lambda d: [d.descriptor(0, BUFFER, 17, INDIRECT)],
    "indirect in indirect": lambda d: [
        d.descriptor(0, BUFFER, 16, INDIRECT), d.descriptor(0, BUFFER, 16, INDIRECT, 0, BUFFER),
    ],
    "huge indirect table": lambda d: [d.descriptor(0, BASE, 1 << 20, INDIRECT)],
}  # fmt: skip


@pytest.mark.parametrize("case", MALFORMED)
def test_malformed_descriptors_need_a_reset(driver: Driver, case: str) -> None:
    driver.start()
    MALFORMED[case](driver)
    driver.offer(0)
    assert driver.get(Reg.STATUS) & Status.NEEDS_RESET
    assert driver.get(Reg.INTERRUPT_STATUS) == 2
    driver.offer(0)
    assert driver.used() == []
    driver.put(Reg.STATUS, 0)
    assert driver.get(Reg.STATUS) == 0
    assert not driver.irq.level


@pytest.mark.parametrize("place", ["desc", "avail", "used"])
def test_rings_outside_ram_need_a_reset(driver: Driver, place: str) -> None:
    driver.start(**{place: 0x1000})
    driver.descriptor(0, BUFFER, 4, WRITE)
    driver.offer(0)
    assert driver.get(Reg.STATUS) & Status.NEEDS_RESET


def test_bad_head_and_bad_index_need_a_reset(driver: Driver) -> None:
    driver.start()
    driver.offer(SIZE)
    assert driver.get(Reg.STATUS) & Status.NEEDS_RESET
    driver.start()
    driver.avail = 1000
    driver.offer(0)
    assert driver.get(Reg.STATUS) & Status.NEEDS_RESET


def test_random_register_writes_never_crash() -> None:
    rng = random.Random(3)
    for _ in range(20):
        driver = Driver()
        driver.start()
        driver.ram.b[0x1000:0x4000] = rng.randbytes(0x3000)
        for _ in range(300):
            size = rng.choice((1, 2, 4, 8))
            offset = rng.randrange(0, 0x200, size)
            if rng.randrange(2):
                driver.slot.write(offset, size, rng.getrandbits(8 * size))
            else:
                assert 0 <= driver.slot.read(offset, size) < 1 << 8 * size
