"""The mailbox: a ring in each vCPU's record by which it asks the iothread for device accesses.

One writer at each end: the vCPU writes slots and `mbox_head`, the iothread `mbox_tail` and the reply. x86
keeps stores in order, so a slot is complete when its head is seen and the reply when the tail is. Asleep or
awake is settled by flags written with a full barrier before the last look (store, fence, load) on each side:

    vCPU: head; io_pending |= bit (atomic); io_sleeping? → doorbell
    iothread: io_sleeping = ASLEEP (atomic); io_pending? → awake; epoll
    iothread: reply, tail; mbox_done += 1 (atomic); mbox_waiting? → futex wake
    vCPU: mbox_waiting = 1 (atomic); tail? → awake; futex wait while mbox_done is unchanged

Requests are numbered over all vCPUs, and served in that order: a hart that takes a driver's lock after another hart has
released it takes its number later, although neither waited for the device (contract rule 28).

Lazy requests (a polling driver's characters) are worth no wake-up each: after serving some, the iothread
naps for a moment in which only others ring, and then looks again before it falls asleep.
"""

from __future__ import annotations

from ..memory.layout import MACHINE, MAILBOX_SLOTS, VCPU

HEAD = VCPU.q("mbox_head")
TAIL = VCPU.q("mbox_tail")
RESULT = VCPU.q("mbox_result")
STATUS = VCPU.q("mbox_status")
RING = VCPU.q("mbox")
WAITING = VCPU.d("mbox_waiting")
DONE = VCPU.d("mbox_done")
SLEEPING = MACHINE.d("io_sleeping")
STOP = MACHINE.d("stop")

SLOT_WORDS = 4
SLOT_MASK = MAILBOX_SLOTS - 1
ADDRESS, FLAGS, VALUE, NUMBER = 0, 1, 2, 3
SEQUENCE = MACHINE.q("io_sequence")

# FLAGS of a slot: the size in bytes in bits 7:0, and
WRITE = 1 << 8
SYNC = 1 << 9
LAZY = 1 << 10

# io_sleeping
ASLEEP = 1  # ring for every request
NAPPING = 2  # ring unless the request is lazy and the ring is less than half full
HALF = MAILBOX_SLOTS // 2

# mbox_status
OK, FAULT = 0, 1
