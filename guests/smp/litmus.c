/* Contract rules 15 to 18: memory order. Runs litmus tests: a few harts execute a few instructions on shared words, and
 * the result must be one that RVWMO allows. Code and allowed outcomes are in litmus.S, made by tests/rvwmo/generate.py
 * from an executable model of the manual's chapter. A machine that reorders what the model forbids (a FENCE or .aqrl that
 * does nothing, an AMO in pieces, an SC that succeeds wrongly) shows an outcome that is in no table, and fails. A machine
 * that never shows an outcome that only a store buffer explains was not provoked: the run is weak.
 *
 * How the harts are made to collide (after litmus7 of diy): a test runs on an array of instances, so that one meeting of
 * its harts serves 128 of them; each batch has its own distance between locations and between instances, its own order
 * of instances, and its own small delays. Which harts run a test, and the order of tests, come from the seed.
 *
 * Boot arguments: rounds= batches of each test; tests= how many of them (a choice by the seed; all otherwise);
 * seconds= after which no further test begins (5); only= the number of one test; histogram=1 prints how often each outcome
 * was seen; parallel=1 lets tests of disjoint harts overlap, which is good where the host has a core for each hart. */
#include "smptest.h"

#define HARTS 8 /* used at most */
#define THREADS 4
#define LOCATIONS 4
#define VALUES 12
#define OUTCOMES 128
#define INSTANCES 128
#define FAR 32768 /* bytes: the largest distance of two locations */
/* Turns of a wait before it sleeps. At a meeting long enough that a hart whose core is taken gets another one while its
 * partners still spin: on a busy host the harts of a test would otherwise run one after the other. */
#define MEETING_SPINS 200000
#define TURN_SPINS 2000
#define PATIENCE 3
#define STREAK 16
#define MAX_TESTS 1024
#define MAX_SEEN 8192 /* outcomes of all tests */

struct outcome { u64 hash, flags; };
enum { SEQUENTIAL = 1, BUFFERED = 2 };

struct test {
    const char *name, *values; /* values: what an outcome consists of, separated by semicolons */
    const struct outcome *outcomes;
    const void *code[THREADS];
    u64 initial[LOCATIONS];
    u8 threads, locations, outcome_count, observed_count, results[THREADS], observed[LOCATIONS], relaxed;
    u32 first; /* number of its first outcome */
};
extern const struct test litmus_tests[];
extern const u64 litmus_test_count, litmus_outcome_count;
u64 litmus_call(u64 *instances, u64 *end, u64 *results, u64 x, u64 y, u64 z, u64 w, const void *code);

/* Where harts wait for each other: a count that only grows, and who sleeps until it does. Atomic operations keep this
 * right even on a machine whose fences do nothing, which is to fail by an outcome, not by hanging. */
struct gate { volatile u32 count, sleepers, pad[14]; } __attribute__((aligned(64)));

static void await(struct gate *gate, u64 hart, u32 count, u32 limit) {
    for (u32 spins = 0; spins < limit; spins++)
        if ((i32)(gate->count - count) >= 0) return;
    csr_set(mie, BIT(IRQ_MSI));
    for (;;) {
        ipi_clear(hart); /* before the bit: who takes the bit sends an IPI that must not be cleared */
        __atomic_fetch_or(&gate->sleepers, 1u << hart, __ATOMIC_SEQ_CST);
        if ((i32)(__atomic_fetch_or(&gate->count, 0, __ATOMIC_SEQ_CST) - count) >= 0) break;
        wfi();
    }
    csr_clear(mie, BIT(IRQ_MSI));
}

static void advance_by(struct gate *gate, u32 steps) {
    __atomic_fetch_add(&gate->count, steps, __ATOMIC_SEQ_CST);
    if (!gate->sleepers) return;
    u32 asleep = __atomic_exchange_n(&gate->sleepers, 0, __ATOMIC_SEQ_CST);
    for (u32 h = 0; h < HARTS; h++)
        if (asleep & 1u << h) ipi_send(h);
}

static void advance(struct gate *gate) { advance_by(gate, 1); }

