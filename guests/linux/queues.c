/* Lock-free structures: a stack with a version beside its head, a ring for many producers and consumers, and rings of
 * one producer and one consumer, which need nothing but the right order of plain accesses. */
#include "smpstress.h"

#define NODES 256
#define RING 64

static unsigned rounds;

/* --- the stack: index of the first node in the lower half, a version in the upper */

static struct { atomic_uint next; unsigned owner; uint64_t guard; } nodes[NODES];
static atomic_ulong head;

static void push(unsigned node) {
    uint64_t old = atomic_load(&head);
    do nodes[node].next = (unsigned)old;
    while (!atomic_compare_exchange_weak(&head, &old, ((old >> 32) + 1) << 32 | (node + 1)));
}

static unsigned pop(void) { /* node + 1, or 0 */
    uint64_t old = atomic_load(&head);
    while ((unsigned)old) {
        uint64_t next = atomic_load(&nodes[(unsigned)old - 1].next);
        if (atomic_compare_exchange_weak(&head, &old, ((old >> 32) + 1) << 32 | next)) break;
    }
    return (unsigned)old;
}

static void use_stack(unsigned me) {
    rng_t rng = rng_for(300 + me);
    for (unsigned i = 0; i < rounds; i++) {
        unsigned got = pop();
        if (!got) continue;
        expect("owner of a node from the stack", nodes[got - 1].owner, 0);
        nodes[got - 1].owner = me + 1;
        dither(&rng, 100);
        expect("owner, later", nodes[got - 1].owner, me + 1);
        nodes[got - 1].owner = 0;
        push(got - 1);
    }
}

/* --- the ring for many: each cell carries the number of the turn that it is ready for */

static struct { atomic_ulong turn; uint64_t item; } ring[RING];
static atomic_ulong put_at, take_at, put_sum, take_sum, taken;

static void put(uint64_t item) {
    for (;;) {
        uint64_t at = atomic_load(&put_at), turn = atomic_load_explicit(&ring[at % RING].turn, memory_order_acquire);
        if (turn == at && atomic_compare_exchange_weak(&put_at, &at, at + 1)) {
            ring[at % RING].item = item;
            atomic_store_explicit(&ring[at % RING].turn, at + 1, memory_order_release);
            return;
        }
        if (turn != at) sched_yield();
    }
}

static uint64_t take(void) {
    for (;;) {
        uint64_t at = atomic_load(&take_at), turn = atomic_load_explicit(&ring[at % RING].turn, memory_order_acquire);
        if (turn == at + 1 && atomic_compare_exchange_weak(&take_at, &at, at + 1)) {
            uint64_t item = ring[at % RING].item;
            atomic_store_explicit(&ring[at % RING].turn, at + RING, memory_order_release);
            return item;
        }
        if (turn != at + 1) sched_yield();
    }
}

static void use_ring(unsigned me) {
    rng_t rng = rng_for(400 + me);
    uint64_t sum = 0;
    for (unsigned i = 0; i < rounds; i++) {
        if (me & 1) {
            sum += take();
            atomic_fetch_add(&taken, 1);
        } else {
            uint64_t item = rng_next(&rng);
            sum += item;
            put(item);
        }
    }
    atomic_fetch_add(me & 1 ? &take_sum : &put_sum, sum);
}

/* --- one to one */

static struct { atomic_ulong written, pad1[7], read, pad2[7]; uint64_t items[RING]; } lanes[MAX_THREADS / 2];

static void use_lane(unsigned me) {
    unsigned lane = me / 2;
    for (uint64_t i = 0; i < rounds; i++) {
        if (me & 1) {
            while (atomic_load_explicit(&lanes[lane].written, memory_order_acquire) == i) sched_yield();
            expect("item of the lane", lanes[lane].items[i % RING], i * 0x9e3779b97f4a7c15UL + lane);
            atomic_store_explicit(&lanes[lane].read, i + 1, memory_order_release);
        } else {
            while (i - atomic_load_explicit(&lanes[lane].read, memory_order_acquire) == RING) sched_yield();
            lanes[lane].items[i % RING] = i * 0x9e3779b97f4a7c15UL + lane;
            atomic_store_explicit(&lanes[lane].written, i + 1, memory_order_release);
        }
    }
}

void do_queues(void) {
    unsigned count = threads_wanted();
    rounds = scaled(1000);
    for (unsigned i = 0; i < NODES; i++) push(i);
    run_threads(count, use_stack);
    unsigned left = 0;
    for (unsigned got; (got = pop()) && left < 2 * NODES; left++) {}
    expect("nodes in the stack", left, NODES);
    count &= ~1u;
    for (unsigned i = 0; i < RING; i++) ring[i].turn = i;
    run_threads(count, use_ring);
    expect("items taken from the ring", taken, (uint64_t)count / 2 * rounds);
    expect("checksum of the ring", take_sum, put_sum);
    run_threads(count, use_lane);
}
