/* Mappings that change under other threads: each change must reach every hart's TLB before the call returns. */
#include "smpstress.h"
#include <setjmp.h>
#include <signal.h>

#define READERS_MAX 8

static unsigned rounds;
static volatile uint64_t *page; /* what is changed */
static atomic_uint over;
static rng_t writer_rng;

/* A fault in a thread that has armed its jump ends what it was doing; any other kills the program. */
static __thread sigjmp_buf recovery;
static __thread volatile int armed;

static void on_fault(int number, siginfo_t *info, void *context) {
    (void)context;
    if (!armed || (uint64_t)info->si_addr - (uint64_t)page >= PAGE) {
        signal(number, SIG_DFL);
        return;
    }
    siglongjmp(recovery, 1);
}

static void catch_faults(void) {
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER};
    need(sigaction(SIGSEGV, &action, NULL) == 0, "sigaction");
}

/* Somebody must have done it once more since now: the other threads are really at it. */
static void await(atomic_ulong *counter) {
    uint64_t before = atomic_load(counter);
    while (atomic_load(counter) == before) sched_yield();
}

static unsigned helpers(void) { return cpus < 2 ? 1 : cpus - 1 < READERS_MAX ? cpus - 1 : READERS_MAX; }

/* --- mprotect: stores stop exactly when the permission is gone.
 *
 * `phase` modulo 4: stores must succeed; either; must fault; either. A storer that read the same phase before and after
 * its store has stored in that phase. After mprotect(PROT_READ) has returned the words must stand still, too. */

enum { WRITABLE, PROTECTING, READ_ONLY, ALLOWING };
static atomic_ulong phase, faults, stores;

static void storer(unsigned me) {
    volatile uint64_t *own = page + 8 * me;
    while (!atomic_load(&over)) {
        uint64_t before = atomic_load(&phase);
        int faulted = sigsetjmp(recovery, 0);
        if (!faulted) {
            armed = 1;
            *own = *own + 1;
        }
        armed = 0;
        uint64_t after = atomic_load(&phase);
        atomic_fetch_add_explicit(faulted ? &faults : &stores, 1, memory_order_relaxed);
        if (before != after) continue;
        if (before % 4 == READ_ONLY && !faulted) expect("a store to a read-only page; phase", before, 0);
        if (before % 4 == WRITABLE && faulted) expect("a fault in a writable page; phase", before, 2);
    }
}

static void protector(unsigned count) {
    for (unsigned round = 0; round < rounds; round++) {
        uint64_t words[READERS_MAX];
        await(&stores);
        dither(&writer_rng, 20000);
        atomic_fetch_add(&phase, 1);
        need(mprotect((void *)page, PAGE, PROT_READ) == 0, "mprotect");
        atomic_fetch_add(&phase, 1);
        for (unsigned i = 0; i < count; i++) words[i] = page[8 * i];
        dither(&writer_rng, 20000);
        if (rng_below(&writer_rng, 2)) await(&faults);
        for (unsigned i = 0; i < count; i++) expect("a word of a read-only page", page[8 * i], words[i]);
        atomic_fetch_add(&phase, 1);
        need(mprotect((void *)page, PAGE, PROT_READ | PROT_WRITE) == 0, "mprotect");
        atomic_fetch_add(&phase, 1);
    }
    atomic_store(&over, 1);
}

static void mprotect_body(unsigned me) {
    if (me == helpers()) protector(me);
    else storer(me);
}

static void *anonymous(void *at, uint64_t size) {
    int fixed = at ? MAP_FIXED : 0;
    void *got = mmap(at, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | fixed, -1, 0);
    need(got != MAP_FAILED, "mmap");
    return got;
}

void do_mprotect(void) {
    rounds = scaled(80);
    writer_rng = rng_for(700);
    page = anonymous(NULL, PAGE);
    catch_faults();
    run_threads(helpers() + 1, mprotect_body);
    count_checks(atomic_load(&stores) + atomic_load(&faults));
}