/* A group of harts that runs a test, known by the hart that prepares and judges it. */
static struct group {
    struct gate met, turn;
    u64 offset[LOCATIONS];
    u64 base[2][INSTANCES]; /* addresses of the instances, forwards and backwards */
    u64 began[THREADS], ended[THREADS]; /* when each thread ran the batch, by the clock that all harts share */
    u32 over;               /* the test has ended */
    u32 arrivals;           /* at meetings, in all tests so far; written between tests */
    u32 backwards, touch;   /* threads that walk backwards, and that read everything first: a bit each */
    u64 results[THREADS][INSTANCES * VALUES];
    u8 memory[LOCATIONS * FAR + INSTANCES * 256] __attribute__((aligned(4096)));
} groups[HARTS];
static struct gate everybody; /* tests that have ended, when they do not overlap; else each group's own `turn` */

static struct { u16 test; u8 hart[THREADS]; } schedule[MAX_TESTS];
static u32 scheduled;
static u32 histogram, parallel;
static u64 deadline;         /* on the clock of all harts: no further test begins after it */
static volatile u32 stopped; /* it has passed; written by who ends a test before it ends its turn */
static u32 counts[MAX_SEEN];
static u64 seen_values[MAX_SEEN][VALUES];
static struct { u64 tests, instances, batches, together, relaxed, relaxed_tests, relaxable_tests, forbidden; } figures;

static void plan(void) {
    static u16 order[MAX_TESTS];
    rng_t rng = rng_for(0, 1);
    u32 harts = hart_count < HARTS ? hart_count : HARTS, count = 0;
    u64 only = bootarg_u64("only", MAX_TESTS);
    for (u32 n = 0; n < litmus_test_count; n++)
        if (litmus_tests[n].threads <= harts && (only == MAX_TESTS || only == n)) order[count++] = n;
    u64 wanted = bootarg_u64("tests", count);
    for (u32 n = 0; n < count && n < wanted; n++) {
        u32 k = n + rng_below(&rng, count - n);
        u16 chosen = order[k];
        order[k] = order[n];
        schedule[scheduled].test = chosen;
        u8 all[HARTS];
        for (u32 h = 0; h < harts; h++) all[h] = h;
        for (u32 t = 0; t < THREADS && t < harts; t++) {
            u32 h = t + rng_below(&rng, harts - t);
            schedule[scheduled].hart[t] = all[h];
            all[h] = all[t];
        }
        scheduled++;
    }
}

/* Locations of an instance lie in lines of their own, in one line, or far apart; instances are 256 bytes apart, or close
 * enough to share lines. */
static void prepare(struct group *g, const struct test *test, rng_t *rng) {
    static const u16 strides[4][3] = {{256, 64, 0}, {64, 8, 0}, {32, 8, 0}, {32, 0, 1}};
    const u16 *layout = strides[rng_below(rng, 4)];
    u64 swap = rng_below(rng, LOCATIONS), start = rng_below(rng, INSTANCES), step = rng_below(rng, INSTANCES) | 1;
    u64 memory = (u64)g->memory, spread = layout[2] ? FAR >> rng_below(rng, 2) : layout[1];
    if (rng_below(rng, 2)) step = 1;
    for (u32 n = 0; n < LOCATIONS; n++) g->offset[n] = (n ^ swap) * spread;
    for (u32 n = 0; n < INSTANCES; n++)
        g->base[0][n] = g->base[1][INSTANCES - 1 - n] = memory + ((start + n * step) % INSTANCES) * layout[0];
    g->backwards = rng_below(rng, 1 << THREADS);
    g->touch = rng_below(rng, 1 << THREADS);
    for (u32 l = 0; l < test->locations; l++) {
        u64 initial = test->initial[l], offset = g->offset[l];
        for (u32 n = 0; n < INSTANCES; n++) write64(g->base[0][n] + offset, initial);
    }
}

/* Every line is then shared: loads are fast, and each store must first take the line from the others. */
static void touch(const struct group *g, const struct test *test) {
    for (u32 l = 0; l < test->locations; l++)
        for (u32 n = 0; n < INSTANCES; n++) read64(g->base[0][n] + g->offset[l]);
}

static void meet(struct group *g, u64 hart, u32 count) {
    advance(&g->met);
    await(&g->met, hart, count, MEETING_SPINS);
}

static inline u64 mixed(u64 hash, u64 value) {
    hash = (hash ^ value) * 0x9e3779b97f4a7c15UL;
    return hash ^ hash >> 29;
}

