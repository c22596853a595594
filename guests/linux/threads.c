/* Mutexes, condition variables, barriers, futexes: the C library's fast paths are AMOs and LR/SC, their slow paths the
 * kernel's futexes, and so IPIs and wake-ups. */
#include "smpstress.h"
#include <linux/futex.h>

/* --- mutex: what it protects is changed in steps that anybody inside by mistake would mix up */

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static volatile uint64_t pair[2], entries;
static unsigned rounds;

static void lock_storm(unsigned me) {
    rng_t rng = rng_for(me);
    for (unsigned i = 0; i < rounds; i++) {
        pthread_mutex_lock(&mutex);
        uint64_t before = pair[0];
        expect("both halves agree inside the mutex", pair[1], before);
        pair[0] = before + me + 1;
        dither(&rng, 50);
        pair[1] = pair[1] + me + 1;
        entries = entries + 1;
        pthread_mutex_unlock(&mutex);
        if (rng_below(&rng, 16) == 0) sched_yield();
    }
}

void do_mutex(void) {
    unsigned count = threads_wanted();
    rounds = scaled(3000);
    run_threads(count, lock_storm);
    expect("entries", entries, (uint64_t)count * rounds);
    expect("sum", pair[0], (uint64_t)rounds * count * (count + 1) / 2);
}

/* --- condition variable: a bounded buffer, every item taken once */

#define ROOM 8
static pthread_cond_t not_full = PTHREAD_COND_INITIALIZER, not_empty = PTHREAD_COND_INITIALIZER;
static uint64_t buffer[ROOM], produced_sum, consumed_sum;
static unsigned filled, first, consumed, to_consume;

static void produce_or_consume(unsigned me) {
    rng_t rng = rng_for(100 + me);
    uint64_t sum = 0;
    for (unsigned i = 0; i < rounds; i++) {
        uint64_t item = rng_next(&rng);
        pthread_mutex_lock(&mutex);
        if (me & 1) {
            while (!filled) pthread_cond_wait(&not_empty, &mutex);
            sum += buffer[first];
            first = (first + 1) % ROOM;
            filled--;
            consumed++;
            pthread_cond_signal(&not_full);
        } else {
            while (filled == ROOM) pthread_cond_wait(&not_full, &mutex);
            buffer[(first + filled) % ROOM] = item;
            filled++;
            sum += item;
            if (rng_below(&rng, 4)) pthread_cond_signal(&not_empty);
            else pthread_cond_broadcast(&not_empty);
        }
        pthread_mutex_unlock(&mutex);
    }
    pthread_mutex_lock(&mutex);
    *(me & 1 ? &consumed_sum : &produced_sum) += sum;
    pthread_mutex_unlock(&mutex);
}

void do_condvar(void) {
    unsigned count = threads_wanted() & ~1u;
    rounds = scaled(300);
    to_consume = count / 2 * rounds;
    run_threads(count, produce_or_consume);
    expect("items taken", consumed, to_consume);
    expect("items' checksum", consumed_sum, produced_sum);
    expect("items left", filled, 0);
    count_checks(to_consume);
}

/* --- barrier: between two of them everybody sees everybody's last value */

static pthread_barrier_t barrier;
static uint64_t values[MAX_THREADS];
static unsigned barrier_threads;

static void meet(unsigned me) {
    unsigned serial = 0;
    for (unsigned i = 1; i <= rounds; i++) {
        values[me] = i;
        serial += pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD;
        uint64_t least = UINT64_MAX;
        for (unsigned other = 0; other < barrier_threads; other++)
            if (values[other] < least) least = values[other];
        expect("a value behind the barrier", least, i);
        pthread_barrier_wait(&barrier);
    }
    static atomic_uint chosen;
    if (atomic_fetch_add(&chosen, serial) + serial == rounds) count_checks(1);
}

void do_barrier(void) {
    barrier_threads = threads_wanted();
    rounds = scaled(60);
    pthread_barrier_init(&barrier, NULL, barrier_threads);
    run_threads(barrier_threads, meet);
}

/* --- futex: pairs hand a word to and fro, between threads and between processes; no spinning, so each hand-over sleeps */

static struct pair { atomic_uint word; unsigned pad[15]; } *pairs;

static void ping_pong(unsigned me) {
    atomic_uint *word = &pairs[me / 2].word;
    unsigned side = me & 1, seen;
    for (unsigned i = 0; i < rounds; i++) {
        while (((seen = atomic_load(word)) & 1) != side) futex(word, FUTEX_WAIT, seen);
        expect("turn", seen, 2 * i + side);
        atomic_store(word, seen + 1);
        futex(word, FUTEX_WAKE, 1);
    }
}

void do_futex(void) {
    unsigned count = threads_wanted() & ~1u;
    rounds = scaled(200);
    pairs = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    need(pairs != MAP_FAILED, "mmap");
    run_threads(count, ping_pong);
    memset(pairs, 0, PAGE);
    for (unsigned i = 0; i < count; i++)
        if (fork() == 0) {
            ping_pong(i);
            _exit(0);
        }
    int status;
    while (wait(&status) > 0) expect("a process's status", (unsigned)status, 0);
    for (unsigned i = 0; i < count / 2; i++) expect("last turn", pairs[i].word, 2 * rounds);
}

/* --- atomics of every width, side by side in one word */

static union { atomic_ulong whole; atomic_uint half[2]; atomic_ushort quarter[4]; atomic_uchar byte[8]; } shared_words[4];
static atomic_ulong maximum, swapped;

static void add_up(unsigned me) {
    rng_t rng = rng_for(200 + me);
    for (unsigned i = 0; i < rounds; i++) {
        atomic_fetch_add(&shared_words[0].whole, me + 1);
        atomic_fetch_add(&shared_words[1].half[me & 1], 1);
        atomic_fetch_add(&shared_words[2].quarter[me & 3], 1);
        atomic_fetch_add(&shared_words[3].byte[me & 7], 1);
        uint64_t value = rng_next(&rng) >> 8, old = atomic_load(&maximum);
        while (old < value && !atomic_compare_exchange_weak(&maximum, &old, value)) {}
        expect("maximum", atomic_load(&maximum) >= value, 1);
        atomic_fetch_xor(&swapped, value);
        atomic_fetch_xor(&swapped, value);
    }
}

void do_atomics(void) {
    unsigned count = threads_wanted();
    rounds = scaled(5000);
    run_threads(count, add_up);
    uint64_t wanted[3][8] = {{0}};
    for (unsigned t = 0; t < count; t++) wanted[0][t & 1] += rounds, wanted[1][t & 3] += rounds, wanted[2][t & 7] += rounds;
    expect("64 bits", shared_words[0].whole, (uint64_t)rounds * count * (count + 1) / 2);
    for (unsigned i = 0; i < 2; i++) expect("32 bits", shared_words[1].half[i], (unsigned)wanted[0][i]);
    for (unsigned i = 0; i < 4; i++) expect("16 bits", shared_words[2].quarter[i], (uint16_t)wanted[1][i]);
    for (unsigned i = 0; i < 8; i++) expect("8 bits", shared_words[3].byte[i], (uint8_t)wanted[2][i]);
    expect("pairs of exclusive ors", swapped, 0);
}
