/* See smptest.h. */
#include "smptest.h"

#define SHOWN 5
#define EXTRAS 16
#define SPIN_LIMIT 20000
#define PRINT_PATIENCE 10000000
#define TIGHT_LIMIT 20000
#define TIGHT_STEPS 4

u64 seed = 1, rounds = 1;
static const char *test_name = "?";
static u32 test_rule;
static int is_weak;
static struct { u64 checks, failures, pad[6]; } counts[MAX_HARTS] __attribute__((aligned(64)));
static struct { const char *key; u64 value; } extras[EXTRAS];
static u32 extra_count;
static volatile u32 shown, printing;

void smptest_begin(const char *name, u32 rule, u64 default_rounds) {
    test_name = name;
    test_rule = rule;
    seed = bootarg_u64("seed", 1);
    rounds = bootarg_u64("rounds", default_rounds);
    fence();
}

void checked(u64 hart, u64 count) { counts[hart].checks += count; }

void failed(u64 hart, u64 round, const char *what, u64 got, u64 wanted) {
    counts[hart].failures++;
    if (__atomic_fetch_add(&shown, 1, __ATOMIC_SEQ_CST) >= SHOWN) return;
    /* One line at a time; but on a machine whose atomics are broken nobody may wait for ever. */
    for (u32 turns = 0; __atomic_exchange_n(&printing, 1, __ATOMIC_SEQ_CST) && turns < PRINT_PATIENCE; turns++) {}
    print("FAIL rule=%u %s: got %lx, expected %lx (hart %lu, round %lu)\n", test_rule, what, got, wanted, hart, round);
    __atomic_store_n(&printing, 0, __ATOMIC_SEQ_CST);
}

void weak(const char *what) {
    print("weak: %s\n", what);
    is_weak = 1;
}

void extra(const char *key, u64 value) {
    if (extra_count == EXTRAS) return;
    extras[extra_count].key = key;
    extras[extra_count++].value = value;
}

int smptest_skip(const char *why) {
    print("smptest %s rule=%u seed=%lu smp=%u skip: %s\n", test_name, test_rule, seed, hart_count, why);
    return SKIPPED;
}

int smptest_end(void) {
    u64 checks = 0, failures = 0;
    fence();
    for (u32 h = 0; h < MAX_HARTS; h++) {
        checks += counts[h].checks;
        failures += counts[h].failures;
    }
    print("smptest %s rule=%u seed=%lu smp=%u checks=%lu failures=%lu", test_name, test_rule, seed, hart_count, checks, failures);
    for (u32 i = 0; i < extra_count; i++) print(" %s=%lu", extras[i].key, extras[i].value);
    print("\n");
    return failures ? FAILED : is_weak || !checks ? WEAK : PASSED;
}

rng_t rng_for(u64 hart, u64 purpose) {
    rng_t rng = {(seed * 0x9e3779b97f4a7c15UL) ^ ((hart + 1) * 0xbf58476d1ce4e5b9UL) ^ ((purpose + 1) * 0x94d049bb133111ebUL)};
    if (!rng.state) rng.state = 1;
    for (u32 i = 0; i < 4; i++) rng_next(&rng);
    return rng;
}

#define RNG_BODIES
#include "rng.h"

int rendezvous_of(meeting_t *m, u64 hart, u32 count) {
    u32 now = m->generation;
    if (__atomic_add_fetch(&m->arrived, 1, __ATOMIC_SEQ_CST) == count) {
        m->arrived = 0;
        __atomic_store_n(&m->generation, now + 1, __ATOMIC_SEQ_CST);
        fence();
        if (m->sleepers) wake_all_but(hart);
    } else {
        for (u32 spins = 0; m->generation == now && spins < SPIN_LIMIT; spins++) {}
        if (m->generation == now) {
            __atomic_fetch_add(&m->sleepers, 1, __ATOMIC_SEQ_CST);
            wait_for(hart, &m->generation, now + 1);
            __atomic_fetch_sub(&m->sleepers, 1, __ATOMIC_SEQ_CST);
        }
    }
    /* All have come, but who slept is late, and may be running in the place of who woke it. Only harts that truly run
     * together answer each other several times in a moment. */
    u32 met = 1;
    for (u32 step = 0; step < TIGHT_STEPS; step++) {
        u32 wanted = (now * TIGHT_STEPS + step + 1) * count, spins = 0;
        __atomic_fetch_add(&m->ready, 1, __ATOMIC_SEQ_CST);
        while (met && (i32)(m->ready - wanted) < 0)
            if (++spins == TIGHT_LIMIT) met = 0;
    }
    return met;
}

static meeting_t everybody;

int rendezvous(u64 hart) { return rendezvous_of(&everybody, hart, hart_count); }
