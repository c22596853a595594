/* The goldfish clock: its time goes on with mtime, can be set, and its alarm comes through the PLIC. Prints the
 * time it found, in seconds since the epoch. */
#include "../priv/check.h"

#define PLIC 0xc000000UL
#define CLAIM (PLIC + 0x200004)
#define RTC 0x101000UL
#define RTC_IRQ 11
#define MS 1000000UL /* ns */
enum { TIME_LOW = 0, TIME_HIGH = 4, ALARM_LOW = 8, ALARM_HIGH = 0xc, IRQ_ENABLED = 0x10, ALARM_STATUS = 0x18,
       CLEAR_INTERRUPT = 0x1c };

static volatile u32 alarms;

static u64 rtc_now(void) {
    u64 low = read32(RTC + TIME_LOW);
    return (u64)read32(RTC + TIME_HIGH) << 32 | low;
}

static u64 on_interrupt(u64 cause, u64 epc, u64 tval UNUSED) {
    EXPECT(cause, INTERRUPT | IRQ_MEI);
    EXPECT(read32(CLAIM), RTC_IRQ);
    write32(RTC + CLEAR_INTERRUPT, 1);
    write32(CLAIM, RTC_IRQ);
    alarms++;
    return epc;
}

int main(void) {
    u64 rtc = rtc_now(), ticks = time_now();
    print("seconds=%lu\n", rtc / 1000 / MS);
    while (time_now() - ticks < 20 * TICKS_PER_MS) {}
    u64 passed = rtc_now() - rtc, meant = (time_now() - ticks) * 100;
    CHECK(passed >= 20 * MS - 1000);
    CHECK(passed <= meant + 1000 * MS); /* only if the host stood still between two reads */

    trap_handler = on_interrupt;
    write32(PLIC + 4 * RTC_IRQ, 1);
    write32(PLIC + 0x2000, BIT(RTC_IRQ));
    write32(PLIC + 0x200000, 0);
    csr_set(mie, BIT(IRQ_MEI));
    write32(RTC + IRQ_ENABLED, 1);
    u64 at = rtc_now() + 20 * MS;
    write32(RTC + ALARM_HIGH, at >> 32);
    write32(RTC + ALARM_LOW, (u32)at);
    while (!alarms) {
        csr_clear(mstatus, MSTATUS_MIE);
        if (!alarms) wfi();
        csr_set(mstatus, MSTATUS_MIE);
    }
    CHECK(rtc_now() >= at);
    EXPECT(read32(RTC + ALARM_STATUS), 0);

    /* set to an hour past the epoch, high half first, as Linux does; it goes on from there */
    u64 hour = 3600 * 1000 * MS;
    write32(RTC + TIME_HIGH, hour >> 32);
    write32(RTC + TIME_LOW, (u32)hour);
    u64 now = rtc_now();
    CHECK(now >= hour && now < 2 * hour);
    return 0;
}
