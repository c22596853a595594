# Litmus tests, made by tests/rvwmo/generate.py from the table in tests/rvwmo/shapes.py. Do not edit.
#
# A thread: litmus_call(a0 instances, a1 their end, a2 results, a3-a6 offsets of the locations, a7 code).
    .text
    .globl litmus_call
litmus_call:
    addi sp, sp, -112
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    sd s\n, 8 * \n(sp)
    .endr
    sd ra, 96(sp)
    jalr a7
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    ld s\n, 8 * \n(sp)
    .endr
    ld ra, 96(sp)
    addi sp, sp, 112
    ret

    .section .rodata.tests
    .globl litmus_tests
    .balign 8
litmus_tests:
    .text

# Name and outcomes of test \n, and its entry in the table (struct test of litmus.c).
.macro outcomes n, name, values
    .section .rodata
n\n: .asciz "\name"
v\n: .asciz "\values"
    .balign 8
o\n:
.endm
.macro test n, first, code, initial, bytes:vararg
    .section .rodata.tests
    .dword n\n, v\n, o\n, \code
    .dword \initial
    .byte \bytes
    .balign 4
    .word \first
    .balign 8
    .text
.endm


# SB+pos
p0_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p0_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 0, "SB+pos", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 0, 0, "p0_0, p0_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+po+fence.rw.rw
p1_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p1_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 1, "SB+po+fence.rw.rw", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 1, 4, "p1_0, p1_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+po+fence.w.r
p2_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p2_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 2, "SB+po+fence.w.r", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 2, 8, "p2_0, p2_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+po+fence.tso
p3_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p3_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 3, "SB+po+fence.tso", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 3, 12, "p3_0, p3_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+po+fence.w.w
p4_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p4_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, w; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 4, "SB+po+fence.w.w", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 4, 16, "p4_0, p4_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+fence.rw.rws
p5_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p5_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 5, "SB+fence.rw.rws", "0:r0;1:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 5, 20, "p5_0, p5_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# SB+fence.rw.rw+fence.w.r
p6_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p6_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 6, "SB+fence.rw.rw+fence.w.r", "0:r0;1:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 6, 23, "p6_0, p6_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# SB+fence.rw.rw+fence.tso
p7_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p7_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 7, "SB+fence.rw.rw+fence.tso", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 7, 26, "p7_0, p7_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+fence.rw.rw+fence.w.w
p8_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p8_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, w; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 8, "SB+fence.rw.rw+fence.w.w", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 8, 30, "p8_0, p8_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+fence.w.rs
p9_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, r; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p9_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 9, "SB+fence.w.rs", "0:r0;1:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 9, 34, "p9_0, p9_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# SB+fence.w.r+fence.tso
p10_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, r; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p10_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 10, "SB+fence.w.r+fence.tso", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 10, 37, "p10_0, p10_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+fence.w.r+fence.w.w
p11_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, r; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p11_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, w; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 11, "SB+fence.w.r+fence.w.w", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 11, 41, "p11_0, p11_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+fence.tsos
p12_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p12_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 12, "SB+fence.tsos", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 12, 45, "p12_0, p12_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+fence.tso+fence.w.w
p13_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p13_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, w; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 13, "SB+fence.tso+fence.w.w", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 13, 49, "p13_0, p13_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+fence.w.ws
p14_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p14_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, w; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 14, "SB+fence.w.ws", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 14, 53, "p14_0, p14_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+porlaqs+AMO
p15_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); amoor.w.aq a7, zero, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p15_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); amoor.w.aq a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 15, "SB+porlaqs+AMO", "0:r0;1:r0;x;y"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=1;1:r0=1;x=1;y=1
test 15, 57, "p15_0, p15_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0

# SB+porlaqs+LRSC
p16_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s4, (s0); lr.w.aq s9, (s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p16_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.rl s8, s4, (s1); lr.w.aq s9, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 16, "SB+porlaqs+LRSC", "0:r0;0:r1;0:r2;1:r0;1:r1;1:r2"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=1;1:r2=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=1
    .dword 0xef4a80dfba82512c, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x2fa9a10e566b5d1e, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x58214910bd01811e, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0;1:r1=0;1:r2=0
test 16, 60, "p16_0, p16_1, 0, 0", "0, 0, 0, 0", 2, 2, 8, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0

# SB+porlaq+popar+AMO
p17_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); amoor.w.aq a7, zero, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p17_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); amoor.w.aqrl a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 17, "SB+porlaq+popar+AMO", "0:r0;1:r0;x;y"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=1;1:r0=1;x=1;y=1
test 17, 68, "p17_0, p17_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0

# SB+porlaq+popar+LRSC
p18_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s4, (s0); lr.w.aq s9, (s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p18_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lr.w.aqrl a7, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 18, "SB+porlaq+popar+LRSC", "0:r0;0:r1;0:r2;1:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0
test 18, 71, "p18_0, p18_1, 0, 0", "0, 0, 0, 0", 2, 2, 5, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0

# SB+porlaq+poarp+AMO
p19_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); amoor.w.aq a7, zero, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p19_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 19, "SB+porlaq+poarp+AMO", "0:r0;1:r0;x;y"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=1;1:r0=1;x=1;y=1
test 19, 76, "p19_0, p19_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0

# SB+porlaq+poarp+LRSC
p20_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s4, (s0); lr.w.aq s9, (s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p20_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.aqrl s8, s4, (s1); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 20, "SB+porlaq+poarp+LRSC", "0:r0;0:r1;0:r2;1:r0;1:r1;1:r2"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=1;1:r2=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=1
    .dword 0xef4a80dfba82512c, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x2fa9a10e566b5d1e, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x58214910bd01811e, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0;1:r1=0;1:r2=0
test 20, 79, "p20_0, p20_1, 0, 0", "0, 0, 0, 0", 2, 2, 8, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0

# SB+porlaq+porlp+AMO
p21_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); amoor.w.aq a7, zero, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p21_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 21, "SB+porlaq+porlp+AMO", "0:r0;1:r0;x;y"
    .dword 0x76def80861865b15, 0  # 0:r0=0;1:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=1;1:r0=1;x=1;y=1
test 21, 87, "p21_0, p21_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0

# SB+porlaq+porlp+LRSC
p22_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s4, (s0); lr.w.aq s9, (s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p22_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.rl s8, s4, (s1); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 22, "SB+porlaq+porlp+LRSC", "0:r0;0:r1;0:r2;1:r0;1:r1;1:r2"
    .dword 0x0, 0  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=1;1:r2=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=1
    .dword 0xef4a80dfba82512c, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x2fa9a10e566b5d1e, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x58214910bd01811e, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0;1:r1=0;1:r2=0
test 22, 91, "p22_0, p22_1, 0, 0", "0, 0, 0, 0", 2, 2, 9, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0

# SB+popars+AMO
p23_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoor.w.aqrl a7, zero, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p23_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); amoor.w.aqrl a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 23, "SB+popars+AMO", "0:r0;1:r0;x;y"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=1;1:r0=1;x=1;y=1
test 23, 100, "p23_0, p23_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0

# SB+popars+LRSC
p24_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lr.w.aqrl a7, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p24_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lr.w.aqrl a7, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 24, "SB+popars+LRSC", "0:r0;1:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 24, 103, "p24_0, p24_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# SB+popar+poarp+AMO
p25_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoor.w.aqrl a7, zero, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p25_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 25, "SB+popar+poarp+AMO", "0:r0;1:r0;y"
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;y=1
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=1;1:r0=1;y=1
test 25, 106, "p25_0, p25_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0

# SB+popar+poarp+LRSC
p26_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lr.w.aqrl a7, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p26_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.aqrl s8, s4, (s1); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 26, "SB+popar+poarp+LRSC", "0:r0;1:r0;1:r1;1:r2"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;1:r1=0;1:r2=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=0;1:r1=1;1:r2=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=1;1:r0=0;1:r1=0;1:r2=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=1;1:r0=0;1:r1=0;1:r2=1
test 26, 109, "p26_0, p26_1, 0, 0", "0, 0, 0, 0", 2, 2, 5, 0, 1, 3, 0, 0, 0, 0, 0, 0, 0

# SB+popar+porlp+AMO
p27_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoor.w.aqrl a7, zero, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p27_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 27, "SB+popar+porlp+AMO", "0:r0;1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 0  # 0:r0=0;1:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;y=1
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=1;1:r0=1;y=1
test 27, 114, "p27_0, p27_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0

# SB+popar+porlp+LRSC
p28_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lr.w.aqrl a7, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p28_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.rl s8, s4, (s1); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 28, "SB+popar+porlp+LRSC", "0:r0;1:r0;1:r1;1:r2"
    .dword 0x0, 0  # 0:r0=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;1:r1=0;1:r2=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=0;1:r1=1;1:r2=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=1;1:r0=0;1:r1=0;1:r2=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=1;1:r0=0;1:r1=0;1:r2=1
test 28, 118, "p28_0, p28_1, 0, 0", "0, 0, 0, 0", 2, 2, 6, 0, 1, 3, 0, 0, 0, 0, 0, 0, 0

# SB+poarps+AMO
p29_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s0); lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p29_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 29, "SB+poarps+AMO", "0:r0;1:r0;x;y"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=1;1:r0=1;x=1;y=1
test 29, 124, "p29_0, p29_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0

# SB+poarps+LRSC
p30_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s4, (s0); lwu s9, 0(s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p30_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.aqrl s8, s4, (s1); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 30, "SB+poarps+LRSC", "0:r0;0:r1;0:r2;1:r0;1:r1;1:r2"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=1;1:r2=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=1
    .dword 0xef4a80dfba82512c, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x2fa9a10e566b5d1e, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x58214910bd01811e, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0;1:r1=0;1:r2=0
test 30, 127, "p30_0, p30_1, 0, 0", "0, 0, 0, 0", 2, 2, 8, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0

# SB+poarp+porlp+AMO
p31_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s0); lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p31_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 31, "SB+poarp+porlp+AMO", "0:r0;1:r0;x;y"
    .dword 0x76def80861865b15, 0  # 0:r0=0;1:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=1;1:r0=1;x=1;y=1
test 31, 135, "p31_0, p31_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0

# SB+poarp+porlp+LRSC
p32_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s4, (s0); lwu s9, 0(s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p32_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.rl s8, s4, (s1); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 32, "SB+poarp+porlp+LRSC", "0:r0;0:r1;0:r2;1:r0;1:r1;1:r2"
    .dword 0x0, 0  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=1;1:r2=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=1
    .dword 0xef4a80dfba82512c, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x2fa9a10e566b5d1e, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x58214910bd01811e, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0;1:r1=0;1:r2=0
test 32, 139, "p32_0, p32_1, 0, 0", "0, 0, 0, 0", 2, 2, 9, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0

# SB+porlps+AMO
p33_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p33_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 33, "SB+porlps+AMO", "0:r0;1:r0;x;y"
    .dword 0x76def80861865b15, 0  # 0:r0=0;1:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=1;1:r0=1;x=1;y=1
test 33, 148, "p33_0, p33_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0

# SB+porlps+LRSC
p34_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s4, (s0); lwu s9, 0(s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p34_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.rl s8, s4, (s1); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 34, "SB+porlps+LRSC", "0:r0;0:r1;0:r2;1:r0;1:r1;1:r2"
    .dword 0x0, 0  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=1;1:r2=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=1
    .dword 0xef4a80dfba82512c, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x2fa9a10e566b5d1e, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=1;1:r2=0
    .dword 0x58214910bd01811e, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0;1:r1=0;1:r2=0
test 34, 152, "p34_0, p34_1, 0, 0", "0, 0, 0, 0", 2, 2, 9, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0

# LB+pos
p35_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p35_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 35, "LB+pos", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 0  # 0:r0=1;1:r0=1
test 35, 161, "p35_0, p35_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+po+fence.rw.rw
p36_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p36_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 36, "LB+po+fence.rw.rw", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 0  # 0:r0=1;1:r0=1
test 36, 165, "p36_0, p36_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+po+fence.r.rw
p37_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p37_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 37, "LB+po+fence.r.rw", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 0  # 0:r0=1;1:r0=1
test 37, 169, "p37_0, p37_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+po+fence.rw.w
p38_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p38_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, w; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 38, "LB+po+fence.rw.w", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 0  # 0:r0=1;1:r0=1
test 38, 173, "p38_0, p38_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+po+fence.tso
p39_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p39_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 39, "LB+po+fence.tso", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 0  # 0:r0=1;1:r0=1
test 39, 177, "p39_0, p39_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+po+addr
p40_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p40_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 40, "LB+po+addr", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 0  # 0:r0=1;1:r0=1
test 40, 181, "p40_0, p40_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+po+data
p41_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p41_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 41, "LB+po+data", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 0  # 0:r0=1;1:r0=1
test 41, 185, "p41_0, p41_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+po+ctrl
p42_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p42_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 42, "LB+po+ctrl", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 0  # 0:r0=1;1:r0=1
test 42, 189, "p42_0, p42_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.rw.rws
p43_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p43_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 43, "LB+fence.rw.rws", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 43, 193, "p43_0, p43_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.rw.rw+fence.r.rw
p44_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p44_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 44, "LB+fence.rw.rw+fence.r.rw", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 44, 196, "p44_0, p44_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.rw.rw+fence.rw.w
p45_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p45_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, w; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 45, "LB+fence.rw.rw+fence.rw.w", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 45, 199, "p45_0, p45_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.rw.rw+fence.tso
p46_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p46_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 46, "LB+fence.rw.rw+fence.tso", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 46, 202, "p46_0, p46_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.rw.rw+addr
p47_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p47_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 47, "LB+fence.rw.rw+addr", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 47, 205, "p47_0, p47_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.rw.rw+data
p48_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p48_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 48, "LB+fence.rw.rw+data", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 48, 208, "p48_0, p48_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.rw.rw+ctrl
p49_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p49_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 49, "LB+fence.rw.rw+ctrl", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 49, 211, "p49_0, p49_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.r.rws
p50_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p50_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 50, "LB+fence.r.rws", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 50, 214, "p50_0, p50_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.r.rw+fence.rw.w
p51_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p51_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, w; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 51, "LB+fence.r.rw+fence.rw.w", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 51, 217, "p51_0, p51_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.r.rw+fence.tso
p52_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p52_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 52, "LB+fence.r.rw+fence.tso", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 52, 220, "p52_0, p52_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.r.rw+addr
p53_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p53_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 53, "LB+fence.r.rw+addr", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 53, 223, "p53_0, p53_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.r.rw+data
p54_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p54_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 54, "LB+fence.r.rw+data", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 54, 226, "p54_0, p54_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.r.rw+ctrl
p55_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p55_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 55, "LB+fence.r.rw+ctrl", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 55, 229, "p55_0, p55_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.rw.ws
p56_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, w; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p56_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, w; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 56, "LB+fence.rw.ws", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 56, 232, "p56_0, p56_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.rw.w+fence.tso
p57_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, w; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p57_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 57, "LB+fence.rw.w+fence.tso", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 57, 235, "p57_0, p57_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.rw.w+addr
p58_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, w; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p58_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 58, "LB+fence.rw.w+addr", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 58, 238, "p58_0, p58_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.rw.w+data
p59_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, w; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p59_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 59, "LB+fence.rw.w+data", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 59, 241, "p59_0, p59_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.rw.w+ctrl
p60_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, w; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p60_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 60, "LB+fence.rw.w+ctrl", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 60, 244, "p60_0, p60_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.tsos
p61_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence.tso; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p61_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 61, "LB+fence.tsos", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 61, 247, "p61_0, p61_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.tso+addr
p62_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence.tso; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p62_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 62, "LB+fence.tso+addr", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 62, 250, "p62_0, p62_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.tso+data
p63_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence.tso; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p63_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 63, "LB+fence.tso+data", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 63, 253, "p63_0, p63_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+fence.tso+ctrl
p64_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence.tso; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p64_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 64, "LB+fence.tso+ctrl", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 64, 256, "p64_0, p64_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+addrs
p65_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t1, a7, a7; add t1, t1, s1; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p65_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 65, "LB+addrs", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 65, 259, "p65_0, p65_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+addr+data
p66_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t1, a7, a7; add t1, t1, s1; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p66_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 66, "LB+addr+data", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 66, 262, "p66_0, p66_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+addr+ctrl
p67_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t1, a7, a7; add t1, t1, s1; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p67_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 67, "LB+addr+ctrl", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 67, 265, "p67_0, p67_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+datas
p68_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p68_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 68, "LB+datas", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 68, 268, "p68_0, p68_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+data+ctrl
p69_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p69_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 69, "LB+data+ctrl", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 69, 271, "p69_0, p69_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+ctrls
p70_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); beqz a7, 2f; 2:; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p70_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 70, "LB+ctrls", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 70, 274, "p70_0, p70_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+poaqps+AMO
p71_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p71_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 71, "LB+poaqps+AMO", "0:r0;1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;x=1;y=1
test 71, 277, "p71_0, p71_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0

# LB+poaqps+LRSC
p72_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p72_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 72, "LB+poaqps+LRSC", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 72, 280, "p72_0, p72_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+poaqp+poprl+AMO
p73_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p73_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 73, "LB+poaqp+poprl+AMO", "0:r0;1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;x=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;x=1
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;x=1
test 73, 283, "p73_0, p73_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+poaqp+poprl+LRSC
p74_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p74_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lr.w s8, (s0); sc.w.rl s9, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 74, "LB+poaqp+poprl+LRSC", "0:r0;1:r0;1:r1;1:r2"
    .dword 0x0, 3  # 0:r0=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;1:r1=0;1:r2=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;1:r0=1;1:r1=0;1:r2=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;1:r0=1;1:r1=0;1:r2=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=1;1:r0=0;1:r1=0;1:r2=0
test 74, 286, "p74_0, p74_1, 0, 0", "0, 0, 0, 0", 2, 2, 5, 0, 1, 3, 0, 0, 0, 0, 0, 0, 0

# LB+poaqp+poaqrl+AMO
p75_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p75_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 75, "LB+poaqp+poaqrl+AMO", "0:r0;1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;x=1;y=1
test 75, 291, "p75_0, p75_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0

# LB+poaqp+poaqrl+LRSC
p76_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p76_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); lr.w s8, (s0); sc.w.rl s9, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 76, "LB+poaqp+poaqrl+LRSC", "0:r0;1:r0;1:r1;1:r2"
    .dword 0x0, 3  # 0:r0=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;1:r1=0;1:r2=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;1:r0=1;1:r1=0;1:r2=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;1:r0=1;1:r1=0;1:r2=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=1;1:r0=0;1:r1=0;1:r2=0
test 76, 294, "p76_0, p76_1, 0, 0", "0, 0, 0, 0", 2, 2, 5, 0, 1, 3, 0, 0, 0, 0, 0, 0, 0

# LB+poprls+AMO
p77_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); amoswap.w.rl zero, s4, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p77_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 77, "LB+poprls+AMO", "0:r0;1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;x=1;y=1
test 77, 299, "p77_0, p77_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0

# LB+poprls+LRSC
p78_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); lr.w s8, (s1); sc.w.rl s9, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p78_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lr.w s8, (s0); sc.w.rl s9, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 78, "LB+poprls+LRSC", "0:r0;0:r1;0:r2;1:r0;1:r1;1:r2"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=1;1:r1=0;1:r2=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=1;1:r1=0;1:r2=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=1
    .dword 0xeeb9f56ac37653f1, 3  # 0:r0=1;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x62cb7a619305f737, 3  # 0:r0=1;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=0
test 78, 302, "p78_0, p78_1, 0, 0", "0, 0, 0, 0", 2, 2, 8, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0

# LB+poprl+poaqrl+AMO
p79_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); amoswap.w.rl zero, s4, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p79_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 79, "LB+poprl+poaqrl+AMO", "0:r0;1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;x=1;y=1
test 79, 310, "p79_0, p79_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0

# LB+poprl+poaqrl+LRSC
p80_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); lr.w s8, (s1); sc.w.rl s9, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p80_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); lr.w s8, (s0); sc.w.rl s9, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 80, "LB+poprl+poaqrl+LRSC", "0:r0;0:r1;0:r2;1:r0;1:r1;1:r2"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=1;1:r1=0;1:r2=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=1;1:r1=0;1:r2=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=1
    .dword 0xeeb9f56ac37653f1, 3  # 0:r0=1;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x62cb7a619305f737, 3  # 0:r0=1;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=0
test 80, 313, "p80_0, p80_1, 0, 0", "0, 0, 0, 0", 2, 2, 8, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0

# LB+poaqrls+AMO
p81_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); amoswap.w.rl zero, s4, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p81_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 81, "LB+poaqrls+AMO", "0:r0;1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;x=1;y=1
test 81, 321, "p81_0, p81_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 1, 1, 0, 0, 0, 1, 0, 0, 0

# LB+poaqrls+LRSC
p82_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s0); lr.w s8, (s1); sc.w.rl s9, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p82_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); lr.w s8, (s0); sc.w.rl s9, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 82, "LB+poaqrls+LRSC", "0:r0;0:r1;0:r2;1:r0;1:r1;1:r2"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=1;1:r1=0;1:r2=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=1;1:r1=0;1:r2=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=1
    .dword 0xeeb9f56ac37653f1, 3  # 0:r0=1;0:r1=0;0:r2=0;1:r0=0;1:r1=0;1:r2=0
    .dword 0x62cb7a619305f737, 3  # 0:r0=1;0:r1=0;0:r2=1;1:r0=0;1:r1=0;1:r2=0
test 82, 324, "p82_0, p82_1, 0, 0", "0, 0, 0, 0", 2, 2, 8, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0

# MP+pos
p83_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p83_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 83, "MP+pos", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 83, 332, "p83_0, p83_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+po+fence.rw.rw
p84_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p84_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 84, "MP+po+fence.rw.rw", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 84, 336, "p84_0, p84_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+po+fence.r.r
p85_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p85_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, r; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 85, "MP+po+fence.r.r", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 85, 340, "p85_0, p85_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+po+fence.r.rw
p86_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p86_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 86, "MP+po+fence.r.rw", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 86, 344, "p86_0, p86_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+po+fence.tso
p87_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p87_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 87, "MP+po+fence.tso", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 87, 348, "p87_0, p87_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+po+addr
p88_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p88_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 88, "MP+po+addr", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 88, 352, "p88_0, p88_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+po+ctrl
p89_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p89_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 89, "MP+po+ctrl", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 89, 356, "p89_0, p89_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.rw+po
p90_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p90_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 90, "MP+fence.rw.rw+po", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 90, 360, "p90_0, p90_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.rws
p91_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p91_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 91, "MP+fence.rw.rws", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 91, 364, "p91_0, p91_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.rw+fence.r.r
p92_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p92_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, r; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 92, "MP+fence.rw.rw+fence.r.r", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 92, 367, "p92_0, p92_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.rw+fence.r.rw
p93_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p93_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 93, "MP+fence.rw.rw+fence.r.rw", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 93, 370, "p93_0, p93_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.rw+fence.tso
p94_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p94_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 94, "MP+fence.rw.rw+fence.tso", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 94, 373, "p94_0, p94_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.rw+addr
p95_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p95_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 95, "MP+fence.rw.rw+addr", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 95, 376, "p95_0, p95_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.rw+ctrl
p96_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p96_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 96, "MP+fence.rw.rw+ctrl", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 96, 379, "p96_0, p96_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.w.w+po
p97_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p97_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 97, "MP+fence.w.w+po", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 97, 383, "p97_0, p97_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.w.w+fence.rw.rw
p98_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p98_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 98, "MP+fence.w.w+fence.rw.rw", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 98, 387, "p98_0, p98_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.w.w+fence.r.r
p99_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p99_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, r; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 99, "MP+fence.w.w+fence.r.r", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 99, 390, "p99_0, p99_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.w.w+fence.r.rw
p100_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p100_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 100, "MP+fence.w.w+fence.r.rw", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 100, 393, "p100_0, p100_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.w.w+fence.tso
p101_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p101_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 101, "MP+fence.w.w+fence.tso", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 101, 396, "p101_0, p101_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.w.w+addr
p102_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p102_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 102, "MP+fence.w.w+addr", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 102, 399, "p102_0, p102_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.w.w+ctrl
p103_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p103_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 103, "MP+fence.w.w+ctrl", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 103, 402, "p103_0, p103_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.w+po
p104_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p104_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 104, "MP+fence.rw.w+po", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 104, 406, "p104_0, p104_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.w+fence.rw.rw
p105_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p105_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 105, "MP+fence.rw.w+fence.rw.rw", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 105, 410, "p105_0, p105_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.w+fence.r.r
p106_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p106_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, r; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 106, "MP+fence.rw.w+fence.r.r", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 106, 413, "p106_0, p106_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.w+fence.r.rw
p107_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p107_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 107, "MP+fence.rw.w+fence.r.rw", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 107, 416, "p107_0, p107_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.w+fence.tso
p108_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p108_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 108, "MP+fence.rw.w+fence.tso", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 108, 419, "p108_0, p108_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.w+addr
p109_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p109_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 109, "MP+fence.rw.w+addr", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 109, 422, "p109_0, p109_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.rw.w+ctrl
p110_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p110_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 110, "MP+fence.rw.w+ctrl", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 110, 425, "p110_0, p110_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.tso+po
p111_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p111_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 111, "MP+fence.tso+po", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 111, 429, "p111_0, p111_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.tso+fence.rw.rw
p112_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p112_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 112, "MP+fence.tso+fence.rw.rw", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 112, 433, "p112_0, p112_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.tso+fence.r.r
p113_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p113_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, r; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 113, "MP+fence.tso+fence.r.r", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 113, 436, "p113_0, p113_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.tso+fence.r.rw
p114_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p114_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 114, "MP+fence.tso+fence.r.rw", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 114, 439, "p114_0, p114_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.tsos
p115_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p115_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 115, "MP+fence.tsos", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 115, 442, "p115_0, p115_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.tso+addr
p116_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p116_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 116, "MP+fence.tso+addr", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 116, 445, "p116_0, p116_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.tso+ctrl
p117_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p117_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 117, "MP+fence.tso+ctrl", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 117, 448, "p117_0, p117_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+poprl+poaqp+AMO
p118_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p118_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 118, "MP+poprl+poaqp+AMO", "1:r0;1:r1;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;y=1
test 118, 452, "p118_0, p118_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 2, 0, 0, 1, 0, 0, 0, 0

# MP+poprl+poaqp+LRSC
p119_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lr.w a7, (s1); sc.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p119_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 119, "MP+poprl+poaqp+LRSC", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1
test 119, 455, "p119_0, p119_1, 0, 0", "0, 0, 0, 0", 2, 2, 5, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0

# MP+poprl+popaq+AMO
p120_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p120_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); amoor.w.aq s8, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 120, "MP+poprl+popaq+AMO", "1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;x=1;y=1
    .dword 0xd9a94621586788c3, 0  # 1:r0=1;1:r1=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;x=1;y=1
test 120, 460, "p120_0, p120_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 2, 0, 0, 0, 1, 0, 0, 0

# MP+poprl+popaq+LRSC
p121_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lr.w a7, (s1); sc.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p121_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lr.w.aq s8, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 121, "MP+poprl+popaq+LRSC", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1
test 121, 464, "p121_0, p121_1, 0, 0", "0, 0, 0, 0", 2, 2, 6, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0

# MP+poprl+poaqaq+AMO
p122_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p122_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); amoor.w.aq s8, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 122, "MP+poprl+poaqaq+AMO", "1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;x=1;y=1
test 122, 470, "p122_0, p122_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 2, 0, 0, 0, 1, 0, 0, 0

# MP+poprl+poaqaq+LRSC
p123_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lr.w a7, (s1); sc.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p123_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); lr.w.aq s8, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 123, "MP+poprl+poaqaq+LRSC", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1
test 123, 473, "p123_0, p123_1, 0, 0", "0, 0, 0, 0", 2, 2, 5, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0

# MP+porlp+poaqp+AMO
p124_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p124_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 124, "MP+porlp+poaqp+AMO", "1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;x=1;y=1
    .dword 0xd9a94621586788c3, 0  # 1:r0=1;1:r1=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;x=1;y=1
test 124, 478, "p124_0, p124_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 2, 0, 0, 0, 1, 0, 0, 0

# MP+porlp+poaqp+LRSC
p125_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p125_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 125, "MP+porlp+poaqp+LRSC", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0
test 125, 482, "p125_0, p125_1, 0, 0", "0, 0, 0, 0", 2, 2, 6, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0

# MP+porlp+popaq+AMO
p126_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p126_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); amoor.w.aq s8, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 126, "MP+porlp+popaq+AMO", "1:r0;1:r1;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;x=1
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;x=1
    .dword 0x8002d68d733bdec2, 0  # 1:r0=1;1:r1=0;x=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;x=1
test 126, 488, "p126_0, p126_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+porlp+popaq+LRSC
p127_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p127_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lr.w.aq s8, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 127, "MP+porlp+popaq+LRSC", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0
test 127, 492, "p127_0, p127_1, 0, 0", "0, 0, 0, 0", 2, 2, 6, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0

# MP+porlp+poaqaq+AMO
p128_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p128_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); amoor.w.aq s8, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 128, "MP+porlp+poaqaq+AMO", "1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;x=1;y=1
    .dword 0xd9a94621586788c3, 0  # 1:r0=1;1:r1=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;x=1;y=1
test 128, 498, "p128_0, p128_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 2, 0, 0, 0, 1, 0, 0, 0

# MP+porlp+poaqaq+LRSC
p129_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p129_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); lr.w.aq s8, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 129, "MP+porlp+poaqaq+LRSC", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0
test 129, 502, "p129_0, p129_1, 0, 0", "0, 0, 0, 0", 2, 2, 6, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0

# MP+poarp+poaqp+AMO
p130_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p130_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 130, "MP+poarp+poaqp+AMO", "1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;x=1;y=1
test 130, 508, "p130_0, p130_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 2, 0, 0, 0, 1, 0, 0, 0

# MP+poarp+poaqp+LRSC
p131_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p131_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 131, "MP+poarp+poaqp+LRSC", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0
test 131, 511, "p131_0, p131_1, 0, 0", "0, 0, 0, 0", 2, 2, 5, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0

# MP+poarp+popaq+AMO
p132_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p132_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); amoor.w.aq s8, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 132, "MP+poarp+popaq+AMO", "1:r0;1:r1;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;x=1
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;x=1
    .dword 0x8002d68d733bdec2, 0  # 1:r0=1;1:r1=0;x=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;x=1
test 132, 516, "p132_0, p132_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+poarp+popaq+LRSC
p133_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p133_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lr.w.aq s8, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 133, "MP+poarp+popaq+LRSC", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0
test 133, 520, "p133_0, p133_1, 0, 0", "0, 0, 0, 0", 2, 2, 6, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0

# MP+poarp+poaqaq+AMO
p134_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p134_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); amoor.w.aq s8, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 134, "MP+poarp+poaqaq+AMO", "1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;x=1;y=1
test 134, 526, "p134_0, p134_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 2, 0, 0, 0, 1, 0, 0, 0

# MP+poarp+poaqaq+LRSC
p135_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p135_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); lr.w.aq s8, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 135, "MP+poarp+poaqaq+LRSC", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0
test 135, 529, "p135_0, p135_1, 0, 0", "0, 0, 0, 0", 2, 2, 5, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0

# S+pos
p136_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p136_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 136, "S+pos", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=1;x=2
test 136, 534, "p136_0, p136_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+po+fence.rw.rw
p137_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p137_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 137, "S+po+fence.rw.rw", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=1;x=2
test 137, 538, "p137_0, p137_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+po+fence.r.rw
p138_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p138_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 138, "S+po+fence.r.rw", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=1;x=2
test 138, 542, "p138_0, p138_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+po+fence.rw.w
p139_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p139_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, w; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 139, "S+po+fence.rw.w", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=1;x=2
test 139, 546, "p139_0, p139_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+po+fence.tso
p140_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p140_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 140, "S+po+fence.tso", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=1;x=2
test 140, 550, "p140_0, p140_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+po+addr
p141_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p141_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 141, "S+po+addr", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=1;x=2
test 141, 554, "p141_0, p141_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+po+data
p142_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p142_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 142, "S+po+data", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=1;x=2
test 142, 558, "p142_0, p142_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+po+ctrl
p143_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p143_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 143, "S+po+ctrl", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=1;x=2
test 143, 562, "p143_0, p143_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.rw+po
p144_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p144_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 144, "S+fence.rw.rw+po", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=1;x=2
test 144, 566, "p144_0, p144_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.rws
p145_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p145_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 145, "S+fence.rw.rws", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 145, 570, "p145_0, p145_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.rw+fence.r.rw
p146_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p146_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 146, "S+fence.rw.rw+fence.r.rw", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 146, 573, "p146_0, p146_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.rw+fence.rw.w
p147_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p147_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, w; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 147, "S+fence.rw.rw+fence.rw.w", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 147, 576, "p147_0, p147_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.rw+fence.tso
p148_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p148_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 148, "S+fence.rw.rw+fence.tso", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 148, 579, "p148_0, p148_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.rw+addr
p149_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p149_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 149, "S+fence.rw.rw+addr", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 149, 582, "p149_0, p149_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.rw+data
p150_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p150_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 150, "S+fence.rw.rw+data", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 150, 585, "p150_0, p150_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.rw+ctrl
p151_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p151_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 151, "S+fence.rw.rw+ctrl", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 151, 588, "p151_0, p151_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.w.w+po
p152_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p152_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 152, "S+fence.w.w+po", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=1;x=2
test 152, 591, "p152_0, p152_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.w.w+fence.rw.rw
p153_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p153_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 153, "S+fence.w.w+fence.rw.rw", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 153, 595, "p153_0, p153_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.w.w+fence.r.rw
p154_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p154_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 154, "S+fence.w.w+fence.r.rw", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 154, 598, "p154_0, p154_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.w.w+fence.rw.w
p155_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p155_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, w; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 155, "S+fence.w.w+fence.rw.w", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 155, 601, "p155_0, p155_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.w.w+fence.tso
p156_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p156_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 156, "S+fence.w.w+fence.tso", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 156, 604, "p156_0, p156_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.w.w+addr
p157_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p157_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 157, "S+fence.w.w+addr", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 157, 607, "p157_0, p157_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.w.w+data
p158_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p158_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 158, "S+fence.w.w+data", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 158, 610, "p158_0, p158_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.w.w+ctrl
p159_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p159_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 159, "S+fence.w.w+ctrl", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 159, 613, "p159_0, p159_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.w+po
p160_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p160_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 160, "S+fence.rw.w+po", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=1;x=2
test 160, 616, "p160_0, p160_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.w+fence.rw.rw
p161_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p161_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 161, "S+fence.rw.w+fence.rw.rw", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 161, 620, "p161_0, p161_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.w+fence.r.rw
p162_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p162_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 162, "S+fence.rw.w+fence.r.rw", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 162, 623, "p162_0, p162_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.ws
p163_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p163_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, w; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 163, "S+fence.rw.ws", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 163, 626, "p163_0, p163_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.w+fence.tso
p164_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p164_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 164, "S+fence.rw.w+fence.tso", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 164, 629, "p164_0, p164_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.w+addr
p165_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p165_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 165, "S+fence.rw.w+addr", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 165, 632, "p165_0, p165_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.w+data
p166_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p166_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 166, "S+fence.rw.w+data", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 166, 635, "p166_0, p166_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.rw.w+ctrl
p167_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p167_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 167, "S+fence.rw.w+ctrl", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 167, 638, "p167_0, p167_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.tso+po
p168_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p168_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 168, "S+fence.tso+po", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=1;x=2
test 168, 641, "p168_0, p168_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.tso+fence.rw.rw
p169_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p169_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 169, "S+fence.tso+fence.rw.rw", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 169, 645, "p169_0, p169_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.tso+fence.r.rw
p170_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p170_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 170, "S+fence.tso+fence.r.rw", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 170, 648, "p170_0, p170_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.tso+fence.rw.w
p171_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p171_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, w; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 171, "S+fence.tso+fence.rw.w", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 171, 651, "p171_0, p171_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.tsos
p172_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p172_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 172, "S+fence.tsos", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 172, 654, "p172_0, p172_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.tso+addr
p173_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p173_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 173, "S+fence.tso+addr", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 173, 657, "p173_0, p173_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.tso+data
p174_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p174_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 174, "S+fence.tso+data", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 174, 660, "p174_0, p174_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.tso+ctrl
p175_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p175_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 175, "S+fence.tso+ctrl", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 175, 663, "p175_0, p175_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+poprl+poaqp+AMO
p176_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p176_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 176, "S+poprl+poaqp+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
test 176, 666, "p176_0, p176_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# S+poprl+poaqp+LRSC
p177_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); lr.w a7, (s1); sc.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p177_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 177, "S+poprl+poaqp+LRSC", "0:r0;0:r1;1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 0:r0=0;0:r1=0;1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;x=1
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=1;1:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 0:r0=0;0:r1=1;1:r0=0;x=2
test 177, 669, "p177_0, p177_1, 0, 0", "0, 0, 0, 0", 2, 2, 5, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0

