/* A device's write to the reserved bytes breaks the reservation (Zalrsc: "a write from some other device"), also if it
 * writes what is there already. The entropy device writes a used-ring element (id and length) for each request; the ring
 * goes round and round, so the element is written again with the same id and length. LR of one of its words, a request,
 * wait until the used index shows the write, SC: it must fail. Every other time the reservation is on a word in
 * another page, and the SC may succeed. Other harts add to words beside that one's line all the time. */
#include "atomic.h"
#include "virtio_rng.h"

static volatile u8 random_bytes[64];
static struct { volatile u64 word[8]; } elsewhere OWN_PAGE, beside LINE;
static volatile u32 finished;
static volatile u64 scratch;

static int request(void) {
    rng_go();
    return rng_wait(5000) == sizeof random_bytes;
}

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("resv_dma", 20, 60);
    barrier(hart);
    if (hart) {
        u32 turns = 0;
        while (!finished) {
            AMO("add.d", &beside.word[hart % 8], 1UL);
            checked(hart, 1);
            pause_in_turn(hart, &turns);
        }
        barrier(hart);
        return 0;
    }
    u64 kept = 0, works = 1, found = (u64)rng_start();
    if (found) {
        rng_t rng = rng_for(0, 0);
        rng_piece(0, random_bytes, sizeof random_bytes, 1);
        for (u32 i = 0; i < RNG_QUEUE && works; i++) works = (u64)request();
        for (u32 round = 0; round < rounds && works; round++) {
            u32 element = rng_ring.used.index % RNG_QUEUE, away = (u32)rng_below(&rng, 2);
            volatile u32 *word = rng_below(&rng, 2) ? &rng_ring.used.ring[element].id : &rng_ring.used.ring[element].length;
            if (away) word = (volatile u32 *)elsewhere.word;
            u32 before = *word;
            scratch = LR("w", word);
            works = (u64)request();
            expect(0, round, "the device wrote the same again", *word, before);
            u64 failed_sc = SC("w", word, before);
            if (away) kept += !failed_sc;
            else expect(0, round, "an SC over a device's same-value write", failed_sc != 0, 1);
        }
    }
    finished = 1;
    fence();
    barrier(hart);
    if (!found) return smptest_skip("no virtio entropy device");
    expect(0, rounds, "the device answers", works, 1);
    extra("kept", kept);
    if (!kept) weak("no SC ever succeeded");
    return smptest_end();
}
