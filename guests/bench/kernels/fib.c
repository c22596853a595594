/* Doubly recursive Fibonacci: calls and returns. An iteration is fib(18), 8361 calls. */
#include "../bench.h"

const u64 default_iters = 20;
NO_SETUP

static __attribute__((noinline, noclone, optimize("no-optimize-sibling-calls"))) u64 fib(u64 n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

u64 kernel(u64 iters) {
    u64 sum = 0;
    while (iters--) {
        u64 n = 18;
        __asm__ volatile("" : "+r"(n)); /* not known at compile time */
        sum = mix(sum, fib(n));
    }
    return sum;
}
