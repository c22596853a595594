/* Contract rule 25: the bits of one hart's mip are changed by many at once, and none is lost or left behind.
 *
 * Three bits of every hart belong to three other harts, which raise and lower them through the ACLINT (MSIP, MTIP) and
 * the PLIC (MEIP); the hart itself toggles SSIP, its own SEIP, and stimecmp's STIP, or STIP itself, all the time. No
 * interrupt is enabled: mip is only read. A small protocol makes it exact: an owner raises its bit, then says so; the
 * hart sees the word, and then the bit must be there, each time it looks, until it lets the owner lower it again.
 * Where the flags are read, changed and written back in separate steps, a bit comes or goes with another one's change. */
#include "irq.h"

enum state { LOW, RAISED, SEEN, LOWERED };
enum { MSIP, MTIP, MEIP, BITS };
static const u64 mask[BITS] = {BIT(IRQ_MSI), BIT(IRQ_MTI), BIT(IRQ_MEI)};
static const char *const raised_text[BITS] = {"raised MSIP", "raised MTIP", "raised MEIP"};
static const char *const lowered_text[BITS] = {"lowered MSIP", "lowered MTIP", "lowered MEIP"};

static struct { volatile u32 state; u32 pad[15]; } cells[MAX_HARTS][BITS] __attribute__((aligned(64)));
static volatile u32 done;

static void drive(u64 target, u32 bit, int level) {
    if (bit == MSIP) write32(MSWI + 4 * target, (u32)level);
    if (bit == MTIP) timer_set(target, level ? 0 : ~0UL);
    if (bit == MEIP) external_set(CONTEXT_M(target), level);
}

/* The owner's part for one cell; the number of raises. */
static u64 own(u64 target, u32 bit) {
    u32 state = cells[target][bit].state;
    if (state != LOW && state != SEEN) return 0;
    drive(target, bit, state == LOW);
    fence();
    cells[target][bit].state = state == LOW ? RAISED : LOWERED;
    return state == LOW;
}

/* The hart's part: what an owner has said must be so in mip. */
static void look(u64 me, u32 bit, u64 round, rng_t *rng) {
    u32 state = cells[me][bit].state;
    fence();
    u64 pending = csr_read(mip);
    if (state == RAISED) {
        expect(me, round, raised_text[bit], pending & mask[bit], mask[bit]);
        if (rng_below(rng, 4) == 0) cells[me][bit].state = SEEN; /* usually it must stay for some more looks */
    } else if (state == LOWERED) {
        expect(me, round, lowered_text[bit], pending & mask[bit], 0);
        if (rng_below(rng, 2) == 0) cells[me][bit].state = LOW;
    }
}

/* Bits that only the hart itself changes follow each instruction. */
static void toggle(u64 me, u64 round, int sstc, rng_t *rng) {
    u64 bits = BIT(IRQ_SSI) | BIT(IRQ_SEI) | (sstc ? 0 : BIT(IRQ_STI));
    u64 some = rng_next(rng) & bits;
    csr_set(mip, some);
    if (sstc) csr_write(0x14d, some & BIT(IRQ_SSI) ? 0 : ~0UL);
    u64 seen = csr_read(mip);
    expect(me, round, "own bits set", seen & bits & some, some);
    csr_clear(mip, some);
    seen = csr_read(mip);
    expect(me, round, "own bits cleared", seen & bits, 0);
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule25_pending_flags", 25, 100);
        external_begin();
    }
    timer_set(me, ~0UL);
    csr_write(mie, 0);
    csr_write(mip, 0);
    int sstc = stimecmp_begin();
    quiet_barrier(me);
    rng_t rng = rng_for(me, 0);
    u64 raised = 0, goal = rounds;
    u64 end = time_now() + 3 * PATIENCE;
    for (u64 turn = 0; done < hart_count; turn++) {
        for (u32 bit = 0; bit < BITS; bit++) {
            raised += own((me + 1 + bit) % hart_count, bit);
            look(me, bit, turn, &rng);
        }
        toggle(me, turn, sstc, &rng);
        if (raised >= goal) {
            goal = ~0UL;
            __atomic_fetch_add(&done, 1, __ATOMIC_SEQ_CST);
        }
        if (!(turn & 0xff) && time_now() > end) {
            failed(me, turn, "raises so far", raised, goal);
            break;
        }
    }
    for (u32 bit = 0; bit < BITS; bit++) drive(me, bit, 0);
    quiet_barrier(me);
    return me ? 0 : smptest_end();
}