# S+poprls+AMO
p178_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p178_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 178, "S+poprls+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
test 178, 674, "p178_0, p178_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# S+poprls+LRSC
p179_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); lr.w a7, (s1); sc.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p179_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lr.w s8, (s0); sc.w.rl s9, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 179, "S+poprls+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;x"
    .dword 0x3c6ef3731de363bd, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=0;x=2
    .dword 0x9c388adbb85671f6, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=2;1:r2=0;x=1
    .dword 0x5066a70c58f8ec11, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=2;1:r2=1;x=2
    .dword 0xff02d8fcef588218, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=1;x=2
    .dword 0x113853cf0fa9dacc, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=2;1:r2=0;x=1
    .dword 0x4ea46b05c764660f, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=2;1:r2=1;x=2
    .dword 0xb2db8d60549d34ee, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;x=2
    .dword 0xf33aad9bb54431dc, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=1;x=2
    .dword 0x8531a70c825435be, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=2;1:r2=0;x=1
    .dword 0x583615b352e52e9d, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=2;1:r2=1;x=2
test 179, 677, "p179_0, p179_1, 0, 0", "0, 0, 0, 0", 2, 2, 11, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0

# S+poprl+poaqrl+AMO
p180_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p180_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 180, "S+poprl+poaqrl+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
test 180, 688, "p180_0, p180_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# S+poprl+poaqrl+LRSC
p181_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); lr.w a7, (s1); sc.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p181_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); lr.w s8, (s0); sc.w.rl s9, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 181, "S+poprl+poaqrl+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;x"
    .dword 0x3c6ef3731de363bd, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=0;x=2
    .dword 0x9c388adbb85671f6, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=2;1:r2=0;x=1
    .dword 0x5066a70c58f8ec11, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=2;1:r2=1;x=2
    .dword 0x113853cf0fa9dacc, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=2;1:r2=0;x=1
    .dword 0x4ea46b05c764660f, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=2;1:r2=1;x=2
    .dword 0xb2db8d60549d34ee, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;x=2
    .dword 0xf33aad9bb54431dc, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=1;x=2
    .dword 0x8531a70c825435be, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=2;1:r2=0;x=1
    .dword 0x583615b352e52e9d, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=2;1:r2=1;x=2
test 181, 691, "p181_0, p181_1, 0, 0", "0, 0, 0, 0", 2, 2, 10, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0

# S+porlp+poaqp+AMO
p182_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s5, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p182_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 182, "S+porlp+poaqp+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x58431757baa847e8, 0  # 1:r0=1;x=2;y=1
test 182, 701, "p182_0, p182_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# S+porlp+poaqp+LRSC
p183_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s5, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p183_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 183, "S+porlp+poaqp+LRSC", "0:r0;0:r1;1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;x=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;x=1
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=1;1:r0=0;x=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=1;1:r0=1;x=1
    .dword 0x2c50aa10df125430, 3  # 0:r0=1;0:r1=0;1:r0=0;x=2
    .dword 0xff02d8fcef588218, 0  # 0:r0=1;0:r1=0;1:r0=1;x=2
    .dword 0xa86b3b4a993ea3c0, 3  # 0:r0=1;0:r1=1;1:r0=0;x=1
    .dword 0xc03e91248beae677, 0  # 0:r0=1;0:r1=1;1:r0=1;x=1
test 183, 705, "p183_0, p183_1, 0, 0", "0, 0, 0, 0", 2, 2, 8, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0

# S+porlp+poprl+AMO
p184_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s5, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p184_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 184, "S+porlp+poprl+AMO", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=1;x=2
test 184, 713, "p184_0, p184_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+porlp+poprl+LRSC
p185_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s5, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p185_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lr.w s8, (s0); sc.w.rl s9, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 185, "S+porlp+poprl+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;x"
    .dword 0x9c388adbb85671f6, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=2;1:r2=0;x=1
    .dword 0x5066a70c58f8ec11, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=2;1:r2=1;x=2
    .dword 0xff02d8fcef588218, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=1;x=2
    .dword 0x113853cf0fa9dacc, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=2;1:r2=0;x=1
    .dword 0x4ea46b05c764660f, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=2;1:r2=1;x=2
    .dword 0x8d81fa962c2f076d, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;x=1
    .dword 0x2fa9a10e566b5d1e, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=1;x=0
    .dword 0xb9e9cf5d338f37bf, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=0;x=1
    .dword 0xef04747706d7cd43, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=1;x=0
    .dword 0x2b28e8e1ec09b7c3, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=0;1:r2=0;x=2
    .dword 0x265c86eeb42d1c85, 0  # 0:r0=1;0:r1=0;1:r0=1;1:r1=0;1:r2=0;x=2
    .dword 0xf28071d77ba3150c, 3  # 0:r0=1;0:r1=1;1:r0=0;1:r1=0;1:r2=0;x=1
    .dword 0x3f47375d7a98dee, 0  # 0:r0=1;0:r1=1;1:r0=1;1:r1=0;1:r2=0;x=1
test 185, 717, "p185_0, p185_1, 0, 0", "0, 0, 0, 0", 2, 2, 14, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0

# S+porlp+poaqrl+AMO
p186_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s5, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p186_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 186, "S+porlp+poaqrl+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x58431757baa847e8, 0  # 1:r0=1;x=2;y=1
test 186, 731, "p186_0, p186_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# S+porlp+poaqrl+LRSC
p187_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s5, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p187_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); lr.w s8, (s0); sc.w.rl s9, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 187, "S+porlp+poaqrl+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;x"
    .dword 0x9c388adbb85671f6, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=2;1:r2=0;x=1
    .dword 0x5066a70c58f8ec11, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=2;1:r2=1;x=2
    .dword 0xff02d8fcef588218, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=1;x=2
    .dword 0x113853cf0fa9dacc, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=2;1:r2=0;x=1
    .dword 0x4ea46b05c764660f, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=2;1:r2=1;x=2
    .dword 0x8d81fa962c2f076d, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;x=1
    .dword 0x2fa9a10e566b5d1e, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=1;x=0
    .dword 0xb9e9cf5d338f37bf, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=0;x=1
    .dword 0xef04747706d7cd43, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=1;x=0
    .dword 0x2b28e8e1ec09b7c3, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=0;1:r2=0;x=2
    .dword 0x265c86eeb42d1c85, 0  # 0:r0=1;0:r1=0;1:r0=1;1:r1=0;1:r2=0;x=2
    .dword 0xf28071d77ba3150c, 3  # 0:r0=1;0:r1=1;1:r0=0;1:r1=0;1:r2=0;x=1
    .dword 0x3f47375d7a98dee, 0  # 0:r0=1;0:r1=1;1:r0=1;1:r1=0;1:r2=0;x=1
test 187, 735, "p187_0, p187_1, 0, 0", "0, 0, 0, 0", 2, 2, 14, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0

# S+poarp+poaqp+AMO
p188_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s5, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p188_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 188, "S+poarp+poaqp+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
test 188, 749, "p188_0, p188_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# S+poarp+poaqp+LRSC
p189_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s5, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p189_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 189, "S+poarp+poaqp+LRSC", "0:r0;0:r1;1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;x=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;x=1
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=1;1:r0=0;x=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=1;1:r0=1;x=1
    .dword 0x2c50aa10df125430, 3  # 0:r0=1;0:r1=0;1:r0=0;x=2
    .dword 0xa86b3b4a993ea3c0, 3  # 0:r0=1;0:r1=1;1:r0=0;x=1
    .dword 0xc03e91248beae677, 0  # 0:r0=1;0:r1=1;1:r0=1;x=1
test 189, 752, "p189_0, p189_1, 0, 0", "0, 0, 0, 0", 2, 2, 7, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0

# S+poarp+poprl+AMO
p190_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s5, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p190_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 190, "S+poarp+poprl+AMO", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 190, 759, "p190_0, p190_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+poarp+poprl+LRSC
p191_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s5, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p191_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lr.w s8, (s0); sc.w.rl s9, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 191, "S+poarp+poprl+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;x"
    .dword 0x9c388adbb85671f6, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=2;1:r2=0;x=1
    .dword 0x5066a70c58f8ec11, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=2;1:r2=1;x=2
    .dword 0xff02d8fcef588218, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=1;x=2
    .dword 0x113853cf0fa9dacc, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=2;1:r2=0;x=1
    .dword 0x4ea46b05c764660f, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=2;1:r2=1;x=2
    .dword 0x8d81fa962c2f076d, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;x=1
    .dword 0x2fa9a10e566b5d1e, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=1;x=0
    .dword 0xb9e9cf5d338f37bf, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=0;x=1
    .dword 0xef04747706d7cd43, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=1;x=0
    .dword 0x2b28e8e1ec09b7c3, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=0;1:r2=0;x=2
    .dword 0xf28071d77ba3150c, 3  # 0:r0=1;0:r1=1;1:r0=0;1:r1=0;1:r2=0;x=1
    .dword 0x3f47375d7a98dee, 0  # 0:r0=1;0:r1=1;1:r0=1;1:r1=0;1:r2=0;x=1
test 191, 762, "p191_0, p191_1, 0, 0", "0, 0, 0, 0", 2, 2, 13, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0

# S+poarp+poaqrl+AMO
p192_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s5, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p192_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 192, "S+poarp+poaqrl+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
test 192, 775, "p192_0, p192_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# S+poarp+poaqrl+LRSC
p193_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s5, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p193_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w.aq a7, (s1); lr.w s8, (s0); sc.w.rl s9, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 193, "S+poarp+poaqrl+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;x"
    .dword 0x9c388adbb85671f6, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=2;1:r2=0;x=1
    .dword 0x5066a70c58f8ec11, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=2;1:r2=1;x=2
    .dword 0x113853cf0fa9dacc, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=2;1:r2=0;x=1
    .dword 0x4ea46b05c764660f, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=2;1:r2=1;x=2
    .dword 0x8d81fa962c2f076d, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;x=1
    .dword 0x2fa9a10e566b5d1e, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=1;x=0
    .dword 0xb9e9cf5d338f37bf, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=0;x=1
    .dword 0xef04747706d7cd43, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=1;x=0
    .dword 0x2b28e8e1ec09b7c3, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=0;1:r2=0;x=2
    .dword 0xf28071d77ba3150c, 3  # 0:r0=1;0:r1=1;1:r0=0;1:r1=0;1:r2=0;x=1
    .dword 0x3f47375d7a98dee, 0  # 0:r0=1;0:r1=1;1:r0=1;1:r1=0;1:r2=0;x=1
test 193, 778, "p193_0, p193_1, 0, 0", "0, 0, 0, 0", 2, 2, 12, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0

# R+pos
p194_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p194_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 194, "R+pos", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 194, 790, "p194_0, p194_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+po+fence.rw.rw
p195_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p195_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 195, "R+po+fence.rw.rw", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 0  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 195, 794, "p195_0, p195_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0

# R+po+fence.w.r
p196_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p196_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 196, "R+po+fence.w.r", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 0  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 196, 798, "p196_0, p196_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0

# R+po+fence.tso
p197_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p197_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 197, "R+po+fence.tso", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 197, 802, "p197_0, p197_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+po+fence.w.w
p198_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p198_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, w; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 198, "R+po+fence.w.w", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 198, 806, "p198_0, p198_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+fence.rw.rw+po
p199_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p199_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 199, "R+fence.rw.rw+po", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 199, 810, "p199_0, p199_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+fence.rw.rws
p200_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p200_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 200, "R+fence.rw.rws", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 200, 814, "p200_0, p200_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0

# R+fence.rw.rw+fence.w.r
p201_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p201_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 201, "R+fence.rw.rw+fence.w.r", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 201, 817, "p201_0, p201_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0

# R+fence.rw.rw+fence.tso
p202_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p202_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 202, "R+fence.rw.rw+fence.tso", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 202, 820, "p202_0, p202_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+fence.rw.rw+fence.w.w
p203_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p203_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, w; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 203, "R+fence.rw.rw+fence.w.w", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 203, 824, "p203_0, p203_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+fence.w.w+po
p204_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p204_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 204, "R+fence.w.w+po", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 204, 828, "p204_0, p204_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+fence.w.w+fence.rw.rw
p205_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p205_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 205, "R+fence.w.w+fence.rw.rw", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 205, 832, "p205_0, p205_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0

# R+fence.w.w+fence.w.r
p206_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p206_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 206, "R+fence.w.w+fence.w.r", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 206, 835, "p206_0, p206_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0

# R+fence.w.w+fence.tso
p207_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p207_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 207, "R+fence.w.w+fence.tso", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 207, 838, "p207_0, p207_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+fence.w.ws
p208_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p208_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, w; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 208, "R+fence.w.ws", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 208, 842, "p208_0, p208_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+fence.rw.w+po
p209_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p209_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 209, "R+fence.rw.w+po", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 209, 846, "p209_0, p209_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+fence.rw.w+fence.rw.rw
p210_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p210_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 210, "R+fence.rw.w+fence.rw.rw", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 210, 850, "p210_0, p210_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0

# R+fence.rw.w+fence.w.r
p211_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p211_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 211, "R+fence.rw.w+fence.w.r", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 211, 853, "p211_0, p211_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0

# R+fence.rw.w+fence.tso
p212_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p212_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 212, "R+fence.rw.w+fence.tso", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 212, 856, "p212_0, p212_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+fence.rw.w+fence.w.w
p213_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p213_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, w; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 213, "R+fence.rw.w+fence.w.w", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 213, 860, "p213_0, p213_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+fence.tso+po
p214_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p214_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 214, "R+fence.tso+po", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 214, 864, "p214_0, p214_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+fence.tso+fence.rw.rw
p215_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p215_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 215, "R+fence.tso+fence.rw.rw", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 215, 868, "p215_0, p215_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0

# R+fence.tso+fence.w.r
p216_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p216_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 216, "R+fence.tso+fence.w.r", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 216, 871, "p216_0, p216_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0

# R+fence.tsos
p217_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p217_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 217, "R+fence.tsos", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 217, 874, "p217_0, p217_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+fence.tso+fence.w.w
p218_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p218_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, w; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 218, "R+fence.tso+fence.w.w", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 218, 878, "p218_0, p218_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1

# R+poprl+porlaq+AMO
p219_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p219_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); amoor.w.aq a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 219, "R+poprl+porlaq+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;x=1;y=2
test 219, 882, "p219_0, p219_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# R+poprl+porlaq+LRSC
p220_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lr.w a7, (s1); sc.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p220_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.rl s8, s4, (s1); lr.w.aq s9, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 220, "R+poprl+porlaq+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;y"
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=1;y=1
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=1;y=2
    .dword 0xa86b3b4a993ea3c0, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=0;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=1;y=1
    .dword 0xb2db8d60549d34ee, 2  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;y=2
    .dword 0xf33aad9bb54431dc, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=1;y=2
    .dword 0xccec01f8c02f5557, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;1:r2=0;y=0
    .dword 0x37b4d23e11bc3a02, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;1:r2=1;y=0
    .dword 0x9c3395fbbda150f6, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0xa5aaba1aab1b633d, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;1:r2=1;y=1
    .dword 0x55b719699de85528, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;1:r2=0;y=2
    .dword 0xc998c41953672fe4, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;1:r2=1;y=2
test 220, 885, "p220_0, p220_1, 0, 0", "0, 0, 0, 0", 2, 2, 13, 1, 2, 3, 0, 0, 1, 0, 0, 0, 1

# R+poprl+popar+AMO
p221_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p221_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); amoor.w.aqrl a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 221, "R+poprl+popar+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;x=1;y=2
test 221, 898, "p221_0, p221_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# R+poprl+popar+LRSC
p222_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lr.w a7, (s1); sc.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p222_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lr.w.aqrl a7, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 222, "R+poprl+popar+LRSC", "0:r0;0:r1;1:r0;y"
    .dword 0x9c388adbb85671f6, 3  # 0:r0=0;0:r1=0;1:r0=1;y=2
    .dword 0x1e3a504203a56489, 2  # 0:r0=0;0:r1=1;1:r0=0;y=2
    .dword 0x5a52f290035d0875, 3  # 0:r0=0;0:r1=1;1:r0=1;y=2
    .dword 0x91569d20b134d82e, 3  # 0:r0=2;0:r1=0;1:r0=0;y=1
    .dword 0xffcd760787642d71, 3  # 0:r0=2;0:r1=0;1:r0=1;y=1
    .dword 0x6b7f81413b994466, 3  # 0:r0=2;0:r1=1;1:r0=0;y=2
    .dword 0x5f31b45c7035dd6c, 3  # 0:r0=2;0:r1=1;1:r0=1;y=2
test 222, 901, "p222_0, p222_1, 0, 0", "0, 0, 0, 0", 2, 2, 7, 1, 2, 1, 0, 0, 1, 0, 0, 0, 1

# R+poprl+poarp+AMO
p223_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p223_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 223, "R+poprl+poarp+AMO", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 223, 908, "p223_0, p223_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0

# R+poprl+poarp+LRSC
p224_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lr.w a7, (s1); sc.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p224_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.aqrl s8, s4, (s1); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 224, "R+poprl+poarp+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;y"
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=1;y=1
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=1;y=2
    .dword 0xa86b3b4a993ea3c0, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=0;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=1;y=1
    .dword 0xb2db8d60549d34ee, 2  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;y=2
    .dword 0xf33aad9bb54431dc, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=1;y=2
    .dword 0xccec01f8c02f5557, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;1:r2=0;y=0
    .dword 0x37b4d23e11bc3a02, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;1:r2=1;y=0
    .dword 0x9c3395fbbda150f6, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0xa5aaba1aab1b633d, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;1:r2=1;y=1
    .dword 0x55b719699de85528, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;1:r2=0;y=2
    .dword 0xc998c41953672fe4, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;1:r2=1;y=2
test 224, 911, "p224_0, p224_1, 0, 0", "0, 0, 0, 0", 2, 2, 13, 1, 2, 3, 0, 0, 1, 0, 0, 0, 1

# R+poprl+porlp+AMO
p225_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p225_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 225, "R+poprl+porlp+AMO", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 0  # 1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 225, 924, "p225_0, p225_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0

# R+poprl+porlp+LRSC
p226_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lr.w a7, (s1); sc.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p226_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.rl s8, s4, (s1); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 226, "R+poprl+porlp+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;y"
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=1;y=1
    .dword 0x2c50aa10df125430, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=0;y=2
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=1;y=2
    .dword 0xa86b3b4a993ea3c0, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=0;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=1;y=1
    .dword 0xb2db8d60549d34ee, 2  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;y=2
    .dword 0xf33aad9bb54431dc, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=1;y=2
    .dword 0xccec01f8c02f5557, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;1:r2=0;y=0
    .dword 0x37b4d23e11bc3a02, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;1:r2=1;y=0
    .dword 0x9c3395fbbda150f6, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0xa5aaba1aab1b633d, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;1:r2=1;y=1
    .dword 0x55b719699de85528, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;1:r2=0;y=2
    .dword 0xc998c41953672fe4, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;1:r2=1;y=2
test 226, 928, "p226_0, p226_1, 0, 0", "0, 0, 0, 0", 2, 2, 14, 1, 2, 3, 0, 0, 1, 0, 0, 0, 1

# R+porlp+porlaq+AMO
p227_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p227_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); amoor.w.aq a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 227, "R+porlp+porlaq+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=0;x=1;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;x=1;y=2
test 227, 942, "p227_0, p227_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# R+porlp+porlaq+LRSC
p228_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p228_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.rl s8, s4, (s1); lr.w.aq s9, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 228, "R+porlp+porlaq+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=1;y=1
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=1;y=1
    .dword 0x2c50aa10df125430, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=0;y=2
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=1;y=2
    .dword 0xa86b3b4a993ea3c0, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=0;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=1;y=1
    .dword 0x8d81fa962c2f076d, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0x6b237bbb7f820b76, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x94903c81de21259c, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=0;y=2
    .dword 0x17f13561c8bfe798, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=1;1:r2=0;y=1
test 228, 946, "p228_0, p228_1, 0, 0", "0, 0, 0, 0", 2, 2, 12, 1, 2, 3, 0, 0, 1, 0, 0, 0, 0

# R+porlp+popar+AMO
p229_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p229_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); amoor.w.aqrl a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 229, "R+porlp+popar+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=0;x=1;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;x=1;y=2
test 229, 958, "p229_0, p229_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# R+porlp+popar+LRSC
p230_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p230_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lr.w.aqrl a7, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 230, "R+porlp+popar+LRSC", "0:r0;0:r1;1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 0  # 0:r0=0;0:r1=0;1:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 0:r0=0;0:r1=0;1:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=1;1:r0=0;y=1
    .dword 0x1e3a504203a56489, 3  # 0:r0=0;0:r1=1;1:r0=0;y=2
test 230, 962, "p230_0, p230_1, 0, 0", "0, 0, 0, 0", 2, 2, 6, 1, 2, 1, 0, 0, 1, 0, 0, 0, 0

# R+porlp+poarp+AMO
p231_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p231_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 231, "R+porlp+poarp+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=0;x=1;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;x=1;y=2
test 231, 968, "p231_0, p231_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# R+porlp+poarp+LRSC
p232_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p232_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.aqrl s8, s4, (s1); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 232, "R+porlp+poarp+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=1;y=1
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=1;y=1
    .dword 0x2c50aa10df125430, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=0;y=2
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=1;y=2
    .dword 0xa86b3b4a993ea3c0, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=0;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=1;y=1
    .dword 0x8d81fa962c2f076d, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0x6b237bbb7f820b76, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x94903c81de21259c, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=0;y=2
    .dword 0x17f13561c8bfe798, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=1;1:r2=0;y=1
test 232, 972, "p232_0, p232_1, 0, 0", "0, 0, 0, 0", 2, 2, 12, 1, 2, 3, 0, 0, 1, 0, 0, 0, 0

# R+porlps+AMO
p233_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p233_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 233, "R+porlps+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=0;x=1;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;x=1;y=2
test 233, 984, "p233_0, p233_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# R+porlps+LRSC
p234_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p234_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.rl s8, s4, (s1); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 234, "R+porlps+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=1;y=1
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=1;y=1
    .dword 0x2c50aa10df125430, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=0;y=2
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=1;y=2
    .dword 0xa86b3b4a993ea3c0, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=0;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=1;y=1
    .dword 0x8d81fa962c2f076d, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0x6b237bbb7f820b76, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x94903c81de21259c, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=0;y=2
    .dword 0x17f13561c8bfe798, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=1;1:r2=0;y=1
test 234, 988, "p234_0, p234_1, 0, 0", "0, 0, 0, 0", 2, 2, 12, 1, 2, 3, 0, 0, 1, 0, 0, 0, 0

# R+poarp+porlaq+AMO
p235_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p235_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); amoor.w.aq a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 235, "R+poarp+porlaq+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;x=1;y=2
test 235, 1000, "p235_0, p235_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# R+poarp+porlaq+LRSC
p236_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p236_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.rl s8, s4, (s1); lr.w.aq s9, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 236, "R+poarp+porlaq+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=1;y=1
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=1;y=1
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=1;y=2
    .dword 0xa86b3b4a993ea3c0, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=0;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=1;y=1
    .dword 0x8d81fa962c2f076d, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0x6b237bbb7f820b76, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x94903c81de21259c, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=0;y=2
    .dword 0x17f13561c8bfe798, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=1;1:r2=0;y=1
test 236, 1003, "p236_0, p236_1, 0, 0", "0, 0, 0, 0", 2, 2, 11, 1, 2, 3, 0, 0, 1, 0, 0, 0, 0

# R+poarp+popar+AMO
p237_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p237_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); amoor.w.aqrl a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 237, "R+poarp+popar+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;x=1;y=2
test 237, 1014, "p237_0, p237_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# R+poarp+popar+LRSC
p238_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p238_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lr.w.aqrl a7, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 238, "R+poarp+popar+LRSC", "0:r0;0:r1;1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 0:r0=0;0:r1=0;1:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=1;1:r0=0;y=1
    .dword 0x1e3a504203a56489, 3  # 0:r0=0;0:r1=1;1:r0=0;y=2
test 238, 1017, "p238_0, p238_1, 0, 0", "0, 0, 0, 0", 2, 2, 5, 1, 2, 1, 0, 0, 1, 0, 0, 0, 0

# R+poarps+AMO
p239_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p239_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 239, "R+poarps+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;x=1;y=2
test 239, 1022, "p239_0, p239_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# R+poarps+LRSC
p240_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p240_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.aqrl s8, s4, (s1); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 240, "R+poarps+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=1;y=1
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=1;y=1
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=1;y=2
    .dword 0xa86b3b4a993ea3c0, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=0;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=1;y=1
    .dword 0x8d81fa962c2f076d, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0x6b237bbb7f820b76, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x94903c81de21259c, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=0;y=2
    .dword 0x17f13561c8bfe798, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=1;1:r2=0;y=1
test 240, 1025, "p240_0, p240_1, 0, 0", "0, 0, 0, 0", 2, 2, 11, 1, 2, 3, 0, 0, 1, 0, 0, 0, 0

# R+poarp+porlp+AMO
p241_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s4, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p241_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 241, "R+poarp+porlp+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 0  # 1:r0=0;x=1;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;x=1;y=2
test 241, 1036, "p241_0, p241_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# R+poarp+porlp+LRSC
p242_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s4, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p242_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.rl s8, s4, (s1); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 242, "R+poarp+porlp+LRSC", "0:r0;0:r1;1:r0;1:r1;1:r2;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;1:r2=1;y=1
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;1:r2=1;y=1
    .dword 0x2c50aa10df125430, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=0;y=2
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;1:r2=1;y=2
    .dword 0xa86b3b4a993ea3c0, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=0;y=1
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;1:r2=1;y=1
    .dword 0x8d81fa962c2f076d, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;1:r2=0;y=1
    .dword 0x6b237bbb7f820b76, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x94903c81de21259c, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;1:r2=0;y=2
    .dword 0x17f13561c8bfe798, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=1;1:r2=0;y=1
test 242, 1040, "p242_0, p242_1, 0, 0", "0, 0, 0, 0", 2, 2, 12, 1, 2, 3, 0, 0, 1, 0, 0, 0, 0

# 2+2W+pos
p243_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p243_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 243, "2+2W+pos", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
    .dword 0x91a1892da321fbe2, 0  # x=2;y=2
test 243, 1052, "p243_0, p243_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+po+fence.rw.rw
p244_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p244_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence rw, rw; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 244, "2+2W+po+fence.rw.rw", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
    .dword 0x91a1892da321fbe2, 0  # x=2;y=2
test 244, 1056, "p244_0, p244_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+po+fence.w.w
p245_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p245_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence w, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 245, "2+2W+po+fence.w.w", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
    .dword 0x91a1892da321fbe2, 0  # x=2;y=2
test 245, 1060, "p245_0, p245_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+po+fence.rw.w
p246_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p246_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence rw, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 246, "2+2W+po+fence.rw.w", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
    .dword 0x91a1892da321fbe2, 0  # x=2;y=2
test 246, 1064, "p246_0, p246_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+po+fence.tso
p247_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p247_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence.tso; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 247, "2+2W+po+fence.tso", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
    .dword 0x91a1892da321fbe2, 0  # x=2;y=2
test 247, 1068, "p247_0, p247_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+fence.rw.rws
p248_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p248_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence rw, rw; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 248, "2+2W+fence.rw.rws", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 248, 1072, "p248_0, p248_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+fence.rw.rw+fence.w.w
p249_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p249_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence w, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 249, "2+2W+fence.rw.rw+fence.w.w", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 249, 1075, "p249_0, p249_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+fence.rw.rw+fence.rw.w
p250_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p250_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence rw, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 250, "2+2W+fence.rw.rw+fence.rw.w", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 250, 1078, "p250_0, p250_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+fence.rw.rw+fence.tso
p251_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p251_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence.tso; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 251, "2+2W+fence.rw.rw+fence.tso", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 251, 1081, "p251_0, p251_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+fence.w.ws
p252_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p252_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence w, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 252, "2+2W+fence.w.ws", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 252, 1084, "p252_0, p252_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+fence.w.w+fence.rw.w
p253_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p253_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence rw, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 253, "2+2W+fence.w.w+fence.rw.w", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 253, 1087, "p253_0, p253_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+fence.w.w+fence.tso
p254_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p254_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence.tso; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 254, "2+2W+fence.w.w+fence.tso", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 254, 1090, "p254_0, p254_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+fence.rw.ws
p255_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p255_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence rw, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 255, "2+2W+fence.rw.ws", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 255, 1093, "p255_0, p255_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+fence.rw.w+fence.tso
p256_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p256_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence.tso; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 256, "2+2W+fence.rw.w+fence.tso", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 256, 1096, "p256_0, p256_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+fence.tsos
p257_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p257_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence.tso; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 257, "2+2W+fence.tsos", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 257, 1099, "p257_0, p257_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+poprls+AMO
p258_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p258_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); amoswap.w.rl zero, s4, (s0); bne a0, a1, 1b; ret
outcomes 258, "2+2W+poprls+AMO", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 258, 1102, "p258_0, p258_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+poprls+LRSC
p259_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); lr.w a7, (s1); sc.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p259_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); lr.w a7, (s0); sc.w.rl s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 259, "2+2W+poprls+LRSC", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x7d9caa2b1634d843, 2  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=2;y=2
    .dword 0x6195fc45f56ac36a, 3  # 0:r0=0;0:r1=0;1:r0=2;1:r1=0;x=1;y=2
    .dword 0x209778e98df956cb, 3  # 0:r0=0;0:r1=0;1:r0=2;1:r1=1;x=2;y=2
    .dword 0xd512ca23b344508, 2  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=2;y=2
    .dword 0x4c3ab79b631ef8ea, 2  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=2;y=2
    .dword 0x654373152a6d2256, 3  # 0:r0=0;0:r1=1;1:r0=2;1:r1=0;x=1;y=2
    .dword 0x637eea1bf49bfbd6, 3  # 0:r0=0;0:r1=1;1:r0=2;1:r1=1;x=2;y=2
    .dword 0x1edf702661e3ba02, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;x=2;y=1
    .dword 0x5a86e1e3c2bf591e, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=1;x=2;y=1
    .dword 0x88b858e9e31fc7, 3  # 0:r0=2;0:r1=0;1:r0=2;1:r1=0;x=1;y=1
    .dword 0xa9d3973dcc412754, 3  # 0:r0=2;0:r1=0;1:r0=2;1:r1=1;x=2;y=1
    .dword 0xd2270123f4fc26d0, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;x=2;y=2
    .dword 0xed747cf6e2e6b32e, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=1;x=2;y=2
    .dword 0x87b330a340da3c9c, 3  # 0:r0=2;0:r1=1;1:r0=2;1:r1=0;x=1;y=2
    .dword 0x47d08e170037ab2a, 3  # 0:r0=2;0:r1=1;1:r0=2;1:r1=1;x=2;y=2
test 259, 1105, "p259_0, p259_1, 0, 0", "0, 0, 0, 0", 2, 2, 15, 2, 2, 2, 0, 0, 0, 1, 0, 0, 1

# 2+2W+poprl+porlp+AMO
p260_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p260_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s5, (s1); sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 260, "2+2W+poprl+porlp+AMO", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
    .dword 0x91a1892da321fbe2, 0  # x=2;y=2
test 260, 1120, "p260_0, p260_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+poprl+porlp+LRSC
p261_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); lr.w a7, (s1); sc.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p261_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.rl s8, s5, (s1); sw s4, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 261, "2+2W+poprl+porlp+LRSC", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=2;y=1
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;x=1;y=2
    .dword 0xdf75055795dab9ec, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;x=2;y=2
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;x=1;y=1
    .dword 0xf5bdb75cf9ac5b5e, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;x=2;y=1
    .dword 0xf33aad9bb54431dc, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=1;y=2
    .dword 0xd512ca23b344508, 2  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=2;y=2
    .dword 0x37b4d23e11bc3a02, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=1;y=0
    .dword 0xfcbc4267a686ac8, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=2;y=0
    .dword 0xa5aaba1aab1b633d, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x1edf702661e3ba02, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;x=2;y=1
    .dword 0xc998c41953672fe4, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;x=1;y=2
    .dword 0xd2270123f4fc26d0, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;x=2;y=2
test 261, 1124, "p261_0, p261_1, 0, 0", "0, 0, 0, 0", 2, 2, 14, 2, 2, 2, 0, 0, 0, 1, 0, 0, 1

# 2+2W+poprl+poarp+AMO
p262_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p262_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s5, (s1); sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 262, "2+2W+poprl+poarp+AMO", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 262, 1138, "p262_0, p262_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+poprl+poarp+LRSC
p263_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); lr.w a7, (s1); sc.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p263_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.aqrl s8, s5, (s1); sw s4, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 263, "2+2W+poprl+poarp+LRSC", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=2;y=1
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;x=1;y=2
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;x=1;y=1
    .dword 0xf5bdb75cf9ac5b5e, 0  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;x=2;y=1
    .dword 0xf33aad9bb54431dc, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=1;y=2
    .dword 0xd512ca23b344508, 2  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=2;y=2
    .dword 0x37b4d23e11bc3a02, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=1;y=0
    .dword 0xfcbc4267a686ac8, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=2;y=0
    .dword 0xa5aaba1aab1b633d, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x1edf702661e3ba02, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;x=2;y=1
    .dword 0xc998c41953672fe4, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;x=1;y=2
    .dword 0xd2270123f4fc26d0, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;x=2;y=2
test 263, 1141, "p263_0, p263_1, 0, 0", "0, 0, 0, 0", 2, 2, 13, 2, 2, 2, 0, 0, 0, 1, 0, 0, 1

# 2+2W+porlps+AMO
p264_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s5, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p264_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s5, (s1); sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 264, "2+2W+porlps+AMO", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
    .dword 0x91a1892da321fbe2, 0  # x=2;y=2
test 264, 1154, "p264_0, p264_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+porlps+LRSC
p265_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s5, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p265_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.rl s8, s5, (s1); sw s4, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 265, "2+2W+porlps+LRSC", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1;y=1
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;x=1;y=2
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x2b7367e2261259f1, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;x=1;y=2
    .dword 0xa471e743498d359d, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=1;x=1;y=1
    .dword 0x148ec4dfed879f4, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=0;x=2;y=1
    .dword 0x242b61bbd2fa2ef6, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=1;x=2;y=1
    .dword 0x985b3aa5d265603b, 0  # 0:r0=1;0:r1=0;1:r0=1;1:r1=0;x=2;y=2
    .dword 0x719169a636733ea8, 0  # 0:r0=1;0:r1=0;1:r0=1;1:r1=1;x=2;y=1
    .dword 0xdfce31ff06da1559, 3  # 0:r0=1;0:r1=1;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x91b228be113f9263, 3  # 0:r0=1;0:r1=1;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x52bc21e8519198f4, 0  # 0:r0=1;0:r1=1;1:r0=1;1:r1=0;x=1;y=2
    .dword 0x96335a4fe03e2796, 0  # 0:r0=1;0:r1=1;1:r0=1;1:r1=1;x=1;y=1
