/* Contract rule 9: what a device writes into memory by DMA invalidates code there.
 *
 * The virtio entropy device is told to write its random bytes over the two upper bytes of `lui` instructions, which are
 * all immediate, so whatever comes is code; pieces lie in one page or across two. The others run the code meanwhile.
 * When the used ring says that it is done, each hart does fence.i, and must get the numbers that memory holds. A
 * machine whose devices write past the code map runs the old ones. Needs a virtio-rng-device. */
#include "codegen.h"
#include "virtio_rng.h"

#define COUNT 8 /* lui s of a function */
#define FUNCTIONS 12
#define WAIT_MS 10000
static page_t code[2] PAGES;
static volatile u32 said PAGES, written, ok, ran[MAX_HARTS];

/* Functions are spread over the first page; the last one begins there and ends in the second. */
static u32 *function(u32 f) { return code[0].word + (f == FUNCTIONS - 1 ? 1024 - COUNT : f * 80); }

static void make(u32 *w) { /* a0 = sum of the luis */
    w[0] = LUI(A0, 0);
    for (u32 i = 1; i < COUNT; i++) {
        w[2 * i - 1] = LUI(A1, i);
        w[2 * i] = 0x00b50533; /* add a0, a0, a1 */
    }
    w[2 * COUNT - 1] = RET;
}
static volatile u8 *piece(u32 *w, u32 i) { return (volatile u8 *)&w[i ? 2 * i - 1 : 0] + 2; }

static u64 sum_in_memory(const volatile u32 *w) {
    u64 sum = 0;
    for (u32 i = 0; i < COUNT; i++) sum += (u64)(i32)(w[i ? 2 * i - 1 : 0] & 0xfffff000);
    return sum;
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule09_dma_into_code", 9, 250);
        ok = (u32)rng_start();
        for (u32 f = 0; f < FUNCTIONS; f++) make(function(f));
    }
    barrier(me);
    if (!ok) return me == 0 ? smptest_skip("no virtio-rng-device") : 0;
    fence_i();
    rng_t common = rng_for(0, 1);
    for (u32 round = 1; round <= rounds; round++) {
        u32 f = (u32)rng_below(&common, FUNCTIONS);
        u32 *w = function(f);
        expect(me, round, "before", call(w), sum_in_memory(w));
        rendezvous(me);
        if (me == 0) {
            for (u32 i = 0; i < COUNT; i++) rng_piece(i, piece(w, i), 2, i == COUNT - 1);
            rng_go();
            i64 got = rng_wait(WAIT_MS);
            if (got < 0) {
                failed(0, round, "no answer from the device", 0, 1);
                exit((u32)smptest_end());
            }
            written += (u32)got;
            fence_i();
            expect(me, round, "after DMA and fence.i", call(w), sum_in_memory(w));
            __atomic_store_n(&said, round, __ATOMIC_SEQ_CST);
            wake_all_but(0);
        } else {
            for (u32 i = 0; i < 2000 && said != round; i++, ran[me]++) call(w);
            wait_for(me, &said, round);
            fence_i();
            expect(me, round, "after DMA and fence.i", call(w), sum_in_memory(w));
        }
        barrier(me);
    }
    if (me != 0) return 0;
    extra("bytes", written);
    if (written < rounds * COUNT) weak("the device wrote hardly anything");
    return smptest_end();
}
