"""virtio over MMIO, version 2 (Virtual I/O Device specification 1.2, section 4.2): registers in front of a device.

A slot without a device answers with device id 0, as the specification asks and as QEMU's board does.
"""

from __future__ import annotations

from enum import IntEnum, IntFlag
from typing import Protocol

from ...memory.ram import Ram
from ..device import ANY_SIZE, Irq
from ..mirror import Published
from .queue import Chain, DmaWrite, QueueError, VirtQueue

MAGIC, VERSION, VENDOR = 0x7472_6976, 2, 0x554D_4551  # "virt", "QEMU"
F_INDIRECT_DESC, F_VERSION_1 = 1 << 28, 1 << 32
CONFIG = 0x100
USED_BUFFER, CONFIG_CHANGED = 1, 2  # InterruptStatus
_LOW = 0xFFFF_FFFF


class Reg(IntEnum):
    """Register offsets (section 4.2.2)."""

    MAGIC = 0x00
    VERSION = 0x04
    DEVICE_ID = 0x08
    VENDOR_ID = 0x0C
    DEVICE_FEATURES = 0x10
    DEVICE_FEATURES_SEL = 0x14
    DRIVER_FEATURES = 0x20
    DRIVER_FEATURES_SEL = 0x24
    QUEUE_SEL = 0x30
    QUEUE_NUM_MAX = 0x34
    QUEUE_NUM = 0x38
    QUEUE_READY = 0x44
    QUEUE_NOTIFY = 0x50
    INTERRUPT_STATUS = 0x60
    INTERRUPT_ACK = 0x64
    STATUS = 0x70
    QUEUE_DESC_LOW = 0x80
    QUEUE_DESC_HIGH = 0x84
    QUEUE_DRIVER_LOW = 0x90
    QUEUE_DRIVER_HIGH = 0x94
    QUEUE_DEVICE_LOW = 0xA0
    QUEUE_DEVICE_HIGH = 0xA4
    SHM_LEN_LOW = 0xB0
    SHM_LEN_HIGH = 0xB4
    SHM_BASE_LOW = 0xB8
    SHM_BASE_HIGH = 0xBC
    CONFIG_GENERATION = 0xFC


class Status(IntFlag):
    """Device status bits (section 2.1)."""

    ACKNOWLEDGE = 1
    DRIVER = 2
    DRIVER_OK = 4
    FEATURES_OK = 8
    NEEDS_RESET = 64
    FAILED = 128


MIRRORED = (Reg.QUEUE_NOTIFY, Reg.INTERRUPT_STATUS)
_EMPTY_SLOT: dict[int, int] = {Reg.MAGIC: MAGIC, Reg.VERSION: VERSION, Reg.VENDOR_ID: VENDOR}
_ADDRESSES: dict[int, tuple[str, int]] = {
    Reg.QUEUE_DESC_LOW: ("desc", 0), Reg.QUEUE_DESC_HIGH: ("desc", 32),
    Reg.QUEUE_DRIVER_LOW: ("driver", 0), Reg.QUEUE_DRIVER_HIGH: ("driver", 32),
    Reg.QUEUE_DEVICE_LOW: ("device", 0), Reg.QUEUE_DEVICE_HIGH: ("device", 32),
}  # fmt: skip


class VirtioDevice(Protocol):
    """What stands behind the transport."""

    @property
    def device_id(self) -> int: ...
    @property
    def features(self) -> int: ...
    @property
    def queue_sizes(self) -> tuple[int, ...]: ...
    def read_config(self, offset: int, size: int) -> int: ...
    def write_config(self, offset: int, size: int, value: int) -> None: ...

    def handle(self, queue: int, chain: Chain) -> int:
        """Serve one request; the number of bytes written into it."""
        ...

    def reset(self) -> None: ...