test 265, 1158, "p265_0, p265_1, 0, 0", "0, 0, 0, 0", 2, 2, 16, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0

# 2+2W+porlp+poarp+AMO
p266_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s5, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p266_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s5, (s1); sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 266, "2+2W+porlp+poarp+AMO", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
    .dword 0x91a1892da321fbe2, 0  # x=2;y=2
test 266, 1174, "p266_0, p266_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+porlp+poarp+LRSC
p267_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.rl s8, s5, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p267_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.aqrl s8, s5, (s1); sw s4, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 267, "2+2W+porlp+poarp+LRSC", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1;y=1
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;x=1;y=2
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x2b7367e2261259f1, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;x=1;y=2
    .dword 0xa471e743498d359d, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=1;x=1;y=1
    .dword 0x148ec4dfed879f4, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=0;x=2;y=1
    .dword 0x242b61bbd2fa2ef6, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=1;x=2;y=1
    .dword 0x985b3aa5d265603b, 0  # 0:r0=1;0:r1=0;1:r0=1;1:r1=0;x=2;y=2
    .dword 0x719169a636733ea8, 0  # 0:r0=1;0:r1=0;1:r0=1;1:r1=1;x=2;y=1
    .dword 0xdfce31ff06da1559, 3  # 0:r0=1;0:r1=1;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x91b228be113f9263, 3  # 0:r0=1;0:r1=1;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x52bc21e8519198f4, 0  # 0:r0=1;0:r1=1;1:r0=1;1:r1=0;x=1;y=2
    .dword 0x96335a4fe03e2796, 0  # 0:r0=1;0:r1=1;1:r0=1;1:r1=1;x=1;y=1
test 267, 1178, "p267_0, p267_1, 0, 0", "0, 0, 0, 0", 2, 2, 16, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0

# 2+2W+poarps+AMO
p268_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s5, (s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p268_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl zero, s5, (s1); sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 268, "2+2W+poarps+AMO", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 268, 1194, "p268_0, p268_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# 2+2W+poarps+LRSC
p269_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s5, (s0); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p269_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s1); sc.w.aqrl s8, s5, (s1); sw s4, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 269, "2+2W+poarps+LRSC", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1;y=1
    .dword 0xff02d8fcef588218, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;x=1;y=2
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x2b7367e2261259f1, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=0;x=1;y=2
    .dword 0xa471e743498d359d, 3  # 0:r0=0;0:r1=1;1:r0=1;1:r1=1;x=1;y=1
    .dword 0x148ec4dfed879f4, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=0;x=2;y=1
    .dword 0x242b61bbd2fa2ef6, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=1;x=2;y=1
    .dword 0x719169a636733ea8, 0  # 0:r0=1;0:r1=0;1:r0=1;1:r1=1;x=2;y=1
    .dword 0xdfce31ff06da1559, 3  # 0:r0=1;0:r1=1;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x91b228be113f9263, 3  # 0:r0=1;0:r1=1;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x52bc21e8519198f4, 0  # 0:r0=1;0:r1=1;1:r0=1;1:r1=0;x=1;y=2
    .dword 0x96335a4fe03e2796, 0  # 0:r0=1;0:r1=1;1:r0=1;1:r1=1;x=1;y=1
test 269, 1197, "p269_0, p269_1, 0, 0", "0, 0, 0, 0", 2, 2, 15, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0

# WRC+pos
p270_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p270_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p270_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 270, "WRC+pos", "1:r0;2:r0;2:r1"
    .dword 0x0, 3  # 1:r0=0;2:r0=0;2:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;2:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;2:r0=1;2:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;2:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=1;2:r0=0;2:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;2:r1=1
    .dword 0x1de3ff1f3c2a5c47, 0  # 1:r0=1;2:r0=1;2:r1=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;2:r1=1
test 270, 1212, "p270_0, p270_1, p270_2, 0", "0, 0, 0, 0", 3, 2, 8, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0

# WRC+fence.rw.rws
p271_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p271_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p271_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 271, "WRC+fence.rw.rws", "1:r0;2:r0;2:r1"
    .dword 0x0, 3  # 1:r0=0;2:r0=0;2:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;2:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;2:r0=1;2:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;2:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=1;2:r0=0;2:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;2:r1=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;2:r1=1
test 271, 1220, "p271_0, p271_1, p271_2, 0", "0, 0, 0, 0", 3, 2, 7, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0

# WRC+fence.tsos
p272_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p272_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence.tso; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p272_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 272, "WRC+fence.tsos", "1:r0;2:r0;2:r1"
    .dword 0x0, 3  # 1:r0=0;2:r0=0;2:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;2:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;2:r0=1;2:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;2:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=1;2:r0=0;2:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;2:r1=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;2:r1=1
test 272, 1227, "p272_0, p272_1, p272_2, 0", "0, 0, 0, 0", 3, 2, 7, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0

# WRC+data+addr
p273_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p273_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p273_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 273, "WRC+data+addr", "1:r0;2:r0;2:r1"
    .dword 0x0, 3  # 1:r0=0;2:r0=0;2:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;2:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;2:r0=1;2:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;2:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=1;2:r0=0;2:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;2:r1=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;2:r1=1
test 273, 1234, "p273_0, p273_1, p273_2, 0", "0, 0, 0, 0", 3, 2, 7, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0

# WRC+ctrl+fence.r.r
p274_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p274_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); beqz a7, 2f; 2:; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p274_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, r; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 274, "WRC+ctrl+fence.r.r", "1:r0;2:r0;2:r1"
    .dword 0x0, 3  # 1:r0=0;2:r0=0;2:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;2:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;2:r0=1;2:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;2:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=1;2:r0=0;2:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;2:r1=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;2:r1=1
test 274, 1241, "p274_0, p274_1, p274_2, 0", "0, 0, 0, 0", 3, 2, 7, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0

# WRC+addr+fence.r.rw
p275_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p275_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t1, a7, a7; add t1, t1, s1; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p275_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 275, "WRC+addr+fence.r.rw", "1:r0;2:r0;2:r1"
    .dword 0x0, 3  # 1:r0=0;2:r0=0;2:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;2:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;2:r0=1;2:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;2:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=1;2:r0=0;2:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;2:r1=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;2:r1=1
test 275, 1248, "p275_0, p275_1, p275_2, 0", "0, 0, 0, 0", 3, 2, 7, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0

# WRC+poaqps+AMO
p276_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p276_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p276_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 276, "WRC+poaqps+AMO", "1:r0;2:r0;2:r1;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=0;2:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=0;2:r1=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=0;2:r0=1;2:r1=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;2:r0=1;2:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 1:r0=1;2:r0=0;2:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=1;2:r0=0;2:r1=1;x=1;y=1
    .dword 0xa471e743498d359d, 3  # 1:r0=1;2:r0=1;2:r1=1;x=1;y=1
test 276, 1255, "p276_0, p276_1, p276_2, 0", "0, 0, 0, 0", 3, 2, 7, 2, 0, 1, 2, 0, 0, 1, 0, 0, 0

# WRC+poaqrl+poaqaq+AMO
p277_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p277_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); amoswap.w.rl zero, s4, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p277_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); amoor.w.aq s8, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 277, "WRC+poaqrl+poaqaq+AMO", "1:r0;2:r0;2:r1;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=0;2:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=0;2:r1=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=0;2:r0=1;2:r1=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;2:r0=1;2:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 1:r0=1;2:r0=0;2:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=1;2:r0=0;2:r1=1;x=1;y=1
    .dword 0xa471e743498d359d, 3  # 1:r0=1;2:r0=1;2:r1=1;x=1;y=1
test 277, 1262, "p277_0, p277_1, p277_2, 0", "0, 0, 0, 0", 3, 2, 7, 2, 0, 1, 2, 0, 0, 1, 0, 0, 0

# RWC+pos
p278_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p278_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p278_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 278, "RWC+pos", "1:r0;1:r1;2:r0"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 2  # 1:r0=1;1:r1=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;1:r1=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=1;1:r1=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;2:r0=1
test 278, 1269, "p278_0, p278_1, p278_2, 0", "0, 0, 0, 0", 3, 2, 8, 0, 0, 2, 1, 0, 0, 0, 0, 0, 1

# RWC+fence.rw.rws
p279_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p279_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p279_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 279, "RWC+fence.rw.rws", "1:r0;1:r1;2:r0"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;2:r0=1
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;1:r1=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=1;1:r1=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;2:r0=1
test 279, 1277, "p279_0, p279_1, p279_2, 0", "0, 0, 0, 0", 3, 2, 7, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0

# RWC+fence.tsos
p280_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p280_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence.tso; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p280_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 280, "RWC+fence.tsos", "1:r0;1:r1;2:r0"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 2  # 1:r0=1;1:r1=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;1:r1=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=1;1:r1=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;2:r0=1
test 280, 1284, "p280_0, p280_1, p280_2, 0", "0, 0, 0, 0", 3, 2, 8, 0, 0, 2, 1, 0, 0, 0, 0, 0, 1

# RWC+addr+fence.rw.rw
p281_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p281_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t1, a7, a7; add t1, t1, s1; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p281_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 281, "RWC+addr+fence.rw.rw", "1:r0;1:r1;2:r0"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;2:r0=1
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;1:r1=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=1;1:r1=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;2:r0=1
test 281, 1292, "p281_0, p281_1, p281_2, 0", "0, 0, 0, 0", 3, 2, 7, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0

# RWC+fence.r.r+fence.w.r
p282_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p282_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, r; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p282_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 282, "RWC+fence.r.r+fence.w.r", "1:r0;1:r1;2:r0"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;2:r0=1
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;1:r1=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=1;1:r1=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;2:r0=1
test 282, 1299, "p282_0, p282_1, p282_2, 0", "0, 0, 0, 0", 3, 2, 7, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0

# RWC+fence.r.rw+po
p283_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p283_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, rw; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p283_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 283, "RWC+fence.r.rw+po", "1:r0;1:r1;2:r0"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 2  # 1:r0=1;1:r1=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;1:r1=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=1;1:r1=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;2:r0=1
test 283, 1306, "p283_0, p283_1, p283_2, 0", "0, 0, 0, 0", 3, 2, 8, 0, 0, 2, 1, 0, 0, 0, 0, 0, 1

# RWC+poaqp+porlaq+AMO
p284_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p284_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p284_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); amoor.w.aq a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 284, "RWC+poaqp+porlaq+AMO", "1:r0;1:r1;2:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;2:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=0;2:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=0;1:r1=1;2:r0=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;1:r1=1;2:r0=1;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=1;1:r1=0;2:r0=1;x=1;y=1
    .dword 0x8d3bee2d97e19b9a, 3  # 1:r0=1;1:r1=1;2:r0=0;x=1;y=1
    .dword 0xa471e743498d359d, 3  # 1:r0=1;1:r1=1;2:r0=1;x=1;y=1
test 284, 1314, "p284_0, p284_1, p284_2, 0", "0, 0, 0, 0", 3, 2, 7, 2, 0, 2, 1, 0, 0, 1, 0, 0, 0

# RWC+poaqaq+popar+AMO
p285_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p285_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); amoor.w.aq s8, zero, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p285_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); amoor.w.aqrl a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 285, "RWC+poaqaq+popar+AMO", "1:r0;1:r1;2:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;2:r0=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=0;2:r0=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=0;1:r1=1;2:r0=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;1:r1=1;2:r0=1;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=1;1:r1=0;2:r0=1;x=1;y=1
    .dword 0x8d3bee2d97e19b9a, 3  # 1:r0=1;1:r1=1;2:r0=0;x=1;y=1
    .dword 0xa471e743498d359d, 3  # 1:r0=1;1:r1=1;2:r0=1;x=1;y=1
test 285, 1321, "p285_0, p285_1, p285_2, 0", "0, 0, 0, 0", 3, 2, 7, 2, 0, 2, 1, 0, 0, 1, 0, 0, 0

# WWC+pos
p286_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p286_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p286_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 286, "WWC+pos", "1:r0;2:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;x=2
    .dword 0x7fac8565ae8f0396, 0  # 1:r0=1;2:r0=1;x=1
    .dword 0x5a52f290035d0875, 0  # 1:r0=1;2:r0=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=2;2:r0=0;x=1
    .dword 0xbfc9dcdaa2e0f9e0, 3  # 1:r0=2;2:r0=0;x=2
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;2:r0=1;x=1
    .dword 0x5066a70c58f8ec11, 0  # 1:r0=2;2:r0=1;x=2
test 286, 1328, "p286_0, p286_1, p286_2, 0", "0, 0, 0, 0", 3, 2, 12, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0

# WWC+fence.rw.rws
p287_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p287_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p287_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 287, "WWC+fence.rw.rws", "1:r0;2:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;x=2
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=2;2:r0=0;x=1
    .dword 0xbfc9dcdaa2e0f9e0, 3  # 1:r0=2;2:r0=0;x=2
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;2:r0=1;x=1
test 287, 1340, "p287_0, p287_1, p287_2, 0", "0, 0, 0, 0", 3, 2, 9, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0

# WWC+fence.tsos
p288_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p288_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence.tso; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p288_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 288, "WWC+fence.tsos", "1:r0;2:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;x=2
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=2;2:r0=0;x=1
    .dword 0xbfc9dcdaa2e0f9e0, 3  # 1:r0=2;2:r0=0;x=2
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;2:r0=1;x=1
test 288, 1349, "p288_0, p288_1, p288_2, 0", "0, 0, 0, 0", 3, 2, 9, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0

# WWC+datas
p289_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p289_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p289_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 289, "WWC+datas", "1:r0;2:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;x=2
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=2;2:r0=0;x=1
    .dword 0xbfc9dcdaa2e0f9e0, 3  # 1:r0=2;2:r0=0;x=2
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;2:r0=1;x=1
test 289, 1358, "p289_0, p289_1, p289_2, 0", "0, 0, 0, 0", 3, 2, 9, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0

# WWC+ctrls
p290_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p290_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); beqz a7, 2f; 2:; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p290_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 290, "WWC+ctrls", "1:r0;2:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;x=2
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=2;2:r0=0;x=1
    .dword 0xbfc9dcdaa2e0f9e0, 3  # 1:r0=2;2:r0=0;x=2
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;2:r0=1;x=1
test 290, 1367, "p290_0, p290_1, p290_2, 0", "0, 0, 0, 0", 3, 2, 9, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0

# WWC+addrs
p291_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p291_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t1, a7, a7; add t1, t1, s1; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p291_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 291, "WWC+addrs", "1:r0;2:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;x=2
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=2;2:r0=0;x=1
    .dword 0xbfc9dcdaa2e0f9e0, 3  # 1:r0=2;2:r0=0;x=2
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;2:r0=1;x=1
test 291, 1376, "p291_0, p291_1, p291_2, 0", "0, 0, 0, 0", 3, 2, 9, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0

# WWC+poaqps+AMO
p292_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p292_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p292_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 292, "WWC+poaqps+AMO", "1:r0;2:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=0;x=1;y=1
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;2:r0=0;x=2;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 1:r0=0;2:r0=1;x=2;y=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=1;2:r0=0;x=1;y=1
    .dword 0x4ce9824d6e7de0f, 3  # 1:r0=1;2:r0=0;x=2;y=1
    .dword 0xffcd760787642d71, 3  # 1:r0=2;2:r0=0;x=1;y=1
    .dword 0x6890a26f6b026814, 3  # 1:r0=2;2:r0=0;x=2;y=1
    .dword 0x39d8218ac956ff8f, 3  # 1:r0=2;2:r0=1;x=1;y=1
test 292, 1385, "p292_0, p292_1, p292_2, 0", "0, 0, 0, 0", 3, 2, 9, 2, 0, 1, 1, 0, 0, 1, 0, 0, 0

# WWC+poaqrls+AMO
p293_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p293_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); amoswap.w.rl zero, s4, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p293_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 293, "WWC+poaqrls+AMO", "1:r0;2:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=0;x=1;y=1
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;2:r0=0;x=2;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 1:r0=0;2:r0=1;x=2;y=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=1;2:r0=0;x=1;y=1
    .dword 0x4ce9824d6e7de0f, 3  # 1:r0=1;2:r0=0;x=2;y=1
    .dword 0xffcd760787642d71, 3  # 1:r0=2;2:r0=0;x=1;y=1
    .dword 0x6890a26f6b026814, 3  # 1:r0=2;2:r0=0;x=2;y=1
    .dword 0x39d8218ac956ff8f, 3  # 1:r0=2;2:r0=1;x=1;y=1
test 293, 1394, "p293_0, p293_1, p293_2, 0", "0, 0, 0, 0", 3, 2, 9, 2, 0, 1, 1, 0, 0, 1, 0, 0, 0

# WRW+WR+pos
p294_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p294_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p294_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 294, "WRW+WR+pos", "1:r0;2:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;y=1
    .dword 0x1e3a504203a56489, 2  # 1:r0=1;2:r0=0;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;y=2
test 294, 1403, "p294_0, p294_1, p294_2, 0", "0, 0, 0, 0", 3, 2, 8, 1, 0, 1, 1, 0, 1, 0, 0, 0, 1

# WRW+WR+fence.rw.rws
p295_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p295_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p295_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 295, "WRW+WR+fence.rw.rws", "1:r0;2:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;y=2
test 295, 1411, "p295_0, p295_1, p295_2, 0", "0, 0, 0, 0", 3, 2, 7, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0

# WRW+WR+fence.tsos
p296_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p296_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence.tso; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p296_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 296, "WRW+WR+fence.tsos", "1:r0;2:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;y=1
    .dword 0x1e3a504203a56489, 2  # 1:r0=1;2:r0=0;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;y=2
test 296, 1418, "p296_0, p296_1, p296_2, 0", "0, 0, 0, 0", 3, 2, 8, 1, 0, 1, 1, 0, 1, 0, 0, 0, 1

# WRW+WR+data+fence.rw.rw
p297_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p297_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p297_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 297, "WRW+WR+data+fence.rw.rw", "1:r0;2:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;y=2
test 297, 1426, "p297_0, p297_1, p297_2, 0", "0, 0, 0, 0", 3, 2, 7, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0

# WRW+WR+ctrl+fence.w.r
p298_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p298_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); beqz a7, 2f; 2:; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p298_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 298, "WRW+WR+ctrl+fence.w.r", "1:r0;2:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;y=2
test 298, 1433, "p298_0, p298_1, p298_2, 0", "0, 0, 0, 0", 3, 2, 7, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0

# WRW+WR+addr+po
p299_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p299_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t1, a7, a7; add t1, t1, s1; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p299_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 299, "WRW+WR+addr+po", "1:r0;2:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;y=1
    .dword 0x1e3a504203a56489, 2  # 1:r0=1;2:r0=0;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;y=2
test 299, 1440, "p299_0, p299_1, p299_2, 0", "0, 0, 0, 0", 3, 2, 8, 1, 0, 1, 1, 0, 1, 0, 0, 0, 1

# WRW+WR+poaqp+porlaq+AMO
p300_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p300_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p300_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); amoor.w.aq a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 300, "WRW+WR+poaqp+porlaq+AMO", "1:r0;2:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=0;x=1;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=0;2:r0=1;x=1;y=2
    .dword 0xd9a94621586788c3, 3  # 1:r0=1;2:r0=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=1;2:r0=1;x=1;y=1
    .dword 0xe59823f120ffe494, 3  # 1:r0=1;2:r0=1;x=1;y=2
test 300, 1448, "p300_0, p300_1, p300_2, 0", "0, 0, 0, 0", 3, 2, 7, 2, 0, 1, 1, 0, 0, 1, 0, 0, 0

# WRW+WR+poaqrl+popar+AMO
p301_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p301_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); amoswap.w.rl zero, s4, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p301_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); amoor.w.aqrl a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 301, "WRW+WR+poaqrl+popar+AMO", "1:r0;2:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=0;x=1;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=0;2:r0=1;x=1;y=2
    .dword 0xd9a94621586788c3, 3  # 1:r0=1;2:r0=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=1;2:r0=1;x=1;y=1
    .dword 0xe59823f120ffe494, 3  # 1:r0=1;2:r0=1;x=1;y=2
test 301, 1455, "p301_0, p301_1, p301_2, 0", "0, 0, 0, 0", 3, 2, 7, 2, 0, 1, 1, 0, 0, 1, 0, 0, 0

# WRW+2W+pos
p302_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p302_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p302_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 302, "WRW+2W+pos", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 1:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 0  # 1:r0=1;x=1;y=2
    .dword 0x58431757baa847e8, 3  # 1:r0=1;x=2;y=1
    .dword 0x7d9caa2b1634d843, 0  # 1:r0=1;x=2;y=2
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;x=1;y=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;x=1;y=2
    .dword 0xa733b1937df4112d, 3  # 1:r0=2;x=2;y=1
    .dword 0xcc8d446fa2e00a2e, 0  # 1:r0=2;x=2;y=2
test 302, 1462, "p302_0, p302_1, p302_2, 0", "0, 0, 0, 0", 3, 2, 12, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# WRW+2W+fence.rw.rws
p303_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p303_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p303_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence rw, rw; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 303, "WRW+2W+fence.rw.rws", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 1:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 1:r0=1;x=2;y=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;x=1;y=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;x=1;y=2
    .dword 0xa733b1937df4112d, 3  # 1:r0=2;x=2;y=1
test 303, 1474, "p303_0, p303_1, p303_2, 0", "0, 0, 0, 0", 3, 2, 9, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# WRW+2W+fence.tsos
p304_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p304_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence.tso; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p304_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence.tso; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 304, "WRW+2W+fence.tsos", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 1:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 1:r0=1;x=2;y=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;x=1;y=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;x=1;y=2
    .dword 0xa733b1937df4112d, 3  # 1:r0=2;x=2;y=1
test 304, 1483, "p304_0, p304_1, p304_2, 0", "0, 0, 0, 0", 3, 2, 9, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# WRW+2W+data+fence.w.w
p305_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p305_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p305_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence w, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 305, "WRW+2W+data+fence.w.w", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 1:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 1:r0=1;x=2;y=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;x=1;y=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;x=1;y=2
    .dword 0xa733b1937df4112d, 3  # 1:r0=2;x=2;y=1
test 305, 1492, "p305_0, p305_1, p305_2, 0", "0, 0, 0, 0", 3, 2, 9, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# WRW+2W+ctrl+fence.rw.w
p306_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p306_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); beqz a7, 2f; 2:; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p306_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence rw, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 306, "WRW+2W+ctrl+fence.rw.w", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 1:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 1:r0=1;x=2;y=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;x=1;y=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;x=1;y=2
    .dword 0xa733b1937df4112d, 3  # 1:r0=2;x=2;y=1
test 306, 1501, "p306_0, p306_1, p306_2, 0", "0, 0, 0, 0", 3, 2, 9, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# WRW+2W+addr+fence.w.w
p307_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p307_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t1, a7, a7; add t1, t1, s1; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p307_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); fence w, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 307, "WRW+2W+addr+fence.w.w", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 1:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 1:r0=1;x=2;y=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;x=1;y=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;x=1;y=2
    .dword 0xa733b1937df4112d, 3  # 1:r0=2;x=2;y=1
test 307, 1510, "p307_0, p307_1, p307_2, 0", "0, 0, 0, 0", 3, 2, 9, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# WRW+2W+poaqp+poprl+AMO
p308_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p308_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p308_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s1); amoswap.w.rl zero, s4, (s0); bne a0, a1, 1b; ret
outcomes 308, "WRW+2W+poaqp+poprl+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 1:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 1:r0=1;x=2;y=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;x=1;y=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;x=1;y=2
    .dword 0xa733b1937df4112d, 3  # 1:r0=2;x=2;y=1
test 308, 1519, "p308_0, p308_1, p308_2, 0", "0, 0, 0, 0", 3, 2, 9, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# WRW+2W+poaqrl+porlrl+AMO
p309_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p309_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); amoswap.w.rl zero, s4, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p309_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s5, (s1); amoswap.w.rl zero, s4, (s0); bne a0, a1, 1b; ret
outcomes 309, "WRW+2W+poaqrl+porlrl+AMO", "1:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 1:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 1:r0=1;x=2;y=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;x=1;y=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;x=1;y=2
    .dword 0xa733b1937df4112d, 3  # 1:r0=2;x=2;y=1
test 309, 1528, "p309_0, p309_1, p309_2, 0", "0, 0, 0, 0", 3, 2, 9, 2, 0, 1, 0, 0, 0, 1, 0, 0, 0

# WRR+2W+pos
p310_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p310_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p310_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 310, "WRR+2W+pos", "1:r0;1:r1;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=1;x=2
    .dword 0x8002d68d733bdec2, 0  # 1:r0=1;1:r1=0;x=1
    .dword 0x1e3a504203a56489, 0  # 1:r0=1;1:r1=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;x=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;1:r1=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=2;1:r1=0;x=1
    .dword 0xbfc9dcdaa2e0f9e0, 0  # 1:r0=2;1:r1=0;x=2
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;1:r1=1;x=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;1:r1=1;x=2
test 310, 1537, "p310_0, p310_1, p310_2, 0", "0, 0, 0, 0", 3, 2, 12, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# WRR+2W+fence.rw.rws
p311_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p311_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p311_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 311, "WRR+2W+fence.rw.rws", "1:r0;1:r1;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=1;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;x=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;1:r1=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=2;1:r1=0;x=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;1:r1=1;x=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;1:r1=1;x=2
test 311, 1549, "p311_0, p311_1, p311_2, 0", "0, 0, 0, 0", 3, 2, 9, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# WRR+2W+fence.tsos
p312_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p312_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence.tso; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p312_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence.tso; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 312, "WRR+2W+fence.tsos", "1:r0;1:r1;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=1;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;x=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;1:r1=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=2;1:r1=0;x=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;1:r1=1;x=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;1:r1=1;x=2
test 312, 1558, "p312_0, p312_1, p312_2, 0", "0, 0, 0, 0", 3, 2, 9, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# WRR+2W+addr+fence.w.w
p313_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p313_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t1, a7, a7; add t1, t1, s1; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p313_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 313, "WRR+2W+addr+fence.w.w", "1:r0;1:r1;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=1;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;x=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;1:r1=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=2;1:r1=0;x=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;1:r1=1;x=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;1:r1=1;x=2
test 313, 1567, "p313_0, p313_1, p313_2, 0", "0, 0, 0, 0", 3, 2, 9, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# WRR+2W+fence.r.r+fence.rw.w
p314_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p314_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, r; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p314_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 314, "WRR+2W+fence.r.r+fence.rw.w", "1:r0;1:r1;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=1;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;x=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;1:r1=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=2;1:r1=0;x=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;1:r1=1;x=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;1:r1=1;x=2
test 314, 1576, "p314_0, p314_1, p314_2, 0", "0, 0, 0, 0", 3, 2, 9, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# WRR+2W+fence.r.rw+fence.w.w
p315_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p315_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, rw; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p315_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 315, "WRR+2W+fence.r.rw+fence.w.w", "1:r0;1:r1;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=1;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;x=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;1:r1=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=2;1:r1=0;x=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;1:r1=1;x=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;1:r1=1;x=2
test 315, 1585, "p315_0, p315_1, p315_2, 0", "0, 0, 0, 0", 3, 2, 9, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# WRR+2W+poaqp+poprl+AMO
p316_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p316_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p316_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); amoswap.w.rl zero, s4, (s0); bne a0, a1, 1b; ret
outcomes 316, "WRR+2W+poaqp+poprl+AMO", "1:r0;1:r1;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=1;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;x=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;1:r1=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=2;1:r1=0;x=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=2;1:r1=1;x=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=2;1:r1=1;x=2
test 316, 1594, "p316_0, p316_1, p316_2, 0", "0, 0, 0, 0", 3, 2, 9, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# WRR+2W+poaqaq+porlrl+AMO
p317_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p317_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); amoor.w.aq s8, zero, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p317_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s1); amoswap.w.rl zero, s4, (s0); bne a0, a1, 1b; ret
outcomes 317, "WRR+2W+poaqaq+porlrl+AMO", "1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;x=1;y=1
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;1:r1=0;x=2;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 1:r0=0;1:r1=1;x=2;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;x=1;y=1
    .dword 0xf5bdb75cf9ac5b5e, 3  # 1:r0=1;1:r1=1;x=2;y=1
    .dword 0xffcd760787642d71, 3  # 1:r0=2;1:r1=0;x=1;y=1
    .dword 0x39d8218ac956ff8f, 3  # 1:r0=2;1:r1=1;x=1;y=1
    .dword 0x45f10bbe24eb40b0, 3  # 1:r0=2;1:r1=1;x=2;y=1
test 317, 1603, "p317_0, p317_1, p317_2, 0", "0, 0, 0, 0", 3, 2, 9, 2, 0, 2, 0, 0, 0, 1, 0, 0, 0

# ISA2+pos
p318_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p318_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p318_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 318, "ISA2+pos", "1:r0;2:r0;2:r1"
    .dword 0x0, 3  # 1:r0=0;2:r0=0;2:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;2:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;2:r0=1;2:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;2:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=1;2:r0=0;2:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;2:r1=1
    .dword 0x1de3ff1f3c2a5c47, 0  # 1:r0=1;2:r0=1;2:r1=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;2:r1=1
test 318, 1612, "p318_0, p318_1, p318_2, 0", "0, 0, 0, 0", 3, 3, 8, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0

# ISA2+fence.rw.rws
p319_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p319_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); fence rw, rw; sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p319_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence rw, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 319, "ISA2+fence.rw.rws", "1:r0;2:r0;2:r1"
    .dword 0x0, 3  # 1:r0=0;2:r0=0;2:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;2:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;2:r0=1;2:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;2:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=1;2:r0=0;2:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;2:r1=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;2:r1=1
test 319, 1620, "p319_0, p319_1, p319_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0

# ISA2+fence.tsos
p320_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p320_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); fence.tso; sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p320_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence.tso; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 320, "ISA2+fence.tsos", "1:r0;2:r0;2:r1"
    .dword 0x0, 3  # 1:r0=0;2:r0=0;2:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;2:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;2:r0=1;2:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;2:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=1;2:r0=0;2:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;2:r1=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;2:r1=1
test 320, 1627, "p320_0, p320_1, p320_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0

# ISA2+fence.w.w+data+addr
p321_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p321_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p321_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 321, "ISA2+fence.w.w+data+addr", "1:r0;2:r0;2:r1"
    .dword 0x0, 3  # 1:r0=0;2:r0=0;2:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;2:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;2:r0=1;2:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;2:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=1;2:r0=0;2:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;2:r1=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;2:r1=1
test 321, 1634, "p321_0, p321_1, p321_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0

# ISA2+fence.rw.w+ctrl+fence.r.r
p322_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p322_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p322_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence r, r; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 322, "ISA2+fence.rw.w+ctrl+fence.r.r", "1:r0;2:r0;2:r1"
    .dword 0x0, 3  # 1:r0=0;2:r0=0;2:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;2:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;2:r0=1;2:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;2:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=1;2:r0=0;2:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;2:r1=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;2:r1=1
test 322, 1641, "p322_0, p322_1, p322_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0

# ISA2+fence.w.w+addr+fence.r.rw
p323_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p323_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s2; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p323_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence r, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 323, "ISA2+fence.w.w+addr+fence.r.rw", "1:r0;2:r0;2:r1"
    .dword 0x0, 3  # 1:r0=0;2:r0=0;2:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;2:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;2:r0=1;2:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;2:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=1;2:r0=0;2:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;2:r1=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;2:r1=1
test 323, 1648, "p323_0, p323_1, p323_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0

# ISA2+poprl+poaqp+poaqp+AMO
p324_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p324_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoor.w.aq a7, zero, (s1); sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p324_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoor.w.aq a7, zero, (s2); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 324, "ISA2+poprl+poaqp+poaqp+AMO", "1:r0;2:r0;2:r1;y;z"
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=0;2:r1=0;y=1;z=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=0;2:r1=1;y=1;z=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=0;2:r0=1;2:r1=0;y=1;z=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;2:r0=1;2:r1=1;y=1;z=1
    .dword 0x91722751204ae3ff, 3  # 1:r0=1;2:r0=0;2:r1=0;y=1;z=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=1;2:r0=0;2:r1=1;y=1;z=1
    .dword 0xa471e743498d359d, 3  # 1:r0=1;2:r0=1;2:r1=1;y=1;z=1
test 324, 1655, "p324_0, p324_1, p324_2, 0", "0, 0, 0, 0", 3, 3, 7, 2, 0, 1, 2, 0, 1, 2, 0, 0, 0

# ISA2+porlrl+poaqrl+poaqaq+AMO
p325_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p325_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoor.w.aq a7, zero, (s1); amoswap.w.rl zero, s4, (s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p325_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoor.w.aq a7, zero, (s2); amoor.w.aq s8, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 325, "ISA2+porlrl+poaqrl+poaqaq+AMO", "1:r0;2:r0;2:r1;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=0;2:r1=0;x=1;y=1;z=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;2:r0=0;2:r1=1;x=1;y=1;z=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=0;2:r0=1;2:r1=0;x=1;y=1;z=1
    .dword 0xa471e743498d359d, 3  # 1:r0=0;2:r0=1;2:r1=1;x=1;y=1;z=1
    .dword 0x5154d2985f592f00, 3  # 1:r0=1;2:r0=0;2:r1=0;x=1;y=1;z=1
    .dword 0xff99375729df4a64, 3  # 1:r0=1;2:r0=0;2:r1=1;x=1;y=1;z=1
    .dword 0x96335a4fe03e2796, 3  # 1:r0=1;2:r0=1;2:r1=1;x=1;y=1;z=1
test 325, 1662, "p325_0, p325_1, p325_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 1, 2, 0, 0, 1, 2, 0, 0

# W+RWC+pos
p326_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p326_1: 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); lwu s8, 0(s2); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p326_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 326, "W+RWC+pos", "1:r0;1:r1;2:r0"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 2  # 1:r0=1;1:r1=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;1:r1=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=1;1:r1=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;2:r0=1
test 326, 1669, "p326_0, p326_1, p326_2, 0", "0, 0, 0, 0", 3, 3, 8, 0, 0, 2, 1, 0, 0, 0, 0, 0, 1

# W+RWC+fence.rw.rws
p327_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p327_1: 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); fence rw, rw; lwu s8, 0(s2); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p327_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 327, "W+RWC+fence.rw.rws", "1:r0;1:r1;2:r0"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;2:r0=1
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;1:r1=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=1;1:r1=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;2:r0=1
test 327, 1677, "p327_0, p327_1, p327_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0

# W+RWC+fence.tsos
p328_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p328_1: 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); fence.tso; lwu s8, 0(s2); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p328_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 328, "W+RWC+fence.tsos", "1:r0;1:r1;2:r0"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 2  # 1:r0=1;1:r1=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;1:r1=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=1;1:r1=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;2:r0=1
test 328, 1684, "p328_0, p328_1, p328_2, 0", "0, 0, 0, 0", 3, 3, 8, 0, 0, 2, 1, 0, 0, 0, 0, 0, 1

# W+RWC+fence.w.w+addr+fence.rw.rw
p329_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p329_1: 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s2; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p329_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 329, "W+RWC+fence.w.w+addr+fence.rw.rw", "1:r0;1:r1;2:r0"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;2:r0=1
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;1:r1=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=1;1:r1=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;2:r0=1
test 329, 1692, "p329_0, p329_1, p329_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0

