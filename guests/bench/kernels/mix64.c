/* 64-bit multiply, high multiply, divide, remainder, shifts and 32-bit forms in one dependency chain. */
#include "../bench.h"

const u64 default_iters = 200000;
NO_SETUP

u64 kernel(u64 iters) {
    u64 x = 0x0123456789abcdefUL, y = 0xfedcba9876543210UL;
    while (iters--) {
        x = x * 0x5851f42d4c957f2dUL + y;
        y ^= (u64)((unsigned __int128)x * 0xda942042e4dd58b5UL >> 64);
        x += (u64)((i64)y >> (x & 31));
        y += x / ((y >> 40) | 1);
        x ^= (u64)((i64)y % (i64)((x >> 50) | 1));
        y = (y << 13 | y >> 51) + (u32)((u32)x * (u32)y) + (u32)((i32)x / ((i32)(y >> 56) + 1));
    }
    return mix(x, y);
}
