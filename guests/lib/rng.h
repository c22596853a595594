/* xorshift64*: random numbers for guests that are to be repeatable, bare metal and in Linux. Whose program has it defines
 * RNG_BODIES in one file before it includes this there, and gets the functions. */
#ifndef RNG_H
#define RNG_H
typedef struct { unsigned long state; } rng_t; /* never 0 */
unsigned long rng_next(rng_t *rng);
static inline unsigned long rng_below(rng_t *rng, unsigned long limit) { return (rng_next(rng) >> 32) * limit >> 32; }
void dither(rng_t *rng, unsigned long limit); /* spins a random number of turns below limit */
#endif

#ifdef RNG_BODIES
unsigned long rng_next(rng_t *rng) {
    unsigned long x = rng->state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    rng->state = x;
    return x * 0x2545f4914f6cdd1dUL;
}

void dither(rng_t *rng, unsigned long limit) {
    for (unsigned long turns = rng_below(rng, limit); turns; turns--) __asm__ volatile("" ::: "memory");
}
#endif