# W+RWC+fence.rw.w+fence.r.r+fence.w.r
p330_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p330_1: 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); fence r, r; lwu s8, 0(s2); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p330_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 330, "W+RWC+fence.rw.w+fence.r.r+fence.w.r", "1:r0;1:r1;2:r0"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;2:r0=1
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;1:r1=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=1;1:r1=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;2:r0=1
test 330, 1699, "p330_0, p330_1, p330_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0

# W+RWC+fence.w.w+fence.r.rw+po
p331_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p331_1: 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); fence r, rw; lwu s8, 0(s2); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p331_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 331, "W+RWC+fence.w.w+fence.r.rw+po", "1:r0;1:r1;2:r0"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 2  # 1:r0=1;1:r1=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;1:r1=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=1;1:r1=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;2:r0=1
test 331, 1706, "p331_0, p331_1, p331_2, 0", "0, 0, 0, 0", 3, 3, 8, 0, 0, 2, 1, 0, 0, 0, 0, 0, 1

# W+RWC+poprl+poaqp+porlaq+AMO
p332_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p332_1: 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoor.w.aq a7, zero, (s1); lwu s8, 0(s2); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p332_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoswap.w.rl zero, s4, (s2); amoor.w.aq a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 332, "W+RWC+poprl+poaqp+porlaq+AMO", "1:r0;1:r1;2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=0;2:r0=0;x=1;y=1;z=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;1:r1=0;2:r0=1;x=1;y=1;z=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=0;1:r1=1;2:r0=0;x=1;y=1;z=1
    .dword 0xa471e743498d359d, 3  # 1:r0=0;1:r1=1;2:r0=1;x=1;y=1;z=1
    .dword 0xff99375729df4a64, 3  # 1:r0=1;1:r1=0;2:r0=1;x=1;y=1;z=1
    .dword 0x91b228be113f9263, 3  # 1:r0=1;1:r1=1;2:r0=0;x=1;y=1;z=1
    .dword 0x96335a4fe03e2796, 3  # 1:r0=1;1:r1=1;2:r0=1;x=1;y=1;z=1
test 332, 1714, "p332_0, p332_1, p332_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 2, 1, 0, 0, 1, 2, 0, 0

# W+RWC+porlrl+poaqaq+popar+AMO
p333_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p333_1: 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoor.w.aq a7, zero, (s1); amoor.w.aq s8, zero, (s2); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p333_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); amoor.w.aqrl a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 333, "W+RWC+porlrl+poaqaq+popar+AMO", "1:r0;1:r1;2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=0;2:r0=0;x=1;y=1;z=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;1:r1=0;2:r0=1;x=1;y=1;z=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=0;1:r1=1;2:r0=0;x=1;y=1;z=1
    .dword 0xa471e743498d359d, 3  # 1:r0=0;1:r1=1;2:r0=1;x=1;y=1;z=1
    .dword 0xff99375729df4a64, 3  # 1:r0=1;1:r1=0;2:r0=1;x=1;y=1;z=1
    .dword 0x91b228be113f9263, 3  # 1:r0=1;1:r1=1;2:r0=0;x=1;y=1;z=1
    .dword 0x96335a4fe03e2796, 3  # 1:r0=1;1:r1=1;2:r0=1;x=1;y=1;z=1
test 333, 1721, "p333_0, p333_1, p333_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 2, 1, 0, 0, 1, 2, 0, 0

# 3.SB+pos
p334_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p334_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p334_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 334, "3.SB+pos", "0:r0;1:r0;2:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=1;1:r0=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=1;1:r0=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=1;1:r0=1;2:r0=1
test 334, 1728, "p334_0, p334_1, p334_2, 0", "0, 0, 0, 0", 3, 3, 8, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1

# 3.SB+fence.rw.rws
p335_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p335_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p335_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 335, "3.SB+fence.rw.rws", "0:r0;1:r0;2:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=1;1:r0=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=1;1:r0=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=1;1:r0=1;2:r0=1
test 335, 1736, "p335_0, p335_1, p335_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0

# 3.SB+fence.tsos
p336_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p336_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); fence.tso; lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p336_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 336, "3.SB+fence.tsos", "0:r0;1:r0;2:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=1;1:r0=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=1;1:r0=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=1;1:r0=1;2:r0=1
test 336, 1743, "p336_0, p336_1, p336_2, 0", "0, 0, 0, 0", 3, 3, 8, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1

# 3.SB+fence.w.rs
p337_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, r; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p337_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); fence w, r; lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p337_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 337, "3.SB+fence.w.rs", "0:r0;1:r0;2:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=1;1:r0=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=1;1:r0=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=1;1:r0=1;2:r0=1
test 337, 1751, "p337_0, p337_1, p337_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0

# 3.SB+porlaqs+AMO
p338_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); amoor.w.aq a7, zero, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p338_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoswap.w.rl zero, s4, (s1); amoor.w.aq a7, zero, (s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p338_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoswap.w.rl zero, s4, (s2); amoor.w.aq a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 338, "3.SB+porlaqs+AMO", "0:r0;1:r0;2:r0;x;y;z"
    .dword 0xc03e91248beae677, 3  # 0:r0=0;1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;1:r0=1;2:r0=0;x=1;y=1;z=1
    .dword 0xa471e743498d359d, 3  # 0:r0=0;1:r0=1;2:r0=1;x=1;y=1;z=1
    .dword 0x5154d2985f592f00, 3  # 0:r0=1;1:r0=0;2:r0=0;x=1;y=1;z=1
    .dword 0xff99375729df4a64, 3  # 0:r0=1;1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0x91b228be113f9263, 3  # 0:r0=1;1:r0=1;2:r0=0;x=1;y=1;z=1
    .dword 0x96335a4fe03e2796, 3  # 0:r0=1;1:r0=1;2:r0=1;x=1;y=1;z=1
test 338, 1758, "p338_0, p338_1, p338_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 1, 1, 1, 0, 0, 1, 2, 0, 0

# 3.SB+popars+AMO
p339_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoor.w.aqrl a7, zero, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p339_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); amoor.w.aqrl a7, zero, (s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p339_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); amoor.w.aqrl a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 339, "3.SB+popars+AMO", "0:r0;1:r0;2:r0;x;y;z"
    .dword 0xc03e91248beae677, 3  # 0:r0=0;1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;1:r0=1;2:r0=0;x=1;y=1;z=1
    .dword 0xa471e743498d359d, 3  # 0:r0=0;1:r0=1;2:r0=1;x=1;y=1;z=1
    .dword 0x5154d2985f592f00, 3  # 0:r0=1;1:r0=0;2:r0=0;x=1;y=1;z=1
    .dword 0xff99375729df4a64, 3  # 0:r0=1;1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0x91b228be113f9263, 3  # 0:r0=1;1:r0=1;2:r0=0;x=1;y=1;z=1
    .dword 0x96335a4fe03e2796, 3  # 0:r0=1;1:r0=1;2:r0=1;x=1;y=1;z=1
test 339, 1765, "p339_0, p339_1, p339_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 1, 1, 1, 0, 0, 1, 2, 0, 0

# 3.LB+pos
p340_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p340_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p340_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 340, "3.LB+pos", "0:r0;1:r0;2:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=1;1:r0=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=1;1:r0=1;2:r0=0
    .dword 0x7fac8565ae8f0396, 0  # 0:r0=1;1:r0=1;2:r0=1
test 340, 1772, "p340_0, p340_1, p340_2, 0", "0, 0, 0, 0", 3, 3, 8, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0

# 3.LB+fence.rw.rws
p341_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p341_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); fence rw, rw; sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p341_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence rw, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 341, "3.LB+fence.rw.rws", "0:r0;1:r0;2:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=1;1:r0=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=1;1:r0=1;2:r0=0
test 341, 1780, "p341_0, p341_1, p341_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0

# 3.LB+fence.tsos
p342_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence.tso; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p342_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); fence.tso; sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p342_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 342, "3.LB+fence.tsos", "0:r0;1:r0;2:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=1;1:r0=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=1;1:r0=1;2:r0=0
test 342, 1787, "p342_0, p342_1, p342_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0

# 3.LB+datas
p343_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p343_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p343_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 343, "3.LB+datas", "0:r0;1:r0;2:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=1;1:r0=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=1;1:r0=1;2:r0=0
test 343, 1794, "p343_0, p343_1, p343_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0

# 3.LB+ctrls
p344_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); beqz a7, 2f; 2:; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p344_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p344_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 344, "3.LB+ctrls", "0:r0;1:r0;2:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=1;1:r0=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=1;1:r0=1;2:r0=0
test 344, 1801, "p344_0, p344_1, p344_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0

# 3.LB+addrs
p345_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t1, a7, a7; add t1, t1, s1; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p345_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s2; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p345_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 345, "3.LB+addrs", "0:r0;1:r0;2:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0;2:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=1;2:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;2:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=1;1:r0=0;2:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;2:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=1;1:r0=1;2:r0=0
test 345, 1808, "p345_0, p345_1, p345_2, 0", "0, 0, 0, 0", 3, 3, 7, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0

# 3.LB+poaqps+AMO
p346_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p346_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoor.w.aq a7, zero, (s1); sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p346_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoor.w.aq a7, zero, (s2); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 346, "3.LB+poaqps+AMO", "0:r0;1:r0;2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=0;2:r0=0;x=1;y=1;z=1
    .dword 0xc03e91248beae677, 3  # 0:r0=0;1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;1:r0=1;2:r0=0;x=1;y=1;z=1
    .dword 0xa471e743498d359d, 3  # 0:r0=0;1:r0=1;2:r0=1;x=1;y=1;z=1
    .dword 0x5154d2985f592f00, 3  # 0:r0=1;1:r0=0;2:r0=0;x=1;y=1;z=1
    .dword 0xff99375729df4a64, 3  # 0:r0=1;1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0x91b228be113f9263, 3  # 0:r0=1;1:r0=1;2:r0=0;x=1;y=1;z=1
test 346, 1815, "p346_0, p346_1, p346_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 1, 1, 1, 0, 0, 1, 2, 0, 0

# 3.LB+poaqrls+AMO
p347_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); amoswap.w.rl zero, s4, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p347_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoor.w.aq a7, zero, (s1); amoswap.w.rl zero, s4, (s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p347_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoor.w.aq a7, zero, (s2); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 347, "3.LB+poaqrls+AMO", "0:r0;1:r0;2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=0;2:r0=0;x=1;y=1;z=1
    .dword 0xc03e91248beae677, 3  # 0:r0=0;1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;1:r0=1;2:r0=0;x=1;y=1;z=1
    .dword 0xa471e743498d359d, 3  # 0:r0=0;1:r0=1;2:r0=1;x=1;y=1;z=1
    .dword 0x5154d2985f592f00, 3  # 0:r0=1;1:r0=0;2:r0=0;x=1;y=1;z=1
    .dword 0xff99375729df4a64, 3  # 0:r0=1;1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0x91b228be113f9263, 3  # 0:r0=1;1:r0=1;2:r0=0;x=1;y=1;z=1
test 347, 1822, "p347_0, p347_1, p347_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 1, 1, 1, 0, 0, 1, 2, 0, 0

# 3.2W+pos
p348_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p348_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); sw s4, 0(s2); bne a0, a1, 1b; ret
p348_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s5, 0(s2); sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 348, "3.2W+pos", "x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # x=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # x=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # x=1;y=2;z=1
    .dword 0x7d9caa2b1634d843, 3  # x=1;y=2;z=2
    .dword 0x75c039e1f3efaf3a, 3  # x=2;y=1;z=1
    .dword 0x5066a70c58f8ec11, 3  # x=2;y=1;z=2
    .dword 0xa733b1937df4112d, 3  # x=2;y=2;z=1
    .dword 0xcc8d446fa2e00a2e, 0  # x=2;y=2;z=2
test 348, 1829, "p348_0, p348_1, p348_2, 0", "0, 0, 0, 0", 3, 3, 8, 3, 0, 0, 0, 0, 0, 1, 2, 0, 0

# 3.2W+fence.rw.rws
p349_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p349_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence rw, rw; sw s4, 0(s2); bne a0, a1, 1b; ret
p349_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s5, 0(s2); fence rw, rw; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 349, "3.2W+fence.rw.rws", "x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # x=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # x=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # x=1;y=2;z=1
    .dword 0x7d9caa2b1634d843, 3  # x=1;y=2;z=2
    .dword 0x75c039e1f3efaf3a, 3  # x=2;y=1;z=1
    .dword 0x5066a70c58f8ec11, 3  # x=2;y=1;z=2
    .dword 0xa733b1937df4112d, 3  # x=2;y=2;z=1
test 349, 1837, "p349_0, p349_1, p349_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 0, 0, 0, 0, 1, 2, 0, 0

# 3.2W+fence.tsos
p350_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p350_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence.tso; sw s4, 0(s2); bne a0, a1, 1b; ret
p350_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s5, 0(s2); fence.tso; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 350, "3.2W+fence.tsos", "x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # x=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # x=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # x=1;y=2;z=1
    .dword 0x7d9caa2b1634d843, 3  # x=1;y=2;z=2
    .dword 0x75c039e1f3efaf3a, 3  # x=2;y=1;z=1
    .dword 0x5066a70c58f8ec11, 3  # x=2;y=1;z=2
    .dword 0xa733b1937df4112d, 3  # x=2;y=2;z=1
test 350, 1844, "p350_0, p350_1, p350_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 0, 0, 0, 0, 1, 2, 0, 0

# 3.2W+fence.w.ws
p351_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p351_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence w, w; sw s4, 0(s2); bne a0, a1, 1b; ret
p351_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s5, 0(s2); fence w, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 351, "3.2W+fence.w.ws", "x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # x=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # x=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # x=1;y=2;z=1
    .dword 0x7d9caa2b1634d843, 3  # x=1;y=2;z=2
    .dword 0x75c039e1f3efaf3a, 3  # x=2;y=1;z=1
    .dword 0x5066a70c58f8ec11, 3  # x=2;y=1;z=2
    .dword 0xa733b1937df4112d, 3  # x=2;y=2;z=1
test 351, 1851, "p351_0, p351_1, p351_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 0, 0, 0, 0, 1, 2, 0, 0

# 3.2W+fence.rw.ws
p352_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p352_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence rw, w; sw s4, 0(s2); bne a0, a1, 1b; ret
p352_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s5, 0(s2); fence rw, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 352, "3.2W+fence.rw.ws", "x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # x=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # x=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # x=1;y=2;z=1
    .dword 0x7d9caa2b1634d843, 3  # x=1;y=2;z=2
    .dword 0x75c039e1f3efaf3a, 3  # x=2;y=1;z=1
    .dword 0x5066a70c58f8ec11, 3  # x=2;y=1;z=2
    .dword 0xa733b1937df4112d, 3  # x=2;y=2;z=1
test 352, 1858, "p352_0, p352_1, p352_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 0, 0, 0, 0, 1, 2, 0, 0

# 3.2W+poprls+AMO
p353_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p353_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); amoswap.w.rl zero, s4, (s2); bne a0, a1, 1b; ret
p353_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s5, 0(s2); amoswap.w.rl zero, s4, (s0); bne a0, a1, 1b; ret
outcomes 353, "3.2W+poprls+AMO", "x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # x=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # x=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # x=1;y=2;z=1
    .dword 0x7d9caa2b1634d843, 3  # x=1;y=2;z=2
    .dword 0x75c039e1f3efaf3a, 3  # x=2;y=1;z=1
    .dword 0x5066a70c58f8ec11, 3  # x=2;y=1;z=2
    .dword 0xa733b1937df4112d, 3  # x=2;y=2;z=1
test 353, 1865, "p353_0, p353_1, p353_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 0, 0, 0, 0, 1, 2, 0, 0

# 3.2W+porlrls+AMO
p354_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s5, (s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p354_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoswap.w.rl zero, s5, (s1); amoswap.w.rl zero, s4, (s2); bne a0, a1, 1b; ret
p354_2: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoswap.w.rl zero, s5, (s2); amoswap.w.rl zero, s4, (s0); bne a0, a1, 1b; ret
outcomes 354, "3.2W+porlrls+AMO", "x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # x=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # x=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # x=1;y=2;z=1
    .dword 0x7d9caa2b1634d843, 3  # x=1;y=2;z=2
    .dword 0x75c039e1f3efaf3a, 3  # x=2;y=1;z=1
    .dword 0x5066a70c58f8ec11, 3  # x=2;y=1;z=2
    .dword 0xa733b1937df4112d, 3  # x=2;y=2;z=1
test 354, 1872, "p354_0, p354_1, p354_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 0, 0, 0, 0, 1, 2, 0, 0

# Z6.0+pos
p355_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p355_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p355_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 355, "Z6.0+pos", "1:r0;2:r0;z"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;z=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;z=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;z=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;z=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;z=1
    .dword 0x1e3a504203a56489, 2  # 1:r0=1;2:r0=0;z=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;z=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;z=2
test 355, 1879, "p355_0, p355_1, p355_2, 0", "0, 0, 0, 0", 3, 3, 8, 1, 0, 1, 1, 0, 2, 0, 0, 0, 1

# Z6.0+fence.rw.rws
p356_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p356_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); fence rw, rw; sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p356_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 356, "Z6.0+fence.rw.rws", "1:r0;2:r0;z"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;z=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;z=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;z=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;z=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;z=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;z=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;z=2
test 356, 1887, "p356_0, p356_1, p356_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 1, 1, 0, 2, 0, 0, 0, 0

# Z6.0+fence.tsos
p357_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p357_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); fence.tso; sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p357_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 357, "Z6.0+fence.tsos", "1:r0;2:r0;z"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;z=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;z=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;z=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;z=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;z=1
    .dword 0x1e3a504203a56489, 2  # 1:r0=1;2:r0=0;z=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;z=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;z=2
test 357, 1894, "p357_0, p357_1, p357_2, 0", "0, 0, 0, 0", 3, 3, 8, 1, 0, 1, 1, 0, 2, 0, 0, 0, 1

# Z6.0+fence.w.w+data+fence.rw.rw
p358_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p358_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p358_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 358, "Z6.0+fence.w.w+data+fence.rw.rw", "1:r0;2:r0;z"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;z=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;z=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;z=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;z=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;z=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;z=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;z=2
test 358, 1902, "p358_0, p358_1, p358_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 1, 1, 0, 2, 0, 0, 0, 0

# Z6.0+fence.rw.w+ctrl+fence.w.r
p359_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p359_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p359_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 359, "Z6.0+fence.rw.w+ctrl+fence.w.r", "1:r0;2:r0;z"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;z=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;z=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;z=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;z=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;z=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;z=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;z=2
test 359, 1909, "p359_0, p359_1, p359_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 1, 1, 0, 2, 0, 0, 0, 0

# Z6.0+fence.w.w+addr+po
p360_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p360_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s2; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p360_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 360, "Z6.0+fence.w.w+addr+po", "1:r0;2:r0;z"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;z=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;z=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;z=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;z=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;z=1
    .dword 0x1e3a504203a56489, 2  # 1:r0=1;2:r0=0;z=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;z=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;z=2
test 360, 1916, "p360_0, p360_1, p360_2, 0", "0, 0, 0, 0", 3, 3, 8, 1, 0, 1, 1, 0, 2, 0, 0, 0, 1

# Z6.0+poprl+poaqp+porlaq+AMO
p361_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p361_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoor.w.aq a7, zero, (s1); sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p361_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoswap.w.rl zero, s4, (s2); amoor.w.aq a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 361, "Z6.0+poprl+poaqp+porlaq+AMO", "1:r0;2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=0;x=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=0;2:r0=0;x=1;y=1;z=2
    .dword 0xc03e91248beae677, 3  # 1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0xe59823f120ffe494, 3  # 1:r0=0;2:r0=1;x=1;y=1;z=2
    .dword 0x997d5882e73aebdb, 3  # 1:r0=1;2:r0=0;x=1;y=1;z=1
    .dword 0xa471e743498d359d, 3  # 1:r0=1;2:r0=1;x=1;y=1;z=1
    .dword 0x63a6d8cdb64fffe, 3  # 1:r0=1;2:r0=1;x=1;y=1;z=2
test 361, 1924, "p361_0, p361_1, p361_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 1, 1, 0, 0, 1, 2, 0, 0

# Z6.0+porlrl+poaqrl+popar+AMO
p362_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p362_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoor.w.aq a7, zero, (s1); amoswap.w.rl zero, s4, (s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p362_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); amoor.w.aqrl a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 362, "Z6.0+porlrl+poaqrl+popar+AMO", "1:r0;2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=0;x=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=0;2:r0=0;x=1;y=1;z=2
    .dword 0xc03e91248beae677, 3  # 1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0xe59823f120ffe494, 3  # 1:r0=0;2:r0=1;x=1;y=1;z=2
    .dword 0x997d5882e73aebdb, 3  # 1:r0=1;2:r0=0;x=1;y=1;z=1
    .dword 0xa471e743498d359d, 3  # 1:r0=1;2:r0=1;x=1;y=1;z=1
    .dword 0x63a6d8cdb64fffe, 3  # 1:r0=1;2:r0=1;x=1;y=1;z=2
test 362, 1931, "p362_0, p362_1, p362_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 1, 1, 0, 0, 1, 2, 0, 0

# Z6.1+pos
p363_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p363_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); sw s4, 0(s2); bne a0, a1, 1b; ret
p363_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 363, "Z6.1+pos", "2:r0;x;y"
    .dword 0x76def80861865b15, 3  # 2:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 2:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;x=1;y=2
    .dword 0x58431757baa847e8, 3  # 2:r0=1;x=2;y=1
    .dword 0x7d9caa2b1634d843, 0  # 2:r0=1;x=2;y=2
test 363, 1938, "p363_0, p363_1, p363_2, 0", "0, 0, 0, 0", 3, 3, 8, 2, 0, 0, 1, 0, 0, 1, 0, 0, 0

# Z6.1+fence.rw.rws
p364_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p364_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence rw, rw; sw s4, 0(s2); bne a0, a1, 1b; ret
p364_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence rw, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 364, "Z6.1+fence.rw.rws", "2:r0;x;y"
    .dword 0x76def80861865b15, 3  # 2:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 2:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;x=1;y=2
    .dword 0x58431757baa847e8, 3  # 2:r0=1;x=2;y=1
test 364, 1946, "p364_0, p364_1, p364_2, 0", "0, 0, 0, 0", 3, 3, 7, 2, 0, 0, 1, 0, 0, 1, 0, 0, 0

# Z6.1+fence.tsos
p365_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p365_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence.tso; sw s4, 0(s2); bne a0, a1, 1b; ret
p365_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 365, "Z6.1+fence.tsos", "2:r0;x;y"
    .dword 0x76def80861865b15, 3  # 2:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 2:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;x=1;y=2
    .dword 0x58431757baa847e8, 3  # 2:r0=1;x=2;y=1
test 365, 1953, "p365_0, p365_1, p365_2, 0", "0, 0, 0, 0", 3, 3, 7, 2, 0, 0, 1, 0, 0, 1, 0, 0, 0

# Z6.1+fence.w.w+fence.w.w+data
p366_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p366_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence w, w; sw s4, 0(s2); bne a0, a1, 1b; ret
p366_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 366, "Z6.1+fence.w.w+fence.w.w+data", "2:r0;x;y"
    .dword 0x76def80861865b15, 3  # 2:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 2:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;x=1;y=2
    .dword 0x58431757baa847e8, 3  # 2:r0=1;x=2;y=1
test 366, 1960, "p366_0, p366_1, p366_2, 0", "0, 0, 0, 0", 3, 3, 7, 2, 0, 0, 1, 0, 0, 1, 0, 0, 0

# Z6.1+fence.rw.w+fence.rw.w+ctrl
p367_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p367_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence rw, w; sw s4, 0(s2); bne a0, a1, 1b; ret
p367_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 367, "Z6.1+fence.rw.w+fence.rw.w+ctrl", "2:r0;x;y"
    .dword 0x76def80861865b15, 3  # 2:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 2:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;x=1;y=2
    .dword 0x58431757baa847e8, 3  # 2:r0=1;x=2;y=1
test 367, 1967, "p367_0, p367_1, p367_2, 0", "0, 0, 0, 0", 3, 3, 7, 2, 0, 0, 1, 0, 0, 1, 0, 0, 0

# Z6.1+fence.w.w+fence.w.w+addr
p368_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p368_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence w, w; sw s4, 0(s2); bne a0, a1, 1b; ret
p368_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 368, "Z6.1+fence.w.w+fence.w.w+addr", "2:r0;x;y"
    .dword 0x76def80861865b15, 3  # 2:r0=0;x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;x=2;y=1
    .dword 0x91a1892da321fbe2, 3  # 2:r0=0;x=2;y=2
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;x=1;y=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;x=1;y=2
    .dword 0x58431757baa847e8, 3  # 2:r0=1;x=2;y=1
test 368, 1974, "p368_0, p368_1, p368_2, 0", "0, 0, 0, 0", 3, 3, 7, 2, 0, 0, 1, 0, 0, 1, 0, 0, 0

# Z6.1+poprl+poprl+poaqp+AMO
p369_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p369_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); amoswap.w.rl zero, s4, (s2); bne a0, a1, 1b; ret
p369_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoor.w.aq a7, zero, (s2); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 369, "Z6.1+poprl+poprl+poaqp+AMO", "2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=0;x=1;y=1;z=1
    .dword 0x58431757baa847e8, 3  # 2:r0=0;x=1;y=2;z=1
    .dword 0x75c039e1f3efaf3a, 3  # 2:r0=0;x=2;y=1;z=1
    .dword 0xa733b1937df4112d, 3  # 2:r0=0;x=2;y=2;z=1
    .dword 0xc03e91248beae677, 3  # 2:r0=1;x=1;y=1;z=1
    .dword 0xf5bdb75cf9ac5b5e, 3  # 2:r0=1;x=1;y=2;z=1
    .dword 0xb06cf14bb19b486c, 3  # 2:r0=1;x=2;y=1;z=1
test 369, 1981, "p369_0, p369_1, p369_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 0, 1, 0, 0, 1, 2, 0, 0

# Z6.1+porlrl+porlrl+poaqrl+AMO
p370_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s5, (s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p370_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoswap.w.rl zero, s5, (s1); amoswap.w.rl zero, s4, (s2); bne a0, a1, 1b; ret
p370_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoor.w.aq a7, zero, (s2); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 370, "Z6.1+porlrl+porlrl+poaqrl+AMO", "2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=0;x=1;y=1;z=1
    .dword 0x58431757baa847e8, 3  # 2:r0=0;x=1;y=2;z=1
    .dword 0x75c039e1f3efaf3a, 3  # 2:r0=0;x=2;y=1;z=1
    .dword 0xa733b1937df4112d, 3  # 2:r0=0;x=2;y=2;z=1
    .dword 0xc03e91248beae677, 3  # 2:r0=1;x=1;y=1;z=1
    .dword 0xf5bdb75cf9ac5b5e, 3  # 2:r0=1;x=1;y=2;z=1
    .dword 0xb06cf14bb19b486c, 3  # 2:r0=1;x=2;y=1;z=1
test 370, 1988, "p370_0, p370_1, p370_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 0, 1, 0, 0, 1, 2, 0, 0

# Z6.2+pos
p371_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p371_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p371_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 371, "Z6.2+pos", "1:r0;2:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;x=1
    .dword 0x5a52f290035d0875, 0  # 1:r0=1;2:r0=1;x=2
test 371, 1995, "p371_0, p371_1, p371_2, 0", "0, 0, 0, 0", 3, 3, 8, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0

# Z6.2+fence.rw.rws
p372_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p372_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); fence rw, rw; sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p372_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence rw, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 372, "Z6.2+fence.rw.rws", "1:r0;2:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;x=1
test 372, 2003, "p372_0, p372_1, p372_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0

# Z6.2+fence.tsos
p373_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p373_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); fence.tso; sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p373_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 373, "Z6.2+fence.tsos", "1:r0;2:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;x=1
test 373, 2010, "p373_0, p373_1, p373_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0

# Z6.2+fence.w.w+data+data
p374_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p374_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p374_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 374, "Z6.2+fence.w.w+data+data", "1:r0;2:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;x=1
test 374, 2017, "p374_0, p374_1, p374_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0

# Z6.2+fence.rw.w+ctrl+ctrl
p375_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p375_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p375_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 375, "Z6.2+fence.rw.w+ctrl+ctrl", "1:r0;2:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;x=1
test 375, 2024, "p375_0, p375_1, p375_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0

# Z6.2+fence.w.w+addr+addr
p376_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p376_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s2; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p376_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 376, "Z6.2+fence.w.w+addr+addr", "1:r0;2:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;2:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;x=1
test 376, 2031, "p376_0, p376_1, p376_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0

# Z6.2+poprl+poaqp+poaqp+AMO
p377_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p377_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoor.w.aq a7, zero, (s1); sw s4, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p377_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoor.w.aq a7, zero, (s2); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 377, "Z6.2+poprl+poaqp+poaqp+AMO", "1:r0;2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=0;x=1;y=1;z=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=0;2:r0=0;x=2;y=1;z=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0xb06cf14bb19b486c, 3  # 1:r0=0;2:r0=1;x=2;y=1;z=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=1;2:r0=0;x=1;y=1;z=1
    .dword 0xf66d8f6ca1f3847e, 3  # 1:r0=1;2:r0=0;x=2;y=1;z=1
    .dword 0xa471e743498d359d, 3  # 1:r0=1;2:r0=1;x=1;y=1;z=1
test 377, 2038, "p377_0, p377_1, p377_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 1, 1, 0, 0, 1, 2, 0, 0

# Z6.2+porlrl+poaqrl+poaqrl+AMO
p378_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s5, (s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p378_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoor.w.aq a7, zero, (s1); amoswap.w.rl zero, s4, (s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p378_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoor.w.aq a7, zero, (s2); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 378, "Z6.2+porlrl+poaqrl+poaqrl+AMO", "1:r0;2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=0;x=1;y=1;z=1
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=0;2:r0=0;x=2;y=1;z=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0xb06cf14bb19b486c, 3  # 1:r0=0;2:r0=1;x=2;y=1;z=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=1;2:r0=0;x=1;y=1;z=1
    .dword 0xf66d8f6ca1f3847e, 3  # 1:r0=1;2:r0=0;x=2;y=1;z=1
    .dword 0xa471e743498d359d, 3  # 1:r0=1;2:r0=1;x=1;y=1;z=1
test 378, 2045, "p378_0, p378_1, p378_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 1, 1, 0, 0, 1, 2, 0, 0

# Z6.3+pos
p379_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p379_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); sw s4, 0(s2); bne a0, a1, 1b; ret
p379_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 379, "Z6.3+pos", "2:r0;2:r1;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 2:r0=0;2:r1=0;y=1
    .dword 0x3c6ef3731de363bd, 3  # 2:r0=0;2:r1=0;y=2
    .dword 0x76def80861865b15, 3  # 2:r0=0;2:r1=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;2:r1=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 2:r0=1;2:r1=0;y=1
    .dword 0x1e3a504203a56489, 0  # 2:r0=1;2:r1=0;y=2
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;2:r1=1;y=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;2:r1=1;y=2
test 379, 2052, "p379_0, p379_1, p379_2, 0", "0, 0, 0, 0", 3, 3, 8, 1, 0, 0, 2, 0, 1, 0, 0, 0, 0

# Z6.3+fence.rw.rws
p380_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p380_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence rw, rw; sw s4, 0(s2); bne a0, a1, 1b; ret
p380_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence rw, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 380, "Z6.3+fence.rw.rws", "2:r0;2:r1;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 2:r0=0;2:r1=0;y=1
    .dword 0x3c6ef3731de363bd, 3  # 2:r0=0;2:r1=0;y=2
    .dword 0x76def80861865b15, 3  # 2:r0=0;2:r1=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;2:r1=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 2:r0=1;2:r1=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;2:r1=1;y=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;2:r1=1;y=2
test 380, 2060, "p380_0, p380_1, p380_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 0, 2, 0, 1, 0, 0, 0, 0

# Z6.3+fence.tsos
p381_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p381_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence.tso; sw s4, 0(s2); bne a0, a1, 1b; ret
p381_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence.tso; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 381, "Z6.3+fence.tsos", "2:r0;2:r1;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 2:r0=0;2:r1=0;y=1
    .dword 0x3c6ef3731de363bd, 3  # 2:r0=0;2:r1=0;y=2
    .dword 0x76def80861865b15, 3  # 2:r0=0;2:r1=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;2:r1=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 2:r0=1;2:r1=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;2:r1=1;y=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;2:r1=1;y=2
test 381, 2067, "p381_0, p381_1, p381_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 0, 2, 0, 1, 0, 0, 0, 0

# Z6.3+fence.w.w+fence.w.w+addr
p382_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p382_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence w, w; sw s4, 0(s2); bne a0, a1, 1b; ret
p382_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 382, "Z6.3+fence.w.w+fence.w.w+addr", "2:r0;2:r1;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 2:r0=0;2:r1=0;y=1
    .dword 0x3c6ef3731de363bd, 3  # 2:r0=0;2:r1=0;y=2
    .dword 0x76def80861865b15, 3  # 2:r0=0;2:r1=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;2:r1=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 2:r0=1;2:r1=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;2:r1=1;y=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;2:r1=1;y=2
test 382, 2074, "p382_0, p382_1, p382_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 0, 2, 0, 1, 0, 0, 0, 0

# Z6.3+fence.rw.w+fence.rw.w+fence.r.r
p383_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p383_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence rw, w; sw s4, 0(s2); bne a0, a1, 1b; ret
p383_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence r, r; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 383, "Z6.3+fence.rw.w+fence.rw.w+fence.r.r", "2:r0;2:r1;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 2:r0=0;2:r1=0;y=1
    .dword 0x3c6ef3731de363bd, 3  # 2:r0=0;2:r1=0;y=2
    .dword 0x76def80861865b15, 3  # 2:r0=0;2:r1=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;2:r1=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 2:r0=1;2:r1=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;2:r1=1;y=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;2:r1=1;y=2
test 383, 2081, "p383_0, p383_1, p383_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 0, 2, 0, 1, 0, 0, 0, 0

# Z6.3+fence.w.w+fence.w.w+fence.r.rw
p384_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p384_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence w, w; sw s4, 0(s2); bne a0, a1, 1b; ret
p384_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; lwu a7, 0(s2); fence r, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 384, "Z6.3+fence.w.w+fence.w.w+fence.r.rw", "2:r0;2:r1;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 2:r0=0;2:r1=0;y=1
    .dword 0x3c6ef3731de363bd, 3  # 2:r0=0;2:r1=0;y=2
    .dword 0x76def80861865b15, 3  # 2:r0=0;2:r1=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;2:r1=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 2:r0=1;2:r1=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;2:r1=1;y=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;2:r1=1;y=2
test 384, 2088, "p384_0, p384_1, p384_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 0, 2, 0, 1, 0, 0, 0, 0

# Z6.3+poprl+poprl+poaqp+AMO
p385_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p385_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); amoswap.w.rl zero, s4, (s2); bne a0, a1, 1b; ret
p385_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoor.w.aq a7, zero, (s2); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 385, "Z6.3+poprl+poprl+poaqp+AMO", "2:r0;2:r1;y;z"
    .dword 0x76def80861865b15, 3  # 2:r0=0;2:r1=0;y=1;z=1
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;2:r1=0;y=2;z=1
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=0;2:r1=1;y=1;z=1
    .dword 0x58431757baa847e8, 3  # 2:r0=0;2:r1=1;y=2;z=1
    .dword 0xd9a94621586788c3, 3  # 2:r0=1;2:r1=0;y=1;z=1
    .dword 0xc03e91248beae677, 3  # 2:r0=1;2:r1=1;y=1;z=1
    .dword 0xf5bdb75cf9ac5b5e, 3  # 2:r0=1;2:r1=1;y=2;z=1
