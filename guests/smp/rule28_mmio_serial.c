/* Contract rule 28: accesses to one device are done one at a time, each in its hart's order, each with its own answer.
 *
 * All harts work on the PLIC at once, each on registers of its own that share the device (priorities of its sources,
 * enable words and thresholds of its contexts): what a hart stored last, it must load, however the others' requests are
 * mixed with its own. One register is everybody's: each store to it has four equal bytes, or what is loaded is torn or
 * made of two. The same with the UART's scratch register (any hart's value, but whole and stored by somebody), and with
 * the registers of the virtio slots, of which each hart has one. */
#include "irq.h"

#define SOURCES 53      /* sources of which nothing is used here: 40 to 92 */
#define FIRST_SOURCE 40
#define UART_SCRATCH (UART_BASE + 7)
#define SLOT(n) (0x10001000UL + 0x1000 * (n))
#define SLOTS 8
#define VIRTIO_MAGIC 0x74726976
#define SHARED PLIC_ENABLE(2 * hart_count - 1) /* the last hart's second context is nobody's own */

static void plic_registers(u64 me, u64 round, rng_t *rng) {
    u32 source = FIRST_SOURCE + (u32)me, priority = (u32)rng_below(rng, 8);
    if (me < SOURCES) write32(PLIC_PRIORITY(source), priority);
    u32 enable = (u32)rng_next(rng), threshold = (u32)rng_below(rng, 8);
    write32(PLIC_ENABLE(CONTEXT_M(me)) + 4, enable);
    write32(PLIC_THRESHOLD(CONTEXT_M(me)), threshold);
    if (me < SOURCES) expect(me, round, "own priority", read32(PLIC_PRIORITY(source)), priority);
    expect(me, round, "own enable word", read32(PLIC_ENABLE(CONTEXT_M(me)) + 4), enable);
    expect(me, round, "own threshold", read32(PLIC_THRESHOLD(CONTEXT_M(me))), threshold);
}

static void shared_word(u64 me, u64 round, rng_t *rng) {
    u32 mine = 0x01010101u * (u32)(1 + rng_below(rng, 255));
    write32(SHARED + 4, mine);
    u32 seen = read32(SHARED + 4);
    expect(me, round, "a word stored by one hart", seen, 0x01010101u * (seen & 0xff));
    checked(me, 1);
    if (!seen) failed(me, round, "a word stored by somebody", seen, mine);
}

/* Several stores in a row: they need no answer, so an emulator may have them all on their way at once; the last counts. */
static void scratch(u64 me, u64 round, rng_t *rng) {
    if (me != 0) return;
    u8 last = 0;
    for (u64 n = 1 + rng_below(rng, 8); n; n--) {
        last = (u8)rng_next(rng);
        write8(UART_SCRATCH, last);
    }
    expect(me, round, "the last byte stored", read8(UART_SCRATCH), last);
}

/* A slot's status register keeps what a driver says, in steps; without a device behind it, nothing is kept. */
static void virtio_slot(u64 me, u64 round, rng_t *rng) {
    if (me >= SLOTS) return;
    expect(me, round, "magic", read32(SLOT(me)), VIRTIO_MAGIC);
    if (!read32(SLOT(me) + 8)) return;
    u32 status = 1 | (u32)rng_below(rng, 2) << 1;
    write32(SLOT(me) + 0x70, 0);
    write32(SLOT(me) + 0x70, status);
    expect(me, round, "own device status", read32(SLOT(me) + 0x70), status);
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule28_mmio_serial", 28, 150);
        for (u64 n = 1; n < 96; n++) write32(PLIC_PRIORITY(n), 0);
        write32(SHARED + 4, 0x01010101);
    }
    barrier(me);
    rng_t rng = rng_for(me, 0);
    for (u64 round = 0; round < rounds; round++) {
        plic_registers(me, round, &rng);
        shared_word(me, round, &rng);
        scratch(me, round, &rng);
        virtio_slot(me, round, &rng);
        dither(&rng, 500);
    }
    barrier(me);
    return me ? 0 : smptest_end();
}
