/* Sieve of Eratosthenes over 64 Ki bytes: byte stores with growing strides. */
#include "../bench.h"

#define SIZE 65536
const u64 default_iters = 20;
static u8 composite[SIZE];
NO_SETUP

u64 kernel(u64 iters) {
    u64 sum = 0;
    while (iters--) {
        u64 count = 0;
        for (u64 i = 0; i < SIZE; i++) composite[i] = 0;
        for (u64 i = 2; i < SIZE; i++) {
            if (composite[i]) continue;
            count++;
            for (u64 j = i * i; j < SIZE; j += i) composite[j] = 1;
        }
        sum = mix(sum, count);
    }
    return sum;
}
