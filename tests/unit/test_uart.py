"""UART 16550A: the data sheet's rules, and the sequences by which drivers recognise it."""

from __future__ import annotations

import pytest

from mttcg.hw.uart16550 import FIFO_SIZE, Iir, Reg, Uart16550
from tests.support.devices import FakeLine, FakeMirror, recording_irq

LCR_DLAB, MCR_LOOP, THRE_TEMT = 0x80, 0x10, 0x60


class Port:
    """A UART with its surroundings."""

    def __init__(self) -> None:
        self.line = FakeLine()
        self.mirror = FakeMirror()
        self.irq, self.levels = recording_irq(10)
        self.uart = Uart16550(self.irq, self.line, self.mirror)

    def get(self, reg: int) -> int:
        return self.uart.read(reg, 1)

    def put(self, reg: int, value: int) -> None:
        self.uart.write(reg, 1, value)


@pytest.fixture
def port() -> Port:
    return Port()


def test_reset_state(port: Port) -> None:
    assert port.get(Reg.LSR) == THRE_TEMT
    assert port.get(Reg.IIR_FCR) == Iir.NONE
    assert port.get(Reg.IER) == 0
    assert not port.irq.level


def test_bytes_are_sent_in_order_and_thre_stays_set(port: Port) -> None:
    for byte in b"hello":
        assert port.get(Reg.LSR) & 0x20
        port.put(Reg.RBR_THR, byte)
    assert port.line.sent == b"hello"


def test_any_width_is_a_byte_access(port: Port) -> None:
    port.uart.write(Reg.RBR_THR, 4, 0x1234_5641)
    assert port.line.sent == b"A"
    assert port.uart.read(Reg.LSR, 4) == THRE_TEMT


def test_divisor_latch_hides_data_and_ier(port: Port) -> None:
    port.put(Reg.IER, 5)
    port.put(Reg.LCR, LCR_DLAB | 3)
    port.put(Reg.RBR_THR, 0x34)
    port.put(Reg.IER, 0x12)
    assert (port.get(Reg.RBR_THR), port.get(Reg.IER)) == (0x34, 0x12)
    assert port.mirror.shown[Reg.RBR_THR] == (None, False)
    port.put(Reg.LCR, 3)
    assert port.get(Reg.IER) == 5
    assert port.line.sent == b""
    assert port.mirror.shown[Reg.RBR_THR] == (None, True)


def test_ier_has_four_bits_and_scratch_eight(port: Port) -> None:
    port.put(Reg.IER, 0xFF)
    assert port.get(Reg.IER) == 0x0F
    for value in (0x55, 0xAA):
        port.put(Reg.SCR, value)
        assert port.get(Reg.SCR) == value


def test_enabling_thri_raises_at_once_and_reading_iir_clears(port: Port) -> None:
    port.put(Reg.IER, 2)
    assert port.irq.level
    assert port.get(Reg.IIR_FCR) == Iir.THRI
    assert not port.irq.level
    assert port.get(Reg.IIR_FCR) == Iir.NONE
    port.put(Reg.IER, 0)
    port.put(Reg.IER, 2)
    assert port.get(Reg.IIR_FCR) == Iir.THRI, "the rising edge of THRI raises it again"
    port.put(Reg.IER, 2)
    assert port.get(Reg.IIR_FCR) == Iir.NONE, "writing the same value does not"


def test_sending_raises_thri_again(port: Port) -> None:
    port.put(Reg.IER, 2)
    port.get(Reg.IIR_FCR)
    port.put(Reg.RBR_THR, 0x41)
    assert port.irq.level
    assert port.get(Reg.IIR_FCR) == Iir.THRI


def test_other_interrupts_survive_an_iir_read(port: Port) -> None:
    port.put(Reg.IER, 1)
    port.uart.receive(b"x")
    assert port.get(Reg.IIR_FCR) == Iir.RDI
    assert port.get(Reg.IIR_FCR) == Iir.RDI
    assert port.get(Reg.RBR_THR) == ord("x")
    assert port.get(Reg.IIR_FCR) == Iir.NONE
    assert not port.irq.level


