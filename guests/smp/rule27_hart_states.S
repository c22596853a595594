# S-mode at 0x80200000, as firmware starts a kernel: one hart, a0 = hart id, a1 = device tree. Further harts come by
# the SBI's hart_start, at `secondary`, with a1 = the caller's opaque value.

#define STACK_SHIFT 13                  /* as in crt0.S */

    .macro prepare                      # stack and pointers from the hart id in a0
    .option push
    .option norelax
    la      gp, __global_pointer$
    .option pop
    la      sp, stacks
    addi    t0, a0, 1
    slli    t0, t0, STACK_SHIFT
    add     sp, sp, t0
    mv      tp, a0
    li      t0, 1 << 13                 # sstatus.FS = Initial: C saves fp registers
    csrs    sstatus, t0
    la      t0, s_trap
    csrw    stvec, t0
    .endm

    .section .text.start, "ax"
    .globl sbi_start
sbi_start:
    prepare
    call    boot_main                   # (hart, device tree)
1:  wfi
    j       1b

# What a started hart finds is the test: a0, a1, satp and sstatus go to C untouched, before anything else is done.
    .balign 4
    .globl secondary
secondary:
    csrr    a2, sstatus
    csrr    a3, satp
    prepare
    call    secondary_main              # (hart, opaque, sstatus, satp): stops itself
1:  j       1b

    .balign 4
s_trap:
    csrr    a0, scause
    csrr    a1, sepc
    csrr    a2, stval
    call    unexpected_trap
