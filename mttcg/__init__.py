"""mttcg: a full-system RISC-V emulator whose vCPUs are processes, in the manner of QEMU's MTTCG."""

__version__ = "0.1.0"
