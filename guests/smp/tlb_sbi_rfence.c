/* Remote fences by SBI calls (RFENCE: remote fence.i, remote sfence.vma, by address or of all): when the call returns,
 * they have happened on every hart asked.
 *
 * This guest runs in S-mode, entered by firmware or the emulator's built-in SBI (`-bios default`), linked at
 * 0x80200000; the harts are started by HSM. The boot hart moves a virtual page over a ring of physical ones, and
 * patches a function; the others load, store and call without ever fencing themselves. After the call nobody may see
 * the old page or the old code, and no store lands in the page that was taken away. */
#include "codegen.h"
#include "space.h"

#define RING 4
#define LIMIT_MS 20000
#define SLOW_MS 5000 /* a remote fence that takes longer has not been noticed by its target */
static space_t space PAGES;
static page_t pages[RING] PAGES, code[2] PAGES;
static volatile u64 least_page PAGES, least_code; /* the versions that all must see by now */
static volatile u32 over, ready, gone;
static volatile u64 looks[MAX_HARTS][8] PAGES;
static u64 boot_hart = ~0UL;

struct result {
    i64 error, value;
};
static struct result sbi(u64 extension, u64 function, u64 x0, u64 x1, u64 x2, u64 x3) {
    register u64 a0 __asm__("a0") = x0;
    register u64 a1 __asm__("a1") = x1;
    register u64 a2 __asm__("a2") = x2;
    register u64 a3 __asm__("a3") = x3;
    register u64 a6 __asm__("a6") = function;
    register u64 a7 __asm__("a7") = extension;
    __asm__ volatile("ecall" : "+r"(a0), "+r"(a1) : "r"(a2), "r"(a3), "r"(a6), "r"(a7) : "memory");
    return (struct result){(i64)a0, (i64)a1};
}
#define HSM 0x48534dUL
#define RFENCE 0x52464e43UL
enum { REMOTE_FENCE_I = 0, REMOTE_SFENCE_VMA = 1 };
extern void sbi_start(void);

static u64 now(void) { return csr_read(time); }

__attribute__((used)) void unexpected_trap(u64 cause, u64 epc, u64 tval) {
    print("FAIL rule=11 unexpected trap: got %lx, expected 0 (epc %lx tval %lx)\n", cause, epc, tval);
    exit(FAILED);
}

/* On all harts but this one, by turns as a mask or as "all". */
static void remote(u64 me, u64 round, u64 function, u64 start, u64 size, rng_t *rng) {
    u64 before = now(), all = rng_below(rng, 2), mask = ((hart_count < 64 ? 1UL << hart_count : 0) - 1) & ~(1UL << me);
    struct result r = sbi(RFENCE, function, all ? 0 : mask, all ? -1UL : 0, start, size);
    u64 took = (now() - before) / TICKS_PER_MS;
    if (r.error) failed(me, round, "error of the remote fence", (u64)r.error, 0);
    checked(me, 1);
    if (took > SLOW_MS) failed(me, round, "milliseconds for a remote fence", took, SLOW_MS);
    if (took > SLOW_MS) exit((u32)smptest_end());
}

static void move_page(u64 me, u64 round, rng_t *rng) {
    static u64 in_use;
    u64 next = (in_use + 1 + rng_below(rng, RING - 1)) % RING, kind = rng_below(rng, 3);
    ((volatile u64 *)pages[next].quad)[0] = round;
    fence();
    set_pte(&space.test[0], &pages[next], PTE_ALL);
    fence();
    sfence_vma();
    remote(me, round, REMOTE_SFENCE_VMA, kind ? TEST_VA : 0, kind == 0 ? 0 : kind == 1 ? 4096 : -1UL, rng);
    volatile u64 *old = pages[in_use].quad;
    for (u32 i = 1; i < 512; i++) old[i] = 0xdead0000 + i;
    least_page = round;
    dither(rng, 3000);
    u32 bad = 0;
    for (u32 i = 1; i < 512; i++) bad += old[i] != 0xdead0000 + i;
    expect(me, round, "words stored to a page that was taken away", bad, 0);
    in_use = next;
}

static void patch_code(u64 me, u64 round, rng_t *rng) {
    for (u32 i = 0; i < 2; i++) put32(&code[i].word[0], LI(A0, round));
    fence();
    fence_i();
    remote(me, round, REMOTE_FENCE_I, 0, 0, rng);
    least_code = round;
}

static void look(u64 me) {
    volatile u64 *page = (u64 *)TEST_VA;
    u64 least = least_page, slot = 8 + 8 * (me & 31);
    __asm__ volatile("fence r, r" ::: "memory");
    page[slot] = looks[me][0];
    u64 version = page[0];
    if (version < least) failed(me, least, "version of the page after the call", version, least);
    page[slot + 1] = version;
    least = least_code;
    __asm__ volatile("fence r, r" ::: "memory");
    for (u32 i = 0; i < 2; i++) {
        version = call(&code[i]);
        if (version < least) failed(me, least, "version of the code after the call", version, least);
    }
    looks[me][0]++;
}

static void author(u64 me) {
    rng_t rng = rng_for(me, 0);
    u64 limit = now() + LIMIT_MS * TICKS_PER_MS;
    for (u64 h = 0; h < hart_count; h++)
        if (h != me) {
            struct result r = sbi(HSM, 0, h, (u64)sbi_start, 0, 0);
            if (r.error) failed(me, h, "error of hart_start", (u64)r.error, 0);
        }
    while (ready + 1 < hart_count)
        if (now() > limit) {
            failed(me, 0, "harts that started", ready + 1, hart_count);
            exit((u32)smptest_end());
        }
    for (u64 round = 1; round <= rounds && round < 2048; round++) {
        if (rng_below(&rng, 2)) move_page(me, round, &rng);
        else patch_code(me, round, &rng);
    }
    over = 1;
    while (gone + 1 < hart_count)
        if (now() > limit + LIMIT_MS * TICKS_PER_MS) break;
    u64 sum = 0;
    for (u64 h = 0; h < hart_count; h++) {
        sum += looks[h][0];
        checked(h, 3 * looks[h][0]);
    }
    extra("looks", sum);
    if (hart_count > 1 && sum < rounds) weak("the others hardly ever looked");
    exit((u32)smptest_end());
}

__attribute__((used)) void sbi_hart(u64 hart, const void *dtb) {
    u64 is_author = boot_hart == ~0UL;
    if (is_author) {
        boot_hart = hart;
        fdt_scan(dtb);
        smptest_begin("tlb_sbi_rfence", 11, 40);
        space_make(&space);
        set_pte(&space.test[0], &pages[0], PTE_ALL);
        for (u32 i = 0; i < 2; i++) code[i].word[0] = LI(A0, 0), code[i].word[1] = RET;
    }
    fence_i();
    space_enter(&space, 0);
    if (is_author) author(hart);
    __atomic_fetch_add(&ready, 1, __ATOMIC_SEQ_CST);
    /* A hart whose remote fence is never noticed would keep the author waiting for ever: it comes to an end by itself.
     */
    u64 limit = now() + LIMIT_MS * TICKS_PER_MS;
    while (!over && now() < limit)
        for (u32 i = 0; i < 50; i++) look(hart);
    __atomic_fetch_add(&gone, 1, __ATOMIC_SEQ_CST);
}
