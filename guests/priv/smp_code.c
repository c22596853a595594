/* Code changed by another hart: after its store, an IPI and a fence.i here, the new code runs; a loop that is already
 * running is changed under its feet and ends. */
#include "check.h"

#define ROUNDS 50
static u32 code[2] __attribute__((aligned(64)));
static u32 loop[4] __attribute__((aligned(64)));
static volatile u32 running;

static u64 on_ipi(u64 cause, u64 epc, u64 tval UNUSED) {
    EXPECT(cause, INTERRUPT | IRQ_MSI);
    ipi_clear(hart_id());
    fence();
    fence_i();
    return epc;
}

int hart_main(u64 me) {
    trap_handler = on_ipi;
    for (u32 i = 1; i <= ROUNDS; i++) {
        u64 author = i % hart_count;
        if (me == author) {
            code[0] = i << 20 | 0x513; /* li a0, i */
            code[1] = 0x00008067;
        }
        barrier(me);
        fence_i();
        EXPECT(((u64(*)(void))code)(), i);
        barrier(me);
    }
    if (hart_count == 1) return 0;
    if (me == 0) {
        loop[0] = 0x00150513; /* 1: addi a0, a0, 1 */
        loop[1] = 0xffdff06f; /* j 1b */
        loop[2] = 0x00008067;
    }
    barrier(me);
    fence_i();
    if (me) {
        csr_write(mie, BIT(IRQ_MSI));
        csr_set(mstatus, MSTATUS_MIE);
        __atomic_add_fetch(&running, 1, __ATOMIC_SEQ_CST);
        ((u64(*)(u64))loop)(0); /* returns only when hart 0 has made the jump a nop */
        csr_clear(mstatus, MSTATUS_MIE);
        csr_write(mie, 0);
    } else {
        while (running != hart_count - 1) {}
        *(volatile u32 *)&loop[1] = 0x00000013;
        wake_all_but(0);
    }
    barrier(me);
    return 0;
}