def test_interrupt_priority(port: Port) -> None:
    port.put(Reg.IER, 0x0F)
    port.uart.receive(b"x")
    assert port.get(Reg.IIR_FCR) & 0x0F == Iir.RDI
    port.get(Reg.RBR_THR)
    assert port.get(Reg.IIR_FCR) & 0x0F == Iir.THRI
    assert port.get(Reg.IIR_FCR) & 0x0F == Iir.NONE


def test_receive_fifo_trigger_and_timeout(port: Port) -> None:
    port.put(Reg.IIR_FCR, 0x81)  # trigger level 8
    port.put(Reg.IER, 1)
    port.uart.receive(b"1234567")
    assert port.get(Reg.IIR_FCR) == 0xC0 | Iir.TIMEOUT
    port.uart.receive(b"8")
    assert port.get(Reg.IIR_FCR) == 0xC0 | Iir.RDI
    assert bytes(port.get(Reg.RBR_THR) for _ in range(8)) == b"12345678"
    assert port.get(Reg.LSR) == THRE_TEMT
    assert port.get(Reg.RBR_THR) == 0


def test_room_is_one_byte_without_fifo_and_sixteen_with(port: Port) -> None:
    assert port.uart.room() == 1
    port.put(Reg.IIR_FCR, 1)
    assert port.uart.room() == FIFO_SIZE
    port.uart.receive(b"abc")
    assert port.uart.room() == FIFO_SIZE - 3
    resumed = port.line.resumed
    port.get(Reg.RBR_THR)
    assert port.line.resumed == resumed + 1


@pytest.mark.parametrize("fcr", [0x03, 0x00])
def test_clearing_or_disabling_the_fifo_drops_received_bytes(port: Port, fcr: int) -> None:
    port.put(Reg.IIR_FCR, 1)
    port.uart.receive(b"abc")
    port.put(Reg.IIR_FCR, fcr)
    assert not port.get(Reg.LSR) & 1


def test_linux_autoconfig_sees_a_16550a(port: Port) -> None:
    """drivers/tty/serial/8250: IER readback, MCR loopback, then the FIFO bits of IIR."""
    port.put(Reg.IER, 0)
    assert port.get(Reg.IER) & 0x0F == 0
    port.put(Reg.IER, 0x0F)
    assert port.get(Reg.IER) & 0x0F == 0x0F
    port.put(Reg.IER, 0)
    saved = port.get(Reg.MCR)
    port.put(Reg.MCR, MCR_LOOP | 0x0A)
    assert port.get(Reg.MSR) & 0xF0 == 0x90
    port.put(Reg.MCR, saved)
    port.put(Reg.LCR, 0xBF)
    port.put(Reg.IIR_FCR, 0)  # EFR on newer chips
    port.put(Reg.LCR, 0)
    port.put(Reg.IIR_FCR, 1)
    assert port.get(Reg.IIR_FCR) >> 6 == 3, "FIFO works: 16550A"
    port.put(Reg.LCR, 0x80)
    assert port.get(Reg.IIR_FCR) != 0, "an EFR of 0 here would mean 16650"
    port.put(Reg.LCR, 0xBF)
    assert port.get(Reg.IIR_FCR) != 0, "... or 16650V2"
    port.put(Reg.LCR, 0)
    port.put(Reg.IIR_FCR, 1)
    status1 = port.get(Reg.IIR_FCR) >> 5
    port.put(Reg.IIR_FCR, 0)
    port.put(Reg.LCR, 0x80)
    port.put(Reg.IIR_FCR, 0x21)
    status2 = port.get(Reg.IIR_FCR) >> 5
    port.put(Reg.IIR_FCR, 1)
    port.put(Reg.LCR, 0)
    assert (status1, status2) == (6, 6), "6 and 7 would be a 16750"
    port.put(Reg.IER, 0x40)
    assert not port.get(Reg.IER) & 0x40, "else it would be an XScale"


