/* mtime, mtimecmp and MTIP: a level, pending exactly while mtime >= mtimecmp; in order and not early. */
#include "check.h"

static volatile u32 ticks;
static u64 last;
static u64 tick(u64 cause, u64 epc, u64 tval UNUSED) {
    EXPECT(cause, INTERRUPT | IRQ_MTI);
    u64 now = time_now();
    CHECK(now >= last);
    ticks++;
    last = now + TICKS_PER_MS / 10;
    timer_set(0, ticks < 20 ? last : ~0UL);
    return epc;
}

int main(void) {
    timer_set(0, ~0UL);
    while (csr_read(mip) & BIT(IRQ_MTI)) {}
    timer_set(0, 0);
    while (!(csr_read(mip) & BIT(IRQ_MTI))) {}
    timer_set(0, time_now() + 1000 * TICKS_PER_MS);
    while (csr_read(mip) & BIT(IRQ_MTI)) {} /* a later compare value withdraws it */
    csr_clear(mip, BIT(IRQ_MTI));
    /* two halves, as 32-bit software writes them */
    write32(MTIMECMP + 4, 0xffffffff);
    write32(MTIMECMP, 0x12345678);
    EXPECT(read64(MTIMECMP), 0xffffffff12345678);
    EXPECT(read32(MTIMECMP + 4), 0xffffffff);
    u64 a = time_now(), b = csr_read(time), c = time_now();
    CHECK(a <= b && b <= c);

    trap_handler = tick;
    last = time_now();
    timer_set(0, last);
    csr_write(mie, BIT(IRQ_MTI));
    csr_set(mstatus, MSTATUS_MIE);
    while (ticks < 20) {} /* interrupts a loop that has nothing else to stop it */
    csr_clear(mstatus, MSTATUS_MIE);
    return 0;
}
