# Enter and leave a program that owns every register. mscratch holds the hart's struct frame (rule26_exact_state.c):
#   0 pc, then x1-x31   256 f0-f31   512 fcsr   520 cause   528 the caller's ra sp gp tp s0-s11

    .altmacro
    .macro x_move operation, n
    \operation x\n, 8 * \n(x31)
    .endm
    .macro f_move operation, n
    \operation f\n, 256 + 8 * \n(x31)
    .endm
    .macro moves kind, operation, first, count
    .set i, \first
    .rept \count
    \kind \operation, %i
    .set i, i + 1
    .endr
    .endm

    .macro callers operation            # what the C calling convention asks to keep
    \operation ra, 528(a0)
    \operation sp, 536(a0)
    \operation gp, 544(a0)
    \operation tp, 552(a0)
    \operation s0, 560(a0)
    \operation s1, 568(a0)
    \operation s2, 576(a0)
    \operation s3, 584(a0)
    \operation s4, 592(a0)
    \operation s5, 600(a0)
    \operation s6, 608(a0)
    \operation s7, 616(a0)
    \operation s8, 624(a0)
    \operation s9, 632(a0)
    \operation s10, 640(a0)
    \operation s11, 648(a0)
    .endm

    .text
    .globl frame_run
# void frame_run(struct frame *a0): returns when frame_trap() says so. mstatus.MPIE: whether interrupts are on.
frame_run:
    callers sd
    csrw    mscratch, a0
    li      t0, 3 << 11                 # MPP = M
    csrs    mstatus, t0
resume:                                 # a0 = frame
    mv      x31, a0
    ld      t0, 0(x31)
    csrw    mepc, t0
    ld      t0, 512(x31)
    csrw    fcsr, t0
    moves   f_move, fld, 0, 32
    moves   x_move, ld, 1, 31           # x31 last
    mret

    .balign 4
    .globl frame_entry
frame_entry:                            # mtvec
    csrrw   x31, mscratch, x31
    moves   x_move, sd, 1, 30
    csrrw   x1, mscratch, x31
    sd      x1, 8 * 31(x31)
    csrr    x1, mepc
    sd      x1, 0(x31)
    moves   f_move, fsd, 0, 32
    csrr    x1, fcsr
    sd      x1, 512(x31)
    csrr    x1, mcause
    sd      x1, 520(x31)
    mv      a0, x31
    ld      sp, 536(a0)
    ld      gp, 544(a0)
    ld      tp, 552(a0)
    call    frame_trap                  # (frame): 0 goes on with the program
    csrr    t0, mscratch
    bnez    a0, 1f
    mv      a0, t0
    li      t0, 3 << 11 | 1 << 7
    csrs    mstatus, t0
    j       resume
1:  mv      a0, t0
    callers ld
    ret