/* --- remap: the same address shows one page after the other; who knows that the new one is there must not see the old.
 *
 * The pages are those of a file in memory, each filled with its number, which only grows. */

#define VERSIONS 8
static atomic_ulong published, looks; /* at least this version shows; looks at it */

static void reader(void) {
    while (!atomic_load(&over)) {
        uint64_t least = atomic_load(&published);
        if (sigsetjmp(recovery, 0) == 0) { /* between munmap and mmap there is nothing */
            armed = 1;
            uint64_t one = page[0], other = page[511];
            armed = 0;
            if (one < least || other < one) expect("a version behind the published one", other < one ? other : one, least);
            atomic_fetch_add_explicit(&looks, 1, memory_order_relaxed);
        }
        armed = 0;
    }
}

static void remapper(int file) {
    uint64_t *window = mmap(NULL, VERSIONS * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    need(window != MAP_FAILED, "mmap");
    for (uint64_t version = 1; version <= rounds; version++) {
        uint64_t place = version % VERSIONS;
        for (unsigned i = 512; i-- > 0;) window[place * 512 + i] = version;
        if (rng_below(&writer_rng, 3) == 0) need(munmap((void *)page, PAGE) == 0, "munmap");
        void *got = mmap((void *)page, PAGE, PROT_READ, MAP_SHARED | MAP_FIXED, file, (off_t)(place * PAGE));
        need(got == (void *)page, "mmap");
        atomic_store(&published, version);
        dither(&writer_rng, 20000);
        if (rng_below(&writer_rng, 2)) await(&looks);
    }
    atomic_store(&over, 1);
}

static int remap_file;

static void remap_body(unsigned me) {
    if (me == helpers()) remapper(remap_file);
    else reader();
}

void do_remap(void) {
    rounds = scaled(100);
    writer_rng = rng_for(800);
    remap_file = (int)syscall(SYS_memfd_create, "pages", 0);
    need(remap_file >= 0 && ftruncate(remap_file, VERSIONS * PAGE) == 0, "memfd_create");
    page = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, remap_file, 0);
    need(page != MAP_FAILED, "mmap");
    catch_faults();
    run_threads(helpers() + 1, remap_body);
    count_checks(atomic_load(&looks));
}

/* --- mmap: all threads map, fill, move, give back and unmap at once; new memory is zero, moved memory keeps its values */

static void map_storm(unsigned me) {
    rng_t rng = rng_for(900 + me);
    for (unsigned round = 0; round < rounds; round++) {
        uint64_t pages = 1 + rng_below(&rng, 24), wrong = 0;
        uint64_t *area = anonymous(NULL, pages * PAGE);
        for (uint64_t i = 0; i < pages * 512; i += 512) {
            wrong += area[i] != 0;
            area[i] = i ^ me;
        }
        expect("words of new memory that are not zero", wrong, 0);
        if (rng_below(&rng, 2)) {
            uint64_t *moved = mremap(area, pages * PAGE, (pages + 3) * PAGE, MREMAP_MAYMOVE);
            need(moved != MAP_FAILED, "mremap");
            area = moved;
            for (uint64_t i = 0; i < pages * 512; i += 512) wrong += area[i] != (i ^ me);
            expect("words changed by a move", wrong, 0);
            pages += 3;
        }
        if (rng_below(&rng, 2)) {
            need(madvise(area, pages * PAGE, MADV_DONTNEED) == 0, "madvise");
            for (uint64_t i = 0; i < pages * 512; i += 512) wrong += area[i] != 0;
            expect("words of given-back memory that are not zero", wrong, 0);
        }
        need(munmap(area, pages * PAGE) == 0, "munmap");
    }
}

void do_mmap(void) {
    rounds = scaled(25);
    run_threads(threads_wanted(), map_storm);
}
