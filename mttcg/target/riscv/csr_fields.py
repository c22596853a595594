"""Names for the bits of the privileged architecture (RISC-V Privileged Architecture, version 1.12, plus Sstc).

Plain integers, because they meet plain 64-bit words of the vCPU record millions of times; the names are the
manual's with the register in front.
"""

from __future__ import annotations

MASK64 = (1 << 64) - 1

# Privilege levels
PRV_U, PRV_S, PRV_M = 0, 1, 3

# mstatus
MSTATUS_SIE = 1 << 1
MSTATUS_MIE = 1 << 3
MSTATUS_SPIE = 1 << 5
MSTATUS_MPIE = 1 << 7
MSTATUS_SPP = 1 << 8
MSTATUS_MPP_SHIFT = 11
MSTATUS_MPP = 3 << MSTATUS_MPP_SHIFT
MSTATUS_FS_SHIFT = 13
MSTATUS_FS = 3 << MSTATUS_FS_SHIFT
MSTATUS_MPRV = 1 << 17
MSTATUS_SUM = 1 << 18
MSTATUS_MXR = 1 << 19
MSTATUS_TVM = 1 << 20
MSTATUS_TW = 1 << 21
MSTATUS_TSR = 1 << 22
MSTATUS_UXL = 3 << 32
MSTATUS_SD = 1 << 63
MSTATUS_XLEN64 = 2 << 32 | 2 << 34  # UXL = SXL = 2, the only value: both modes are 64 bits wide
FS_OFF, FS_INITIAL, FS_CLEAN, FS_DIRTY = range(4)

SSTATUS_WRITABLE = MSTATUS_SIE | MSTATUS_SPIE | MSTATUS_SPP | MSTATUS_FS | MSTATUS_SUM | MSTATUS_MXR
SSTATUS_MASK = SSTATUS_WRITABLE | MSTATUS_UXL | MSTATUS_SD
MSTATUS_WRITABLE = (
    SSTATUS_WRITABLE | MSTATUS_MIE | MSTATUS_MPIE | MSTATUS_MPP | MSTATUS_MPRV | MSTATUS_TVM | MSTATUS_TW | MSTATUS_TSR
)

# Interrupt numbers, and their bits in mip, mie, mideleg
IRQ_S_SOFT, IRQ_M_SOFT, IRQ_S_TIMER, IRQ_M_TIMER, IRQ_S_EXT, IRQ_M_EXT = 1, 3, 5, 7, 9, 11
MIP_SSIP = 1 << IRQ_S_SOFT
MIP_MSIP = 1 << IRQ_M_SOFT
MIP_STIP = 1 << IRQ_S_TIMER
MIP_MTIP = 1 << IRQ_M_TIMER
MIP_SEIP = 1 << IRQ_S_EXT
MIP_MEIP = 1 << IRQ_M_EXT
MIP_S = MIP_SSIP | MIP_STIP | MIP_SEIP
MIP_ALL = MIP_S | MIP_MSIP | MIP_MTIP | MIP_MEIP
# The software-written half of SEIP (manual, 3.1.9: mip.SEIP is it OR the interrupt controller's line). It lives
# in a bit of the record's mip that no CSR shows, so that clearing it cannot lose the controller's; the same bit
# of the record's mie follows SEIE, so that `mip & mie` is right without knowing of it.
MIP_SEIP_SOFT = 1 << 25
IRQ_PRIORITY = (IRQ_M_EXT, IRQ_M_SOFT, IRQ_M_TIMER, IRQ_S_EXT, IRQ_S_SOFT, IRQ_S_TIMER)  # 3.1.9, highest first
CAUSE_INTERRUPT = 1 << 63

# Exception causes
CAUSE_FETCH_MISALIGNED = 0
CAUSE_FETCH_ACCESS = 1
CAUSE_ILLEGAL = 2
CAUSE_BREAKPOINT = 3
CAUSE_LOAD_MISALIGNED = 4
CAUSE_LOAD_ACCESS = 5
CAUSE_STORE_MISALIGNED = 6
CAUSE_STORE_ACCESS = 7
CAUSE_ECALL_U, CAUSE_ECALL_S, CAUSE_ECALL_M = 8, 9, 11
CAUSE_FETCH_PAGE = 12
CAUSE_LOAD_PAGE = 13
CAUSE_STORE_PAGE = 15
MEDELEG_WRITABLE = 0xB3FF  # all of the above but ecall from M, which can only be taken in M

# satp
SATP_MODE_SHIFT = 60
SATP_PPN = (1 << 44) - 1
SATP_BARE, SATP_SV39, SATP_SV48, SATP_SV57 = 0, 8, 9, 10
SATP_MODES = (SATP_BARE, SATP_SV39, SATP_SV48, SATP_SV57)

# Page table entries
PTE_V, PTE_R, PTE_W, PTE_X, PTE_U, PTE_G, PTE_A, PTE_D = (1 << i for i in range(8))
PTE_HIGH = 0x3FF << 54  # N, PBMT and reserved: none of their extensions exists here
PTE_PPN_SHIFT = 10
PTE_PPN = ((1 << 44) - 1) << PTE_PPN_SHIFT
PTE_LEAF = PTE_R | PTE_W | PTE_X  # none of them: a pointer to the next level ...
PTE_POINTER = PTE_HIGH | PTE_D | PTE_A | PTE_U | PTE_V  # ... in which only V of these may be set

# menvcfg, senvcfg
ENVCFG_FIOM = 1
MENVCFG_STCE = 1 << 63
MENVCFG_WRITABLE = ENVCFG_FIOM | MENVCFG_STCE

# mcounteren, scounteren
COUNTER_CY, COUNTER_TM, COUNTER_IR = 1, 2, 4
COUNTEREN_WRITABLE = (1 << 32) - 1

# pmpcfg bytes
PMP_R, PMP_W, PMP_X = 1, 2, 4
PMP_A_SHIFT = 3
PMP_OFF, PMP_TOR, PMP_NA4, PMP_NAPOT = range(4)
PMP_LOCK = 0x80
PMP_CFG_WRITABLE = 0x9F
PMP_ADDR = (1 << 54) - 1

# Floating point: fflags bits, and rounding modes
FFLAG_NX, FFLAG_UF, FFLAG_OF, FFLAG_DZ, FFLAG_NV = 1, 2, 4, 8, 16
FRM_DYNAMIC = 7
FRM_LAST = 4  # RNE RTZ RDN RUP RMM; 5, 6 are reserved

# CSR numbers that other files name (the whole list is the table in `csr`)
CSR_FFLAGS, CSR_FRM, CSR_FCSR = 1, 2, 3
CSR_SSTATUS, CSR_MSTATUS = 0x100, 0x300
CSR_SIE, CSR_MIE = 0x104, 0x304
CSR_SIP, CSR_MIP = 0x144, 0x344
CSR_STIMECMP = 0x14D
CSR_SATP = 0x180
CSR_CYCLE, CSR_TIME, CSR_INSTRET = 0xC00, 0xC01, 0xC02

# funct3 & 3 of an instruction that accesses a CSR; CSRRC's is 3
CSRRW, CSRRS = 1, 2