test 385, 2095, "p385_0, p385_1, p385_2, 0", "0, 0, 0, 0", 3, 3, 7, 2, 0, 0, 2, 0, 1, 2, 0, 0, 0

# Z6.3+porlrl+porlrl+poaqaq+AMO
p386_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p386_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoswap.w.rl zero, s5, (s1); amoswap.w.rl zero, s4, (s2); bne a0, a1, 1b; ret
p386_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoor.w.aq a7, zero, (s2); amoor.w.aq s8, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 386, "Z6.3+porlrl+porlrl+poaqaq+AMO", "2:r0;2:r1;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=0;2:r1=0;x=1;y=1;z=1
    .dword 0x58431757baa847e8, 3  # 2:r0=0;2:r1=0;x=1;y=2;z=1
    .dword 0xc03e91248beae677, 3  # 2:r0=0;2:r1=1;x=1;y=1;z=1
    .dword 0xf5bdb75cf9ac5b5e, 3  # 2:r0=0;2:r1=1;x=1;y=2;z=1
    .dword 0x997d5882e73aebdb, 3  # 2:r0=1;2:r1=0;x=1;y=1;z=1
    .dword 0xa471e743498d359d, 3  # 2:r0=1;2:r1=1;x=1;y=1;z=1
    .dword 0x67efd7cd9ab9524c, 3  # 2:r0=1;2:r1=1;x=1;y=2;z=1
test 386, 2102, "p386_0, p386_1, p386_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 0, 2, 0, 0, 1, 2, 0, 0

# Z6.4+pos
p387_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p387_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p387_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 387, "Z6.4+pos", "1:r0;2:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;2:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;y=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;y=2
test 387, 2109, "p387_0, p387_1, p387_2, 0", "0, 0, 0, 0", 3, 3, 8, 1, 0, 1, 1, 0, 1, 0, 0, 0, 1

# Z6.4+fence.rw.rws
p388_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p388_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p388_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 388, "Z6.4+fence.rw.rws", "1:r0;2:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;y=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;y=2
test 388, 2117, "p388_0, p388_1, p388_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0

# Z6.4+fence.tsos
p389_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p389_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); fence.tso; lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p389_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 389, "Z6.4+fence.tsos", "1:r0;2:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;2:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;y=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;y=2
test 389, 2124, "p389_0, p389_1, p389_2, 0", "0, 0, 0, 0", 3, 3, 8, 1, 0, 1, 1, 0, 1, 0, 0, 0, 1

# Z6.4+fence.w.w+fence.rw.rw+fence.rw.rw
p390_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p390_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p390_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 390, "Z6.4+fence.w.w+fence.rw.rw+fence.rw.rw", "1:r0;2:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;y=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;y=2
test 390, 2132, "p390_0, p390_1, p390_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0

# Z6.4+fence.rw.w+fence.w.r+fence.w.r
p391_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p391_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); fence w, r; lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p391_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 391, "Z6.4+fence.rw.w+fence.w.r+fence.w.r", "1:r0;2:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;y=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;y=2
test 391, 2139, "p391_0, p391_1, p391_2, 0", "0, 0, 0, 0", 3, 3, 7, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0

# Z6.4+fence.w.w+po+po
p392_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p392_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p392_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 392, "Z6.4+fence.w.w+po+po", "1:r0;2:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;2:r0=0;y=1
    .dword 0x3c6ef3731de363bd, 2  # 1:r0=0;2:r0=0;y=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;2:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;2:r0=1;y=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=1;2:r0=0;y=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=1;2:r0=0;y=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;2:r0=1;y=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;2:r0=1;y=2
test 392, 2146, "p392_0, p392_1, p392_2, 0", "0, 0, 0, 0", 3, 3, 8, 1, 0, 1, 1, 0, 1, 0, 0, 0, 1

# Z6.4+poprl+porlaq+porlaq+AMO
p393_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p393_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoswap.w.rl zero, s4, (s1); amoor.w.aq a7, zero, (s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p393_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoswap.w.rl zero, s4, (s2); amoor.w.aq a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 393, "Z6.4+poprl+porlaq+porlaq+AMO", "1:r0;2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=0;x=1;y=1;z=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0xf5bdb75cf9ac5b5e, 3  # 1:r0=0;2:r0=1;x=1;y=2;z=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=1;2:r0=0;x=1;y=1;z=1
    .dword 0xae033ddaf39926f1, 3  # 1:r0=1;2:r0=0;x=1;y=2;z=1
    .dword 0xa471e743498d359d, 3  # 1:r0=1;2:r0=1;x=1;y=1;z=1
    .dword 0x67efd7cd9ab9524c, 3  # 1:r0=1;2:r0=1;x=1;y=2;z=1
test 393, 2154, "p393_0, p393_1, p393_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 1, 1, 0, 0, 1, 2, 0, 0

# Z6.4+porlrl+popar+popar+AMO
p394_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p394_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); amoor.w.aqrl a7, zero, (s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p394_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); amoor.w.aqrl a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 394, "Z6.4+porlrl+popar+popar+AMO", "1:r0;2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;2:r0=0;x=1;y=1;z=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;2:r0=1;x=1;y=1;z=1
    .dword 0xf5bdb75cf9ac5b5e, 3  # 1:r0=0;2:r0=1;x=1;y=2;z=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=1;2:r0=0;x=1;y=1;z=1
    .dword 0xae033ddaf39926f1, 3  # 1:r0=1;2:r0=0;x=1;y=2;z=1
    .dword 0xa471e743498d359d, 3  # 1:r0=1;2:r0=1;x=1;y=1;z=1
    .dword 0x67efd7cd9ab9524c, 3  # 1:r0=1;2:r0=1;x=1;y=2;z=1
test 394, 2161, "p394_0, p394_1, p394_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 1, 1, 0, 0, 1, 2, 0, 0

# Z6.5+pos
p395_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); sw s4, 0(s1); bne a0, a1, 1b; ret
p395_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); sw s4, 0(s2); bne a0, a1, 1b; ret
p395_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 395, "Z6.5+pos", "2:r0;y;z"
    .dword 0x76def80861865b15, 3  # 2:r0=0;y=1;z=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;y=1;z=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;y=2;z=1
    .dword 0x91a1892da321fbe2, 2  # 2:r0=0;y=2;z=2
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # 2:r0=1;y=2;z=1
    .dword 0x7d9caa2b1634d843, 3  # 2:r0=1;y=2;z=2
test 395, 2168, "p395_0, p395_1, p395_2, 0", "0, 0, 0, 0", 3, 3, 8, 2, 0, 0, 1, 0, 1, 2, 0, 0, 1

# Z6.5+fence.rw.rws
p396_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p396_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence rw, rw; sw s4, 0(s2); bne a0, a1, 1b; ret
p396_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 396, "Z6.5+fence.rw.rws", "2:r0;y;z"
    .dword 0x76def80861865b15, 3  # 2:r0=0;y=1;z=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;y=1;z=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;y=2;z=1
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # 2:r0=1;y=2;z=1
    .dword 0x7d9caa2b1634d843, 3  # 2:r0=1;y=2;z=2
test 396, 2176, "p396_0, p396_1, p396_2, 0", "0, 0, 0, 0", 3, 3, 7, 2, 0, 0, 1, 0, 1, 2, 0, 0, 0

# Z6.5+fence.tsos
p397_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; sw s4, 0(s1); bne a0, a1, 1b; ret
p397_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence.tso; sw s4, 0(s2); bne a0, a1, 1b; ret
p397_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 397, "Z6.5+fence.tsos", "2:r0;y;z"
    .dword 0x76def80861865b15, 3  # 2:r0=0;y=1;z=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;y=1;z=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;y=2;z=1
    .dword 0x91a1892da321fbe2, 2  # 2:r0=0;y=2;z=2
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # 2:r0=1;y=2;z=1
    .dword 0x7d9caa2b1634d843, 3  # 2:r0=1;y=2;z=2
test 397, 2183, "p397_0, p397_1, p397_2, 0", "0, 0, 0, 0", 3, 3, 8, 2, 0, 0, 1, 0, 1, 2, 0, 0, 1

# Z6.5+fence.w.w+fence.w.w+fence.rw.rw
p398_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p398_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence w, w; sw s4, 0(s2); bne a0, a1, 1b; ret
p398_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 398, "Z6.5+fence.w.w+fence.w.w+fence.rw.rw", "2:r0;y;z"
    .dword 0x76def80861865b15, 3  # 2:r0=0;y=1;z=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;y=1;z=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;y=2;z=1
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # 2:r0=1;y=2;z=1
    .dword 0x7d9caa2b1634d843, 3  # 2:r0=1;y=2;z=2
test 398, 2191, "p398_0, p398_1, p398_2, 0", "0, 0, 0, 0", 3, 3, 7, 2, 0, 0, 1, 0, 1, 2, 0, 0, 0

# Z6.5+fence.rw.w+fence.rw.w+fence.w.r
p399_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p399_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence rw, w; sw s4, 0(s2); bne a0, a1, 1b; ret
p399_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 399, "Z6.5+fence.rw.w+fence.rw.w+fence.w.r", "2:r0;y;z"
    .dword 0x76def80861865b15, 3  # 2:r0=0;y=1;z=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;y=1;z=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;y=2;z=1
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # 2:r0=1;y=2;z=1
    .dword 0x7d9caa2b1634d843, 3  # 2:r0=1;y=2;z=2
test 399, 2198, "p399_0, p399_1, p399_2, 0", "0, 0, 0, 0", 3, 3, 7, 2, 0, 0, 1, 0, 1, 2, 0, 0, 0

# Z6.5+fence.w.w+fence.w.w+po
p400_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p400_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); fence w, w; sw s4, 0(s2); bne a0, a1, 1b; ret
p400_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 400, "Z6.5+fence.w.w+fence.w.w+po", "2:r0;y;z"
    .dword 0x76def80861865b15, 3  # 2:r0=0;y=1;z=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;y=1;z=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;y=2;z=1
    .dword 0x91a1892da321fbe2, 2  # 2:r0=0;y=2;z=2
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # 2:r0=1;y=2;z=1
    .dword 0x7d9caa2b1634d843, 3  # 2:r0=1;y=2;z=2
test 400, 2205, "p400_0, p400_1, p400_2, 0", "0, 0, 0, 0", 3, 3, 8, 2, 0, 0, 1, 0, 1, 2, 0, 0, 1

# Z6.5+poprl+poprl+porlaq+AMO
p401_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p401_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s5, 0(s1); amoswap.w.rl zero, s4, (s2); bne a0, a1, 1b; ret
p401_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; amoswap.w.rl zero, s4, (s2); amoor.w.aq a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 401, "Z6.5+poprl+poprl+porlaq+AMO", "2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=0;x=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=0;x=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # 2:r0=0;x=1;y=2;z=1
    .dword 0xc03e91248beae677, 3  # 2:r0=1;x=1;y=1;z=1
    .dword 0xe59823f120ffe494, 3  # 2:r0=1;x=1;y=1;z=2
    .dword 0xf5bdb75cf9ac5b5e, 3  # 2:r0=1;x=1;y=2;z=1
    .dword 0xd0642481510071fd, 3  # 2:r0=1;x=1;y=2;z=2
test 401, 2213, "p401_0, p401_1, p401_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 0, 1, 0, 0, 1, 2, 0, 0

# Z6.5+porlrl+porlrl+popar+AMO
p402_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); amoswap.w.rl zero, s4, (s1); bne a0, a1, 1b; ret
p402_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoswap.w.rl zero, s5, (s1); amoswap.w.rl zero, s4, (s2); bne a0, a1, 1b; ret
p402_2: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; sw s4, 0(s2); amoor.w.aqrl a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 402, "Z6.5+porlrl+porlrl+popar+AMO", "2:r0;x;y;z"
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=0;x=1;y=1;z=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=0;x=1;y=1;z=2
    .dword 0x58431757baa847e8, 3  # 2:r0=0;x=1;y=2;z=1
    .dword 0xc03e91248beae677, 3  # 2:r0=1;x=1;y=1;z=1
    .dword 0xe59823f120ffe494, 3  # 2:r0=1;x=1;y=1;z=2
    .dword 0xf5bdb75cf9ac5b5e, 3  # 2:r0=1;x=1;y=2;z=1
    .dword 0xd0642481510071fd, 3  # 2:r0=1;x=1;y=2;z=2
test 402, 2220, "p402_0, p402_1, p402_2, 0", "0, 0, 0, 0", 3, 3, 7, 3, 0, 0, 1, 0, 0, 1, 2, 0, 0

# IRIW+pos
p403_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p403_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p403_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p403_3: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 403, "IRIW+pos", "1:r0;1:r1;3:r0;3:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=1
    .dword 0x68bf9d87f9d710c2, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=0
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=1
    .dword 0x3b71cc6fce6d5e9a, 0  # 1:r0=1;1:r1=0;3:r0=1;3:r1=0
    .dword 0xd9a94621586788c3, 3  # 1:r0=1;1:r1=0;3:r0=1;3:r1=1
    .dword 0x46a2b50b6ca45d99, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=0
    .dword 0xa86b3b4a993ea3c0, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=1
    .dword 0x220717681aeb4806, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=0
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=1
test 403, 2227, "p403_0, p403_1, p403_2, p403_3", "0, 0, 0, 0", 4, 2, 16, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0

# IRIW+fence.rw.rws
p404_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p404_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p404_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p404_3: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 404, "IRIW+fence.rw.rws", "1:r0;1:r1;3:r0;3:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=1
    .dword 0x68bf9d87f9d710c2, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=0
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=1;1:r1=0;3:r0=1;3:r1=1
    .dword 0x46a2b50b6ca45d99, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=0
    .dword 0xa86b3b4a993ea3c0, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=1
    .dword 0x220717681aeb4806, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=0
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=1
test 404, 2243, "p404_0, p404_1, p404_2, p404_3", "0, 0, 0, 0", 4, 2, 15, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0

# IRIW+fence.tsos
p405_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p405_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence.tso; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p405_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p405_3: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 405, "IRIW+fence.tsos", "1:r0;1:r1;3:r0;3:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=1
    .dword 0x68bf9d87f9d710c2, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=0
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=1;1:r1=0;3:r0=1;3:r1=1
    .dword 0x46a2b50b6ca45d99, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=0
    .dword 0xa86b3b4a993ea3c0, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=1
    .dword 0x220717681aeb4806, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=0
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=1
test 405, 2258, "p405_0, p405_1, p405_2, p405_3", "0, 0, 0, 0", 4, 2, 15, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0

# IRIW+addrs
p406_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p406_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t1, a7, a7; add t1, t1, s1; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p406_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p406_3: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 406, "IRIW+addrs", "1:r0;1:r1;3:r0;3:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=1
    .dword 0x68bf9d87f9d710c2, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=0
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=1;1:r1=0;3:r0=1;3:r1=1
    .dword 0x46a2b50b6ca45d99, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=0
    .dword 0xa86b3b4a993ea3c0, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=1
    .dword 0x220717681aeb4806, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=0
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=1
test 406, 2273, "p406_0, p406_1, p406_2, p406_3", "0, 0, 0, 0", 4, 2, 15, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0

# IRIW+fence.r.rs
p407_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p407_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, r; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p407_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p407_3: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, r; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 407, "IRIW+fence.r.rs", "1:r0;1:r1;3:r0;3:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=1
    .dword 0x68bf9d87f9d710c2, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=0
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=1;1:r1=0;3:r0=1;3:r1=1
    .dword 0x46a2b50b6ca45d99, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=0
    .dword 0xa86b3b4a993ea3c0, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=1
    .dword 0x220717681aeb4806, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=0
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=1
test 407, 2288, "p407_0, p407_1, p407_2, p407_3", "0, 0, 0, 0", 4, 2, 15, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0

# IRIW+fence.r.rws
p408_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p408_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, rw; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p408_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p408_3: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence r, rw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 408, "IRIW+fence.r.rws", "1:r0;1:r1;3:r0;3:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=1
    .dword 0x68bf9d87f9d710c2, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=0
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=1;1:r1=0;3:r0=1;3:r1=1
    .dword 0x46a2b50b6ca45d99, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=0
    .dword 0xa86b3b4a993ea3c0, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=1
    .dword 0x220717681aeb4806, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=0
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=1
test 408, 2303, "p408_0, p408_1, p408_2, p408_3", "0, 0, 0, 0", 4, 2, 15, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0

# IRIW+poaqps+AMO
p409_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p409_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p409_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p409_3: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 409, "IRIW+poaqps+AMO", "1:r0;1:r1;3:r0;3:r1;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=1;x=1;y=1
    .dword 0x8d3bee2d97e19b9a, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=0;x=1;y=1
    .dword 0xa471e743498d359d, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=1;x=1;y=1
    .dword 0xe910cf0c682d9385, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=0;x=1;y=1
    .dword 0x5154d2985f592f00, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=1;x=1;y=1
    .dword 0xff99375729df4a64, 3  # 1:r0=1;1:r1=0;3:r0=1;3:r1=1;x=1;y=1
    .dword 0xdfce31ff06da1559, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=0;x=1;y=1
    .dword 0x91b228be113f9263, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=1;x=1;y=1
    .dword 0xb484a834e1035a07, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=0;x=1;y=1
    .dword 0x96335a4fe03e2796, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=1;x=1;y=1
test 409, 2318, "p409_0, p409_1, p409_2, p409_3", "0, 0, 0, 0", 4, 2, 15, 2, 0, 2, 0, 2, 0, 1, 0, 0, 0

# IRIW+poaqaqs+AMO
p410_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p410_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); amoor.w.aq s8, zero, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p410_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p410_3: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); amoor.w.aq s8, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 410, "IRIW+poaqaqs+AMO", "1:r0;1:r1;3:r0;3:r1;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=0;3:r0=0;3:r1=1;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=0;x=1;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;1:r1=0;3:r0=1;3:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=0;1:r1=1;3:r0=0;3:r1=1;x=1;y=1
    .dword 0x8d3bee2d97e19b9a, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=0;x=1;y=1
    .dword 0xa471e743498d359d, 3  # 1:r0=0;1:r1=1;3:r0=1;3:r1=1;x=1;y=1
    .dword 0xe910cf0c682d9385, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=0;x=1;y=1
    .dword 0x5154d2985f592f00, 3  # 1:r0=1;1:r1=0;3:r0=0;3:r1=1;x=1;y=1
    .dword 0xff99375729df4a64, 3  # 1:r0=1;1:r1=0;3:r0=1;3:r1=1;x=1;y=1
    .dword 0xdfce31ff06da1559, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=0;x=1;y=1
    .dword 0x91b228be113f9263, 3  # 1:r0=1;1:r1=1;3:r0=0;3:r1=1;x=1;y=1
    .dword 0xb484a834e1035a07, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=0;x=1;y=1
    .dword 0x96335a4fe03e2796, 3  # 1:r0=1;1:r1=1;3:r0=1;3:r1=1;x=1;y=1
test 410, 2333, "p410_0, p410_1, p410_2, p410_3", "0, 0, 0, 0", 4, 2, 15, 2, 0, 2, 0, 2, 0, 1, 0, 0, 0

# IRRWIW+pos
p411_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p411_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p411_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p411_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 411, "IRRWIW+pos", "1:r0;1:r1;3:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;3:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;3:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=0;3:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=1;3:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=0;1:r1=1;3:r0=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;3:r0=1;x=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=0;1:r1=1;3:r0=1;x=2
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;3:r0=0;x=1
    .dword 0x2c50aa10df125430, 3  # 1:r0=1;1:r1=0;3:r0=0;x=2
    .dword 0xd9a94621586788c3, 0  # 1:r0=1;1:r1=0;3:r0=1;x=1
    .dword 0xff02d8fcef588218, 0  # 1:r0=1;1:r1=0;3:r0=1;x=2
    .dword 0xa86b3b4a993ea3c0, 3  # 1:r0=1;1:r1=1;3:r0=0;x=1
    .dword 0xa33c1960a82f11b, 3  # 1:r0=1;1:r1=1;3:r0=0;x=2
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;3:r0=1;x=1
    .dword 0xe59823f120ffe494, 3  # 1:r0=1;1:r1=1;3:r0=1;x=2
    .dword 0x91569d20b134d82e, 3  # 1:r0=2;1:r1=0;3:r0=0;x=1
    .dword 0xb6b02ff20821c36d, 3  # 1:r0=2;1:r1=0;3:r0=0;x=2
    .dword 0xffcd760787642d71, 3  # 1:r0=2;1:r1=0;3:r0=1;x=1
    .dword 0x6195fc45f56ac36a, 0  # 1:r0=2;1:r1=0;3:r0=1;x=2
    .dword 0x9b6fafb92181d54, 3  # 1:r0=2;1:r1=1;3:r0=0;x=1
    .dword 0x6b7f81413b994466, 3  # 1:r0=2;1:r1=1;3:r0=0;x=2
    .dword 0x39d8218ac956ff8f, 3  # 1:r0=2;1:r1=1;3:r0=1;x=1
    .dword 0x5f31b45c7035dd6c, 3  # 1:r0=2;1:r1=1;3:r0=1;x=2
test 411, 2348, "p411_0, p411_1, p411_2, p411_3", "0, 0, 0, 0", 4, 2, 24, 1, 0, 2, 0, 1, 0, 0, 0, 0, 0

# IRRWIW+fence.rw.rws
p412_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p412_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p412_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p412_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence rw, rw; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 412, "IRRWIW+fence.rw.rws", "1:r0;1:r1;3:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;3:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;3:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=0;3:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=1;3:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=0;1:r1=1;3:r0=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;3:r0=1;x=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=0;1:r1=1;3:r0=1;x=2
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;3:r0=0;x=1
    .dword 0x2c50aa10df125430, 3  # 1:r0=1;1:r1=0;3:r0=0;x=2
    .dword 0xa86b3b4a993ea3c0, 3  # 1:r0=1;1:r1=1;3:r0=0;x=1
    .dword 0xa33c1960a82f11b, 3  # 1:r0=1;1:r1=1;3:r0=0;x=2
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;3:r0=1;x=1
    .dword 0xe59823f120ffe494, 3  # 1:r0=1;1:r1=1;3:r0=1;x=2
    .dword 0x91569d20b134d82e, 3  # 1:r0=2;1:r1=0;3:r0=0;x=1
    .dword 0xb6b02ff20821c36d, 3  # 1:r0=2;1:r1=0;3:r0=0;x=2
    .dword 0xffcd760787642d71, 3  # 1:r0=2;1:r1=0;3:r0=1;x=1
    .dword 0x9b6fafb92181d54, 3  # 1:r0=2;1:r1=1;3:r0=0;x=1
    .dword 0x6b7f81413b994466, 3  # 1:r0=2;1:r1=1;3:r0=0;x=2
    .dword 0x39d8218ac956ff8f, 3  # 1:r0=2;1:r1=1;3:r0=1;x=1
    .dword 0x5f31b45c7035dd6c, 3  # 1:r0=2;1:r1=1;3:r0=1;x=2
test 412, 2372, "p412_0, p412_1, p412_2, p412_3", "0, 0, 0, 0", 4, 2, 21, 1, 0, 2, 0, 1, 0, 0, 0, 0, 0

# IRRWIW+fence.tsos
p413_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p413_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence.tso; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p413_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p413_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence.tso; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 413, "IRRWIW+fence.tsos", "1:r0;1:r1;3:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;3:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;3:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=0;3:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=1;3:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=0;1:r1=1;3:r0=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;3:r0=1;x=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=0;1:r1=1;3:r0=1;x=2
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;3:r0=0;x=1
    .dword 0x2c50aa10df125430, 3  # 1:r0=1;1:r1=0;3:r0=0;x=2
    .dword 0xa86b3b4a993ea3c0, 3  # 1:r0=1;1:r1=1;3:r0=0;x=1
    .dword 0xa33c1960a82f11b, 3  # 1:r0=1;1:r1=1;3:r0=0;x=2
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;3:r0=1;x=1
    .dword 0xe59823f120ffe494, 3  # 1:r0=1;1:r1=1;3:r0=1;x=2
    .dword 0x91569d20b134d82e, 3  # 1:r0=2;1:r1=0;3:r0=0;x=1
    .dword 0xb6b02ff20821c36d, 3  # 1:r0=2;1:r1=0;3:r0=0;x=2
    .dword 0xffcd760787642d71, 3  # 1:r0=2;1:r1=0;3:r0=1;x=1
    .dword 0x9b6fafb92181d54, 3  # 1:r0=2;1:r1=1;3:r0=0;x=1
    .dword 0x6b7f81413b994466, 3  # 1:r0=2;1:r1=1;3:r0=0;x=2
    .dword 0x39d8218ac956ff8f, 3  # 1:r0=2;1:r1=1;3:r0=1;x=1
    .dword 0x5f31b45c7035dd6c, 3  # 1:r0=2;1:r1=1;3:r0=1;x=2
test 413, 2393, "p413_0, p413_1, p413_2, p413_3", "0, 0, 0, 0", 4, 2, 21, 1, 0, 2, 0, 1, 0, 0, 0, 0, 0

# IRRWIW+addr+data
p414_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p414_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t1, a7, a7; add t1, t1, s1; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p414_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p414_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 414, "IRRWIW+addr+data", "1:r0;1:r1;3:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;3:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;3:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=0;3:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=1;3:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=0;1:r1=1;3:r0=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;3:r0=1;x=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=0;1:r1=1;3:r0=1;x=2
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;3:r0=0;x=1
    .dword 0x2c50aa10df125430, 3  # 1:r0=1;1:r1=0;3:r0=0;x=2
    .dword 0xa86b3b4a993ea3c0, 3  # 1:r0=1;1:r1=1;3:r0=0;x=1
    .dword 0xa33c1960a82f11b, 3  # 1:r0=1;1:r1=1;3:r0=0;x=2
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;3:r0=1;x=1
    .dword 0xe59823f120ffe494, 3  # 1:r0=1;1:r1=1;3:r0=1;x=2
    .dword 0x91569d20b134d82e, 3  # 1:r0=2;1:r1=0;3:r0=0;x=1
    .dword 0xb6b02ff20821c36d, 3  # 1:r0=2;1:r1=0;3:r0=0;x=2
    .dword 0xffcd760787642d71, 3  # 1:r0=2;1:r1=0;3:r0=1;x=1
    .dword 0x9b6fafb92181d54, 3  # 1:r0=2;1:r1=1;3:r0=0;x=1
    .dword 0x6b7f81413b994466, 3  # 1:r0=2;1:r1=1;3:r0=0;x=2
    .dword 0x39d8218ac956ff8f, 3  # 1:r0=2;1:r1=1;3:r0=1;x=1
    .dword 0x5f31b45c7035dd6c, 3  # 1:r0=2;1:r1=1;3:r0=1;x=2
test 414, 2414, "p414_0, p414_1, p414_2, p414_3", "0, 0, 0, 0", 4, 2, 21, 1, 0, 2, 0, 1, 0, 0, 0, 0, 0

# IRRWIW+fence.r.r+ctrl
p415_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p415_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, r; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p415_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p415_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 415, "IRRWIW+fence.r.r+ctrl", "1:r0;1:r1;3:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;3:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;3:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=0;3:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=1;3:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=0;1:r1=1;3:r0=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;3:r0=1;x=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=0;1:r1=1;3:r0=1;x=2
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;3:r0=0;x=1
    .dword 0x2c50aa10df125430, 3  # 1:r0=1;1:r1=0;3:r0=0;x=2
    .dword 0xa86b3b4a993ea3c0, 3  # 1:r0=1;1:r1=1;3:r0=0;x=1
    .dword 0xa33c1960a82f11b, 3  # 1:r0=1;1:r1=1;3:r0=0;x=2
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;3:r0=1;x=1
    .dword 0xe59823f120ffe494, 3  # 1:r0=1;1:r1=1;3:r0=1;x=2
    .dword 0x91569d20b134d82e, 3  # 1:r0=2;1:r1=0;3:r0=0;x=1
    .dword 0xb6b02ff20821c36d, 3  # 1:r0=2;1:r1=0;3:r0=0;x=2
    .dword 0xffcd760787642d71, 3  # 1:r0=2;1:r1=0;3:r0=1;x=1
    .dword 0x9b6fafb92181d54, 3  # 1:r0=2;1:r1=1;3:r0=0;x=1
    .dword 0x6b7f81413b994466, 3  # 1:r0=2;1:r1=1;3:r0=0;x=2
    .dword 0x39d8218ac956ff8f, 3  # 1:r0=2;1:r1=1;3:r0=1;x=1
    .dword 0x5f31b45c7035dd6c, 3  # 1:r0=2;1:r1=1;3:r0=1;x=2
test 415, 2435, "p415_0, p415_1, p415_2, p415_3", "0, 0, 0, 0", 4, 2, 21, 1, 0, 2, 0, 1, 0, 0, 0, 0, 0

# IRRWIW+fence.r.rw+addr
p416_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p416_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence r, rw; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p416_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p416_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 416, "IRRWIW+fence.r.rw+addr", "1:r0;1:r1;3:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;3:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;3:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=0;3:r0=1;x=2
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=1;3:r0=0;x=1
    .dword 0x1e3a504203a56489, 3  # 1:r0=0;1:r1=1;3:r0=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;3:r0=1;x=1
    .dword 0x5a52f290035d0875, 3  # 1:r0=0;1:r1=1;3:r0=1;x=2
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;3:r0=0;x=1
    .dword 0x2c50aa10df125430, 3  # 1:r0=1;1:r1=0;3:r0=0;x=2
    .dword 0xa86b3b4a993ea3c0, 3  # 1:r0=1;1:r1=1;3:r0=0;x=1
    .dword 0xa33c1960a82f11b, 3  # 1:r0=1;1:r1=1;3:r0=0;x=2
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;3:r0=1;x=1
    .dword 0xe59823f120ffe494, 3  # 1:r0=1;1:r1=1;3:r0=1;x=2
    .dword 0x91569d20b134d82e, 3  # 1:r0=2;1:r1=0;3:r0=0;x=1
    .dword 0xb6b02ff20821c36d, 3  # 1:r0=2;1:r1=0;3:r0=0;x=2
    .dword 0xffcd760787642d71, 3  # 1:r0=2;1:r1=0;3:r0=1;x=1
    .dword 0x9b6fafb92181d54, 3  # 1:r0=2;1:r1=1;3:r0=0;x=1
    .dword 0x6b7f81413b994466, 3  # 1:r0=2;1:r1=1;3:r0=0;x=2
    .dword 0x39d8218ac956ff8f, 3  # 1:r0=2;1:r1=1;3:r0=1;x=1
    .dword 0x5f31b45c7035dd6c, 3  # 1:r0=2;1:r1=1;3:r0=1;x=2
test 416, 2456, "p416_0, p416_1, p416_2, p416_3", "0, 0, 0, 0", 4, 2, 21, 1, 0, 2, 0, 1, 0, 0, 0, 0, 0

# IRRWIW+poaqps+AMO
p417_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p417_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p417_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p417_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 417, "IRRWIW+poaqps+AMO", "1:r0;1:r1;3:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=0;x=1;y=1
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;1:r1=0;3:r0=0;x=2;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=0;3:r0=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 1:r0=0;1:r1=0;3:r0=1;x=2;y=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=0;1:r1=1;3:r0=0;x=1;y=1
    .dword 0x4ce9824d6e7de0f, 3  # 1:r0=0;1:r1=1;3:r0=0;x=2;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;1:r1=1;3:r0=1;x=1;y=1
    .dword 0xf5bdb75cf9ac5b5e, 3  # 1:r0=0;1:r1=1;3:r0=1;x=2;y=1
    .dword 0x91722751204ae3ff, 3  # 1:r0=1;1:r1=0;3:r0=0;x=1;y=1
    .dword 0x6f19b2ebaabf3343, 3  # 1:r0=1;1:r1=0;3:r0=0;x=2;y=1
    .dword 0x8d3bee2d97e19b9a, 3  # 1:r0=1;1:r1=1;3:r0=0;x=1;y=1
    .dword 0xa1c513a0ef22c20d, 3  # 1:r0=1;1:r1=1;3:r0=0;x=2;y=1
    .dword 0xa471e743498d359d, 3  # 1:r0=1;1:r1=1;3:r0=1;x=1;y=1
    .dword 0x67efd7cd9ab9524c, 3  # 1:r0=1;1:r1=1;3:r0=1;x=2;y=1
    .dword 0x10a9b00f8f6a7dc, 3  # 1:r0=2;1:r1=0;3:r0=0;x=1;y=1
    .dword 0xbba48989cb811bbc, 3  # 1:r0=2;1:r1=0;3:r0=0;x=2;y=1
    .dword 0x6f4cefa129fe8722, 3  # 1:r0=2;1:r1=0;3:r0=1;x=1;y=1
    .dword 0x8454025d6d618133, 3  # 1:r0=2;1:r1=1;3:r0=0;x=1;y=1
    .dword 0x14b593e35ad61f6c, 3  # 1:r0=2;1:r1=1;3:r0=0;x=2;y=1
    .dword 0x25252172d1deb539, 3  # 1:r0=2;1:r1=1;3:r0=1;x=1;y=1
    .dword 0x45d4431d4e8fed0a, 3  # 1:r0=2;1:r1=1;3:r0=1;x=2;y=1
test 417, 2477, "p417_0, p417_1, p417_2, p417_3", "0, 0, 0, 0", 4, 2, 21, 2, 0, 2, 0, 1, 0, 1, 0, 0, 0

# IRRWIW+poaqaq+poaqrl+AMO
p418_0: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p418_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s0); amoor.w.aq s8, zero, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p418_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; sw s4, 0(s1); bne a0, a1, 1b; ret
p418_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoor.w.aq a7, zero, (s1); amoswap.w.rl zero, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 418, "IRRWIW+poaqaq+poaqrl+AMO", "1:r0;1:r1;3:r0;x;y"
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;3:r0=0;x=1;y=1
    .dword 0xb6fb1bf90796e189, 3  # 1:r0=0;1:r1=0;3:r0=0;x=2;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=0;3:r0=1;x=1;y=1
    .dword 0x58431757baa847e8, 3  # 1:r0=0;1:r1=0;3:r0=1;x=2;y=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=0;1:r1=1;3:r0=0;x=1;y=1
    .dword 0x4ce9824d6e7de0f, 3  # 1:r0=0;1:r1=1;3:r0=0;x=2;y=1
    .dword 0xc03e91248beae677, 3  # 1:r0=0;1:r1=1;3:r0=1;x=1;y=1
    .dword 0xf5bdb75cf9ac5b5e, 3  # 1:r0=0;1:r1=1;3:r0=1;x=2;y=1
    .dword 0x91722751204ae3ff, 3  # 1:r0=1;1:r1=0;3:r0=0;x=1;y=1
    .dword 0x6f19b2ebaabf3343, 3  # 1:r0=1;1:r1=0;3:r0=0;x=2;y=1
    .dword 0x8d3bee2d97e19b9a, 3  # 1:r0=1;1:r1=1;3:r0=0;x=1;y=1
    .dword 0xa1c513a0ef22c20d, 3  # 1:r0=1;1:r1=1;3:r0=0;x=2;y=1
    .dword 0xa471e743498d359d, 3  # 1:r0=1;1:r1=1;3:r0=1;x=1;y=1
    .dword 0x67efd7cd9ab9524c, 3  # 1:r0=1;1:r1=1;3:r0=1;x=2;y=1
    .dword 0x10a9b00f8f6a7dc, 3  # 1:r0=2;1:r1=0;3:r0=0;x=1;y=1
    .dword 0xbba48989cb811bbc, 3  # 1:r0=2;1:r1=0;3:r0=0;x=2;y=1
    .dword 0x6f4cefa129fe8722, 3  # 1:r0=2;1:r1=0;3:r0=1;x=1;y=1
    .dword 0x8454025d6d618133, 3  # 1:r0=2;1:r1=1;3:r0=0;x=1;y=1
    .dword 0x14b593e35ad61f6c, 3  # 1:r0=2;1:r1=1;3:r0=0;x=2;y=1
    .dword 0x25252172d1deb539, 3  # 1:r0=2;1:r1=1;3:r0=1;x=1;y=1
    .dword 0x45d4431d4e8fed0a, 3  # 1:r0=2;1:r1=1;3:r0=1;x=2;y=1
