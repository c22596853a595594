/* The built-in demo: what `-smp N` is for, shown and checked in a fraction of a second.
 *
 * Every step ends in a barrier, and hart 0 checks its total there; the first wrong total is the verdict. The work of
 * each step is divided by the number of harts, so that 256 of them on a laptop take no longer than four. */
#include "guest.h"

#define LIMIT 32768UL /* primes below it: 3512, their sum 54056763 (computed elsewhere) */
#define PRIMES 3512UL
#define PRIME_SUM 54056763UL
#define CHUNK 256UL
#define LOCK_WORK 4096UL
#define SHOWN 16 /* greetings, a line each */

static const char *failure;

static void expect(const char *what, u64 got, u64 wanted) {
    if (got == wanted || failure) return;
    failure = what;
    print("demo: %s: got %lu, expected %lu\n", what, got, wanted);
}

void watchdog(void) {
    print("demo: FAIL (hart 0 waited for an IPI in vain)\n");
    exit(1);
}

/* Rounds of the two steps in which every hart waits for every other. */
static u32 rounds_together(void) { return hart_count > SHOWN ? 2 : 8; }

/* 1. Hart h greets when hart h - 1 has. */
static volatile u32 turn;

static void greet(u64 hart) {
    if (hart_count > SHOWN) {
        if (hart == 0) print("hart 0 says hello, and so do harts 1 to %u\n", hart_count - 1);
        return;
    }
    wait_for(hart, &turn, (u32)hart);
    print("hart %lu says hello\n", hart);
    turn = (u32)hart + 1;
    fence();
    ipi_send((hart + 1) % hart_count);
}

/* 2. Chunks of the number range go to whoever asks first; the totals do not depend on who did. */
static u64 next_chunk, primes_found, primes_sum;

static int is_prime(u64 n) {
    if (n < 4) return n >= 2;
    if (n % 2 == 0) return 0;
    for (u64 d = 3; d * d <= n; d += 2)
        if (n % d == 0) return 0;
    return 1;
}

static void count_primes(void) {
    for (;;) {
        u64 from = __atomic_fetch_add(&next_chunk, CHUNK, __ATOMIC_RELAXED);
        if (from >= LIMIT) return;
        u64 found = 0, sum = 0;
        for (u64 n = from; n < from + CHUNK; n++)
            if (is_prime(n)) found++, sum += n;
        __atomic_fetch_add(&primes_found, found, __ATOMIC_RELAXED);
        __atomic_fetch_add(&primes_sum, sum, __ATOMIC_RELAXED);
    }
}

/* 3. Two plain counters under an LR/SC lock, and AMOs of both widths without one. */
static lock_t counter_lock;
static volatile u64 guarded, guarded_twice;
static u64 added, bitmap[MAX_HARTS / 64], highest;
static u32 toggled;

static void contend(u64 hart) {
    u64 rounds = LOCK_WORK / hart_count;
    for (u64 i = 0; i < rounds; i++) {
        lock(&counter_lock, hart);
        guarded = guarded + 1;
        guarded_twice = guarded_twice + 2;
        unlock(&counter_lock);
        __atomic_fetch_add(&added, hart + i, __ATOMIC_RELAXED);
        __atomic_fetch_xor(&toggled, 1U << (hart % 32), __ATOMIC_RELAXED);
    }
    __atomic_fetch_or(&bitmap[hart / 64], 1UL << (hart % 64), __ATOMIC_RELAXED);
    u64 old;
    __asm__ volatile("amomaxu.d %0, %1, (%2)" : "=r"(old) : "r"(hart), "r"(&highest) : "memory");
}

static void check_contention(void) {
    u64 rounds = LOCK_WORK / hart_count, harts = hart_count, seen = 0, toggles = 0;
    for (u32 i = 0; i < MAX_HARTS / 64; i++)
        for (u64 bits = bitmap[i]; bits; bits &= bits - 1) seen++;
    for (u64 h = 0; h < harts && rounds % 2; h++) toggles ^= 1UL << (h % 32);
    expect("LR/SC lock", guarded, rounds * harts);
    expect("LR/SC lock, second counter", guarded_twice, 2 * rounds * harts);
    expect("amoadd.d", added, rounds * (harts * (harts - 1) / 2) + harts * (rounds * (rounds - 1) / 2));
    expect("amoxor.w", toggled, toggles);
    expect("amoor.d", seen, harts);
    expect("amomaxu.d", highest, harts - 1);
}

