# M-mode trap entry and run_in(), the two halves of one idea: C code in M-mode runs a function in any
# privilege mode and gets back the first trap that reaches M-mode, as a record.
#
# mscratch holds this hart's struct context (guest.h; 256 bytes):
#   0 armed   8 cause  16 epc  24 tval  32 status  40 a0   48.. ra sp gp tp s0-s11 of the caller of run_in

    .section .text.trap, "ax"
    .globl run_in
# u64 run_in(mode, function, a0, a1, delta): returns the cause; the rest of the record is in context().
# delta is added to function, the return stub, sp and gp: the distance to an alias the mode may use.
run_in:
    csrr    t0, mscratch
    sd      ra, 48(t0)
    sd      sp, 56(t0)
    sd      gp, 64(t0)
    sd      tp, 72(t0)
    sd      s0, 80(t0)
    sd      s1, 88(t0)
    sd      s2, 96(t0)
    sd      s3, 104(t0)
    sd      s4, 112(t0)
    sd      s5, 120(t0)
    sd      s6, 128(t0)
    sd      s7, 136(t0)
    sd      s8, 144(t0)
    sd      s9, 152(t0)
    sd      s10, 160(t0)
    sd      s11, 168(t0)
    csrr    t1, mstatus                 # the trap below overwrites MPP and MPIE: put all back afterwards
    sd      t1, 176(t0)
    li      t1, 1
    sd      t1, 0(t0)
    add     a1, a1, a4
    csrw    mepc, a1
    li      t1, 3 << 11
    csrc    mstatus, t1
    slli    a0, a0, 11
    csrs    mstatus, a0
    la      ra, return_stub
    add     ra, ra, a4
    add     sp, sp, a4
    add     gp, gp, a4
    mv      a0, a2
    mv      a1, a3
    mret
return_stub:
    ecall                               # the function came to its end: cause 8, 9 or 11
    j       return_stub

    .balign 4
    .globl m_trap_entry
m_trap_entry:
    csrrw   t0, mscratch, t0
    sd      t1, 184(t0)
    ld      t1, 0(t0)
    beqz    t1, unarmed
    sd      zero, 0(t0)
    sd      a0, 40(t0)
    csrr    a0, mcause
    sd      a0, 8(t0)
    csrr    t1, mepc
    sd      t1, 16(t0)
    csrr    t1, mtval
    sd      t1, 24(t0)
    csrr    t1, mstatus
    sd      t1, 32(t0)
    ld      t1, 176(t0)                 # as it was before run_in
    csrw    mstatus, t1
    ld      ra, 48(t0)
    ld      sp, 56(t0)
    ld      gp, 64(t0)
    ld      tp, 72(t0)
    ld      s0, 80(t0)
    ld      s1, 88(t0)
    ld      s2, 96(t0)
    ld      s3, 104(t0)
    ld      s4, 112(t0)
    ld      s5, 120(t0)
    ld      s6, 128(t0)
    ld      s7, 136(t0)
    ld      s8, 144(t0)
    ld      s9, 152(t0)
    ld      s10, 160(t0)
    ld      s11, 168(t0)
    csrw    mscratch, t0
    ret

# No run_in is waiting: an interrupt or exception in M-mode C code. Save what C may clobber, call m_trap.
unarmed:
    ld      t1, 184(t0)
    csrrw   t0, mscratch, t0
    addi    sp, sp, -144
    sd      ra, 0(sp)
    sd      t0, 8(sp)
    sd      t1, 16(sp)
    sd      t2, 24(sp)
    sd      t3, 32(sp)
    sd      t4, 40(sp)
    sd      t5, 48(sp)
    sd      t6, 56(sp)
    sd      a0, 64(sp)
    sd      a1, 72(sp)
    sd      a2, 80(sp)
    sd      a3, 88(sp)
    sd      a4, 96(sp)
    sd      a5, 104(sp)
    sd      a6, 112(sp)
    sd      a7, 120(sp)
    csrr    a0, mcause
    csrr    a1, mepc
    csrr    a2, mtval
    call    m_trap                      # returns the pc to go on at
    csrw    mepc, a0
    ld      ra, 0(sp)
    ld      t0, 8(sp)
    ld      t1, 16(sp)
    ld      t2, 24(sp)
    ld      t3, 32(sp)
    ld      t4, 40(sp)
    ld      t5, 48(sp)
    ld      t6, 56(sp)
    ld      a0, 64(sp)
    ld      a1, 72(sp)
    ld      a2, 80(sp)
    ld      a3, 88(sp)
    ld      a4, 96(sp)
    ld      a5, 104(sp)
    ld      a6, 112(sp)
    ld      a7, 120(sp)
    addi    sp, sp, 144
    mret

    .bss
    .balign 256
    .globl hart_context
hart_context:
    .zero   256 * 256
