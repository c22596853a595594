/* Calls through a table of sixteen functions in pseudo-random order: indirect jumps with many targets. */
#include "../bench.h"

const u64 default_iters = 200000;
NO_SETUP

#define F(n, expression) static __attribute__((noinline)) u64 f##n(u64 x) { return expression; }
F(0, x + 1) F(1, x ^ x >> 3) F(2, x * 3) F(3, x - 7) F(4, ~x) F(5, x << 1 | x >> 63) F(6, x + (x >> 5))
F(7, x * 5 + 1) F(8, x ^ 0x55) F(9, x - (x >> 9)) F(10, x | 1) F(11, x + 0x1234) F(12, x >> 1 | x << 63) F(13, x * 9)
F(14, -x) F(15, x ^ x << 7)
static u64 (*const table[16])(u64) = {f0, f1, f2, f3, f4, f5, f6, f7,
                                           f8, f9, f10, f11, f12, f13, f14, f15};

u64 kernel(u64 iters) {
    u64 state = 1234567, x = 0;
    while (iters--) x = table[next_random(&state) >> 20 & 15](x);
    return x;
}