/* 4. A token goes round by software interrupts: each hart sleeps in wfi, takes the trap, passes it on. */
static volatile u64 token;
static volatile u32 taken[MAX_HARTS];

static u64 take_ipi(u64 cause, u64 epc, u64 tval) {
    u64 hart = hart_id();
    if (cause != (INTERRUPT | IRQ_MSI)) {
        print("demo: FAIL (trap %lx at %lx, tval %lx)\n", cause, epc, tval);
        exit(1);
    }
    ipi_clear(hart);
    fence();
    taken[hart]++;
    return epc;
}


static void pass_token(u64 hart) {
    u64 rounds = rounds_together(), next = (hart + 1) % hart_count;
    if (hart == 0) ipi_send(0);
    csr_write(mie, BIT(IRQ_MSI));
    for (u64 round = 0; round < rounds; round++) {
        while (token != round * hart_count + hart || taken[hart] <= round) {
            wfi(); /* ends with MSIP pending; the trap itself is taken only in the window that follows */
            csr_set(mstatus, MSTATUS_MIE);
            csr_clear(mstatus, MSTATUS_MIE);
        }
        token = token + 1;
        fence();
        ipi_send(next);
    }
    csr_write(mie, 0);
}

/* 5. Code written at run time: first each hart its own, then hart 0 for everybody. */
static u32 own_code[MAX_HARTS][16] __attribute__((aligned(64))); /* a cache line each */
static u32 shared_code[2];
static u64 own_sum, shared_sum;

static void write_code(u32 *code, u32 value) {
    code[0] = value << 20 | 0x00000513; /* li a0, value */
    code[1] = 0x00008067;               /* ret */
}

static u64 call(const u32 *code) { return ((u64(*)(void))code)(); }

static void modify_code(u64 hart) {
    u32 rewrites = rounds_together();
    u64 sum = 0;
    for (u32 i = 0; i < rewrites; i++) {
        write_code(own_code[hart], (u32)hart + i);
        fence_i();
        sum += call(own_code[hart]);
    }
    __atomic_fetch_add(&own_sum, sum, __ATOMIC_RELAXED);
    for (u32 i = 1; i <= rewrites; i++) {
        if (hart == 0) write_code(shared_code, i * i);
        barrier(hart); /* it sends IPIs and orders hart 0's stores before them */
        fence_i();
        __atomic_fetch_add(&shared_sum, call(shared_code), __ATOMIC_RELAXED);
        barrier(hart);
    }
}

static void check_code(void) {
    u64 harts = hart_count, rewrites = rounds_together(), squares = 0, own = 0;
    for (u64 i = 1; i <= rewrites; i++) squares += i * i;
    for (u64 h = 0; h < harts; h++)
        for (u64 i = 0; i < rewrites; i++) own += h + i;
    expect("self-modifying code", own_sum, own);
    expect("code changed by another hart", shared_sum, squares * harts);
}

int hart_main(u64 hart) {
    trap_handler = take_ipi;
    greet(hart);
    barrier(hart);
    count_primes();
    barrier(hart);
    if (hart == 0) {
        expect("primes", primes_found, PRIMES);
        expect("sum of primes", primes_sum, PRIME_SUM);
        print("primes below %lu: %lu\n", LIMIT, primes_found);
    }
    contend(hart);
    barrier(hart);
    if (hart == 0) {
        check_contention();
        print("lock and atomics: %lu acquisitions\n", guarded);
    }
    pass_token(hart);
    barrier(hart);
    if (hart == 0) {
        expect("IPI ring", token, (u64)rounds_together() * hart_count);
        print("IPI ring: %lu wake-ups\n", token);
    }
    modify_code(hart);
    barrier(hart);
    if (hart) return 0;
    check_code();
    print("code rewritten: %u times by each hart, %u times for all\n", rounds_together(), rounds_together());
    if (failure)
        print("demo: FAIL (%s)\n", failure);
    else
        print("demo: PASS (%u hart%s)\n", hart_count, hart_count == 1 ? "" : "s");
    return failure != 0;
}