def test_linux_thre_probe_finds_no_bug(port: Port) -> None:
    """serial8250_do_startup: THRI must show twice, each time it is enabled."""
    port.put(Reg.IER, 2)
    first = port.get(Reg.IIR_FCR)
    port.put(Reg.IER, 0)
    port.put(Reg.IER, 2)
    second = port.get(Reg.IIR_FCR)
    port.put(Reg.IER, 0)
    assert not first & 1
    assert not second & 1


def test_loopback_sends_to_the_receiver_and_not_to_the_wire(port: Port) -> None:
    port.put(Reg.IIR_FCR, 1)
    port.put(Reg.MCR, MCR_LOOP)
    assert port.mirror.shown[Reg.RBR_THR] == (None, False), "no posted stores in loopback"
    assert port.uart.room() == 0
    port.put(Reg.RBR_THR, 0x5A)
    assert port.get(Reg.LSR) & 1
    assert port.get(Reg.RBR_THR) == 0x5A
    assert port.line.sent == b""


def test_overrun_in_loopback_is_reported_once(port: Port) -> None:
    port.put(Reg.MCR, MCR_LOOP)
    port.put(Reg.IER, 4)
    port.put(Reg.RBR_THR, 1)
    port.put(Reg.RBR_THR, 2)
    assert port.irq.level
    assert port.get(Reg.IIR_FCR) == Iir.RLSI
    assert port.mirror.shown[Reg.LSR][0] is None, "reading LSR has an effect: not in place"
    assert port.get(Reg.LSR) & 2
    assert not port.get(Reg.LSR) & 2
    assert not port.irq.level
    assert port.get(Reg.RBR_THR) == 1


def test_modem_status_deltas_clear_on_read(port: Port) -> None:
    assert port.get(Reg.MSR) == 0xB0
    port.put(Reg.MCR, MCR_LOOP | 0x04)  # only OUT1: RI
    assert port.get(Reg.MSR) == 0x40 | 0x0B
    assert port.get(Reg.MSR) == 0x40
    port.put(Reg.IER, 8)
    port.put(Reg.MCR, MCR_LOOP)
    assert port.irq.level
    assert port.get(Reg.IIR_FCR) == Iir.MSI
    assert port.get(Reg.MSR) == 0x04, "trailing edge of RI"
    assert not port.irq.level


def test_mirror_follows_received_data(port: Port) -> None:
    assert port.mirror.shown[Reg.LSR] == (THRE_TEMT, False)
    port.uart.receive(b"x")
    assert port.mirror.shown[Reg.LSR] == (THRE_TEMT | 1, False)
    port.get(Reg.RBR_THR)
    assert port.mirror.shown[Reg.LSR] == (THRE_TEMT, False)


def test_sending_is_lazy_only_while_no_interrupt_follows(port: Port) -> None:
    assert port.mirror.lazy[Reg.RBR_THR]
    port.put(Reg.IER, 2)
    assert not port.mirror.lazy[Reg.RBR_THR]
    assert port.mirror.shown[Reg.RBR_THR] == (None, True)


def test_congested_line_clears_thre_until_it_drains(port: Port) -> None:
    port.put(Reg.IER, 2)
    port.get(Reg.IIR_FCR)
    port.line.congested = True
    port.put(Reg.RBR_THR, 1)
    assert port.get(Reg.LSR) == 0
    assert not port.irq.level
    port.put(Reg.RBR_THR, 2)
    assert port.line.sent == b"\1\2", "a driver that sends all the same loses nothing"
    port.line.congested = False
    port.uart.drained()
    assert port.get(Reg.LSR) == THRE_TEMT
    assert port.get(Reg.IIR_FCR) == Iir.THRI