test 418, 2498, "p418_0, p418_1, p418_2, p418_3", "0, 0, 0, 0", 4, 2, 21, 2, 0, 2, 0, 1, 0, 1, 0, 0, 0

# 4.SB+pos
p419_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p419_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s2, t0, a5; add s3, t0, a6; sw s4, 0(s2); lwu a7, 0(s3); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p419_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s3, t0, a6; sw s4, 0(s3); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p419_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 419, "4.SB+pos", "0:r0;1:r0;2:r0;3:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0;2:r0=0;3:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=0;3:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=0;2:r0=1;3:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=0;2:r0=1;3:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;1:r0=1;2:r0=0;3:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;1:r0=1;2:r0=0;3:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;1:r0=1;2:r0=1;3:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;2:r0=1;3:r0=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=1;1:r0=0;2:r0=0;3:r0=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=1;1:r0=0;2:r0=0;3:r0=1
    .dword 0x3b71cc6fce6d5e9a, 3  # 0:r0=1;1:r0=0;2:r0=1;3:r0=0
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;2:r0=1;3:r0=1
    .dword 0x46a2b50b6ca45d99, 3  # 0:r0=1;1:r0=1;2:r0=0;3:r0=0
    .dword 0xa86b3b4a993ea3c0, 3  # 0:r0=1;1:r0=1;2:r0=0;3:r0=1
    .dword 0x220717681aeb4806, 3  # 0:r0=1;1:r0=1;2:r0=1;3:r0=0
    .dword 0xc03e91248beae677, 3  # 0:r0=1;1:r0=1;2:r0=1;3:r0=1
test 419, 2519, "p419_0, p419_1, p419_2, p419_3", "0, 0, 0, 0", 4, 4, 16, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1

# 4.SB+fence.rw.rws
p420_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p420_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s2, t0, a5; add s3, t0, a6; sw s4, 0(s2); fence rw, rw; lwu a7, 0(s3); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p420_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s3, t0, a6; sw s4, 0(s3); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p420_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 420, "4.SB+fence.rw.rws", "0:r0;1:r0;2:r0;3:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=0;3:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=0;2:r0=1;3:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=0;2:r0=1;3:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;1:r0=1;2:r0=0;3:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;1:r0=1;2:r0=0;3:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;1:r0=1;2:r0=1;3:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;2:r0=1;3:r0=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=1;1:r0=0;2:r0=0;3:r0=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=1;1:r0=0;2:r0=0;3:r0=1
    .dword 0x3b71cc6fce6d5e9a, 3  # 0:r0=1;1:r0=0;2:r0=1;3:r0=0
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;2:r0=1;3:r0=1
    .dword 0x46a2b50b6ca45d99, 3  # 0:r0=1;1:r0=1;2:r0=0;3:r0=0
    .dword 0xa86b3b4a993ea3c0, 3  # 0:r0=1;1:r0=1;2:r0=0;3:r0=1
    .dword 0x220717681aeb4806, 3  # 0:r0=1;1:r0=1;2:r0=1;3:r0=0
    .dword 0xc03e91248beae677, 3  # 0:r0=1;1:r0=1;2:r0=1;3:r0=1
test 420, 2535, "p420_0, p420_1, p420_2, p420_3", "0, 0, 0, 0", 4, 4, 15, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0

# 4.SB+fence.tsos
p421_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); fence.tso; lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p421_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s2, t0, a5; add s3, t0, a6; sw s4, 0(s2); fence.tso; lwu a7, 0(s3); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p421_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s3, t0, a6; sw s4, 0(s3); fence.tso; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p421_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence.tso; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 421, "4.SB+fence.tsos", "0:r0;1:r0;2:r0;3:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0;2:r0=0;3:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=0;3:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=0;2:r0=1;3:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=0;2:r0=1;3:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;1:r0=1;2:r0=0;3:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;1:r0=1;2:r0=0;3:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;1:r0=1;2:r0=1;3:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;2:r0=1;3:r0=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=1;1:r0=0;2:r0=0;3:r0=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=1;1:r0=0;2:r0=0;3:r0=1
    .dword 0x3b71cc6fce6d5e9a, 3  # 0:r0=1;1:r0=0;2:r0=1;3:r0=0
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;2:r0=1;3:r0=1
    .dword 0x46a2b50b6ca45d99, 3  # 0:r0=1;1:r0=1;2:r0=0;3:r0=0
    .dword 0xa86b3b4a993ea3c0, 3  # 0:r0=1;1:r0=1;2:r0=0;3:r0=1
    .dword 0x220717681aeb4806, 3  # 0:r0=1;1:r0=1;2:r0=1;3:r0=0
    .dword 0xc03e91248beae677, 3  # 0:r0=1;1:r0=1;2:r0=1;3:r0=1
test 421, 2550, "p421_0, p421_1, p421_2, p421_3", "0, 0, 0, 0", 4, 4, 16, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1

# 4.SB+fence.w.rs
p422_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); fence w, r; lwu a7, 0(s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p422_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s2, t0, a5; add s3, t0, a6; sw s4, 0(s2); fence w, r; lwu a7, 0(s3); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p422_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s3, t0, a6; sw s4, 0(s3); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p422_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, r; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 422, "4.SB+fence.w.rs", "0:r0;1:r0;2:r0;3:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;2:r0=0;3:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=0;2:r0=1;3:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=0;2:r0=1;3:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;1:r0=1;2:r0=0;3:r0=0
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;1:r0=1;2:r0=0;3:r0=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;1:r0=1;2:r0=1;3:r0=0
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;1:r0=1;2:r0=1;3:r0=1
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=1;1:r0=0;2:r0=0;3:r0=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=1;1:r0=0;2:r0=0;3:r0=1
    .dword 0x3b71cc6fce6d5e9a, 3  # 0:r0=1;1:r0=0;2:r0=1;3:r0=0
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;1:r0=0;2:r0=1;3:r0=1
    .dword 0x46a2b50b6ca45d99, 3  # 0:r0=1;1:r0=1;2:r0=0;3:r0=0
    .dword 0xa86b3b4a993ea3c0, 3  # 0:r0=1;1:r0=1;2:r0=0;3:r0=1
    .dword 0x220717681aeb4806, 3  # 0:r0=1;1:r0=1;2:r0=1;3:r0=0
    .dword 0xc03e91248beae677, 3  # 0:r0=1;1:r0=1;2:r0=1;3:r0=1
test 422, 2566, "p422_0, p422_1, p422_2, p422_3", "0, 0, 0, 0", 4, 4, 15, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0

# 4.SB+porlaqs+AMO
p423_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; amoswap.w.rl zero, s4, (s1); amoor.w.aq a7, zero, (s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p423_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s2, t0, a5; add s3, t0, a6; amoswap.w.rl zero, s4, (s2); amoor.w.aq a7, zero, (s3); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p423_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s3, t0, a6; amoswap.w.rl zero, s4, (s3); amoor.w.aq a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p423_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl zero, s4, (s0); amoor.w.aq a7, zero, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 423, "4.SB+porlaqs+AMO", "0:r0;1:r0;2:r0;3:r0;w;x;y;z"
    .dword 0xa471e743498d359d, 3  # 0:r0=0;1:r0=0;2:r0=0;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0xff99375729df4a64, 3  # 0:r0=0;1:r0=0;2:r0=1;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0x96335a4fe03e2796, 3  # 0:r0=0;1:r0=0;2:r0=1;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0xff315386e3d5cb1d, 3  # 0:r0=0;1:r0=1;2:r0=0;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0x899122db7f0510b0, 3  # 0:r0=0;1:r0=1;2:r0=0;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0xc30808c53b323c13, 3  # 0:r0=0;1:r0=1;2:r0=1;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0xe5cbbe5a809bc4d, 3  # 0:r0=0;1:r0=1;2:r0=1;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0xa92d1a3cfdbe6835, 3  # 0:r0=1;1:r0=0;2:r0=0;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0x810a1f33d153c0f2, 3  # 0:r0=1;1:r0=0;2:r0=0;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0x794481cee157fb43, 3  # 0:r0=1;1:r0=0;2:r0=1;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0x90d4212b070b13f9, 3  # 0:r0=1;1:r0=0;2:r0=1;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0xf8f3640fd0fc8e7d, 3  # 0:r0=1;1:r0=1;2:r0=0;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0xced934280da20409, 3  # 0:r0=1;1:r0=1;2:r0=0;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0xbbf9ddc3baeff100, 3  # 0:r0=1;1:r0=1;2:r0=1;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0xbcbb0d6444212931, 3  # 0:r0=1;1:r0=1;2:r0=1;3:r0=1;w=1;x=1;y=1;z=1
test 423, 2581, "p423_0, p423_1, p423_2, p423_3", "0, 0, 0, 0", 4, 4, 15, 4, 1, 1, 1, 1, 0, 1, 2, 3, 0

# 4.SB+popars+AMO
p424_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; sw s4, 0(s1); amoor.w.aqrl a7, zero, (s2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p424_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s2, t0, a5; add s3, t0, a6; sw s4, 0(s2); amoor.w.aqrl a7, zero, (s3); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p424_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s3, t0, a6; sw s4, 0(s3); amoor.w.aqrl a7, zero, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p424_3: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); amoor.w.aqrl a7, zero, (s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 424, "4.SB+popars+AMO", "0:r0;1:r0;2:r0;3:r0;w;x;y;z"
    .dword 0xa471e743498d359d, 3  # 0:r0=0;1:r0=0;2:r0=0;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0xff99375729df4a64, 3  # 0:r0=0;1:r0=0;2:r0=1;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0x96335a4fe03e2796, 3  # 0:r0=0;1:r0=0;2:r0=1;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0xff315386e3d5cb1d, 3  # 0:r0=0;1:r0=1;2:r0=0;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0x899122db7f0510b0, 3  # 0:r0=0;1:r0=1;2:r0=0;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0xc30808c53b323c13, 3  # 0:r0=0;1:r0=1;2:r0=1;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0xe5cbbe5a809bc4d, 3  # 0:r0=0;1:r0=1;2:r0=1;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0xa92d1a3cfdbe6835, 3  # 0:r0=1;1:r0=0;2:r0=0;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0x810a1f33d153c0f2, 3  # 0:r0=1;1:r0=0;2:r0=0;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0x794481cee157fb43, 3  # 0:r0=1;1:r0=0;2:r0=1;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0x90d4212b070b13f9, 3  # 0:r0=1;1:r0=0;2:r0=1;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0xf8f3640fd0fc8e7d, 3  # 0:r0=1;1:r0=1;2:r0=0;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0xced934280da20409, 3  # 0:r0=1;1:r0=1;2:r0=0;3:r0=1;w=1;x=1;y=1;z=1
    .dword 0xbbf9ddc3baeff100, 3  # 0:r0=1;1:r0=1;2:r0=1;3:r0=0;w=1;x=1;y=1;z=1
    .dword 0xbcbb0d6444212931, 3  # 0:r0=1;1:r0=1;2:r0=1;3:r0=1;w=1;x=1;y=1;z=1
test 424, 2596, "p424_0, p424_1, p424_2, p424_3", "0, 0, 0, 0", 4, 4, 15, 4, 1, 1, 1, 1, 0, 1, 2, 3, 0

# CoRR
p425_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p425_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 0(s0); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 425, "CoRR", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 425, 2611, "p425_0, p425_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# CoRR+2W
p426_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); sw s5, 0(s0); bne a0, a1, 1b; ret
p426_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 0(s0); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 426, "CoRR+2W", "1:r0;1:r1;x"
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;1:r1=0;x=2
    .dword 0x9c388adbb85671f6, 3  # 1:r0=0;1:r1=1;x=2
    .dword 0x91a1892da321fbe2, 3  # 1:r0=0;1:r1=2;x=2
    .dword 0x5a52f290035d0875, 3  # 1:r0=1;1:r1=1;x=2
    .dword 0x7d9caa2b1634d843, 3  # 1:r0=1;1:r1=2;x=2
    .dword 0xcc8d446fa2e00a2e, 3  # 1:r0=2;1:r1=2;x=2
test 426, 2614, "p426_0, p426_1, 0, 0", "0, 0, 0, 0", 2, 1, 6, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# CoRR+3R
p427_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p427_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p427_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 0(s0); lwu s8, 0(s0); lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 427, "CoRR+3R", "2:r0;2:r1;2:r2;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 2:r0=0;2:r1=0;2:r2=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 2:r0=0;2:r1=0;2:r2=0;x=2
    .dword 0x76def80861865b15, 3  # 2:r0=0;2:r1=0;2:r2=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;2:r1=0;2:r2=1;x=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;2:r1=0;2:r2=2;x=1
    .dword 0x91a1892da321fbe2, 3  # 2:r0=0;2:r1=0;2:r2=2;x=2
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=0;2:r1=1;2:r2=1;x=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=0;2:r1=1;2:r2=1;x=2
    .dword 0x7d9caa2b1634d843, 3  # 2:r0=0;2:r1=1;2:r2=2;x=2
    .dword 0x75c039e1f3efaf3a, 3  # 2:r0=0;2:r1=2;2:r2=1;x=1
    .dword 0xa733b1937df4112d, 3  # 2:r0=0;2:r1=2;2:r2=2;x=1
    .dword 0xcc8d446fa2e00a2e, 3  # 2:r0=0;2:r1=2;2:r2=2;x=2
    .dword 0xc03e91248beae677, 3  # 2:r0=1;2:r1=1;2:r2=1;x=1
    .dword 0xe59823f120ffe494, 3  # 2:r0=1;2:r1=1;2:r2=1;x=2
    .dword 0xd0642481510071fd, 3  # 2:r0=1;2:r1=1;2:r2=2;x=2
    .dword 0x5b1d76d0f4348fc4, 3  # 2:r0=1;2:r1=2;2:r2=2;x=2
    .dword 0x39d8218ac956ff8f, 3  # 2:r0=2;2:r1=1;2:r2=1;x=1
    .dword 0x7b51b3fa82832756, 3  # 2:r0=2;2:r1=2;2:r2=1;x=1
    .dword 0x299f7cd56f1e7f7a, 3  # 2:r0=2;2:r1=2;2:r2=2;x=1
    .dword 0x4ef90fa5d1ce58a1, 3  # 2:r0=2;2:r1=2;2:r2=2;x=2
test 427, 2620, "p427_0, p427_1, p427_2, 0", "0, 0, 0, 0", 3, 1, 20, 1, 0, 0, 3, 0, 0, 0, 0, 0, 0

# CoRR+RR
p428_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p428_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p428_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 0(s0); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p428_3: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 0(s0); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 428, "CoRR+RR", "2:r0;2:r1;3:r0;3:r1;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 2:r0=0;2:r1=0;3:r0=0;3:r1=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 2:r0=0;2:r1=0;3:r0=0;3:r1=0;x=2
    .dword 0x76def80861865b15, 3  # 2:r0=0;2:r1=0;3:r0=0;3:r1=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 2:r0=0;2:r1=0;3:r0=0;3:r1=1;x=2
    .dword 0xb6fb1bf90796e189, 3  # 2:r0=0;2:r1=0;3:r0=0;3:r1=2;x=1
    .dword 0x91a1892da321fbe2, 3  # 2:r0=0;2:r1=0;3:r0=0;3:r1=2;x=2
    .dword 0x7fac8565ae8f0396, 3  # 2:r0=0;2:r1=0;3:r0=1;3:r1=1;x=1
    .dword 0x5a52f290035d0875, 3  # 2:r0=0;2:r1=0;3:r0=1;3:r1=1;x=2
    .dword 0x7d9caa2b1634d843, 3  # 2:r0=0;2:r1=0;3:r0=1;3:r1=2;x=2
    .dword 0x75c039e1f3efaf3a, 3  # 2:r0=0;2:r1=0;3:r0=2;3:r1=1;x=1
    .dword 0xa733b1937df4112d, 3  # 2:r0=0;2:r1=0;3:r0=2;3:r1=2;x=1
    .dword 0xcc8d446fa2e00a2e, 3  # 2:r0=0;2:r1=0;3:r0=2;3:r1=2;x=2
    .dword 0xca8823cd68a09e8b, 3  # 2:r0=0;2:r1=1;3:r0=0;3:r1=0;x=1
    .dword 0x2c50aa10df125430, 3  # 2:r0=0;2:r1=1;3:r0=0;3:r1=0;x=2
    .dword 0xd9a94621586788c3, 3  # 2:r0=0;2:r1=1;3:r0=0;3:r1=1;x=1
    .dword 0xff02d8fcef588218, 3  # 2:r0=0;2:r1=1;3:r0=0;3:r1=1;x=2
    .dword 0x4ce9824d6e7de0f, 3  # 2:r0=0;2:r1=1;3:r0=0;3:r1=2;x=1
    .dword 0xdf75055795dab9ec, 3  # 2:r0=0;2:r1=1;3:r0=0;3:r1=2;x=2
    .dword 0xc03e91248beae677, 3  # 2:r0=0;2:r1=1;3:r0=1;3:r1=1;x=1
    .dword 0xe59823f120ffe494, 3  # 2:r0=0;2:r1=1;3:r0=1;3:r1=1;x=2
    .dword 0xd0642481510071fd, 3  # 2:r0=0;2:r1=1;3:r0=1;3:r1=2;x=2
    .dword 0xb06cf14bb19b486c, 3  # 2:r0=0;2:r1=1;3:r0=2;3:r1=1;x=1
    .dword 0xf954f08c668e3137, 3  # 2:r0=0;2:r1=1;3:r0=2;3:r1=2;x=1
    .dword 0x5b1d76d0f4348fc4, 3  # 2:r0=0;2:r1=1;3:r0=2;3:r1=2;x=2
    .dword 0x91569d20b134d82e, 3  # 2:r0=0;2:r1=2;3:r0=0;3:r1=0;x=1
    .dword 0xb6b02ff20821c36d, 3  # 2:r0=0;2:r1=2;3:r0=0;3:r1=0;x=2
    .dword 0xffcd760787642d71, 3  # 2:r0=0;2:r1=2;3:r0=0;3:r1=1;x=1
    .dword 0x6195fc45f56ac36a, 3  # 2:r0=0;2:r1=2;3:r0=0;3:r1=1;x=2
    .dword 0x6890a26f6b026814, 3  # 2:r0=0;2:r1=2;3:r0=0;3:r1=2;x=1
    .dword 0x6c81c25989116a7, 3  # 2:r0=0;2:r1=2;3:r0=0;3:r1=2;x=2
    .dword 0x39d8218ac956ff8f, 3  # 2:r0=0;2:r1=2;3:r0=1;3:r1=1;x=1
    .dword 0x5f31b45c7035dd6c, 3  # 2:r0=0;2:r1=2;3:r0=1;3:r1=1;x=2
    .dword 0x209778e98df956cb, 3  # 2:r0=0;2:r1=2;3:r0=1;3:r1=2;x=2
    .dword 0x7b51b3fa82832756, 3  # 2:r0=0;2:r1=2;3:r0=2;3:r1=1;x=1
    .dword 0x299f7cd56f1e7f7a, 3  # 2:r0=0;2:r1=2;3:r0=2;3:r1=2;x=1
    .dword 0x4ef90fa5d1ce58a1, 3  # 2:r0=0;2:r1=2;3:r0=2;3:r1=2;x=2
    .dword 0xb9e9cf5d338f37bf, 3  # 2:r0=1;2:r1=1;3:r0=0;3:r1=0;x=1
    .dword 0x94903c81de21259c, 3  # 2:r0=1;2:r1=1;3:r0=0;3:r1=0;x=2
    .dword 0x8d3bee2d97e19b9a, 3  # 2:r0=1;2:r1=1;3:r0=0;3:r1=1;x=1
    .dword 0x2b7367e2261259f1, 3  # 2:r0=1;2:r1=1;3:r0=0;3:r1=1;x=2
    .dword 0xa1c513a0ef22c20d, 3  # 2:r0=1;2:r1=1;3:r0=0;3:r1=2;x=1
    .dword 0x38d99ec7dd32c6e, 3  # 2:r0=1;2:r1=1;3:r0=0;3:r1=2;x=2
    .dword 0xa471e743498d359d, 3  # 2:r0=1;2:r1=1;3:r0=1;3:r1=1;x=1
    .dword 0x63a6d8cdb64fffe, 3  # 2:r0=1;2:r1=1;3:r0=1;3:r1=1;x=2
    .dword 0x62751881428e40f, 3  # 2:r0=1;2:r1=1;3:r0=1;3:r1=2;x=2
    .dword 0x5644af5f33fef827, 3  # 2:r0=1;2:r1=1;3:r0=2;3:r1=1;x=1
    .dword 0x12ccbfa0457294aa, 3  # 2:r0=1;2:r1=1;3:r0=2;3:r1=2;x=1
    .dword 0xed732cca3b6fbb81, 3  # 2:r0=1;2:r1=1;3:r0=2;3:r1=2;x=2
    .dword 0xe3b7e5c5fd1f45ac, 3  # 2:r0=1;2:r1=2;3:r0=0;3:r1=0;x=2
    .dword 0x654373152a6d2256, 3  # 2:r0=1;2:r1=2;3:r0=0;3:r1=1;x=2
    .dword 0x93e9a749158ac27d, 3  # 2:r0=1;2:r1=2;3:r0=0;3:r1=2;x=2
    .dword 0xbce32a89ad876d64, 3  # 2:r0=1;2:r1=2;3:r0=1;3:r1=1;x=2
    .dword 0x637eea1bf49bfbd6, 3  # 2:r0=1;2:r1=2;3:r0=1;3:r1=2;x=2
    .dword 0x29ff1c0908d7537c, 3  # 2:r0=1;2:r1=2;3:r0=2;3:r1=2;x=2
    .dword 0x13a95fddde2e2dae, 3  # 2:r0=2;2:r1=1;3:r0=0;3:r1=0;x=1
    .dword 0x8454025d6d618133, 3  # 2:r0=2;2:r1=1;3:r0=0;3:r1=1;x=1
    .dword 0x14b593e35ad61f6c, 3  # 2:r0=2;2:r1=1;3:r0=0;3:r1=2;x=1
    .dword 0x25252172d1deb539, 3  # 2:r0=2;2:r1=1;3:r0=1;3:r1=1;x=1
    .dword 0x3b59da7da602d966, 3  # 2:r0=2;2:r1=1;3:r0=2;3:r1=1;x=1
    .dword 0xa08afa0db3b626d7, 3  # 2:r0=2;2:r1=1;3:r0=2;3:r1=2;x=1
    .dword 0x11be5b158c3790a0, 3  # 2:r0=2;2:r1=2;3:r0=0;3:r1=0;x=1
    .dword 0xec64c8461c82fe4c, 3  # 2:r0=2;2:r1=2;3:r0=0;3:r1=0;x=2
    .dword 0x331fd7149e02926d, 3  # 2:r0=2;2:r1=2;3:r0=0;3:r1=1;x=1
    .dword 0xd15750c80cfc20ae, 3  # 2:r0=2;2:r1=2;3:r0=0;3:r1=1;x=2
    .dword 0x4d21498a89dd91d5, 3  # 2:r0=2;2:r1=2;3:r0=0;3:r1=2;x=1
    .dword 0xaee9cfca16c31f06, 3  # 2:r0=2;2:r1=2;3:r0=0;3:r1=2;x=2
    .dword 0x721a72135325cea5, 3  # 2:r0=2;2:r1=2;3:r0=1;3:r1=1;x=1
    .dword 0x977404e0fdb6cec6, 3  # 2:r0=2;2:r1=2;3:r0=1;3:r1=1;x=2
    .dword 0x9785bb65e28a1a49, 3  # 2:r0=2;2:r1=2;3:r0=1;3:r1=2;x=2
    .dword 0xa7172243f9771b21, 3  # 2:r0=2;2:r1=2;3:r0=2;3:r1=1;x=1
    .dword 0xd76849719c588e99, 3  # 2:r0=2;2:r1=2;3:r0=2;3:r1=2;x=1
    .dword 0xb20eb6a6348f8c42, 3  # 2:r0=2;2:r1=2;3:r0=2;3:r1=2;x=2
test 428, 2640, "p428_0, p428_1, p428_2, p428_3", "0, 0, 0, 0", 4, 1, 72, 1, 0, 0, 2, 2, 0, 0, 0, 0, 0

# CoWW
p429_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); sw s5, 0(s0); bne a0, a1, 1b; ret
p429_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 429, "CoWW", "1:r0;x"
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;x=2
    .dword 0x91a1892da321fbe2, 3  # 1:r0=2;x=2
test 429, 2712, "p429_0, p429_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# CoWW+2W
p430_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); sw s5, 0(s0); bne a0, a1, 1b; ret
p430_1: li s4, 3; li s5, 4; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); sw s5, 0(s0); bne a0, a1, 1b; ret
outcomes 430, "CoWW+2W", "x"
    .dword 0x3c6ef3731de363bd, 3  # x=2
    .dword 0x78dde6e63bc6c77b, 3  # x=4
test 430, 2715, "p430_0, p430_1, 0, 0", "0, 0, 0, 0", 2, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0

# CoRW1
p431_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 0(s0); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p431_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 431, "CoRW1", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
test 431, 2717, "p431_0, p431_1, 0, 0", "0, 0, 0, 0", 2, 1, 2, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# CoRW2
p432_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p432_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 0(s0); sw s4, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 432, "CoRW2", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;x=2
test 432, 2719, "p432_0, p432_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# CoWR
p433_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p433_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 433, "CoWR", "0:r0;x"
    .dword 0x76def80861865b15, 3  # 0:r0=1;x=1
    .dword 0x9c388adbb85671f6, 3  # 0:r0=1;x=2
    .dword 0x91a1892da321fbe2, 3  # 0:r0=2;x=2
test 433, 2722, "p433_0, p433_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0

# CoWR+WR
p434_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p434_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 434, "CoWR+WR", "0:r0;1:r0;x"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=1;1:r0=1;x=1
    .dword 0x58431757baa847e8, 3  # 0:r0=1;1:r0=2;x=1
    .dword 0x7d9caa2b1634d843, 3  # 0:r0=1;1:r0=2;x=2
    .dword 0xcc8d446fa2e00a2e, 3  # 0:r0=2;1:r0=2;x=2
test 434, 2725, "p434_0, p434_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0

# CoWRW
p435_0: li s4, 1; li s5, 3; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); lwu a7, 0(s0); sw s5, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p435_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 435, "CoWRW", "0:r0;x"
    .dword 0x9c388adbb85671f6, 3  # 0:r0=1;x=2
    .dword 0x3a7004990b5c87e7, 3  # 0:r0=1;x=3
    .dword 0xf36a0f6835b34deb, 3  # 0:r0=2;x=3
test 435, 2729, "p435_0, p435_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0

# sample
p436_0: li s4, 1; li s5, 2; li s6, 3; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); sw s5, 0(s0); lwu a7, 0(s0); sw s6, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p436_1: li s4, 4; li s5, 5; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); sw s5, 0(s0); bne a0, a1, 1b; ret
outcomes 436, "sample", "0:r0;x"
    .dword 0xf36a0f6835b34deb, 3  # 0:r0=2;x=3
    .dword 0x3e1d351743cde6ad, 3  # 0:r0=2;x=5
    .dword 0x6df637fa0f2dc313, 3  # 0:r0=4;x=3
    .dword 0x234312534643f7c4, 3  # 0:r0=4;x=5
    .dword 0x436e27b69e92f241, 3  # 0:r0=5;x=3
test 436, 2732, "p436_0, p436_1, 0, 0", "0, 0, 0, 0", 2, 1, 5, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0

# SB+rfi-fence.r.rs
p437_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lwu a7, 0(s0); fence r, r; lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p437_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s1); fence r, r; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 437, "SB+rfi-fence.r.rs", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x3b71cc6fce6d5e9a, 2  # 0:r0=1;0:r1=0;1:r0=1;1:r1=0
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;0:r1=0;1:r0=1;1:r1=1
    .dword 0x220717681aeb4806, 3  # 0:r0=1;0:r1=1;1:r0=1;1:r1=0
    .dword 0xc03e91248beae677, 3  # 0:r0=1;0:r1=1;1:r0=1;1:r1=1
test 437, 2737, "p437_0, p437_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 2, 2, 0, 0, 0, 0, 0, 0, 1

# SB+rfi-addrs
p438_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lwu a7, 0(s0); xor t1, a7, a7; add t1, t1, s1; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p438_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 438, "SB+rfi-addrs", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x3b71cc6fce6d5e9a, 2  # 0:r0=1;0:r1=0;1:r0=1;1:r1=0
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;0:r1=0;1:r0=1;1:r1=1
    .dword 0x220717681aeb4806, 3  # 0:r0=1;0:r1=1;1:r0=1;1:r1=0
    .dword 0xc03e91248beae677, 3  # 0:r0=1;0:r1=1;1:r0=1;1:r1=1
test 438, 2741, "p438_0, p438_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 2, 2, 0, 0, 0, 0, 0, 0, 1

# SB+rfi-poss
p439_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lwu a7, 0(s0); lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p439_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 439, "SB+rfi-poss", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x3b71cc6fce6d5e9a, 2  # 0:r0=1;0:r1=0;1:r0=1;1:r1=0
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;0:r1=0;1:r0=1;1:r1=1
    .dword 0x220717681aeb4806, 3  # 0:r0=1;0:r1=1;1:r0=1;1:r1=0
    .dword 0xc03e91248beae677, 3  # 0:r0=1;0:r1=1;1:r0=1;1:r1=1
test 439, 2745, "p439_0, p439_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 2, 2, 0, 0, 0, 0, 0, 0, 1

# SB+fence.rw.rw+rfi-addr
p440_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p440_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 440, "SB+fence.rw.rw+rfi-addr", "0:r0;1:r0;1:r1"
    .dword 0xd8a77e549d1ceda4, 2  # 0:r0=0;1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;1:r1=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=1;1:r0=1;1:r1=0
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=1;1:r0=1;1:r1=1
test 440, 2749, "p440_0, p440_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 2, 0, 0, 0, 0, 0, 0, 1

# PPOCA
p441_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p441_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); beqz a7, 2f; 2:; sw s4, 0(s2); lwu s8, 0(s2); xor t1, s8, s8; add t1, t1, s0; lwu s9, 0(t1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 441, "PPOCA", "1:r0;1:r1;1:r2"
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;1:r2=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;1:r2=1
    .dword 0x1de3ff1f3c2a5c47, 0  # 1:r0=1;1:r1=1;1:r2=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;1:r2=1
test 441, 2753, "p441_0, p441_1, 0, 0", "0, 0, 0, 0", 2, 3, 4, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0

# PPOAA
p442_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p442_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s2; sw s4, 0(t1); lwu s8, 0(s2); xor t1, s8, s8; add t1, t1, s0; lwu s9, 0(t1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 442, "PPOAA", "1:r0;1:r1;1:r2"
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;1:r2=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;1:r2=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;1:r2=1
test 442, 2757, "p442_0, p442_1, 0, 0", "0, 0, 0, 0", 2, 3, 3, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0

# PPODA
p443_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p443_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s2); lwu s8, 0(s2); xor t1, s8, s8; add t1, t1, s0; lwu s9, 0(t1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 443, "PPODA", "1:r0;1:r1;1:r2"
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=1;1:r2=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;1:r2=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=1;1:r1=1;1:r2=1
test 443, 2760, "p443_0, p443_1, 0, 0", "0, 0, 0, 0", 2, 3, 3, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0

# MP+fence.w.w+fri-rfi-addr
p444_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p444_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); sw s4, 0(s1); lwu s8, 0(s1); xor t1, s8, s8; add t1, t1, s0; lwu s9, 0(t1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 444, "MP+fence.w.w+fri-rfi-addr", "1:r0;1:r1;1:r2;y"
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;1:r2=1;y=1
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=0;1:r1=2;1:r2=0;y=1
    .dword 0xbfc9dcdaa2e0f9e0, 2  # 1:r0=0;1:r1=2;1:r2=0;y=2
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=0;1:r1=2;1:r2=1;y=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=0;1:r1=2;1:r2=1;y=2
    .dword 0xebdec0fb5abcbf0f, 0  # 1:r0=1;1:r1=2;1:r2=0;y=2
    .dword 0x4ea46b05c764660f, 3  # 1:r0=1;1:r1=2;1:r2=1;y=2
test 444, 2763, "p444_0, p444_1, 0, 0", "0, 0, 0, 0", 2, 2, 7, 1, 0, 3, 0, 0, 1, 0, 0, 0, 1

# MP+fence.w.w+fri-rfi-ctrl
p445_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p445_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); sw s4, 0(s1); lwu s8, 0(s1); beqz s8, 2f; 2:; lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 445, "MP+fence.w.w+fri-rfi-ctrl", "1:r0;1:r1;1:r2;y"
    .dword 0x8002d68d733bdec2, 0  # 1:r0=0;1:r1=1;1:r2=0;y=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;1:r2=1;y=1
    .dword 0x21926324d1f0ba2b, 3  # 1:r0=0;1:r1=2;1:r2=0;y=1
    .dword 0xbfc9dcdaa2e0f9e0, 2  # 1:r0=0;1:r1=2;1:r2=0;y=2
    .dword 0x75c039e1f3efaf3a, 3  # 1:r0=0;1:r1=2;1:r2=1;y=1
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=0;1:r1=2;1:r2=1;y=2
    .dword 0xebdec0fb5abcbf0f, 0  # 1:r0=1;1:r1=2;1:r2=0;y=2
    .dword 0x4ea46b05c764660f, 3  # 1:r0=1;1:r1=2;1:r2=1;y=2
test 445, 2770, "p445_0, p445_1, 0, 0", "0, 0, 0, 0", 2, 2, 8, 1, 0, 3, 0, 0, 1, 0, 0, 0, 1

# MP+fence.w.w+data-coi-rfi-addr
p446_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p446_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s2); sw s5, 0(s2); lwu s8, 0(s2); xor t1, s8, s8; add t1, t1, s0; lwu s9, 0(t1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 446, "MP+fence.w.w+data-coi-rfi-addr", "1:r0;1:r1;1:r2;z"
    .dword 0xbfc9dcdaa2e0f9e0, 3  # 1:r0=0;1:r1=2;1:r2=0;z=2
    .dword 0x5066a70c58f8ec11, 3  # 1:r0=0;1:r1=2;1:r2=1;z=2
    .dword 0xebdec0fb5abcbf0f, 0  # 1:r0=1;1:r1=2;1:r2=0;z=2
    .dword 0x4ea46b05c764660f, 3  # 1:r0=1;1:r1=2;1:r2=1;z=2
test 446, 2778, "p446_0, p446_1, 0, 0", "0, 0, 0, 0", 2, 3, 4, 1, 0, 3, 0, 0, 2, 0, 0, 0, 0

# RSW
p447_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p447_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s2; lwu s8, 0(t1); lwu s9, 0(s2); xor t1, s9, s9; add t1, t1, s0; lwu s10, 0(t1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); sd s10, 24(a2); addi a2, a2, 32; bne a0, a1, 1b; ret
outcomes 447, "RSW", "1:r0;1:r1;1:r2;1:r3"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;1:r2=0;1:r3=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;1:r2=0;1:r3=1
    .dword 0x68bf9d87f9d710c2, 0  # 1:r0=1;1:r1=0;1:r2=0;1:r3=0
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;1:r2=0;1:r3=1
test 447, 2782, "p447_0, p447_1, 0, 0", "0, 0, 0, 0", 2, 3, 4, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0

# RDW
p448_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p448_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s2; lwu s8, 0(t1); lwu s9, 0(s2); xor t1, s9, s9; add t1, t1, s0; lwu s10, 0(t1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); sd s10, 24(a2); addi a2, a2, 32; bne a0, a1, 1b; ret
p448_2: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s2, t0, a5; sw s4, 0(s2); bne a0, a1, 1b; ret
outcomes 448, "RDW", "1:r0;1:r1;1:r2;1:r3"
    .dword 0x0, 3  # 1:r0=0;1:r1=0;1:r2=0;1:r3=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;1:r2=0;1:r3=1
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=0;1:r2=1;1:r3=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;1:r2=1;1:r3=1
    .dword 0x1de3ff1f3c2a5c47, 3  # 1:r0=0;1:r1=1;1:r2=1;1:r3=0
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=1;1:r2=1;1:r3=1
    .dword 0x68bf9d87f9d710c2, 0  # 1:r0=1;1:r1=0;1:r2=0;1:r3=0
    .dword 0xca8823cd68a09e8b, 3  # 1:r0=1;1:r1=0;1:r2=0;1:r3=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=1;1:r1=0;1:r2=1;1:r3=1
    .dword 0x220717681aeb4806, 0  # 1:r0=1;1:r1=1;1:r2=1;1:r3=0
    .dword 0xc03e91248beae677, 3  # 1:r0=1;1:r1=1;1:r2=1;1:r3=1
test 448, 2786, "p448_0, p448_1, p448_2, 0", "0, 0, 0, 0", 3, 3, 11, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0

# LB+fence.rw.rw+addr-po
p449_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p449_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s2; lwu s8, 0(t1); sw s4, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 449, "LB+fence.rw.rw+addr-po", "0:r0;1:r0;1:r1"
    .dword 0x0, 3  # 0:r0=0;1:r0=0;1:r1=0
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=1;1:r1=0
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=1;1:r0=0;1:r1=0
test 449, 2797, "p449_0, p449_1, 0, 0", "0, 0, 0, 0", 2, 3, 3, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0

# LB+addr-pos
p450_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s1, t0, a4; add s2, t0, a5; add s3, t0, a6; lwu a7, 0(s1); xor t1, a7, a7; add t1, t1, s3; lwu s8, 0(t1); sw s4, 0(s2); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p450_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s2); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sw s4, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 450, "LB+addr-pos", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=0
test 450, 2800, "p450_0, p450_1, 0, 0", "0, 0, 0, 0", 2, 4, 3, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0

