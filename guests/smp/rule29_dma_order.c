/* Contract rule 29: what a device wrote is visible before the index that announces it, and both before its interrupt.
 *
 * The entropy device fills buffers that were painted with a pattern. Hart 0 gives them; one of the other harts watches
 * the used index, and looks at the used element and the end of the buffer as soon as it moves: a word with the pattern's
 * value (2^-64 otherwise) is data that came after its index. The interrupt goes to hart 0, which must find the index
 * moved. A machine without the device (-device virtio-rng-device elsewhere) skips. */
#include "irq.h"

#define SLOT(n) (0x10001000UL + 0x1000 * (n))
#define SLOTS 8
#define FIRST_IRQ 1
#define ENTROPY 4
#define SIZE 8
#define WORDS 4096 /* 32 KiB at most: the longer the device takes, the wider what a wrong order leaves open */
#define PATTERN 0x5a5aa5a5c3c33c3cUL

enum { DEVICE_ID = 8, ACCEPTED = 0x20, ACCEPTED_SEL = 0x24, QUEUE_SEL = 0x30, QUEUE_NUM = 0x38, QUEUE_READY = 0x44,
       NOTIFY = 0x50, INTERRUPT_STATUS = 0x60, INTERRUPT_ACK = 0x64, STATUS = 0x70, DESC = 0x80, DRIVER = 0x90,
       DEVICE = 0xa0 };

static volatile struct { u64 address; u32 length; u16 flags, next; } table[SIZE] __attribute__((aligned(16)));
static volatile struct { u16 flags, index, ring[SIZE]; } available __attribute__((aligned(64)));
static volatile struct { u16 flags, index; struct { u32 id, length; } ring[SIZE]; } used __attribute__((aligned(64)));
static volatile u64 buffers[SIZE][WORDS] __attribute__((aligned(64)));

static u64 slot;
static u32 irq;
static volatile u32 given;                /* requests so far */
static volatile u32 lengths[SIZE];        /* of the request in each slot of the ring, in words */
static volatile u32 to_watch[MAX_HARTS];  /* watchers: the next request to look at, plus 1 */
static volatile u32 watching, confirmed;  /* the request (plus 1) that somebody spins for; that was looked at */
static volatile u32 interrupts, acknowledged; /* the index as an interrupt found it, and as its acknowledgement left it */

static u64 handler(u64 cause UNUSED, u64 epc, u64 tval UNUSED) {
    u64 me = hart_id();
    u16 index = used.index; /* before anything that takes time */
    u32 source = read32(PLIC_CLAIM(CONTEXT_M(me)));
    if (source == irq) {
        expect(me, given, "index moved when the interrupt came", index != (u16)interrupts, 1);
        write32(slot + INTERRUPT_ACK, read32(slot + INTERRUPT_STATUS));
        fence();
        acknowledged = used.index; /* an interrupt may be for several: also for one that came since it was taken */
        interrupts = index;
    }
    if (source) write32(PLIC_CLAIM(CONTEXT_M(me)), source);
    return epc;
}

static void set_address(u32 at, volatile void *place) {
    write32(slot + at, (u32)(u64)place);
    write32(slot + at + 4, (u64)place >> 32);
}

static int set_up(void) {
    for (u32 n = 0; n < SLOTS; n++)
        if (read32(SLOT(n) + DEVICE_ID) == ENTROPY && read32(SLOT(n) + 4) == 2) slot = SLOT(n), irq = FIRST_IRQ + n;
    if (!slot) return 0;
    write32(slot + STATUS, 0);
    write32(slot + STATUS, 3);
    write32(slot + ACCEPTED_SEL, 0);
    write32(slot + ACCEPTED, 0);
    write32(slot + ACCEPTED_SEL, 1);
    write32(slot + ACCEPTED, 1); /* VIRTIO_F_VERSION_1 */
    write32(slot + STATUS, 11);
    write32(slot + QUEUE_SEL, 0);
    write32(slot + QUEUE_NUM, SIZE);
    set_address(DESC, table);
    set_address(DRIVER, &available);
    set_address(DEVICE, &used);
    write32(slot + QUEUE_READY, 1);
    write32(slot + STATUS, 15);
    u64 takes_it = CONTEXT_M(0);
    write32(PLIC_PRIORITY(irq), 1);
    write32(PLIC_THRESHOLD(takes_it), 0);
    write32(PLIC_ENABLE(takes_it), BIT(irq));
    return 1;
}

