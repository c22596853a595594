# The first instruction that can be seen from outside: one byte to the UART, then power off. For the time from the
# start of an emulator to its guest's first instruction.
    .section .text.start, "ax"
    .globl _start
_start:
    li      t0, 0x10000000              # UART 16550, transmit register
    li      t1, '!'
    sb      t1, 0(t0)
    li      t0, 0x100000                # test finisher
    li      t1, 0x5555
    sw      t1, 0(t0)
1:  wfi
    j       1b