/* Writes `0:r0=1;1:r0=0` into text, with another sign for the equals sign where the line has its own. */
static void describe(char *text, const char *names, const u64 *values, u32 count, char equals) {
    for (u32 n = 0; n < count; n++) {
        while (*names && *names != ';') *text++ = *names++;
        if (*names) names++;
        *text++ = equals;
        char digits[20];
        u32 used = 0, base = values[n] > 9 ? 16 : 10;
        if (base == 16) { *text++ = '0'; *text++ = 'x'; }
        for (u64 left = values[n]; left || !used; left /= base) digits[used++] = "0123456789abcdef"[left % base];
        while (used) *text++ = digits[--used];
        if (n + 1 < count) *text++ = ';';
    }
    *text = 0;
}

static void forbidden(const struct test *test, u64 hart, u64 round, const u64 *values, u32 count) {
    char what[256] = "litmus ", *end = what + 7;
    for (const char *name = test->name; *name;) *end++ = *name++;
    for (const char *word = " forbidden "; *word;) *end++ = *word++;
    describe(end, test->values, values, count, '=');
    failed(hart, round, what, 1, 0);
    __atomic_fetch_add(&figures.forbidden, 1, __ATOMIC_SEQ_CST);
    if (histogram) {
        describe(end, test->values, values, count, ':');
        print("hist %s %s/forbidden=1\n", test->name, end);
    }
}

/* The outcome of every instance of a batch, against the table. */
static void judge(struct group *g, const struct test *test, u64 hart, u64 round, u32 *found) {
    u64 values[VALUES];
    for (u32 n = 0; n < INSTANCES; n++) {
        u64 hash = 0, base = g->base[0][n];
        u32 count = 0, o = 0;
        for (u32 t = 0; t < test->threads; t++)
            for (u32 r = 0; r < test->results[t]; r++) {
                u32 at = g->backwards >> t & 1 ? INSTANCES - 1 - n : n;
                u64 value = g->results[t][at * test->results[t] + r];
                hash = mixed(hash, values[count++] = value);
            }
        for (u32 m = 0; m < test->observed_count; m++) {
            u64 value = read64(base + g->offset[test->observed[m]]);
            hash = mixed(hash, values[count++] = value);
        }
        while (o < test->outcome_count && test->outcomes[o].hash != hash) o++;
        if (o == test->outcome_count) {
            forbidden(test, hart, round, values, count);
            continue;
        }
        if (!found[o]++ && !counts[test->first + o])
            for (u32 v = 0; v < count; v++) seen_values[test->first + o][v] = values[v];
    }
    checked(hart, INSTANCES);
}

/* At least two threads ran the batch at the same time. On a busy host they often do not. */
static int together(const struct group *g, u32 threads) {
    for (u32 a = 0; a < threads; a++)
        for (u32 b = 0; b < a; b++)
            if (g->began[a] < g->ended[b] && g->began[b] < g->ended[a]) return 1;
    return 0;
}

/* `before`: tests that must have ended. A batch whose threads did not run together proves little: there are up to
 * PATIENCE times as many, until `rounds` of them did. While they do run together batches cost next to nothing, and the
 * test goes on, up to STREAK times as long. */
