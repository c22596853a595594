"""A 16550A serial port (National Semiconductor PC16550D data sheet), as drivers probe it.

Sending is infinitely fast unless the other side is stuck: a byte stored to THR is sent at once, so THRE and
TEMT stay set and stores to THR are posted. Receiving is as slow as the guest reads: the back end keeps what
does not fit in the FIFO, so nothing overruns except in loopback.
"""

from __future__ import annotations

from collections import deque
from enum import IntEnum, IntFlag
from typing import Protocol

from .device import ANY_SIZE, Irq
from .mirror import Published


class Line(Protocol):
    """The other end of the wire (see hw.chardev)."""

    @property
    def congested(self) -> bool:
        """So much output waits that the sender should pause; `on_drained` tells when to go on."""
        ...

    def write(self, data: bytes) -> None:
        """Send."""
        ...

    def resume(self) -> None:
        """There is room again for received bytes."""
        ...


class Reg(IntEnum):
    """Register offsets; RBR/THR and IER become the divisor latch while LCR.DLAB is set."""

    RBR_THR = 0
    IER = 1
    IIR_FCR = 2
    LCR = 3
    MCR = 4
    LSR = 5
    MSR = 6
    SCR = 7


class Ier(IntFlag):
    RDI, THRI, RLSI, MSI = 1, 2, 4, 8


class Iir(IntEnum):
    """Interrupt identification, bits 3:0, in falling priority."""

    RLSI = 6
    RDI = 4
    TIMEOUT = 12
    THRI = 2
    MSI = 0
    NONE = 1


class Lsr(IntFlag):
    DR, OE, THRE, TEMT = 1, 2, 0x20, 0x40


FIFO_ENABLED = 0xC0  # IIR 7:6
FCR_ENABLE, FCR_CLEAR_RX, FCR_TRIGGER = 1, 2, 0xC0
TRIGGER_LEVELS = (1, 4, 8, 14)
LCR_DLAB = 0x80
MCR_DTR, MCR_RTS, MCR_OUT1, MCR_OUT2, MCR_LOOP = 1, 2, 4, 8, 0x10
MSR_CTS, MSR_DSR, MSR_RI, MSR_DCD = 0x10, 0x20, 0x40, 0x80
MSR_TERI = 4  # trailing edge of RI
MSR_CONNECTED = MSR_CTS | MSR_DSR | MSR_DCD
MIRRORED = (Reg.RBR_THR, Reg.IER, Reg.LCR, Reg.MCR, Reg.LSR, Reg.MSR, Reg.SCR)
FIFO_SIZE = 16


