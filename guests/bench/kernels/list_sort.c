/* Linked list: built, searched, merge-sorted, reversed; loads that depend on loads, branches that do not predict. */
#include "../bench.h"

#define NODES 1024
const u64 default_iters = 20;
struct node { struct node *next; u64 key; };
static struct node nodes[NODES];
NO_SETUP

static struct node *merge(struct node *a, struct node *b) {
    struct node head, *tail = &head;
    while (a && b) {
        if (a->key <= b->key) tail->next = a, a = a->next;
        else tail->next = b, b = b->next;
        tail = tail->next;
    }
    tail->next = a ? a : b;
    return head.next;
}

static struct node *sort(struct node *list) {
    if (!list || !list->next) return list;
    struct node *slow = list, *fast = list->next;
    while (fast && fast->next) slow = slow->next, fast = fast->next->next;
    struct node *second = slow->next;
    slow->next = 0;
    return merge(sort(list), sort(second));
}

u64 kernel(u64 iters) {
    u64 sum = 0, state = 0x123456789abcdefUL;
    while (iters--) {
        for (u32 i = 0; i < NODES; i++) {
            nodes[i].key = next_random(&state) >> 40;
            nodes[i].next = i + 1 < NODES ? &nodes[i + 1] : 0;
        }
        struct node *list = sort(nodes), *reversed = 0;
        while (list) {
            struct node *next = list->next;
            list->next = reversed;
            reversed = list;
            list = next;
        }
        u64 position = 0;
        for (struct node *n = reversed; n; n = n->next) sum = mix(sum, n->key + position++);
    }
    return sum;
}
