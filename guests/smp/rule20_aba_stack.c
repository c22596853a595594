/* Contract rule 20 in use: a lock-free stack whose pop is LR of the head, a load of the next pointer, SC. If the head was
 * popped and pushed again in between, the next pointer is stale although the head's value is the same (ABA): an SC
 * that compares values then cuts nodes off or hands one out twice.
 * First the pattern by hand, hart 1 making it between hart 0's LR and SC; then all harts push and pop few nodes as fast as
 * they can. A node is marked while a hart owns it, so a node handed out twice is seen at once, and in the end
 * every node must be there once. */
#include "atomic.h"

#define NODES 12
#define PROVOKED 10

typedef struct node { struct node *volatile next; volatile u64 owner, pad[6]; } node_t;
static node_t nodes[NODES] LINE, by_hand[3] LINE;
static struct { node_t *volatile head; u64 pad[7]; } stack LINE, small LINE;
static volatile u32 go LINE, done LINE;
static u64 pops[MAX_HARTS], retries[MAX_HARTS];

static u64 push(node_t *volatile *head, node_t *node) {
    for (u64 tries = 0;; tries++) {
        node_t *old = (node_t *)LR("d.aq", head);
        node->next = old; /* a store between LR and SC: not a constrained sequence */
        if (!SC("d.rl", head, node)) return tries;
    }
}
/* `pause` is called between the load of next and the SC. 0 if the stack is empty or `once` failed. */
static node_t *pop(node_t *volatile *head, void (*pause)(u32), u32 argument, u64 *tries) {
    for (;; ++*tries) {
        node_t *old = (node_t *)LR("d.aq", head);
        if (!old) return 0;
        node_t *next = old->next;
        if (pause) pause(argument);
        if (!SC("d.rl", head, next)) return old;
        if (pause) return 0;
    }
}

static void let_hart_1(u32 round) {
    tell(&go, round, 1);
    wait_for(0, &done, round);
}
static void provoke(u64 hart) {
    u64 tries = 0;
    for (u32 round = 1; round <= PROVOKED; round++) {
        node_t *a = &by_hand[0], *b = &by_hand[1], *c = &by_hand[2];
        if (hart) { /* hart 1: pop a, pop b, push a: the head is a again, but b is this hart's now */
            wait_for(1, &go, round);
            node_t *first = pop(&small.head, 0, 0, &tries), *second = pop(&small.head, 0, 0, &tries);
            if (first != a || second != b) failed(1, round, "the stack before", (u64)first, (u64)a);
            push(&small.head, a);
            tell(&done, round, 0);
            continue;
        }
        a->next = b, b->next = c, c->next = 0;
        small.head = a;
        fence();
        node_t *popped = pop(&small.head, let_hart_1, round, &tries);
        expect(0, round, "head after A was popped and pushed again", (u64)small.head, (u64)(popped ? c : a));
        expect(0, round, "an SC over pop, pop, push", popped != 0, 0);
    }
}

int hart_main(u64 hart) {
    if (hart == 0) {
        smptest_begin("rule20_aba_stack", 20, 150);
        for (u32 i = 0; i < NODES; i++) push(&stack.head, &nodes[i]);
    }
    barrier(hart);
    if (hart_count > 1 && hart < 2) provoke(hart);
    rng_t rng = rng_for(hart, 0);
    rendezvous(hart);
    for (u64 round = 0; round < rounds; round++) {
        node_t *mine[2];
        u64 want = 1 + rng_below(&rng, 2);
        for (u64 i = 0; i < want; i++) {
            mine[i] = pop(&stack.head, 0, 0, &retries[hart]);
            if (!mine[i]) continue;
            pops[hart]++;
            expect(hart, round, "owner of a popped node", AMO("swap.d", &mine[i]->owner, hart + 1), 0);
        }
        dither(&rng, 20);
        for (u64 i = 0; i < want; i++) { /* in the order of popping: the last popped ends up below */
            if (!mine[i]) continue;
            expect(hart, round, "owner of my node", AMO("swap.d", &mine[i]->owner, 0UL), hart + 1);
            retries[hart] += push(&stack.head, mine[i]);
        }
    }
    barrier(hart);
    if (hart) return 0;
    u64 found = 0, seen = 0, tries = 0, total = 0, spins = 0;
    for (node_t *n; (n = pop(&stack.head, 0, 0, &tries)) && found <= NODES; found++) seen |= BIT(n - nodes);
    expect(0, rounds, "nodes in the end", found, NODES);
    expect(0, rounds, "nodes in the end, one bit each", seen, BIT(NODES) - 1);
    for (u64 h = 0; h < hart_count; h++) total += pops[h], spins += retries[h];
    extra("pops", total);
    extra("retries", spins);
    return smptest_end();
}
