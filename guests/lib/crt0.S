# Reset entry: every hart arrives here together, in M-mode, with a0 = mhartid and a1 = the device tree.
# Each takes its own stack and goes on in C (start.c); nothing shared is written before that.

#define STACK_SHIFT 13                  /* 8 KiB a hart */
#define MAX_HARTS   256

    .section .text.start, "ax"
    .globl _start
_start:
    .option push
    .option norelax
    la      gp, __global_pointer$
    .option pop
    csrw    mie, zero
    csrr    a0, mhartid
    li      t0, MAX_HARTS
    bgeu    a0, t0, park
    la      t0, m_trap_entry
    csrw    mtvec, t0
    la      t0, hart_context            # mscratch: this hart's struct context, for the trap entry
    slli    t1, a0, 8
    add     t0, t0, t1
    csrw    mscratch, t0
    li      t0, 1 << 13                 # mstatus.FS = Initial, so that C may use fp registers
    csrs    mstatus, t0
    la      sp, stacks
    addi    t0, a0, 1
    slli    t0, t0, STACK_SHIFT
    add     sp, sp, t0
    mv      tp, a0
    call    start
    .globl park
park:
    csrw    mie, zero                   # nothing can end the wait any more
1:  wfi
    j       1b

    .section .stacks, "aw", @nobits
    .balign 16
    .globl stacks
stacks:
    .zero   MAX_HARTS << STACK_SHIFT
