# Where firmware, or the emulator's own SBI, enters S-mode: the boot hart with a0 = hart, a1 = device tree; the others, started by
# hart_start, with a0 = hart and a1 = what was passed. Each has its own stack.

    .section .text.start, "ax"
    .globl sbi_start
sbi_start:
    .option push
    .option norelax
    la      gp, __global_pointer$
    .option pop
    la      t0, s_trap
    csrw    stvec, t0
    la      sp, stacks
    addi    t0, a0, 1
    slli    t0, t0, 13
    add     sp, sp, t0
    mv      tp, a0
    call    sbi_hart
1:  wfi
    j       1b

    .balign 4
s_trap:
    csrr    a0, scause
    csrr    a1, sepc
    csrr    a2, stval
    call    unexpected_trap
