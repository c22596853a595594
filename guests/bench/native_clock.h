/* The guest's clock of 10 MHz, for the same work on the host. */
#include <time.h>

#include "bench.h"

static u64 ticks_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (u64)t.tv_sec * 10000000UL + (u64)t.tv_nsec / 100;
}