static void give(u32 number, rng_t *rng) {
    u32 place = number % SIZE, words = 2 + (u32)rng_below(rng, rng_below(rng, 4) ? WORDS - 2 : 30);
    for (u32 i = 0; i < WORDS; i++) buffers[place][i] = PATTERN;
    lengths[place] = words;
    table[place].address = (u64)buffers[place];
    table[place].length = 8 * words;
    table[place].flags = 2; /* the device writes */
    available.ring[place] = (u16)place;
    fence();
    given = number + 1;
    available.index++;
    fence();
}

/* The index has moved past `number`: everything of that request must be there. From the end, which comes last. */
static void look(u64 me, u32 number) {
    u32 place = number % SIZE, words = lengths[place], painted = 0;
    fence(); /* index first, then the rest */
    expect(me, number, "id in the used element", used.ring[place].id, place);
    expect(me, number, "length in the used element", used.ring[place].length, 8 * words);
    for (u32 i = words; i-- > 0;) painted += buffers[place][i] == PATTERN;
    expect(me, number, "words not yet written behind the index", painted, 0);
    for (u32 i = words; i < WORDS; i++) painted += buffers[place][i] != PATTERN;
    expect(me, number, "words written beyond the buffer", painted, 0);
}

/* Spins, for the time between index and data may be short. */
static void watch(u64 me, u32 number) {
    watching = number + 1;
    u64 end = time_now() + PATIENCE;
    for (u32 spins = 1; used.index == (u16)number; spins++)
        if (!(spins & 0xfff) && time_now() > end) {
            failed(me, number, "used index", used.index, number + 1);
            exit((u32)smptest_end());
        }
    look(me, number);
    fence();
    confirmed = number + 1;
}

static void request(u32 number, rng_t *rng) {
    give(number, rng);
    u64 watcher = hart_count == 1 ? 0 : 1 + number % (hart_count - 1);
    if (watcher) {
        to_watch[watcher] = number + 1;
        fence();
        ipi_send(watcher);
        while (watching != number + 1) {}
        dither(rng, 2000);
    }
    write32(slot + NOTIFY, 0);
    if (!watcher) watch(0, number);
    while (confirmed != number + 1) {}
}

int hart_main(u64 me) {
    static volatile u32 absent;
    if (me == 0) {
        smptest_begin("rule29_dma_order", 29, 160);
        trap_handler = handler;
        absent = !set_up();
    }
    quiet_barrier(me);
    if (absent) return me ? 0 : smptest_skip("no virtio entropy device");
    if (me == 0) {
        rng_t rng = rng_for(0, 0);
        csr_write(mie, BIT(IRQ_MEI));
        csr_set(mstatus, MSTATUS_MIE);
        for (u32 number = 0; number < rounds; number++) request(number, &rng);
        u64 end = time_now() + PATIENCE;
        while ((u16)acknowledged != used.index && time_now() < end) {}
        expect(0, rounds, "index at the last interrupt", (u16)acknowledged, used.index);
        csr_clear(mstatus, MSTATUS_MIE);
        csr_write(mie, 0);
    } else {
        for (u32 number = (u32)me - 1; number < rounds; number += hart_count - 1) {
            wait_for(me, &to_watch[me], number + 1);
            watch(me, number);
        }
    }
    barrier(me);
    return me ? 0 : smptest_end();
}
