/* What a kernel is: a function of the number of iterations whose result depends on all of the work, and what it
 * needs to be the same on the guest and on the host. bench_main.c (guest) and native_main.c (host) call it. */
#ifndef BENCH_H
#define BENCH_H

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;
typedef int i32;
typedef long i64;

extern const u64 default_iters; /* a tenth of a second or so on an emulator; pass iters= to measure */
void kernel_setup(void);        /* outside the measured time */
u64 kernel(u64 iters);          /* the checksum */

#define NO_SETUP void kernel_setup(void) {}

/* The same pseudo-random numbers everywhere (xorshift64, Marsaglia 2003). */
static inline u64 next_random(u64 *state) {
    u64 x = *state;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    return *state = x;
}
/* What each of several harts does alone (smp.c, native_harts.c). */
static inline u64 independent_work(u64 iters) {
    u64 x = 12345;
    while (iters--) next_random(&x);
    return x;
}
static inline u64 mix(u64 checksum, u64 value) {
    return (checksum ^ value) * 0x9e3779b97f4a7c15UL + (checksum >> 29);
}
static inline u64 double_bits(double d) {
    union { double d; u64 u; } pun = {d};
    return pun.u;
}

#endif
