/* A bounded queue for many producers and consumers (D. Vyukov's): positions are taken with LR/SC compare-and-swap, cells
 * handed over by sequence numbers with release and acquire fences. Every hart produces and consumes. Each item carries its producer
 * and number: a consumer must see each producer's items in order, and every item must arrive exactly once. */
#include "atomic.h"

#define CELLS 8
static struct { volatile u64 sequence, item, pad[6]; } cells[CELLS] LINE;
static volatile u64 head LINE, tail LINE;
static u64 sums[MAX_HARTS], counts_in[MAX_HARTS], counts_out[MAX_HARTS];
static u64 latest[16][16];

static u64 swap_if(volatile u64 *p, u64 expected, u64 value) {
    u64 seen, failed_sc;
    __asm__ volatile("lr.d %0, (%2)\n li %1, 1\n bne %0, %3, 1f\n sc.d %1, %4, (%2)\n1:"
                     : "=&r"(seen), "=&r"(failed_sc) : "r"(p), "r"(expected), "r"(value) : "memory");
    return !failed_sc;
}
static u64 put(u64 item) {
    for (;;) {
        u64 position = tail, cell = position % CELLS;
        i64 ahead = (i64)(cells[cell].sequence - position);
        if (ahead < 0) return 0; /* full */
        if (ahead || !swap_if(&tail, position, position + 1)) continue;
        cells[cell].item = item;
        __asm__ volatile("fence rw, w" ::: "memory");
        cells[cell].sequence = position + 1;
        return 1;
    }
}
static u64 take(void) {
    for (;;) {
        u64 position = head, cell = position % CELLS;
        i64 ahead = (i64)(cells[cell].sequence - (position + 1));
        if (ahead < 0) return 0; /* empty */
        __asm__ volatile("fence r, rw" ::: "memory");
        if (ahead || !swap_if(&head, position, position + 1)) continue;
        u64 item = cells[cell].item;
        __asm__ volatile("fence rw, w" ::: "memory");
        cells[cell].sequence = position + CELLS;
        return item;
    }
}

int hart_main(u64 hart) {
    if (hart == 0) {
        smptest_begin("atomics_queue", 17, 1500);
        for (u32 i = 0; i < CELLS; i++) cells[i].sequence = i;
    }
    barrier(hart);
    rng_t rng = rng_for(hart, 0);
    rendezvous(hart);
    u32 turns = 0;
    for (u64 next = 1; hart < 16 && (next <= rounds || counts_out[hart] < rounds);) {
        u64 busy = 0;
        if (next <= rounds && rng_below(&rng, 2) && put(next << 8 | hart)) counts_in[hart] = next++, busy = 1;
        u64 item = counts_out[hart] < rounds && rng_below(&rng, 2) ? take() : 0;
        if (item) { /* everybody takes as many as it puts, so nobody waits for ever */
            u64 from = item & 0xff;
            busy = 1;
            expect(hart, next, "an item older than the last of its producer", item >> 8 <= latest[hart][from % 16], 0);
            latest[hart][from % 16] = item >> 8;
            sums[hart] += item, counts_out[hart]++;
        }
        if (!busy) pause_in_turn(hart, &turns);
    }
    barrier(hart);
    if (hart) return 0;
    u64 sum = 0, wanted = 0, taken = 0, n = hart_count < 16 ? hart_count : 16;
    for (u64 h = 0; h < n; h++) sum += sums[h], taken += counts_out[h], wanted += (rounds * (rounds + 1) / 2 << 8) + h * rounds;
    expect(0, rounds, "items taken", taken, n * rounds);
    expect(0, rounds, "sum of the items", sum, wanted);
    expect(0, rounds, "items left", take(), 0);
    return smptest_end();
}