# LB+data-rfi-data
p451_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p451_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s2); lwu s8, 0(s2); xor t3, s8, s8; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 451, "LB+data-rfi-data", "0:r0;1:r0;1:r1"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 0:r0=0;1:r0=1;1:r1=1
    .dword 0x8002d68d733bdec2, 3  # 0:r0=1;1:r0=0;1:r1=1
test 451, 2803, "p451_0, p451_1, 0, 0", "0, 0, 0, 0", 2, 3, 3, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0

# subsumption
p452_0: li s4, 1; li s5, 3; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p452_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sw s5, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 452, "subsumption", "1:r0;x"
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0xdaa66d2aa8ec1d5c, 3  # 1:r0=0;x=3
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;x=2
test 452, 2806, "p452_0, p452_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# S+fence.w.w+data-wsi
p453_0: li s4, 1; li s5, 3; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p453_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sw s5, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 453, "S+fence.w.w+data-wsi", "1:r0;x"
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0xdaa66d2aa8ec1d5c, 3  # 1:r0=0;x=3
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;x=2
test 453, 2809, "p453_0, p453_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# SB+fence.iorw.iorws
p454_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence iorw, iorw; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p454_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence iorw, iorw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 454, "SB+fence.iorw.iorws", "0:r0;1:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 454, 2812, "p454_0, p454_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# SB+fence.ow.irs
p455_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence ow, ir; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p455_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence ow, ir; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 455, "SB+fence.ow.irs", "0:r0;1:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 455, 2815, "p455_0, p455_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# SB+fence.o.is
p456_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence o, i; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p456_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence o, i; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 456, "SB+fence.o.is", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 456, 2818, "p456_0, p456_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+fence.w.irs
p457_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, ir; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p457_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence w, ir; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 457, "SB+fence.w.irs", "0:r0;1:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 457, 2822, "p457_0, p457_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# SB+fence.rw.ws
p458_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, w; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p458_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, w; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 458, "SB+fence.rw.ws", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 458, 2825, "p458_0, p458_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+fence.r.rws
p459_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence r, rw; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p459_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence r, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 459, "SB+fence.r.rws", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 459, 2829, "p459_0, p459_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# MP+fence.iorw.iorws
p460_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence iorw, iorw; sw s4, 0(s1); bne a0, a1, 1b; ret
p460_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence iorw, iorw; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 460, "MP+fence.iorw.iorws", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 460, 2833, "p460_0, p460_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+fence.ow.ow+fence.ir.ir
p461_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence ow, ow; sw s4, 0(s1); bne a0, a1, 1b; ret
p461_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); fence ir, ir; lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 461, "MP+fence.ow.ow+fence.ir.ir", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 461, 2836, "p461_0, p461_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# ATOM+swaps
p462_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoswap.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p462_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoswap.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 462, "ATOM+swaps", "0:r0;1:r0;x"
    .dword 0x9c388adbb85671f6, 3  # 0:r0=0;1:r0=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 0:r0=2;1:r0=0;x=1
test 462, 2839, "p462_0, p462_1, 0, 0", "0, 0, 0, 0", 2, 1, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0

# ATOM+adds
p463_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p463_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 463, "ATOM+adds", "0:r0;1:r0;x"
    .dword 0x3a7004990b5c87e7, 3  # 0:r0=0;1:r0=1;x=3
    .dword 0x5e01569a2bf22fe9, 3  # 0:r0=2;1:r0=0;x=3
test 463, 2841, "p463_0, p463_1, 0, 0", "0, 0, 0, 0", 2, 1, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0

# ATOM+adds.d
p464_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.d a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p464_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.d a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 464, "ATOM+adds.d", "0:r0;1:r0;x"
    .dword 0x3a7004990b5c87e7, 3  # 0:r0=0;1:r0=1;x=3
    .dword 0x5e01569a2bf22fe9, 3  # 0:r0=2;1:r0=0;x=3
test 464, 2843, "p464_0, p464_1, 0, 0", "0, 0, 0, 0", 2, 1, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0

# ATOM+2adds
p465_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); amoadd.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p465_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); amoadd.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 465, "ATOM+2adds", "0:r0;0:r1;1:r0;1:r1;x"
    .dword 0x392dae0f8764b61d, 3  # 0:r0=0;0:r1=1;1:r0=2;1:r1=4;x=6
    .dword 0x4d1b4d23438f5b91, 3  # 0:r0=0;0:r1=3;1:r0=1;1:r1=4;x=6
    .dword 0xfb2267703285f8ad, 3  # 0:r0=0;0:r1=5;1:r0=1;1:r1=3;x=6
    .dword 0x728d407ea3ae064f, 3  # 0:r0=2;0:r1=3;1:r0=0;1:r1=4;x=6
    .dword 0xbf68278341e31a7, 3  # 0:r0=2;0:r1=5;1:r0=0;1:r1=3;x=6
    .dword 0x890c2d208a0cdffc, 3  # 0:r0=4;0:r1=5;1:r0=0;1:r1=2;x=6
test 465, 2845, "p465_0, p465_1, 0, 0", "0, 0, 0, 0", 2, 1, 6, 1, 2, 2, 0, 0, 0, 0, 0, 0, 0

# ATOM+add+swap
p466_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p466_1: li s4, 5; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoswap.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 466, "ATOM+add+swap", "0:r0;1:r0;x"
    .dword 0xfe0111222a4f23d9, 3  # 0:r0=0;1:r0=1;x=5
    .dword 0x1a0adca18856fe76, 3  # 0:r0=5;1:r0=0;x=6
test 466, 2851, "p466_0, p466_1, 0, 0", "0, 0, 0, 0", 2, 1, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0

# ATOM+add+W
p467_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p467_1: li s4, 4; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 467, "ATOM+add+W", "0:r0;x"
    .dword 0x78dde6e63bc6c77b, 3  # 0:r0=0;x=4
    .dword 0x234312534643f7c4, 3  # 0:r0=4;x=5
test 467, 2853, "p467_0, p467_1, 0, 0", "0, 0, 0, 0", 2, 1, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0

# ATOM+2add+W
p468_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); amoadd.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p468_1: li s4, 4; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 468, "ATOM+2add+W", "0:r0;0:r1;x"
    .dword 0x5fc9976ea4b19580, 3  # 0:r0=0;0:r1=1;x=4
    .dword 0x234312534643f7c4, 3  # 0:r0=0;0:r1=4;x=5
    .dword 0xdb359b985205961e, 3  # 0:r0=4;0:r1=5;x=6
test 468, 2855, "p468_0, p468_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0

# ATOM+or+and
p469_0: li s4, 6; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoor.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p469_1: li s4, 3; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoand.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 469, "ATOM+or+and", "0:r0;1:r0;x"
    .dword 0x433d91f14cbabfe0, 3  # 0:r0=1;1:r0=1;x=7
    .dword 0x772fc3dd3a0e6ccc, 3  # 0:r0=1;1:r0=7;x=3
test 469, 2858, "p469_0, p469_1, 0, 0", "1, 0, 0, 0", 2, 1, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0

# ATOM+max+add
p470_0: li s4, 3; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amomax.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p470_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 470, "ATOM+max+add", "0:r0;1:r0;x"
    .dword 0x2d48db73b6095fdb, 3  # 0:r0=0;1:r0=3;x=5
    .dword 0x5e01569a2bf22fe9, 3  # 0:r0=2;1:r0=0;x=3
test 470, 2860, "p470_0, p470_1, 0, 0", "0, 0, 0, 0", 2, 1, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0

# ATOM+3adds
p471_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p471_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p471_2: li s4, 4; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 471, "ATOM+3adds", "0:r0;1:r0;2:r0;x"
    .dword 0xb181c313ab29bdd1, 3  # 0:r0=0;1:r0=1;2:r0=3;x=7
    .dword 0xfc0bce1a7b70e9a8, 3  # 0:r0=0;1:r0=5;2:r0=1;x=7
    .dword 0x4b3ac2b78f372328, 3  # 0:r0=2;1:r0=0;2:r0=3;x=7
    .dword 0xb468412ff5bfe159, 3  # 0:r0=4;1:r0=5;2:r0=0;x=7
    .dword 0x5ef6babd3d250e30, 3  # 0:r0=6;1:r0=0;2:r0=2;x=7
    .dword 0xa0ff9a1dbb3d9843, 3  # 0:r0=6;1:r0=4;2:r0=0;x=7
test 471, 2862, "p471_0, p471_1, p471_2, 0", "0, 0, 0, 0", 3, 1, 6, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0

# ATOM+4adds
p472_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p472_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p472_2: li s4, 4; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p472_3: li s4, 8; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 472, "ATOM+4adds", "0:r0;1:r0;2:r0;3:r0;x"
    .dword 0xca55da33143eca9c, 3  # 0:r0=0;1:r0=1;2:r0=3;3:r0=7;x=0xf
    .dword 0x674c313ff4d1ea53, 3  # 0:r0=0;1:r0=1;2:r0=0xb;3:r0=3;x=0xf
    .dword 0xf39b3734a86fb72a, 3  # 0:r0=0;1:r0=5;2:r0=1;3:r0=7;x=0xf
    .dword 0x83a6e09e349ec857, 3  # 0:r0=0;1:r0=9;2:r0=0xb;3:r0=1;x=0xf
    .dword 0xdbb6bf22324f5630, 3  # 0:r0=0;1:r0=0xd;2:r0=1;3:r0=5;x=0xf
    .dword 0x29c4702dfceda561, 3  # 0:r0=0;1:r0=0xd;2:r0=9;3:r0=1;x=0xf
    .dword 0x291578fdbe7901d4, 3  # 0:r0=2;1:r0=0;2:r0=3;3:r0=7;x=0xf
    .dword 0x613f49872bacb5e3, 3  # 0:r0=2;1:r0=0;2:r0=0xb;3:r0=3;x=0xf
    .dword 0xb58d4b5b4ad57ef9, 3  # 0:r0=4;1:r0=5;2:r0=0;3:r0=7;x=0xf
    .dword 0x2a97b491fe561615, 3  # 0:r0=4;1:r0=0xd;2:r0=0;3:r0=5;x=0xf
    .dword 0xcdc61c7438164cb9, 3  # 0:r0=6;1:r0=0;2:r0=2;3:r0=7;x=0xf
    .dword 0x5cecb46b0cafed73, 3  # 0:r0=6;1:r0=4;2:r0=0;3:r0=7;x=0xf
    .dword 0x3c8f3b7a481c8f59, 3  # 0:r0=8;1:r0=9;2:r0=0xb;3:r0=0;x=0xf
    .dword 0x8d5e78ba56a3536d, 3  # 0:r0=8;1:r0=0xd;2:r0=9;3:r0=0;x=0xf
    .dword 0x7df8ffbd94d123a6, 3  # 0:r0=0xa;1:r0=0;2:r0=0xb;3:r0=2;x=0xf
    .dword 0xe1429ed6d18e932b, 3  # 0:r0=0xa;1:r0=8;2:r0=0xb;3:r0=0;x=0xf
    .dword 0xb0054b05f4fcca9a, 3  # 0:r0=0xc;1:r0=0xd;2:r0=0;3:r0=4;x=0xf
    .dword 0x8f658dcc26b9d48d, 3  # 0:r0=0xc;1:r0=0xd;2:r0=8;3:r0=0;x=0xf
    .dword 0xb26d5b045ed2f9b6, 3  # 0:r0=0xe;1:r0=0;2:r0=2;3:r0=6;x=0xf
    .dword 0xcb3ebe5f4583f280, 3  # 0:r0=0xe;1:r0=0;2:r0=0xa;3:r0=2;x=0xf
    .dword 0x41b072b0fa54944, 3  # 0:r0=0xe;1:r0=4;2:r0=0;3:r0=6;x=0xf
    .dword 0xd6cb36c7ccb82ab6, 3  # 0:r0=0xe;1:r0=8;2:r0=0xa;3:r0=0;x=0xf
    .dword 0x1de922efcaa8a8b6, 3  # 0:r0=0xe;1:r0=0xc;2:r0=0;3:r0=4;x=0xf
    .dword 0xed395da63c3ce4c, 3  # 0:r0=0xe;1:r0=0xc;2:r0=8;3:r0=0;x=0xf
test 472, 2868, "p472_0, p472_1, p472_2, p472_3", "0, 0, 0, 0", 4, 1, 24, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0

# ATOM+add.w0+add.w4
p473_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p473_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; addi t2, s0, 4; amoadd.w a7, s4, (t2); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 473, "ATOM+add.w0+add.w4", "0:r0;1:r0;x"
    .dword 0x1d81f5ce9345d266, 3  # 0:r0=0;1:r0=0;x=0x100000001
test 473, 2892, "p473_0, p473_1, 0, 0", "0, 0, 0, 0", 2, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0

# ATOM+add.d+W.w4
p474_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.d a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p474_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 4(s0); bne a0, a1, 1b; ret
outcomes 474, "ATOM+add.d+W.w4", "0:r0;x"
    .dword 0x1d81f5ce9345d266, 3  # 0:r0=0;x=0x100000001
    .dword 0x6771ff08ca02b182, 3  # 0:r0=0x100000000;x=0x100000001
test 474, 2893, "p474_0, p474_1, 0, 0", "0, 0, 0, 0", 2, 1, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0

# ATOM+add.d+W.b0
p475_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.d a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p475_1: li s4, 4; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sb s4, 0(s0); bne a0, a1, 1b; ret
outcomes 475, "ATOM+add.d+W.b0", "0:r0;x"
    .dword 0x78dde6e63bc6c77b, 3  # 0:r0=0;x=4
    .dword 0x234312534643f7c4, 3  # 0:r0=4;x=5
test 475, 2895, "p475_0, p475_1, 0, 0", "0, 0, 0, 0", 2, 1, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0

# ATOM+add.w+W.h2
p476_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p476_1: li s4, 4; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sh s4, 2(s0); bne a0, a1, 1b; ret
outcomes 476, "ATOM+add.w+W.h2", "0:r0;x"
    .dword 0x851d76e74775cb0e, 3  # 0:r0=0;x=0x40001
    .dword 0xa076048876bbcf0d, 3  # 0:r0=0x40000;x=0x40001
test 476, 2897, "p476_0, p476_1, 0, 0", "0, 0, 0, 0", 2, 1, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0

# ATOM+LRSCs
p477_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.w a7, (s0); sc.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p477_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.w a7, (s0); sc.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 477, "ATOM+LRSCs", "0:r0;0:r1;1:r0;1:r1;x"
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1
    .dword 0x1e3a504203a56489, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;x=1
    .dword 0x2c50aa10df125430, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=2
    .dword 0x3b71cc6fce6d5e9a, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=0
    .dword 0xe2db26d052f787fc, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;x=1
    .dword 0xee4fcd0eb33a2fcd, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;x=2
test 477, 2899, "p477_0, p477_1, 0, 0", "0, 0, 0, 0", 2, 1, 7, 1, 2, 2, 0, 0, 0, 0, 0, 0, 0

# ATOM+LRSCs.d
p478_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.d a7, (s0); sc.d s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p478_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.d a7, (s0); sc.d s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 478, "ATOM+LRSCs.d", "0:r0;0:r1;1:r0;1:r1;x"
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1
    .dword 0x1e3a504203a56489, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;x=2
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;x=1
    .dword 0x2c50aa10df125430, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=2
    .dword 0x3b71cc6fce6d5e9a, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=0
    .dword 0xe2db26d052f787fc, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;x=1
    .dword 0xee4fcd0eb33a2fcd, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;x=2
test 478, 2906, "p478_0, p478_1, 0, 0", "0, 0, 0, 0", 2, 1, 7, 1, 2, 2, 0, 0, 0, 0, 0, 0, 0

# ATOM+3LRSCs
p479_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.w a7, (s0); sc.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p479_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.w a7, (s0); sc.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p479_2: li s4, 4; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.w a7, (s0); sc.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 479, "ATOM+3LRSCs", "0:r0;0:r1;1:r0;1:r1;2:r0;2:r1;x"
    .dword 0xd9a94621586788c3, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;2:r0=0;2:r1=1;x=1
    .dword 0xcdc4ce2532ae7465, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;2:r0=1;2:r1=0;x=4
    .dword 0xc03e91248beae677, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;2:r0=1;2:r1=1;x=1
    .dword 0xf33aad9bb54431dc, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;2:r0=0;2:r1=1;x=2
    .dword 0xfb45decb77ab45b0, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;2:r0=1;2:r1=1;x=2
    .dword 0x6e1c466a5f8692db, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;2:r0=2;2:r1=0;x=4
    .dword 0x583615b352e52e9d, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;2:r0=2;2:r1=1;x=2
    .dword 0x8d3bee2d97e19b9a, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;2:r0=0;2:r1=1;x=1
    .dword 0xdbd4c1fc1f4625, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;2:r0=1;2:r1=0;x=4
    .dword 0xa471e743498d359d, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;2:r0=1;2:r1=1;x=1
    .dword 0x685d1881cb1c5cf6, 3  # 0:r0=0;0:r1=0;1:r0=4;1:r1=0;2:r0=1;2:r1=0;x=2
    .dword 0xb6746c25515e838, 3  # 0:r0=0;0:r1=0;1:r0=4;1:r1=1;2:r0=1;2:r1=0;x=4
    .dword 0xc3b73c31833281a7, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;2:r0=0;2:r1=1;x=2
    .dword 0xa0bf8beadaa506d8, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;2:r0=2;2:r1=0;x=4
    .dword 0x15f6ccb401fad5f0, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;2:r0=2;2:r1=1;x=2
    .dword 0xe9ed937bc758a82b, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;2:r0=0;2:r1=0;x=4
    .dword 0xa90b65b4050f3524, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;2:r0=0;2:r1=1;x=0
    .dword 0x66500deec0f9c33, 3  # 0:r0=0;0:r1=1;1:r0=4;1:r1=0;2:r0=0;2:r1=0;x=2
    .dword 0x58f501c94fbbc724, 3  # 0:r0=0;0:r1=1;1:r0=4;1:r1=1;2:r0=0;2:r1=0;x=4
    .dword 0x2aa256caf4cbfe1e, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;2:r0=0;2:r1=1;x=1
    .dword 0x771da9698e8ebb29, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;2:r0=1;2:r1=0;x=4
    .dword 0x42544d90d20a5f7a, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;2:r0=1;2:r1=1;x=1
    .dword 0x6970e6d5dc22808b, 3  # 0:r0=2;0:r1=0;1:r0=0;1:r1=0;2:r0=2;2:r1=1;x=1
    .dword 0xb5ce43ac4ecef039, 3  # 0:r0=2;0:r1=0;1:r0=4;1:r1=0;2:r0=0;2:r1=0;x=1
    .dword 0xc72e4d7ecb83a3f2, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;2:r0=0;2:r1=1;x=2
    .dword 0x75ee63dac8eb5175, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;2:r0=2;2:r1=0;x=4
    .dword 0xe5d721c183be97d8, 3  # 0:r0=2;0:r1=1;1:r0=0;1:r1=0;2:r0=2;2:r1=1;x=2
    .dword 0x5fbea2dcdffeaee2, 3  # 0:r0=2;0:r1=1;1:r0=4;1:r1=0;2:r0=0;2:r1=0;x=2
    .dword 0xc54bd8701576b965, 3  # 0:r0=4;0:r1=0;1:r0=0;1:r1=0;2:r0=2;2:r1=0;x=1
    .dword 0x98ea96b61c64f474, 3  # 0:r0=4;0:r1=0;1:r0=0;1:r1=1;2:r0=0;2:r1=0;x=1
    .dword 0x44c004a66a4a6a3d, 3  # 0:r0=4;0:r1=0;1:r0=1;1:r1=0;2:r0=0;2:r1=0;x=2
    .dword 0x39e7f1093366f1d7, 3  # 0:r0=4;0:r1=0;1:r0=1;1:r1=1;2:r0=0;2:r1=0;x=1
    .dword 0x507914471644688e, 3  # 0:r0=4;0:r1=0;1:r0=4;1:r1=1;2:r0=0;2:r1=0;x=1
    .dword 0x744ec539b5b4e53d, 3  # 0:r0=4;0:r1=1;1:r0=0;1:r1=0;2:r0=2;2:r1=0;x=4
    .dword 0x6ad5c1b7c88ea1e5, 3  # 0:r0=4;0:r1=1;1:r0=0;1:r1=1;2:r0=0;2:r1=0;x=4
    .dword 0xc5c6607077a3cfef, 3  # 0:r0=4;0:r1=1;1:r0=4;1:r1=0;2:r0=0;2:r1=0;x=2
    .dword 0xe2b7de673c152a11, 3  # 0:r0=4;0:r1=1;1:r0=4;1:r1=1;2:r0=0;2:r1=0;x=4
test 479, 2913, "p479_0, p479_1, p479_2, 0", "0, 0, 0, 0", 3, 1, 37, 1, 2, 2, 2, 0, 0, 0, 0, 0, 0

# ATOM+LRSC+W
p480_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.w a7, (s0); sc.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p480_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 480, "ATOM+LRSC+W", "0:r0;0:r1;x"
    .dword 0x3c6ef3731de363bd, 3  # 0:r0=0;0:r1=0;x=2
    .dword 0x9c388adbb85671f6, 3  # 0:r0=0;0:r1=1;x=2
    .dword 0x21926324d1f0ba2b, 3  # 0:r0=2;0:r1=0;x=1
    .dword 0x5066a70c58f8ec11, 3  # 0:r0=2;0:r1=1;x=2
test 480, 2950, "p480_0, p480_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0

# ATOM+LRSC+W.same
p481_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.w a7, (s0); sc.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p481_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw zero, 0(s0); bne a0, a1, 1b; ret
outcomes 481, "ATOM+LRSC+W.same", "0:r0;0:r1;x"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;x=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;x=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;0:r1=1;x=0
test 481, 2954, "p481_0, p481_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0

# ATOM+LRSC+W.b1
p482_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.w a7, (s0); sc.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p482_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sb s4, 1(s0); bne a0, a1, 1b; ret
outcomes 482, "ATOM+LRSC+W.b1", "0:r0;0:r1;x"
    .dword 0xd2aecb87d15c3d5, 3  # 0:r0=0;0:r1=0;x=0x201
    .dword 0x479af152d1c8c3b1, 3  # 0:r0=0;0:r1=1;x=0x200
    .dword 0xcf5a064348b32fa3, 3  # 0:r0=0x200;0:r1=0;x=1
    .dword 0xadff5b56abbb6e6c, 3  # 0:r0=0x200;0:r1=1;x=0x200
test 482, 2957, "p482_0, p482_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0

# ATOM+LRSC.d+W.w4
p483_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.d a7, (s0); sc.d s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p483_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 4(s0); bne a0, a1, 1b; ret
outcomes 483, "ATOM+LRSC.d+W.w4", "0:r0;0:r1;x"
    .dword 0x9ccc71e79929f30e, 3  # 0:r0=0;0:r1=0;x=0x200000001
    .dword 0xd73c767ae1c4acd4, 3  # 0:r0=0;0:r1=1;x=0x200000000
    .dword 0xe1438c5eba3bf773, 3  # 0:r0=0x200000000;0:r1=0;x=1
    .dword 0xa3ce6bcc92ba39a, 3  # 0:r0=0x200000000;0:r1=1;x=0x200000000
test 483, 2961, "p483_0, p483_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0

# ATOM+LRSC+add
p484_0: li s4, 4; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.w a7, (s0); sc.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p484_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 484, "ATOM+LRSC+add", "0:r0;0:r1;1:r0;x"
    .dword 0x234312534643f7c4, 3  # 0:r0=0;0:r1=0;1:r0=4;x=5
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;0:r1=1;1:r0=0;x=1
    .dword 0xe19d846db5b9ce6e, 3  # 0:r0=1;0:r1=0;1:r0=0;x=4
    .dword 0xa86b3b4a993ea3c0, 3  # 0:r0=1;0:r1=1;1:r0=0;x=1
test 484, 2965, "p484_0, p484_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0

# ATOM+LRSC+2W
p485_0: li s4, 4; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.w a7, (s0); sc.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p485_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); sw zero, 0(s0); bne a0, a1, 1b; ret
outcomes 485, "ATOM+LRSC+2W", "0:r0;0:r1;x"
    .dword 0x0, 3  # 0:r0=0;0:r1=0;x=0
    .dword 0x78dde6e63bc6c77b, 3  # 0:r0=0;0:r1=0;x=4
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;0:r1=1;x=0
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=1;0:r1=0;x=0
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=1;0:r1=1;x=0
test 485, 2969, "p485_0, p485_1, 0, 0", "0, 0, 0, 0", 2, 1, 5, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0

# ATOM+LR-W-SC+W
p486_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sw s4, 0(s1); sc.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p486_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 486, "ATOM+LR-W-SC+W", "0:r0;0:r1;1:r0;x"
    .dword 0x3c6ef3731de363bd, 2  # 0:r0=0;0:r1=0;1:r0=0;x=2
    .dword 0x9c388adbb85671f6, 3  # 0:r0=0;0:r1=0;1:r0=1;x=2
    .dword 0x1e3a504203a56489, 3  # 0:r0=0;0:r1=1;1:r0=0;x=2
    .dword 0x5a52f290035d0875, 3  # 0:r0=0;0:r1=1;1:r0=1;x=2
    .dword 0x91569d20b134d82e, 3  # 0:r0=2;0:r1=0;1:r0=0;x=1
    .dword 0xffcd760787642d71, 3  # 0:r0=2;0:r1=0;1:r0=1;x=1
    .dword 0x6b7f81413b994466, 3  # 0:r0=2;0:r1=1;1:r0=0;x=2
    .dword 0x5f31b45c7035dd6c, 3  # 0:r0=2;0:r1=1;1:r0=1;x=2
test 486, 2974, "p486_0, p486_1, 0, 0", "0, 0, 0, 0", 2, 2, 8, 1, 2, 1, 0, 0, 0, 0, 0, 0, 1

# ATOM+LR-R-SC+W
p487_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); lwu s8, 0(s1); sc.w s9, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p487_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); sw s5, 0(s0); bne a0, a1, 1b; ret
outcomes 487, "ATOM+LR-R-SC+W", "0:r0;0:r1;0:r2;x"
    .dword 0x3c6ef3731de363bd, 3  # 0:r0=0;0:r1=0;0:r2=0;x=2
    .dword 0x9c388adbb85671f6, 3  # 0:r0=0;0:r1=0;0:r2=1;x=2
    .dword 0x1e3a504203a56489, 3  # 0:r0=0;0:r1=1;0:r2=0;x=2
    .dword 0x5a52f290035d0875, 3  # 0:r0=0;0:r1=1;0:r2=1;x=2
    .dword 0x91569d20b134d82e, 0  # 0:r0=2;0:r1=0;0:r2=0;x=1
    .dword 0x6195fc45f56ac36a, 0  # 0:r0=2;0:r1=0;0:r2=1;x=2
    .dword 0x9b6fafb92181d54, 3  # 0:r0=2;0:r1=1;0:r2=0;x=1
    .dword 0x5f31b45c7035dd6c, 3  # 0:r0=2;0:r1=1;0:r2=1;x=2
test 487, 2982, "p487_0, p487_1, 0, 0", "0, 0, 0, 0", 2, 2, 8, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0

# LB+LRSC
p488_0: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; ld a7, 0(s0); lr.d s8, (s1); sc.d s9, s8, (s1); sd s9, 0(s2); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p488_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s2, t0, a5; ld a7, 0(s2); sd a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 488, "LB+LRSC", "0:r0;0:r1;0:r2;1:r0"
    .dword 0x0, 0  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0
    .dword 0x68bf9d87f9d710c2, 3  # 0:r0=1;0:r1=0;0:r2=0;1:r0=0
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=1;0:r1=0;0:r2=0;1:r0=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;0:r1=0;0:r2=1;1:r0=1
test 488, 2990, "p488_0, p488_1, 0, 0", "1, 0, 1, 0", 2, 3, 4, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0