class Uart16550:
    """The port. Any access width reads or writes the one register at its offset, as QEMU's does."""

    sizes = ANY_SIZE

    def __init__(self, irq: Irq, line: Line, mirror: Published) -> None:
        self._irq = irq
        self._line = line
        self._mirror = mirror
        self._fifo: deque[int] = deque()
        self._divisor = 12
        self._ier = self._fcr = self._lcr = self._scr = 0
        self._mcr = MCR_OUT2
        self._deltas = 0  # MSR 3:0: which modem lines changed since it was read
        self._overrun = False
        self._sending = False  # the line is congested: THRE is clear
        self._thr_interrupt = False
        self._update()

    # -- the line ---------------------------------------------------------------------------------------

    def room(self) -> int:
        """How many received bytes fit now."""
        if self._mcr & MCR_LOOP:
            return 0  # the receiver is cut off from the wire
        return (FIFO_SIZE if self._fcr & FCR_ENABLE else 1) - len(self._fifo)

    def receive(self, data: bytes) -> None:
        """Bytes from the wire, at most `room()`."""
        self._fifo.extend(data)
        self._update()

    def drained(self) -> None:
        """The line takes output again."""
        if self._sending:
            self._sending = False
            self._thr_interrupt = True
            self._update()

    # -- registers --------------------------------------------------------------------------------------

    def read(self, offset: int, size: int) -> int:
        match offset:
            case Reg.RBR_THR:
                return self._divisor & 0xFF if self._lcr & LCR_DLAB else self._receive_buffer()
            case Reg.IER:
                return self._divisor >> 8 if self._lcr & LCR_DLAB else self._ier
            case Reg.IIR_FCR:
                cause = self._cause()
                if cause is Iir.THRI:
                    self._thr_interrupt = False
                    self._update()
                return cause | (FIFO_ENABLED if self._fcr & FCR_ENABLE else 0)
            case Reg.LCR:
                return self._lcr
            case Reg.MCR:
                return self._mcr
            case Reg.LSR:
                value = self._line_status()
                if self._overrun:
                    self._overrun = False
                    self._update()
                return value
            case Reg.MSR:
                value = self._lines() | self._deltas
                if self._deltas:
                    self._deltas = 0
                    self._update()
                return value
            case _:
                return self._scr

    def write(self, offset: int, size: int, value: int) -> None:
        value &= 0xFF
        match offset:
            case Reg.RBR_THR:
                if self._lcr & LCR_DLAB:
                    self._divisor = self._divisor & 0xFF00 | value
                else:
                    self._transmit(value)
                    return
            case Reg.IER:
                if self._lcr & LCR_DLAB:
                    self._divisor = self._divisor & 0xFF | value << 8
                else:
                    self._set_ier(value & 0x0F)
            case Reg.IIR_FCR:
                self._set_fcr(value)
            case Reg.LCR:
                self._lcr = value
            case Reg.MCR:
                self._set_mcr(value & 0x1F)
            case Reg.SCR:
                self._scr = value
        self._update()

    def _transmit(self, byte: int) -> None:
        if self._mcr & MCR_LOOP:
            if self._fifo and len(self._fifo) >= (FIFO_SIZE if self._fcr & FCR_ENABLE else 1):
                self._overrun = True
            else:
                self._fifo.append(byte)
            self._thr_interrupt = True
            self._update()
            return
        self._line.write(bytes((byte,)))
        congested = self._line.congested
        if congested != self._sending or self._thr_interrupt is congested:
            self._sending = congested
            self._thr_interrupt = not congested
            self._update()

    def _receive_buffer(self) -> int:
        if not self._fifo:
            return 0
        byte = self._fifo.popleft()
        self._update()
        self._line.resume()
        return byte

    def _set_ier(self, ier: int) -> None:
        """Enabling THRI raises the interrupt if THR is empty, even one taken before: drivers rely on it."""
        if (ier ^ self._ier) & Ier.THRI:
            self._thr_interrupt = bool(ier & Ier.THRI) and not self._sending
        self._ier = ier

    def _set_fcr(self, fcr: int) -> None:
        """Bit 0 must be set for the others to count; changing it empties the FIFOs."""
        if (fcr ^ self._fcr) & FCR_ENABLE or fcr & FCR_CLEAR_RX:
            self._fifo.clear()
        self._fcr = fcr & (FCR_TRIGGER | FCR_ENABLE) if fcr & FCR_ENABLE else 0
        self._line.resume()

    def _set_mcr(self, mcr: int) -> None:
        before = self._lines()
        looped = self._mcr & MCR_LOOP
        self._mcr = mcr
        after = self._lines()
        changed = before ^ after
        self._deltas |= changed >> 4 & 0x0F & ~MSR_TERI
        if changed & before & MSR_RI:
            self._deltas |= MSR_TERI
        if looped and not mcr & MCR_LOOP:
            self._line.resume()

    def _lines(self) -> int:
        """MSR 7:4: the wire is always connected; in loopback they are the port's own outputs."""
        if not self._mcr & MCR_LOOP:
            return MSR_CONNECTED
        return (
            (MSR_CTS if self._mcr & MCR_RTS else 0)
            | (MSR_DSR if self._mcr & MCR_DTR else 0)
            | (MSR_RI if self._mcr & MCR_OUT1 else 0)
            | (MSR_DCD if self._mcr & MCR_OUT2 else 0)
        )

    def _line_status(self) -> int:
        return (
            (Lsr.DR if self._fifo else 0)
            | (Lsr.OE if self._overrun else 0)
            | (0 if self._sending else Lsr.THRE | Lsr.TEMT)
        )

    def _cause(self) -> Iir:
        """The pending, enabled interrupt of the highest priority."""
        if self._ier & Ier.RLSI and self._overrun:
            return Iir.RLSI
        if self._ier & Ier.RDI and self._fifo:
            if not self._fcr & FCR_ENABLE or len(self._fifo) >= TRIGGER_LEVELS[self._fcr >> 6]:
                return Iir.RDI
            return Iir.TIMEOUT  # below the trigger level: the sender has paused, as far as we can know
        if self._ier & Ier.THRI and self._thr_interrupt:
            return Iir.THRI
        if self._ier & Ier.MSI and self._deltas:
            return Iir.MSI
        return Iir.NONE

    def _update(self) -> None:
        """Publish what may be read without a side effect, then drive the interrupt line."""
        show = self._mirror.publish
        latch = bool(self._lcr & LCR_DLAB)
        loop = bool(self._mcr & MCR_LOOP)
        # A driver that polls sends a whole line before it cares; one that waits for THRE's interrupt does not.
        show(Reg.RBR_THR, None, post=not latch and not loop, lazy=not self._ier & Ier.THRI)
        show(Reg.IER, self._divisor >> 8 if latch else self._ier)
        show(Reg.LCR, self._lcr)
        show(Reg.MCR, self._mcr)
        # A posted store must not be overtaken by a status that depends on it: none is posted in loopback.
        show(Reg.LSR, None if self._overrun else self._line_status())
        show(Reg.MSR, None if self._deltas else self._lines())
        show(Reg.SCR, self._scr)
        self._irq.set(self._cause() is not Iir.NONE)
