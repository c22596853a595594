# The conformance oracle: runs a table of records, each of which is a state to start from and code to run until it
# traps, and writes the state found at the trap over the record. A test fills the table in RAM, runs this program on
# several emulators, and compares the RAM that they leave. Layout: tests/support/qemu_oracle.py, the same names.
#
# No register is spared: a record enters its code by mret, and leaves it by whatever trap comes next (behind the code
# lies zeroed memory, which is an illegal instruction). Only mtvec, mscratch and the way to M-mode belong to us.

#define HEADER    0x80001000            /* u64 records left, u64 address of the next one */
#define RECORD    1024                  /* bytes; 31 x and 32 f registers lie at 8 * number, f from 256 on */
#define KEEP      0                     /* 1: go on with registers and S-mode CSRs as the last record left them */
#define FCSR      512
#define SSCRATCH  520
#define SEPC      528
#define SCAUSE    536
#define STVAL     544
#define STVEC     552
#define MEPC      560
#define MSTATUS   568
#define SATP      576
#define MEDELEG   584
#define MIE       592
#define MCAUSE    600
#define MTVAL     608
#define MIP       616
#define CODE_AT   624                   /* where to copy the code to (0: nowhere), taken away again afterwards */
#define CODE_LEN  632                   /* halfwords */
#define CODE      640
#define STATUS_FS 0x6000
#define STATUS_MPRV 0x20000
#define SSIP      2

.macro x_registers from, to, op, base
    .set i, \from
    .rept \to - \from + 1
    x_register \op, %i, \base
    .set i, i + 1
    .endr
.endm

    .altmacro
.macro x_register op, number, base
    \op     x\number, 8 * \number(\base)
.endm
.macro f_register op, number, base
    \op     f\number, 256 + 8 * \number(\base)
.endm
.macro f_registers op, base
    .set i, 0
    .rept 32
    f_register \op, %i, \base
    .set i, i + 1
    .endr
.endm

    .section .text.start, "ax"
    .globl _start
_start:
    csrr    t0, mhartid
    bnez    t0, park
    la      t0, trap
    csrw    mtvec, t0
    li      t0, -1
    csrw    pmpaddr0, t0
    li      t0, 0x1f
    csrw    pmpcfg0, t0
    li      t0, 7                       # cycle, time, instret
    csrw    mcounteren, t0
    csrw    scounteren, t0
    li      t0, 0x2004000               # mtimecmp of hart 0: its reset value is the machine's affair
    li      t1, -1
    sd      t1, 0(t0)
next:
    li      s0, HEADER
    ld      s1, 0(s0)
    beqz    s1, finish
    ld      s2, 8(s0)
    addi    s1, s1, -1
    sd      s1, 0(s0)
    ld      t0, CODE_LEN(s2)
    ld      t1, CODE_AT(s2)
    addi    t2, s2, CODE
1:  beqz    t0, 2f
    lhu     t3, 0(t2)
    sh      t3, 0(t1)
    addi    t0, t0, -1
    addi    t1, t1, 2
    addi    t2, t2, 2
    j       1b
2:  fence.i
    mv      s3, s2
    ld      t0, KEEP(s2)
    bnez    t0, 3f
    sc.d    t1, zero, (s0)              # no reservation is left over; it can only fail, or store the 0 that
    sd      s1, 0(s0)                   # belongs elsewhere: put the count back
    j       4f
3:  addi    s3, s2, -RECORD
4:  ld      t0, SATP(s2)
    csrw    satp, t0
    sfence.vma
    ld      t0, MEDELEG(s2)
    csrw    medeleg, t0
    csrwi   mideleg, SSIP
    csrwi   mip, SSIP                   # so that wfi falls through where mie says so
    ld      t0, MIE(s2)
    csrw    mie, t0
    ld      t0, SSCRATCH(s3)
    csrw    sscratch, t0
    ld      t0, SEPC(s3)
    csrw    sepc, t0
    ld      t0, SCAUSE(s3)
    csrw    scause, t0
    ld      t0, STVAL(s3)
    csrw    stval, t0
    ld      t0, STVEC(s3)
    csrw    stvec, t0
    li      t0, STATUS_FS
    csrs    mstatus, t0
    f_registers fld, s3
    ld      t0, FCSR(s3)
    csrw    fcsr, t0
    ld      t0, MEPC(s2)
    csrw    mepc, t0
    csrw    mscratch, s2
    ld      t0, MSTATUS(s2)
    mv      x31, s3
    csrw    mstatus, t0
    x_registers 1, 30, ld, x31
    ld      x31, 8 * 31(x31)
    mret

# MPRV needs no thought up to where it is cleared: only M-mode can have set it, and then MPP is M here.
    .balign 4
trap:
    csrrw   x31, mscratch, x31
    x_registers 1, 30, sd, x31
    csrr    x1, mscratch
    sd      x1, 8 * 31(x31)
    csrr    t0, mcause
    sd      t0, MCAUSE(x31)
    csrr    t0, mtval
    sd      t0, MTVAL(x31)
    csrr    t0, mepc
    sd      t0, MEPC(x31)
    csrr    t0, mstatus
    sd      t0, MSTATUS(x31)
    li      t0, STATUS_MPRV
    csrc    mstatus, t0
    csrr    t0, satp
    sd      t0, SATP(x31)
    csrr    t0, medeleg
    sd      t0, MEDELEG(x31)
    csrr    t0, mie
    sd      t0, MIE(x31)
    csrr    t0, mip
    sd      t0, MIP(x31)
    csrr    t0, sscratch
    sd      t0, SSCRATCH(x31)
    csrr    t0, sepc
    sd      t0, SEPC(x31)
    csrr    t0, scause
    sd      t0, SCAUSE(x31)
    csrr    t0, stval
    sd      t0, STVAL(x31)
    csrr    t0, stvec
    sd      t0, STVEC(x31)
    li      t0, STATUS_FS
    csrs    mstatus, t0
    f_registers fsd, x31
    csrr    t0, fcsr
    sd      t0, FCSR(x31)
    ld      t0, CODE_LEN(x31)
    ld      t1, CODE_AT(x31)
5:  beqz    t0, 6f
    sh      zero, 0(t1)
    addi    t0, t0, -1
    addi    t1, t1, 2
    j       5b
6:  li      s0, HEADER
    addi    x31, x31, RECORD
    sd      x31, 8(s0)
    j       next

finish:
    li      t0, 0x100000                # the test finisher of the virt board
    li      t1, 0x5555
    sw      t1, 0(t0)
park:
    csrw    mie, zero
7:  wfi
    j       7b