static void run(u32 at, u64 hart, u32 thread, struct gate *turn, u32 before) {
    const struct test *test = &litmus_tests[schedule[at].test];
    struct group *g = &groups[schedule[at].hart[0]];
    rng_t rng = rng_for(hart, at + 2);
    u32 found[OUTCOMES];
    await(turn, hart, before, TURN_SPINS);
    if (stopped) return;
    u32 arrivals = g->arrivals;
    u64 batches = 0, useful = 0, joined = 0;
    if (thread == 0) memset(found, 0, sizeof found);
    for (;;) {
        u64 delay = rng_below(&rng, 2) ? 8 : 400;
        if (thread == 0) {
            g->over = useful >= STREAK * rounds || (!joined && (useful >= rounds || batches >= PATIENCE * rounds));
            prepare(g, test, &rng);
        }
        meet(g, hart, arrivals += test->threads);
        if (g->over) break;
        if (g->touch >> thread & 1) touch(g, test);
        dither(&rng, delay);
        u64 *base = g->base[g->backwards >> thread & 1];
        g->began[thread] = csr_read(time);
        litmus_call(base, base + INSTANCES, g->results[thread], g->offset[0], g->offset[1], g->offset[2],
                    g->offset[3], test->code[thread]);
        g->ended[thread] = csr_read(time);
        meet(g, hart, arrivals += test->threads);
        if (thread != 0) continue;
        useful += joined = together(g, test->threads);
        judge(g, test, hart, batches++, found);
    }
    arrivals += test->threads;
    advance(&g->met);
    if (thread != 0) return;
    await(&g->met, hart, arrivals, MEETING_SPINS); /* all have seen `over`, which the next test sets anew */
    u64 relaxed = 0;
    for (u32 o = 0; o < test->outcome_count; o++) {
        counts[test->first + o] += found[o];
        if (!(test->outcomes[o].flags & SEQUENTIAL)) relaxed += found[o];
    }
    __atomic_fetch_add(&figures.tests, 1, __ATOMIC_SEQ_CST);
    __atomic_fetch_add(&figures.instances, batches * INSTANCES, __ATOMIC_SEQ_CST);
    __atomic_fetch_add(&figures.batches, batches, __ATOMIC_SEQ_CST);
    __atomic_fetch_add(&figures.together, useful, __ATOMIC_SEQ_CST);
    __atomic_fetch_add(&figures.relaxed, relaxed, __ATOMIC_SEQ_CST);
    __atomic_fetch_add(&figures.relaxed_tests, relaxed != 0, __ATOMIC_SEQ_CST);
    __atomic_fetch_add(&figures.relaxable_tests, test->relaxed, __ATOMIC_SEQ_CST);
    g->arrivals = arrivals;
    if (!parallel && csr_read(time) > deadline) {
        stopped = 1;
        advance_by(turn, scheduled); /* nobody's turn comes any more, and nobody waits for it */
    }
    advance(turn);
}

/* The number of outcomes seen; with histogram=1 a line for each test. */
static u64 report(void) {
    u64 distinct = 0;
    for (u32 at = 0; at < scheduled && at < figures.tests; at++) {
        const struct test *test = &litmus_tests[schedule[at].test];
        u32 values = test->observed_count;
        for (u32 t = 0; t < test->threads; t++) values += test->results[t];
        if (histogram) print("hist %s", test->name);
        for (u32 o = 0; o < test->outcome_count; o++) {
            u32 times = counts[test->first + o];
            distinct += times != 0;
            if (!histogram || !times) continue;
            char text[200];
            describe(text, test->values, seen_values[test->first + o], values, ':');
            print(" %s%s=%u", text, test->outcomes[o].flags & SEQUENTIAL ? "" : "/relaxed", times);
        }
        if (histogram) print("\n");
    }
    return distinct;
}

int hart_main(u64 hart) {
    static volatile u32 done;
    if (hart == 0) {
        smptest_begin("litmus", 15, 4);
        histogram = bootarg_u64("histogram", 0);
        parallel = bootarg_u64("parallel", 0);
        deadline = csr_read(time) + bootarg_u64("seconds", 5) * 1000 * TICKS_PER_MS;
        if (hart_count < 2) return smptest_skip("needs two harts");
        plan();
    }
    barrier(hart);
    if (hart < HARTS) {
        u32 tests[HARTS] = {0}; /* of each group, whether this hart was there or not */
        for (u32 at = 0; at < scheduled; at++) {
            u32 threads = litmus_tests[schedule[at].test].threads, group = schedule[at].hart[0], mine = threads;
            for (u32 t = 0; t < threads; t++)
                if (schedule[at].hart[t] == hart) mine = t;
            struct gate *turn = parallel ? &groups[group].turn : &everybody;
            u32 before = parallel ? tests[group]++ : at;
            if (mine < threads) run(at, hart, mine, turn, before);
        }
    }
    __atomic_fetch_add(&done, 1, __ATOMIC_SEQ_CST);
    barrier(hart);
    if (hart != 0) return 0;
    extra("tests", figures.tests);
    extra("instances", figures.instances);
    extra("outcomes", report());
    extra("batches", figures.batches);
    extra("together", figures.together);
    extra("relaxed", figures.relaxed);
    extra("relaxed_tests", figures.relaxed_tests);
    extra("relaxable_tests", figures.relaxable_tests);
    extra("forbidden", figures.forbidden);
    if (figures.relaxable_tests >= 8 && !figures.relaxed) weak("no outcome was seen that only store buffers explain");
    return smptest_end();
}