# SB+swaps
p489_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w a7, s4, (s0); lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p489_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w a7, s4, (s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 489, "SB+swaps", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 0  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=1;y=1
test 489, 2994, "p489_0, p489_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0

# SB+swap.aqs
p490_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aq a7, s4, (s0); lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p490_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aq a7, s4, (s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 490, "SB+swap.aqs", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=1;y=1
test 490, 2998, "p490_0, p490_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0

# SB+swap.rls
p491_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl a7, s4, (s0); lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p491_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.rl a7, s4, (s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 491, "SB+swap.rls", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 0  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=1;y=1
test 491, 3001, "p491_0, p491_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0

# SB+swap.aqrls
p492_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl a7, s4, (s0); lwu s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p492_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aqrl a7, s4, (s1); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 492, "SB+swap.aqrls", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=1;y=1
test 492, 3005, "p492_0, p492_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0

# SB+swap-addrs
p493_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w a7, s4, (s0); xor t1, a7, a7; add t1, t1, s1; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p493_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w a7, s4, (s1); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 493, "SB+swap-addrs", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=1;y=1
test 493, 3008, "p493_0, p493_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0

# SB+2swaps
p494_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w a7, s4, (s0); amoswap.w s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p494_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w a7, s4, (s1); amoswap.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 494, "SB+2swaps", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0xd0642481510071fd, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;x=2;y=2
    .dword 0x1efa47be9d85e634, 3  # 0:r0=0;0:r1=2;1:r0=0;1:r1=1;x=2;y=1
    .dword 0xbbc30f6c8e6c466, 0  # 0:r0=2;0:r1=0;1:r0=1;1:r1=0;x=1;y=2
    .dword 0xb5a09eddb5222ff5, 3  # 0:r0=2;0:r1=2;1:r0=0;1:r1=0;x=1;y=1
test 494, 3011, "p494_0, p494_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0

# SB+LRSC+fence.rw.rw
p495_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w s8, s4, (s0); lwu s9, 0(s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p495_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 495, "SB+LRSC+fence.rw.rw", "0:r0;0:r1;0:r2;1:r0"
    .dword 0x0, 0  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0
test 495, 3015, "p495_0, p495_1, 0, 0", "0, 0, 0, 0", 2, 2, 6, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0

# SB+LRSC-ctrl+fence.rw.rw
p496_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w s8, s4, (s0); beqz s8, 2f; 2:; lwu s9, 0(s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p496_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 496, "SB+LRSC-ctrl+fence.rw.rw", "0:r0;0:r1;0:r2;1:r0"
    .dword 0x0, 0  # 0:r0=0;0:r1=0;0:r2=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0
test 496, 3021, "p496_0, p496_1, 0, 0", "0, 0, 0, 0", 2, 2, 6, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0

# SB+LRSC.aqrl+fence.rw.rw
p497_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lr.w a7, (s0); sc.w.aqrl s8, s4, (s0); lwu s9, 0(s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p497_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 497, "SB+LRSC.aqrl+fence.rw.rw", "0:r0;0:r1;0:r2;1:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;0:r1=0;0:r2=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;0:r2=1;1:r0=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0
    .dword 0x1de3ff1f3c2a5c47, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0
test 497, 3027, "p497_0, p497_1, 0, 0", "0, 0, 0, 0", 2, 2, 5, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0

# MP+swap-rfi-addr+fence
p498_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p498_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); beqz a7, 2f; 2:; amoswap.w s8, s4, (s2); lwu s9, 0(s2); xor t1, s9, s9; add t1, t1, s0; lwu s10, 0(t1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); sd s10, 24(a2); addi a2, a2, 32; bne a0, a1, 1b; ret
outcomes 498, "MP+swap-rfi-addr+fence", "1:r0;1:r1;1:r2;1:r3;z"
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=0;1:r2=1;1:r3=0;z=1
    .dword 0x7fac8565ae8f0396, 3  # 1:r0=0;1:r1=0;1:r2=1;1:r3=1;z=1
    .dword 0x997d5882e73aebdb, 3  # 1:r0=1;1:r1=0;1:r2=1;1:r3=1;z=1
test 498, 3032, "p498_0, p498_1, 0, 0", "0, 0, 0, 0", 2, 3, 3, 1, 0, 4, 0, 0, 2, 0, 0, 0, 0

# MP+fence.w.w+LRSC-rfi-addr
p499_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p499_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); beqz a7, 2f; 2:; lr.w s8, (s2); sc.w s9, s4, (s2); lwu s10, 0(s2); xor t1, s10, s10; add t1, t1, s0; lwu s11, 0(t1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); sd s10, 24(a2); sd s11, 32(a2); addi a2, a2, 40; bne a0, a1, 1b; ret
outcomes 499, "MP+fence.w.w+LRSC-rfi-addr", "1:r0;1:r1;1:r2;1:r3;1:r4"
    .dword 0xd8a77e549d1ceda4, 3  # 1:r0=0;1:r1=0;1:r2=0;1:r3=1;1:r4=0
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;1:r2=0;1:r3=1;1:r4=1
    .dword 0xe1cb5cc8fdb8080b, 3  # 1:r0=0;1:r1=0;1:r2=1;1:r3=0;1:r4=0
    .dword 0x8002d68d733bdec2, 3  # 1:r0=0;1:r1=0;1:r2=1;1:r3=0;1:r4=1
    .dword 0x91722751204ae3ff, 3  # 1:r0=1;1:r1=0;1:r2=0;1:r3=1;1:r4=1
    .dword 0xccec01f8c02f5557, 0  # 1:r0=1;1:r1=0;1:r2=1;1:r3=0;1:r4=0
    .dword 0x6b237bbb7f820b76, 3  # 1:r0=1;1:r1=0;1:r2=1;1:r3=0;1:r4=1
test 499, 3035, "p499_0, p499_1, 0, 0", "0, 0, 0, 0", 2, 3, 7, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0

# SB+swap-rfi-addrs
p500_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w a7, s4, (s0); lwu s8, 0(s0); xor t1, s8, s8; add t1, t1, s1; lwu s9, 0(t1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p500_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w a7, s4, (s1); lwu s8, 0(s1); xor t1, s8, s8; add t1, t1, s0; lwu s9, 0(t1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 500, "SB+swap-rfi-addrs", "0:r0;0:r1;0:r2;1:r0;1:r1;1:r2;x;y"
    .dword 0xff315386e3d5cb1d, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=1;1:r2=1;x=1;y=1
    .dword 0xe5b361c10de16dab, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0;1:r1=1;1:r2=0;x=1;y=1
    .dword 0xc30808c53b323c13, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0;1:r1=1;1:r2=1;x=1;y=1
test 500, 3042, "p500_0, p500_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 3, 3, 0, 0, 0, 1, 0, 0, 0

# SB+add-rfi-fence.r.rs
p501_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoadd.w a7, s4, (s0); lwu s8, 0(s0); fence r, r; lwu s9, 0(s1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
p501_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoadd.w a7, s4, (s1); lwu s8, 0(s1); fence r, r; lwu s9, 0(s0); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 501, "SB+add-rfi-fence.r.rs", "0:r0;0:r1;0:r2;1:r0;1:r1;1:r2;x;y"
    .dword 0xff315386e3d5cb1d, 3  # 0:r0=0;0:r1=1;0:r2=0;1:r0=0;1:r1=1;1:r2=1;x=1;y=1
    .dword 0xe5b361c10de16dab, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0;1:r1=1;1:r2=0;x=1;y=1
    .dword 0xc30808c53b323c13, 3  # 0:r0=0;0:r1=1;0:r2=1;1:r0=0;1:r1=1;1:r2=1;x=1;y=1
test 501, 3045, "p501_0, p501_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 3, 3, 0, 0, 0, 1, 0, 0, 0

# MP+fence.w.w+add-addr
p502_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p502_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoadd.w a7, s4, (s1); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 502, "MP+fence.w.w+add-addr", "1:r0;1:r1;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=1;y=1
    .dword 0xbc1b78dcb25be604, 3  # 1:r0=1;1:r1=1;y=3
test 502, 3048, "p502_0, p502_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 2, 0, 0, 1, 0, 0, 0, 0

# MP+fence.w.w+add-data-rfi
p503_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p503_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; amoadd.w s8, t3, (s2); xor t1, s8, s8; add t1, t1, s0; lwu s9, 0(t1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); addi a2, a2, 24; bne a0, a1, 1b; ret
outcomes 503, "MP+fence.w.w+add-data-rfi", "1:r0;1:r1;1:r2;z"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=0;1:r2=0;z=1
    .dword 0x76def80861865b15, 3  # 1:r0=0;1:r1=0;1:r2=1;z=1
    .dword 0xd9a94621586788c3, 3  # 1:r0=1;1:r1=0;1:r2=1;z=1
test 503, 3051, "p503_0, p503_1, 0, 0", "0, 0, 0, 0", 2, 3, 3, 1, 0, 3, 0, 0, 2, 0, 0, 0, 0

# LB+swap.aqs
p504_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); amoswap.w.rl s8, s4, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p504_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); amoswap.w.rl s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 504, "LB+swap.aqs", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;x=1;y=1
    .dword 0xd9a94621586788c3, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;x=1;y=1
    .dword 0xe910cf0c682d9385, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=0;x=1;y=1
test 504, 3054, "p504_0, p504_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0

# DEKKER+adds
p505_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoadd.w a7, s4, (s0); amoadd.w s8, zero, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p505_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoadd.w a7, s4, (s1); amoadd.w s8, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 505, "DEKKER+adds", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x76def80861865b15, 0  # 0:r0=0;0:r1=0;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=1;y=1
test 505, 3057, "p505_0, p505_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0

# DEKKER+add.aqrls
p506_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoadd.w.aqrl a7, s4, (s0); amoadd.w.aqrl s8, zero, (s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p506_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoadd.w.aqrl a7, s4, (s1); amoadd.w.aqrl s8, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 506, "DEKKER+add.aqrls", "0:r0;0:r1;1:r0;1:r1;x;y"
    .dword 0x7fac8565ae8f0396, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;x=1;y=1
    .dword 0x91722751204ae3ff, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=0;x=1;y=1
    .dword 0x997d5882e73aebdb, 3  # 0:r0=0;0:r1=1;1:r0=0;1:r1=1;x=1;y=1
test 506, 3061, "p506_0, p506_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0

# LOCK+swaps
p507_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aq a7, s4, (s0); lwu s8, 0(s1); sw s4, 0(s1); amoswap.w.rl zero, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p507_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; amoswap.w.aq a7, s4, (s0); lwu s8, 0(s1); sw s5, 0(s1); amoswap.w.rl zero, zero, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 507, "LOCK+swaps", "0:r0;0:r1;1:r0;1:r1;l;x"
    .dword 0x1e3a504203a56489, 3  # 0:r0=0;0:r1=0;1:r0=0;1:r1=1;l=0;x=2
    .dword 0xca8823cd68a09e8b, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;l=0;x=1
    .dword 0x2c50aa10df125430, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=0;l=0;x=2
    .dword 0xa33c1960a82f11b, 3  # 0:r0=0;0:r1=0;1:r0=1;1:r1=1;l=0;x=2
    .dword 0xe2db26d052f787fc, 3  # 0:r0=0;0:r1=2;1:r0=0;1:r1=0;l=0;x=1
    .dword 0x13a95fddde2e2dae, 3  # 0:r0=0;0:r1=2;1:r0=1;1:r1=0;l=0;x=1
    .dword 0x8cf16f23518f0d88, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=0;l=0;x=1
    .dword 0x2b28e8e1ec09b7c3, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=0;l=0;x=2
    .dword 0x398deb7f2a6f68bb, 3  # 0:r0=1;0:r1=0;1:r0=0;1:r1=1;l=0;x=2
    .dword 0xebfb07e9840c73ed, 3  # 0:r0=1;0:r1=2;1:r0=0;1:r1=0;l=0;x=1
test 507, 3064, "p507_0, p507_1, 0, 0", "0, 0, 0, 0", 2, 2, 10, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0

# CoRR+w+b0-b3
p508_0: li s4, 16843009; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p508_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lbu a7, 0(s0); lbu s8, 3(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 508, "CoRR+w+b0-b3", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 508, 3074, "p508_0, p508_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# CoRR+w+w-b3
p509_0: li s4, 16843009; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p509_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 0(s0); lbu s8, 3(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 509, "CoRR+w+w-b3", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xc0caf72fcfc2b0c8, 3  # 1:r0=0x1010101;1:r1=1
test 509, 3078, "p509_0, p509_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# CoRR+w+b3-w
p510_0: li s4, 16843009; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p510_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lbu a7, 3(s0); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 510, "CoRR+w+b3-w", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x8e9fcff1d9476ef, 3  # 1:r0=0;1:r1=0x1010101
    .dword 0x7f2b09bddcb8cbba, 3  # 1:r0=1;1:r1=0x1010101
test 510, 3081, "p510_0, p510_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# CoRR+d+w0-w4
p511_0: li s4, 4294967297; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sd s4, 0(s0); bne a0, a1, 1b; ret
p511_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 0(s0); lwu s8, 4(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 511, "CoRR+d+w0-w4", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0xd8a77e549d1ceda4, 0  # 1:r0=1;1:r1=0
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 511, 3084, "p511_0, p511_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# CoRR+d+w4-d
p512_0: li s4, 4294967297; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sd s4, 0(s0); bne a0, a1, 1b; ret
p512_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 4(s0); ld s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 512, "CoRR+d+w4-d", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x1d81f5ce9345d266, 3  # 1:r0=0;1:r1=0x100000001
    .dword 0xf7947bf16bd244fd, 3  # 1:r0=1;1:r1=0x100000001
test 512, 3088, "p512_0, p512_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# CoRR+d+d-h6
p513_0: li s4, 282578783305729; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sd s4, 0(s0); bne a0, a1, 1b; ret
p513_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; ld a7, 0(s0); lhu s8, 6(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 513, "CoRR+d+d-h6", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x3694b626b728ef4b, 3  # 1:r0=0x1010100000001;1:r1=1
test 513, 3091, "p513_0, p513_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# CoRR+b0-b1+h0
p514_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sb s4, 0(s0); sb s4, 1(s0); bne a0, a1, 1b; ret
p514_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lhu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 514, "CoRR+b0-b1+h0", "1:r0;x"
    .dword 0xd5b1333e644f08d3, 3  # 1:r0=0;x=0x101
    .dword 0x3f653e8d77dc722f, 3  # 1:r0=1;x=0x101
    .dword 0xe0c44f60398088ae, 0  # 1:r0=0x100;x=0x101
    .dword 0xb107fc2b0fce674e, 3  # 1:r0=0x101;x=0x101
test 514, 3094, "p514_0, p514_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# CoRR+b0-b1+h0-h0
p515_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sb s4, 0(s0); sb s4, 1(s0); bne a0, a1, 1b; ret
p515_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lhu a7, 0(s0); lhu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 515, "CoRR+b0-b1+h0-h0", "1:r0;1:r1;x"
    .dword 0xd5b1333e644f08d3, 3  # 1:r0=0;1:r1=0;x=0x101
    .dword 0x3f653e8d77dc722f, 3  # 1:r0=0;1:r1=1;x=0x101
    .dword 0xe0c44f60398088ae, 0  # 1:r0=0;1:r1=0x100;x=0x101
    .dword 0xb107fc2b0fce674e, 3  # 1:r0=0;1:r1=0x101;x=0x101
    .dword 0x4832cbe548f94c9c, 3  # 1:r0=1;1:r1=1;x=0x101
    .dword 0x7497a4c71e969ce3, 3  # 1:r0=1;1:r1=0x101;x=0x101
    .dword 0x49782ec44af1a041, 0  # 1:r0=0x100;1:r1=0x100;x=0x101
    .dword 0x1a74b8ab4477ca07, 0  # 1:r0=0x100;1:r1=0x101;x=0x101
    .dword 0x5c92c7b0edc495eb, 3  # 1:r0=0x101;1:r1=0x101;x=0x101
test 515, 3098, "p515_0, p515_1, 0, 0", "0, 0, 0, 0", 2, 1, 9, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# CoRR+h0-h2+w
p516_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sh s4, 0(s0); sh s4, 2(s0); bne a0, a1, 1b; ret
p516_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 0(s0); lhu s8, 2(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 516, "CoRR+h0-h2+w", "1:r0;1:r1;x"
    .dword 0x17f0f90344d8b40a, 3  # 1:r0=0;1:r1=0;x=0x10001
    .dword 0xfd2578c6b2775d41, 3  # 1:r0=0;1:r1=1;x=0x10001
    .dword 0xf9bc55d422a0c416, 3  # 1:r0=1;1:r1=0;x=0x10001
    .dword 0xf96604b71b300d22, 3  # 1:r0=1;1:r1=1;x=0x10001
    .dword 0x838fae450eb2b85e, 0  # 1:r0=0x10000;1:r1=1;x=0x10001
    .dword 0x8a83f76c69aca6cf, 3  # 1:r0=0x10001;1:r1=1;x=0x10001
test 516, 3107, "p516_0, p516_1, 0, 0", "0, 0, 0, 0", 2, 1, 6, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# CoRR+w0-w4+d
p517_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); sw s4, 4(s0); bne a0, a1, 1b; ret
p517_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; ld a7, 0(s0); lwu s8, 4(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 517, "CoRR+w0-w4+d", "1:r0;1:r1;x"
    .dword 0x1d81f5ce9345d266, 3  # 1:r0=0;1:r1=0;x=0x100000001
    .dword 0xf7947bf16bd244fd, 3  # 1:r0=0;1:r1=1;x=0x100000001
    .dword 0xff4d52998947fe7a, 3  # 1:r0=1;1:r1=0;x=0x100000001
    .dword 0xfef7017ca453237e, 3  # 1:r0=1;1:r1=1;x=0x100000001
    .dword 0x48b032c18db704d9, 0  # 1:r0=0x100000000;1:r1=1;x=0x100000001
    .dword 0xafaf689305f23d27, 3  # 1:r0=0x100000001;1:r1=1;x=0x100000001
test 517, 3113, "p517_0, p517_1, 0, 0", "0, 0, 0, 0", 2, 1, 6, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# CoRR+w4-w0+d
p518_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 4(s0); sw s4, 0(s0); bne a0, a1, 1b; ret
p518_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; ld a7, 0(s0); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 518, "CoRR+w4-w0+d", "1:r0;1:r1;x"
    .dword 0x1d81f5ce9345d266, 3  # 1:r0=0;1:r1=0;x=0x100000001
    .dword 0xf7947bf16bd244fd, 3  # 1:r0=0;1:r1=1;x=0x100000001
    .dword 0xfef7017ca453237e, 0  # 1:r0=1;1:r1=1;x=0x100000001
    .dword 0xd31fd058c037cc38, 3  # 1:r0=0x100000000;1:r1=0;x=0x100000001
    .dword 0x48b032c18db704d9, 3  # 1:r0=0x100000000;1:r1=1;x=0x100000001
    .dword 0xafaf689305f23d27, 3  # 1:r0=0x100000001;1:r1=1;x=0x100000001
test 518, 3119, "p518_0, p518_1, 0, 0", "0, 0, 0, 0", 2, 1, 6, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# CoWW+w+b0
p519_0: li s4, 2; li s5, 16843009; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s5, 0(s0); sb s4, 0(s0); bne a0, a1, 1b; ret
p519_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 519, "CoWW+w+b0", "1:r0;x"
    .dword 0xa72176bde32db8ec, 3  # 1:r0=0;x=0x1010102
    .dword 0x1a476bbd29e0ff9e, 3  # 1:r0=0x1010101;x=0x1010102
    .dword 0xddb0234ce50792d6, 3  # 1:r0=0x1010102;x=0x1010102
test 519, 3125, "p519_0, p519_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# CoWW+w+h2
p520_0: li s4, 16843009; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); bne a0, a1, 1b; ret
p520_1: li s4, 514; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sh s4, 2(s0); bne a0, a1, 1b; ret
outcomes 520, "CoWW+w+h2", "x"
    .dword 0x8e9fcff1d9476ef, 3  # x=0x1010101
    .dword 0x3c22c6c40ae6a73a, 3  # x=0x2020101
test 520, 3128, "p520_0, p520_1, 0, 0", "0, 0, 0, 0", 2, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0

# CoWW+d+w4
p521_0: li s4, 4294967297; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sd s4, 0(s0); bne a0, a1, 1b; ret
p521_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 4(s0); bne a0, a1, 1b; ret
p521_2: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; ld a7, 0(s0); ld s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 521, "CoWW+d+w4", "2:r0;2:r1;x"
    .dword 0x1d81f5ce9345d266, 3  # 2:r0=0;2:r1=0;x=0x100000001
    .dword 0x9ccc71e79929f30e, 3  # 2:r0=0;2:r1=0;x=0x200000001
    .dword 0x9ad2a65f07ff14ad, 3  # 2:r0=0;2:r1=0x100000001;x=0x100000001
    .dword 0x1cf3321c36f3b695, 3  # 2:r0=0;2:r1=0x100000001;x=0x200000001
    .dword 0xb2cd101af5b8975e, 3  # 2:r0=0;2:r1=0x200000000;x=0x100000001
    .dword 0xb4b66094303130b7, 3  # 2:r0=0;2:r1=0x200000001;x=0x200000001
    .dword 0x6a1248dcd33a44e0, 3  # 2:r0=0x100000001;2:r1=0x100000001;x=0x100000001
    .dword 0xeac7cccdd5966448, 3  # 2:r0=0x100000001;2:r1=0x100000001;x=0x200000001
    .dword 0x1f6f6e123a4edab2, 3  # 2:r0=0x100000001;2:r1=0x200000001;x=0x200000001
    .dword 0x7ef5c26884427d90, 3  # 2:r0=0x200000000;2:r1=0x100000001;x=0x100000001
    .dword 0x6574a94a2adb56a6, 3  # 2:r0=0x200000000;2:r1=0x200000000;x=0x100000001
    .dword 0x75bd3a918bd4f27f, 3  # 2:r0=0x200000001;2:r1=0x200000001;x=0x200000001
test 521, 3130, "p521_0, p521_1, p521_2, 0", "0, 0, 0, 0", 3, 1, 12, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0

# CoWW+b1+h0
p522_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sb s4, 1(s0); bne a0, a1, 1b; ret
p522_1: li s4, 514; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sh s4, 0(s0); lbu a7, 1(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 522, "CoWW+b1+h0", "1:r0;x"
    .dword 0x64bed1632ae0990c, 3  # 1:r0=1;x=0x102
    .dword 0x5a27cfab328fe0e4, 3  # 1:r0=2;x=0x102
    .dword 0x22ae162b8c4539ff, 3  # 1:r0=2;x=0x202
test 522, 3142, "p522_0, p522_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# CoWR+b0+w
p523_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sb s4, 0(s0); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p523_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sb s4, 1(s0); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 523, "CoWR+b0+w", "0:r0;1:r0;x"
    .dword 0xee02bcfa9bf664b4, 2  # 0:r0=1;1:r0=0x100;x=0x101
    .dword 0x7497a4c71e969ce3, 3  # 0:r0=1;1:r0=0x101;x=0x101
    .dword 0x419fe9d7c73cab88, 3  # 0:r0=0x101;1:r0=0x100;x=0x101
    .dword 0x5c92c7b0edc495eb, 3  # 0:r0=0x101;1:r0=0x101;x=0x101
test 523, 3145, "p523_0, p523_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1

# CoWR+w0+d
p524_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); ld a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p524_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 4(s0); ld a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 524, "CoWR+w0+d", "0:r0;1:r0;x"
    .dword 0x9fc5d929bb3f8d4b, 2  # 0:r0=1;1:r0=0x100000000;x=0x100000001
    .dword 0xfbe6100879b138d1, 3  # 0:r0=1;1:r0=0x100000001;x=0x100000001
    .dword 0x9dd61bfb874a92aa, 3  # 0:r0=0x100000001;1:r0=0x100000000;x=0x100000001
    .dword 0x6a1248dcd33a44e0, 3  # 0:r0=0x100000001;1:r0=0x100000001;x=0x100000001
test 524, 3149, "p524_0, p524_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1

# CoWR+h0+d
p525_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sh s4, 0(s0); ld a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p525_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sh s4, 6(s0); ld a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 525, "CoWR+h0+d", "0:r0;1:r0;x"
    .dword 0x61c27f76a4b69124, 2  # 0:r0=1;1:r0=0x1000000000000;x=0x1000000000001
    .dword 0xdb20ba395706f958, 3  # 0:r0=1;1:r0=0x1000000000001;x=0x1000000000001
    .dword 0xd3efa3b461f8675f, 3  # 0:r0=0x1000000000001;1:r0=0x1000000000000;x=0x1000000000001
    .dword 0x5a7a89652099328a, 3  # 0:r0=0x1000000000001;1:r0=0x1000000000001;x=0x1000000000001
test 525, 3153, "p525_0, p525_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1

# CoWR+b0+w+fences
p526_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sb s4, 0(s0); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p526_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sb s4, 1(s0); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 526, "CoWR+b0+w+fences", "0:r0;1:r0;x"
    .dword 0x7497a4c71e969ce3, 3  # 0:r0=1;1:r0=0x101;x=0x101
    .dword 0x419fe9d7c73cab88, 3  # 0:r0=0x101;1:r0=0x100;x=0x101
    .dword 0x5c92c7b0edc495eb, 3  # 0:r0=0x101;1:r0=0x101;x=0x101
test 526, 3157, "p526_0, p526_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0

# SB+w+bs
p527_0: li s4, 16843009; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); lbu a7, 3(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p527_1: li s4, 16843009; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); lbu a7, 3(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 527, "SB+w+bs", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 527, 3160, "p527_0, p527_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+w+bs+fences
p528_0: li s4, 16843009; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; lbu a7, 3(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p528_1: li s4, 16843009; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lbu a7, 3(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 528, "SB+w+bs+fences", "0:r0;1:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 528, 3164, "p528_0, p528_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# SB+b+ds
p529_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sb s4, 0(s0); ld a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p529_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sb s4, 0(s1); ld a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 529, "SB+b+ds", "0:r0;1:r0"
    .dword 0x0, 2  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 529, 3167, "p529_0, p529_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+b+ds+fences
p530_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sb s4, 0(s0); fence rw, rw; ld a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p530_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sb s4, 0(s1); fence rw, rw; ld a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 530, "SB+b+ds+fences", "0:r0;1:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 530, 3171, "p530_0, p530_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# SB+h+ws+fence.w.rs
p531_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sh s4, 0(s0); fence w, r; lwu a7, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p531_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sh s4, 0(s1); fence w, r; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 531, "SB+h+ws+fence.w.rs", "0:r0;1:r0"
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
    .dword 0x76def80861865b15, 3  # 0:r0=1;1:r0=1
test 531, 3174, "p531_0, p531_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# SB+same-cell
p532_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); lwu a7, 4(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p532_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 4(s0); lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 532, "SB+same-cell", "0:r0;1:r0;x"
    .dword 0x1d81f5ce9345d266, 2  # 0:r0=0;1:r0=0;x=0x100000001
    .dword 0xf7947bf16bd244fd, 3  # 0:r0=0;1:r0=1;x=0x100000001
    .dword 0xff4d52998947fe7a, 3  # 0:r0=1;1:r0=0;x=0x100000001
    .dword 0xfef7017ca453237e, 3  # 0:r0=1;1:r0=1;x=0x100000001
test 532, 3177, "p532_0, p532_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+same-cell+fences
p533_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); fence rw, rw; lwu a7, 4(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p533_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 4(s0); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 533, "SB+same-cell+fences", "0:r0;1:r0;x"
    .dword 0xf7947bf16bd244fd, 3  # 0:r0=0;1:r0=1;x=0x100000001
    .dword 0xff4d52998947fe7a, 3  # 0:r0=1;1:r0=0;x=0x100000001
    .dword 0xfef7017ca453237e, 3  # 0:r0=1;1:r0=1;x=0x100000001
test 533, 3181, "p533_0, p533_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0

# SB+same-cell.b
p534_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sb s4, 0(s0); lbu a7, 7(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p534_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sb s4, 7(s0); lbu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 534, "SB+same-cell.b", "0:r0;1:r0;x"
    .dword 0xb33779bce6f1b1de, 2  # 0:r0=0;1:r0=0;x=0x100000000000001
    .dword 0x8bdef80f89865b15, 3  # 0:r0=0;1:r0=1;x=0x100000000000001
    .dword 0x9502d68ddb3bdec2, 3  # 0:r0=1;1:r0=0;x=0x100000000000001
    .dword 0x94ac8562f68f0396, 3  # 0:r0=1;1:r0=1;x=0x100000000000001
test 534, 3184, "p534_0, p534_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1

# SB+same-cell.b+fences
p535_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sb s4, 0(s0); fence rw, rw; lbu a7, 7(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p535_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sb s4, 7(s0); fence rw, rw; lbu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 535, "SB+same-cell.b+fences", "0:r0;1:r0;x"
    .dword 0x8bdef80f89865b15, 3  # 0:r0=0;1:r0=1;x=0x100000000000001
    .dword 0x9502d68ddb3bdec2, 3  # 0:r0=1;1:r0=0;x=0x100000000000001
    .dword 0x94ac8562f68f0396, 3  # 0:r0=1;1:r0=1;x=0x100000000000001
test 535, 3188, "p535_0, p535_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0

# SB+rfi-d
p536_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); ld a7, 0(s0); ld s8, 0(s1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p536_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); ld a7, 0(s1); ld s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 536, "SB+rfi-d", "0:r0;0:r1;1:r0;1:r1"
    .dword 0x3b71cc6fce6d5e9a, 2  # 0:r0=1;0:r1=0;1:r0=1;1:r1=0
    .dword 0xd9a94621586788c3, 3  # 0:r0=1;0:r1=0;1:r0=1;1:r1=1
    .dword 0x220717681aeb4806, 3  # 0:r0=1;0:r1=1;1:r0=1;1:r1=0
    .dword 0xc03e91248beae677, 3  # 0:r0=1;0:r1=1;1:r0=1;1:r1=1
test 536, 3191, "p536_0, p536_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 2, 2, 0, 0, 0, 0, 0, 0, 1

# MP+w-w+b-b+fences
p537_0: li s4, 16843009; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s0); fence rw, rw; sw s4, 0(s1); bne a0, a1, 1b; ret
p537_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lbu a7, 1(s1); fence rw, rw; lbu s8, 2(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 537, "MP+w-w+b-b+fences", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 537, 3195, "p537_0, p537_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+d-b+b-d
p538_0: li s4, 1; li s5, 4294967297; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sd s5, 0(s0); fence w, w; sb s4, 0(s1); bne a0, a1, 1b; ret
p538_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lbu a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; ld s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 538, "MP+d-b+b-d", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x1d81f5ce9345d266, 3  # 1:r0=0;1:r1=0x100000001
    .dword 0xf7947bf16bd244fd, 3  # 1:r0=1;1:r1=0x100000001
test 538, 3198, "p538_0, p538_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+b-d+d-b
p539_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sb s4, 0(s0); fence w, w; sd s4, 0(s1); bne a0, a1, 1b; ret
p539_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; ld a7, 0(s1); xor t1, a7, a7; add t1, t1, s0; lbu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 539, "MP+b-d+d-b", "1:r0;1:r1"
    .dword 0x0, 3  # 1:r0=0;1:r1=0
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;1:r1=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;1:r1=1
test 539, 3201, "p539_0, p539_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+same-cell
p540_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); sw s4, 4(s0); bne a0, a1, 1b; ret
p540_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 4(s0); lwu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 540, "MP+same-cell", "1:r0;1:r1;x"
    .dword 0x1d81f5ce9345d266, 3  # 1:r0=0;1:r1=0;x=0x100000001
    .dword 0xf7947bf16bd244fd, 3  # 1:r0=0;1:r1=1;x=0x100000001
    .dword 0xff4d52998947fe7a, 0  # 1:r0=1;1:r1=0;x=0x100000001
    .dword 0xfef7017ca453237e, 3  # 1:r0=1;1:r1=1;x=0x100000001
test 540, 3204, "p540_0, p540_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+same-cell+fence.w.w+addr
p541_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sw s4, 0(s0); fence w, w; sw s4, 4(s0); bne a0, a1, 1b; ret
p541_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lwu a7, 4(s0); xor t1, a7, a7; add t1, t1, s0; lwu s8, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 541, "MP+same-cell+fence.w.w+addr", "1:r0;1:r1;x"
    .dword 0x1d81f5ce9345d266, 3  # 1:r0=0;1:r1=0;x=0x100000001
    .dword 0xf7947bf16bd244fd, 3  # 1:r0=0;1:r1=1;x=0x100000001
    .dword 0xfef7017ca453237e, 3  # 1:r0=1;1:r1=1;x=0x100000001
test 541, 3208, "p541_0, p541_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# MP+same-cell.h+fence.w.w+fence.r.r
p542_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sh s4, 0(s0); fence w, w; sh s4, 2(s0); bne a0, a1, 1b; ret
p542_1: 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lhu a7, 2(s0); fence r, r; lhu s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 542, "MP+same-cell.h+fence.w.w+fence.r.r", "1:r0;1:r1;x"
    .dword 0x17f0f90344d8b40a, 3  # 1:r0=0;1:r1=0;x=0x10001
    .dword 0xfd2578c6b2775d41, 3  # 1:r0=0;1:r1=1;x=0x10001
    .dword 0xf96604b71b300d22, 3  # 1:r0=1;1:r1=1;x=0x10001
test 542, 3211, "p542_0, p542_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0

# LB+h+ws
p543_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lhu a7, 0(s0); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p543_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sh t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 543, "LB+h+ws", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 543, 3214, "p543_0, p543_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# LB+b+ds
p544_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lbu a7, 0(s0); xor t3, a7, a7; add t3, t3, s4; sd t3, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p544_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; ld a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sb t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 544, "LB+b+ds", "0:r0;1:r0"
    .dword 0x0, 3  # 0:r0=0;1:r0=0
    .dword 0x9e3779bd8ef1b1de, 3  # 0:r0=0;1:r0=1
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=1;1:r0=0
test 544, 3217, "p544_0, p544_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0

# S+d+w
p545_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sd s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p545_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s1); xor t3, a7, a7; add t3, t3, s4; sw t3, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 545, "S+d+w", "1:r0;x"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;x=1
    .dword 0x3c6ef3731de363bd, 3  # 1:r0=0;x=2
    .dword 0x76def80861865b15, 3  # 1:r0=1;x=1
test 545, 3220, "p545_0, p545_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0

# 2+2W+d+ws+fences
p546_0: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sd s5, 0(s0); fence w, w; sw s4, 0(s1); bne a0, a1, 1b; ret
p546_1: li s4, 1; li s5, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sd s5, 0(s1); fence w, w; sw s4, 0(s0); bne a0, a1, 1b; ret
outcomes 546, "2+2W+d+ws+fences", "x;y"
    .dword 0x76def80861865b15, 3  # x=1;y=1
    .dword 0x9c388adbb85671f6, 3  # x=1;y=2
    .dword 0xb6fb1bf90796e189, 3  # x=2;y=1
test 546, 3223, "p546_0, p546_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0

# R+h+fences
p547_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sh s4, 0(s0); fence rw, rw; sh s4, 0(s1); bne a0, a1, 1b; ret
p547_1: li s4, 2; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 0(s1); fence rw, rw; lwu a7, 0(s0); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
outcomes 547, "R+h+fences", "1:r0;y"
    .dword 0x9e3779bd8ef1b1de, 3  # 1:r0=0;y=1
    .dword 0x76def80861865b15, 3  # 1:r0=1;y=1
    .dword 0x9c388adbb85671f6, 3  # 1:r0=1;y=2
test 547, 3226, "p547_0, p547_1, 0, 0", "0, 0, 0, 0", 2, 2, 3, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0

# RSW.mixed1
p548_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p548_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; add s2, t0, a5; lwu a7, 0(s1); amoswap.w.rl s8, s4, (s2); ld s9, 0(s2); lwu s10, 4(s2); xor t1, s10, s10; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); sd s8, 8(a2); sd s9, 16(a2); sd s10, 24(a2); addi a2, a2, 32; bne a0, a1, 1b; ret
outcomes 548, "RSW.mixed1", "0:r0;1:r0;1:r1;1:r2;1:r3;z"
    .dword 0x8002d68d733bdec2, 3  # 0:r0=0;1:r0=0;1:r1=0;1:r2=1;1:r3=0;z=1
    .dword 0x6b237bbb7f820b76, 3  # 0:r0=0;1:r0=1;1:r1=0;1:r2=1;1:r3=0;z=1
    .dword 0x143458abc27d62d0, 3  # 0:r0=1;1:r0=0;1:r1=0;1:r2=1;1:r3=0;z=1
    .dword 0x41b9c4f927fde9b3, 0  # 0:r0=1;1:r0=1;1:r1=0;1:r2=1;1:r3=0;z=1
test 548, 3229, "p548_0, p548_1, 0, 0", "0, 0, 0, 0", 2, 3, 4, 1, 1, 4, 0, 0, 2, 0, 0, 0, 0

# RSW.mixed2
p549_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p549_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; ld a7, 0(s1); lwu s8, 4(s1); xor t1, s8, s8; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 549, "RSW.mixed2", "0:r0;1:r0;1:r1"
    .dword 0x0, 3  # 0:r0=0;1:r0=0;1:r1=0
    .dword 0xd8a77e549d1ceda4, 3  # 0:r0=0;1:r0=1;1:r1=0
    .dword 0xe1cb5cc8fdb8080b, 3  # 0:r0=1;1:r0=0;1:r1=0
    .dword 0x1de3ff1f3c2a5c47, 0  # 0:r0=1;1:r0=1;1:r1=0
test 549, 3233, "p549_0, p549_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0

# RSW.mixed3
p550_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; lwu a7, 0(s0); fence rw, rw; sw s4, 0(s1); sd a7, 0(a2); addi a2, a2, 8; bne a0, a1, 1b; ret
p550_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; add s1, t0, a4; sw s4, 4(s1); ld a7, 0(s1); lwu s8, 4(s1); xor t1, s8, s8; add t1, t1, s0; sw s4, 0(t1); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 550, "RSW.mixed3", "0:r0;1:r0;1:r1;y"
    .dword 0x48b032c18db704d9, 3  # 0:r0=0;1:r0=0x100000000;1:r1=1;y=0x100000001
    .dword 0xafaf689305f23d27, 3  # 0:r0=0;1:r0=0x100000001;1:r1=1;y=0x100000001
    .dword 0xaa7fc2748f08d194, 3  # 0:r0=1;1:r0=0x100000000;1:r1=1;y=0x100000001
    .dword 0x76463e9128194cbc, 0  # 0:r0=1;1:r0=0x100000001;1:r1=1;y=0x100000001
test 550, 3237, "p550_0, p550_1, 0, 0", "0, 0, 0, 0", 2, 2, 4, 1, 1, 2, 0, 0, 1, 0, 0, 0, 0

# LRSC.w+W.d
p551_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; lr.w a7, (s0); sc.w s8, s4, (s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p551_1: li s4, 4294967298; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; sd s4, 0(s0); bne a0, a1, 1b; ret
outcomes 551, "LRSC.w+W.d", "0:r0;0:r1;x"
    .dword 0xbbb96f82235f8415, 3  # 0:r0=0;0:r1=0;x=0x100000002
    .dword 0x1cee0ecabee2515e, 3  # 0:r0=0;0:r1=1;x=0x100000002
    .dword 0xa0dcdf3fdb855ad3, 3  # 0:r0=2;0:r1=0;x=0x100000001
    .dword 0xd11c2aff532c83a9, 3  # 0:r0=2;0:r1=1;x=0x100000002
test 551, 3241, "p551_0, p551_1, 0, 0", "0, 0, 0, 0", 2, 1, 4, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0

# add.w4+R.d
p552_0: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; addi t2, s0, 4; amoadd.w a7, s4, (t2); ld s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
p552_1: li s4, 1; 1: ld t0, (a0); addi a0, a0, 8; add s0, t0, a3; amoadd.w a7, s4, (s0); ld s8, 0(s0); sd a7, 0(a2); sd s8, 8(a2); addi a2, a2, 16; bne a0, a1, 1b; ret
outcomes 552, "add.w4+R.d", "0:r0;0:r1;1:r0;1:r1;x"
    .dword 0xd0ed551c9d93f47d, 3  # 0:r0=0;0:r1=0x100000000;1:r0=0;1:r1=0x100000001;x=0x100000001
    .dword 0x9f95858760777dfb, 3  # 0:r0=0;0:r1=0x100000001;1:r0=0;1:r1=1;x=0x100000001
    .dword 0xaab679c1f578507a, 3  # 0:r0=0;0:r1=0x100000001;1:r0=0;1:r1=0x100000001;x=0x100000001
test 552, 3245, "p552_0, p552_1, 0, 0", "0, 0, 0, 0", 2, 1, 3, 1, 2, 2, 0, 0, 0, 0, 0, 0, 0

    .section .rodata
    .globl litmus_test_count, litmus_outcome_count
    .balign 8
litmus_test_count: .dword 553
litmus_outcome_count: .dword 3248
