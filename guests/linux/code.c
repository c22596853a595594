/* Code written by one thread and run by others, as a JIT does: through one mapping that is writable and executable, and
 * through two. riscv_flush_icache by the writer covers all threads of the process. */
#include "smpstress.h"

#define SLOTS 16

static unsigned rounds;
static uint32_t *writable, *executable; /* the same page, perhaps at two addresses */
static atomic_ulong published[SLOTS];
static atomic_uint over;

static void flush(void *from, void *to) { need(syscall(SYS_riscv_flush_icache, from, to, 0) == 0, "riscv_flush_icache"); }

/* li a0, value (31 bits); ret. Each slot has its own 64 bytes; the code is at one of four places in it, so that it
 * crosses lines of the patching; a jump leads there. */
static void write_slot(unsigned slot, uint64_t value, unsigned place) {
    uint32_t *code = writable + 32 * slot;
    uint32_t high = (uint32_t)(value + 0x800) & 0xfffff000, low = (uint32_t)value & 0xfff;
    uint32_t *body = code + 4 + 4 * place;
    body[0] = high | 10 << 7 | 0x37;                                /* lui a0 */
    body[1] = low << 20 | 10 << 15 | 10 << 7 | 0x1b;                /* addiw a0, a0 */
    body[2] = 0x00008067;                                           /* ret */
    /* An aligned word, stored at once: whoever fetches it has the old jump or the new one. */
    uint32_t offset = 4 * (4 + 4 * place);
    flush(executable + 32 * slot, executable + 32 * slot + 32);     /* the body before the jump to it */
    *(volatile uint32_t *)code = (offset >> 1 & 0x3ff) << 21 | 0x6f; /* j body */
}

static uint64_t call_slot(unsigned slot) { return ((uint64_t (*)(void))(executable + 32 * slot))(); }

static void writer(void) {
    rng_t rng = rng_for(1200);
    for (uint64_t version = 1; version <= rounds; version++) {
        unsigned slot = (unsigned)rng_below(&rng, SLOTS);
        write_slot(slot, version, (unsigned)(version % 5));
        flush(executable + 32 * slot, executable + 32 * slot + 32);
        atomic_store(&published[slot], version);
        expect("what the writer itself runs", call_slot(slot), version);
        dither(&rng, 3000);
        if (rng_below(&rng, 8) == 0) sched_yield();
    }
    atomic_store(&over, 1);
}

static void runner(unsigned me) {
    rng_t rng = rng_for(1300 + me);
    uint64_t calls = 0;
    while (!atomic_load(&over)) {
        unsigned slot = (unsigned)rng_below(&rng, SLOTS);
        uint64_t least = atomic_load(&published[slot]);
        uint64_t got = call_slot(slot);
        if (got < least || got > rounds) expect("version that ran", got, least);
        calls++;
    }
    count_checks(calls);
}

static void body(unsigned me) {
    if (me == 0) writer();
    else runner(me);
}

static void storm(void) {
    memset(writable, 0, PAGE);
    for (unsigned slot = 0; slot < SLOTS; slot++) {
        atomic_store(&published[slot], 0);
        write_slot(slot, 0, 0);
    }
    flush(executable, executable + PAGE / 4);
    atomic_store(&over, 0);
    run_threads(cpus < 2 ? 2 : cpus < 6 ? cpus : 6, body);
}

void do_jit(void) {
    rounds = scaled(300);
    if (rounds > 2000) rounds = 2000; /* as far as addiw alone makes the value: one store changes it */
    int all = PROT_READ | PROT_WRITE | PROT_EXEC;
    writable = executable = mmap(NULL, PAGE, all, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    need(writable != MAP_FAILED, "mmap");
    storm();
    int file = (int)syscall(SYS_memfd_create, "code", 0);
    need(file >= 0 && ftruncate(file, PAGE) == 0, "memfd_create");
    writable = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    executable = mmap(NULL, PAGE, PROT_READ | PROT_EXEC, MAP_SHARED, file, 0);
    need(writable != MAP_FAILED && executable != MAP_FAILED, "mmap");
    storm();
}
