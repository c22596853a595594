/* Contract rule 15: plain accesses keep the order that RVWMO demands of them, without any help from fences that a
 * host might need. In pairs of harts, on words in three kinds of place: alone in their page; in the page of this
 * code, where a store is noticed because the page holds translated code; and in a page in which a hart has a
 * reservation. In each:
 *   coherence    two loads of one word never go back in time; a hart's own store is seen at once, also by a
 *                load of another width (same-address order);
 *   tearing      an aligned doubleword is stored and loaded as one;
 *   passing      data; fence w,w; flag  against  flag; fence r,r; data;
 *   pointers     data; fence w,w; pointer  against  pointer; data through the pointer (address dependency). */
#include "atomic.h"

#define PLACES 3
#define BURST 4000 /* where stores are fast; 32 elsewhere */

typedef struct { volatile u64 data[8], flag[8], *volatile pointer, own; } place_t;
static place_t alone[MAX_HARTS / 2] OWN_PAGE;
static struct { place_t words[MAX_HARTS / 2]; volatile u64 reserved; } kept OWN_PAGE;
static u64 overlap[MAX_HARTS][8];

/* Room in the page of code_of_page, which the writers execute; filled with zeros by the linker. */
__asm__(".pushsection .text.place, \"ax\"\n.balign 4096\n.globl near_code, code_of_page\n"
        "code_of_page: addi a0, a0, 1\n ret\n .balign 64\nnear_code: .zero 4032\n.popsection");
extern place_t near_code[];
extern u64 code_of_page(u64);
#define NEAR_CODE (4032 / sizeof(place_t))

static place_t *place_of(u64 pair, u32 where) {
    return where == 1 && pair < NEAR_CODE ? &near_code[pair] : where == 2 ? &kept.words[pair] : &alone[pair];
}

/* A value whose halves agree, growing with n. */
static u64 twin(u64 n) { return n << 32 | n; }

static void write_all(u64 hart, place_t *p, u64 first, u32 count) {
    for (u64 n = first; n < first + count; n++) {
        u64 slot = n % 8, low;
        p->data[slot] = twin(n);
        __asm__ volatile("fence w, w" ::: "memory");
        p->flag[0] = n;
        p->pointer = &p->data[slot];
        __asm__ volatile("sd %1, 0(%2)\nlwu %0, 0(%2)" : "=&r"(low) : "r"(twin(n)), "r"(&p->own) : "memory");
        expect(hart, n, "own store, low word", low, n & 0xffffffff);
        __asm__ volatile("sw %1, 4(%2)\nld %0, 0(%2)" : "=&r"(low) : "r"(n + 1), "r"(&p->own) : "memory");
        expect(hart, n, "own doubleword behind own word", low, (n + 1) << 32 | n);
    }
}

static void read_all(u64 hart, place_t *p, u64 *seen, u32 count) {
    for (u32 i = 0; i < count; i++) {
        u64 first, second, flag, data;
        __asm__ volatile("ld %0, 0(%2)\nld %1, 0(%2)" : "=&r"(first), "=&r"(second) : "r"(p->flag) : "memory");
        expect(hart, i, "a later load of the flag is older", second < first, 0);
        flag = p->flag[0];
        __asm__ volatile("fence r, r" ::: "memory");
        data = p->data[flag % 8];
        expect(hart, i, "the data is older than its flag", (data & 0xffffffff) < flag, 0);
        expect(hart, i, "a doubleword in two parts", data >> 32, data & 0xffffffff);
        data = p->data[(flag + 1) % 8]; /* which is likely to be written now */
        expect(hart, i, "a doubleword in two parts", data >> 32, data & 0xffffffff);
        if (p->pointer) {
            volatile u64 *at = p->pointer;
            data = *at;
            expect(hart, i, "the pointer came before its data", (data & 7) != (u64)(at - p->data) || !data, 0);
        }
        overlap[hart][0] += flag != *seen && *seen;
        *seen = flag;
    }
}

static struct { volatile u32 round, pad[15]; } at[MAX_HARTS] LINE;
static void meet(u64 hart, u64 partner, u32 round) {
    at[hart].round = round;
    fence();
    for (u32 spins = 0; (i32)(at[partner].round - round) < 0; spins++)
        if (spins > 3000) short_wait(hart, TICKS_PER_MS / 50);
}

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("rule15_plain_order", 15, 99);
    barrier(hart);
    u64 partner = hart ^ 1, seen[PLACES] = {0, 0, 0};
    rng_t own = rng_for(hart, 0);
    for (u32 round = 0; partner < hart_count && round < rounds; round++) {
        u32 where = round % PLACES;
        place_t *p = place_of(hart / 2, where);
        if (where == 2) LR("d", &kept.reserved);
        if (where == 1) expect(hart, round, "code beside the data", code_of_page(round), round + 1);
        meet(hart, partner, 2 * round + 1);
        dither(&own, 30);
        if (hart & 1) read_all(hart, p, &seen[where], where ? 32 : BURST);
        else write_all(hart, p, 1 + (u64)round * BURST, where ? 32 : BURST);
        meet(hart, partner, 2 * round + 2);
    }
    barrier(hart);
    if (hart) return 0;
    if (hart_count == 1) return smptest_skip("needs two harts");
    u64 total = 0;
    for (u64 h = 0; h < hart_count; h++) total += overlap[h][0];
    extra("changes_seen", total);
    if (total < rounds / 4) weak("the reader seldom saw the writer at work");
    return smptest_end();
}