class VirtioMmio:
    """One slot of the board. 32-bit registers; configuration space from 0x100 in any width."""

    sizes = ANY_SIZE

    def __init__(
        self, irq: Irq, ram: Ram, dma_write: DmaWrite, mirror: Published, device: VirtioDevice | None
    ) -> None:
        self._irq = irq
        self._mirror = mirror
        self._device = device
        self._queues = [VirtQueue(ram, dma_write, n) for n in device.queue_sizes] if device else []
        self._features = device.features | F_VERSION_1 | F_INDIRECT_DESC if device else 0
        self._status = self._interrupts = self._accepted = 0
        self._device_sel = self._driver_sel = self._queue_sel = 0
        self._reset()

    def read(self, offset: int, size: int) -> int:
        if size == 8:
            return self.read(offset, 4) | self.read(offset + 4, 4) << 32
        if self._device is None:
            return _EMPTY_SLOT.get(offset, 0) if size == 4 else 0
        if offset >= CONFIG:
            return self._device.read_config(offset - CONFIG, size)
        if size != 4:
            return 0
        queue = self._queue()
        match offset:
            case Reg.MAGIC:
                return MAGIC
            case Reg.VERSION:
                return VERSION
            case Reg.DEVICE_ID:
                return self._device.device_id
            case Reg.VENDOR_ID:
                return VENDOR
            case Reg.DEVICE_FEATURES:
                return self._features >> (32 * self._device_sel) & _LOW if self._device_sel < 2 else 0
            case Reg.QUEUE_NUM_MAX:
                return queue.max_size if queue else 0
            case Reg.QUEUE_READY:
                return int(queue.ready) if queue else 0
            case Reg.INTERRUPT_STATUS:
                return self._interrupts
            case Reg.STATUS:
                return self._status
            case Reg.SHM_LEN_LOW | Reg.SHM_LEN_HIGH | Reg.SHM_BASE_LOW | Reg.SHM_BASE_HIGH:
                return _LOW  # no shared memory regions
        return 0

    def write(self, offset: int, size: int, value: int) -> None:
        if size == 8:
            self.write(offset, 4, value & _LOW)
            self.write(offset + 4, 4, value >> 32)
            return
        if self._device is None:
            return
        if offset >= CONFIG:
            self._device.write_config(offset - CONFIG, size, value)
        elif size == 4:
            self._write_register(offset, value)

    def _write_register(self, offset: int, value: int) -> None:
        match offset:
            case Reg.DEVICE_FEATURES_SEL:
                self._device_sel = value
            case Reg.DRIVER_FEATURES_SEL:
                self._driver_sel = value
            case Reg.DRIVER_FEATURES:
                if self._driver_sel < 2 and not self._status & Status.FEATURES_OK:
                    shift = 32 * self._driver_sel
                    self._accepted = self._accepted & ~(_LOW << shift) | value << shift
            case Reg.QUEUE_SEL:
                self._queue_sel = value
            case Reg.QUEUE_NOTIFY:
                self._notify(value)
            case Reg.INTERRUPT_ACK:
                self._set_interrupts(self._interrupts & ~value)
            case Reg.STATUS:
                self._set_status(value & 0xFF)
            case _:
                self._write_queue(offset, value)

    def _write_queue(self, offset: int, value: int) -> None:
        """Registers of the selected queue; fixed while it is ready (section 4.2.2.2), except QueueReady."""
        queue = self._queue()
        if queue is None:
            return
        if offset == Reg.QUEUE_READY:
            if value & 1:
                queue.ready = True
            else:
                queue.disable()
        elif not queue.ready:
            if offset == Reg.QUEUE_NUM:
                if 0 < value <= queue.max_size and not value & (value - 1):
                    queue.size = value
            elif offset in _ADDRESSES:
                name, shift = _ADDRESSES[offset]
                setattr(queue, name, getattr(queue, name) & ~(_LOW << shift) | value << shift)

    def _queue(self) -> VirtQueue | None:
        return self._queues[self._queue_sel] if self._queue_sel < len(self._queues) else None

    def _set_status(self, status: int) -> None:
        if status == 0:
            self._reset()
            return
        kept = self._status & (Status.NEEDS_RESET | Status.FEATURES_OK)
        if status & Status.FEATURES_OK and not kept & Status.FEATURES_OK and not self._acceptable():
            status &= ~Status.FEATURES_OK
        self._status = status & ~Status.NEEDS_RESET | kept & Status.NEEDS_RESET

    def _acceptable(self) -> bool:
        """Only what we offer, and not the legacy interface."""
        return not self._accepted & ~self._features and bool(self._accepted & F_VERSION_1)

    def _notify(self, index: int) -> None:
        """Serve what is available in a queue, as long as the device works."""
        device = self._device
        if device is None or index >= len(self._queues) or not self._queues[index].ready:
            return
        if not self._status & Status.DRIVER_OK or self._status & Status.NEEDS_RESET:
            return
        queue = self._queues[index]
        try:
            served = False
            while (chain := queue.pop()) is not None:
                queue.push(chain, device.handle(index, chain))
                served = True
            if served and queue.wants_interrupt:
                self._set_interrupts(self._interrupts | USED_BUFFER)
        except QueueError:
            self._status |= Status.NEEDS_RESET
            self._set_interrupts(self._interrupts | CONFIG_CHANGED)

    def _set_interrupts(self, interrupts: int) -> None:
        self._interrupts = interrupts
        self._mirror.publish(Reg.INTERRUPT_STATUS, interrupts)
        self._irq.set(interrupts != 0)

    def _reset(self) -> None:
        self._status = 0
        self._accepted = 0
        self._device_sel = self._driver_sel = self._queue_sel = 0
        for queue in self._queues:
            queue.reset()
        if self._device is not None:
            self._device.reset()
        self._mirror.publish(Reg.QUEUE_NOTIFY, None, post=True)
        self._set_interrupts(0)
