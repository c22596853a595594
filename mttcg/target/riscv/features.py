"""What this hart says that it is: to the device tree, to misa, to SBI callers."""

from __future__ import annotations

ISA_STRING = "rv64imafdc_zicntr_zicsr_zifencei_zihintpause_zba_zbb_zbs_sstc"
MMU_TYPE = "riscv,sv57"
TIMEBASE_HZ = 10_000_000

MISA = 2 << 62 | sum(1 << (ord(letter) - ord("a")) for letter in "imafdcsu")
MVENDORID = 0  # non-commercial
MARCHID = 0  # no number is registered
MIMPID = 1
