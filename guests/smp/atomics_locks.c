/* Locks made of atomics, each protecting data that plain loads and stores change: a ticket lock (amoadd), an MCS queue
 * lock (amoswap and LR/SC), test-and-set (amoswap), an LR/SC spin lock, an amoor bit lock in a word shared with others'
 * bits. Two harts inside at once lose counts or see the pair out of step. More harts than cores: who waits sleeps a little. */
#include "atomic.h"

#define LOCKS 5
static struct { volatile u32 next, serving, pad[14]; } ticket LINE;
typedef struct qnode { struct qnode *volatile next; volatile u32 waiting, pad[13]; } qnode_t;
static struct { qnode_t *volatile tail; u64 pad[7]; } mcs LINE;
static qnode_t qnodes[MAX_HARTS] LINE;
static volatile u32 tas LINE, lrsc LINE, bit_lock LINE;
static struct { volatile u64 a, b, inside, pad[5]; } data[LOCKS] LINE;

static void acquire(u64 hart, u32 kind) {
    u32 turns = 0;
    if (kind == 0) {
        u32 mine = (u32)AMO("add.w.aq", &ticket.next, 1UL);
        while (ticket.serving != mine) pause_in_turn(hart, &turns);
    } else if (kind == 1) {
        qnode_t *me = &qnodes[hart];
        me->next = 0, me->waiting = 1;
        qnode_t *before = (qnode_t *)AMO("swap.d.aqrl", &mcs.tail, me);
        if (before) {
            before->next = me;
            while (me->waiting) pause_in_turn(hart, &turns);
        }
    } else if (kind == 2) {
        while (AMO("swap.w.aq", &tas, 1UL)) pause_in_turn(hart, &turns);
    } else if (kind == 3) {
        u64 seen, failed_sc;
        for (;;) {
            __asm__ volatile("lr.w.aq %0, (%2)\n li %1, 1\n bnez %0, 1f\n sc.w %1, %1, (%2)\n1:" : "=&r"(seen), "=&r"(failed_sc) : "r"(&lrsc) : "memory");
            if (!failed_sc) break;
            pause_in_turn(hart, &turns);
        }
    } else {
        while (AMO("or.w.aq", &bit_lock, 4UL) & 4) pause_in_turn(hart, &turns);
    }
    __asm__ volatile("fence r, rw" ::: "memory");
}

static void release(u64 hart, u32 kind) {
    __asm__ volatile("fence rw, w" ::: "memory");
    if (kind == 0) {
        ticket.serving++;
    } else if (kind == 1) {
        qnode_t *me = &qnodes[hart];
        if (!me->next) {
            u64 seen, failed_sc; /* nobody behind: tail back to 0, if it is still mine */
            __asm__ volatile("1: lr.d %0, (%2)\n li %1, 1\n bne %0, %3, 2f\n sc.d.rl %1, zero, (%2)\n bnez %1, 1b\n2:"
                             : "=&r"(seen), "=&r"(failed_sc) : "r"(&mcs.tail), "r"(me) : "memory");
            if (!failed_sc) return;
            for (u32 turns = 0; !me->next;) pause_in_turn(hart, &turns);
        }
        me->next->waiting = 0;
    } else if (kind == 2) {
        tas = 0;
    } else if (kind == 3) {
        AMO("swap.w.rl", &lrsc, 0UL);
    } else {
        AMO("and.w.rl", &bit_lock, ~4UL);
    }
}

int hart_main(u64 hart) {
    if (hart == 0) smptest_begin("atomics_locks", 17, 80);
    barrier(hart);
    rng_t rng = rng_for(hart, 0);
    u64 own_bit = 8UL << hart % 28;
    rendezvous(hart);
    for (u64 round = 0; round < rounds; round++)
        for (u32 kind = 0; kind < LOCKS; kind++) {
            acquire(hart, kind);
            u64 a = data[kind].a, b = data[kind].b;
            expect(hart, round, "harts inside lock", data[kind].inside ? kind + 1 : 0, 0);
            data[kind].inside = 1;
            expect(hart, round, "a and b under lock differ", a != b, 0);
            data[kind].a = a + 1;
            for (u64 i = rng_below(&rng, 8); i; i--) __asm__ volatile("" ::: "memory");
            data[kind].b = b + 1;
            data[kind].inside = 0;
            release(hart, kind);
            AMO("xor.w", &bit_lock, own_bit); /* beside the lock's bit */
        }
    barrier(hart);
    if (hart) return 0;
    for (u32 kind = 0; kind < LOCKS; kind++) expect(0, rounds, "passages of lock", data[kind].a, rounds * hart_count);
    return smptest_end();
}
