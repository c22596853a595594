/* Contract rule 17: an AMO is atomic across harts, for every operation, width and ordering bit. All harts work on the
 * same doubleword at once, and each sees in the old values that it gets whether its own last operation survived:
 *   or, and   every hart owns a bit, sets and clears it: the old value must have the bit as it left it;
 *   xor       the same with toggles;
 *   add       each adds to its own bit field, which must count its own additions;
 *   swap      every hart brings a token: at the end each token is there exactly once;
 *   min, max  a word that only falls or rises can never be behind what this hart itself put there.
 * Words and doublewords overlap: .w harts use the halves of the doubleword that .d harts use. An AMO made of a load and
 * a store loses another hart's update, which then misses its bit, count or token. */
#include "atomic.h"

typedef u64 (*amo_t)(volatile void *, u64);
#define ONE(name, form) static __attribute__((noinline)) u64 name(volatile void *p, u64 v) { return AMO(form, p, v); }
#define ORDERS(op, width) ONE(op##_##width##_0, #op "." #width) ONE(op##_##width##_1, #op "." #width ".aq") \
    ONE(op##_##width##_2, #op "." #width ".rl") ONE(op##_##width##_3, #op "." #width ".aqrl") \
    static const amo_t op##_##width[4] = {op##_##width##_0, op##_##width##_1, op##_##width##_2, op##_##width##_3};
#define BOTH(op) ORDERS(op, w) ORDERS(op, d)
BOTH(swap) BOTH(add) BOTH(xor) BOTH(and) BOTH(or) BOTH(min) BOTH(max) BOTH(minu) BOTH(maxu)

/* The words that are fought over, all in one line; the same doubleword is also two words. */
static volatile union { u64 d; u32 w[2]; } bits, counts, toggles, up_w, down_w LINE;
static volatile u64 token_d, rise, fall, rise_u, fall_u, doubles LINE;
static volatile u32 token_w;
static u64 held_d[MAX_HARTS], held_w[MAX_HARTS], added[MAX_HARTS];
static rng_t streams[MAX_HARTS];

static u64 order(u64 hart) { return rng_below(&streams[hart], 4); }
/* What a word AMO returns is sign-extended; only its low half is compared. */
static void same(u64 hart, u64 round, const char *what, u64 got, u64 wanted, u64 mask) {
    expect(hart, round, what, got & mask, wanted & mask);
}

/* Bit `hart` of the doubleword, by doubleword or word AMOs in turn. */
static void own_bit(u64 hart, u64 round, u64 on) {
    u64 bit = BIT(hart % 64), mask = hart % 64 < 32 ? bit : bit >> 32;
    volatile u32 *half = &bits.w[hart % 64 / 32], *toggle = &toggles.w[hart % 64 / 32];
    if (round & 1) {
        u64 old = on ? or_d[order(hart)](&bits, bit) : and_d[order(hart)](&bits, ~bit);
        same(hart, round, "own bit before amoor.d or amoand.d", old, on ? 0 : bit, bit);
        same(hart, round, "own bit before amoxor.d", xor_d[order(hart)](&toggles, bit), on ? 0 : bit, bit);
    } else {
        u64 old = on ? or_w[order(hart)](half, mask) : and_w[order(hart)](half, ~mask);
        same(hart, round, "own bit before amoor.w or amoand.w", old, on ? 0 : mask, mask);
        same(hart, round, "own bit before amoxor.w", xor_w[order(hart)](toggle, mask), on ? 0 : mask, mask);
    }
}

/* Eight fields of 8 bits, one for each hart below 8; the others add to a total. A field's carry would disturb its
 * neighbour, so each hart takes back what it added before its field is full. */
static void own_count(u64 hart, u64 round) {
    if (hart >= 8) {
        add_d[order(hart)](&doubles, hart);
        return;
    }
    u64 shift = 8 * hart, now = added[hart];
    i64 step = now < 200 ? (i64)(round % 3 + 1) : -(i64)now;
    u64 old;
    if (round & 1) {
        old = add_d[order(hart)](&counts, (u64)step << shift) >> shift;
    } else {
        u32 *half = (u32 *)&counts.w[hart / 4];
        old = add_w[order(hart)](half, (u64)step << shift % 32) >> shift % 32;
    }
    added[hart] = now + (u64)step;
    same(hart, round, "own count before amoadd", old, now, 0xff);
}

/* Values rise from far below zero to far above (signed), or over the sign bit (unsigned); min does the mirror image. */
static void records(u64 hart, u64 round, i64 *last) {
    i64 value = (i64)(round * 64 + hart % 64) - (i64)(rounds * 32);
    u64 turned = (u64)value ^ BIT(63);
    expect(hart, round, "amomax.d fell behind", ((i64)max_d[order(hart)](&rise, (u64)value) < *last) & (round > 0), 0);
    expect(hart, round, "amomin.d fell behind", ((i64)min_d[order(hart)](&fall, (u64)-value) > -*last) & (round > 0), 0);
    expect(hart, round, "amomaxu.d fell behind", (maxu_d[order(hart)](&rise_u, turned) < ((u64)*last ^ BIT(63))) & (round > 0), 0);
    expect(hart, round, "amominu.d fell behind", (minu_d[order(hart)](&fall_u, ~turned) > ~((u64)*last ^ BIT(63))) & (round > 0), 0);
    u32 turned_w = (u32)value ^ 1u << 31, last_w = (u32)*last ^ 1u << 31;
    expect(hart, round, "amomax.w fell behind", ((i64)max_w[order(hart)](&up_w.w[0], (u64)value) < *last) & (round > 0), 0);
    expect(hart, round, "amomin.w fell behind", ((i64)min_w[order(hart)](&down_w.w[0], (u64)-value) > -*last) & (round > 0), 0);
    expect(hart, round, "amomaxu.w fell behind", ((u32)maxu_w[order(hart)](&up_w.w[1], turned_w) < last_w) & (round > 0), 0);
    expect(hart, round, "amominu.w fell behind", ((u32)minu_w[order(hart)](&down_w.w[1], (u64)~turned_w) > ~last_w) & (round > 0), 0);
    *last = value; /* nothing to compare with in round 0 */
}

static void final_checks(void) {
    u64 seen_d = 0, seen_w = 0, sum = 0;
    for (u64 h = 0; h < hart_count; h++) {
        seen_d += held_d[h] * held_d[h] + held_d[h];
        seen_w += held_w[h] * held_w[h] + held_w[h];
        sum += (h + 1) * (h + 1) + h + 1;
    }
    expect(0, rounds, "tokens after amoswap.d", seen_d + token_d * token_d + token_d, sum);
    expect(0, rounds, "tokens after amoswap.w", seen_w + (u64)token_w * token_w + token_w, sum);
    i64 top = (i64)((rounds - 1) * 64 + (hart_count < 64 ? hart_count - 1 : 63)) - (i64)(rounds * 32);
    expect(0, rounds, "amomax.d in the end", rise, (u64)top);
    expect(0, rounds, "amomin.d in the end", fall, (u64)-top);
    expect(0, rounds, "amomaxu.d in the end", rise_u, (u64)top ^ BIT(63));
    expect(0, rounds, "amominu.d in the end", fall_u, ~((u64)top ^ BIT(63)));
    u64 rest = 0;
    for (u64 h = 8; h < hart_count; h++) rest += h * rounds;
    expect(0, rounds, "sum of amoadd.d", doubles, rest);
    for (u64 h = 0; h < hart_count && h < 8; h++)
        expect(0, rounds, "count in the end", counts.d >> 8 * h & 0xff, added[h]);
}

int hart_main(u64 hart) {
    if (hart == 0) {
        smptest_begin("rule17_amo_ops", 17, 25000);
        rise = BIT(63), fall = ~BIT(63), fall_u = ~0UL;
        up_w.d = 1UL << 31, down_w.d = 0xffffffff7fffffff;
    }
    barrier(hart);
    streams[hart] = rng_for(hart, 0);
    held_d[hart] = held_w[hart] = hart + 1;
    i64 last = 0;
    rendezvous(hart);
    for (u64 i = 0; i < rounds; i++) {
        if (hart < 64) own_bit(hart, i / 2, !(i & 1));
        own_count(hart, i);
        records(hart, i, &last);
        held_d[hart] = swap_d[order(hart)](&token_d, held_d[hart]);
        held_w[hart] = swap_w[order(hart)](&token_w, held_w[hart]);
    }
    barrier(hart);
    if (hart) return 0;
    final_checks();
    return smptest_end();
}
