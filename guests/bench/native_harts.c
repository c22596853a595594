/* The independent work of smp.c by threads of the host: `ITERS HARTS` prints what the guest prints. How far from N times
 * one thread's work N threads are is the host's doing: neighbours, clock rates, shared execution units. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "native_clock.h"

#define MOST 64
static u64 iters, ends[MOST];
static pthread_barrier_t together;

static void *hart(void *end) {
    pthread_barrier_wait(&together);
    *(u64 *)end = independent_work(iters);
    return 0;
}

int main(int argc, char **argv) {
    iters = argc > 1 ? strtoul(argv[1], 0, 10) : 1000000;
    u64 harts = argc > 2 ? strtoul(argv[2], 0, 10) : 1;
    pthread_t threads[MOST];
    if (harts < 1 || harts > MOST || pthread_barrier_init(&together, 0, (unsigned)harts)) return 2;
    for (u64 h = 1; h < harts; h++)
        if (pthread_create(&threads[h], 0, hart, &ends[h])) return 2;
    u64 start = ticks_now();
    hart(&ends[0]);
    for (u64 h = 1; h < harts; h++)
        if (pthread_join(threads[h], 0) || ends[h] != ends[0]) return 1;
    printf("checksum=%lx iters=%lu ticks=%lu\n", ends[0], iters, ticks_now() - start);
    return 0;
}
