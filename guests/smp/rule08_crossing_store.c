/* Contract rule 8: a store across a page boundary invalidates code in both pages.
 *
 * The last instructions of one page and the first of the next, each a 16-bit `li` of its own register, are
 * rewritten by one misaligned store of 2, 4 or 8 bytes, at every offset that crosses; the pages are neighbours
 * physically, or by mapping only. After the handshake and fence.i every hart runs what memory holds, in both pages. A
 * machine that looks only at the page where the store begins keeps the second page's old code. */
#include "codegen.h"
#include "space.h"

static space_t space PAGES;
static page_t pages[4] PAGES;
#define EDGE_VA (TEST_VA + 0x1000) /* between pages[2] and pages[0], in this order, by mapping */

/* a0..a3 in the low page's last halfwords, a4, a5, t1, t2 in the high page's first: t1 = 6, t2 = 7 */
static const u8 registers[8] = {10, 11, 12, 13, 14, 15, 6, 7};

/* Runs low (from its 8th last byte) and high, and packs each register's 6 bits. */
static u64 run(const void *entry) {
    u64 packed;
    register u64 a6 __asm__("a6") = (u64)entry;
    __asm__ volatile(
        "jalr ra, 0(a6)\n"
        "andi a0, a0, 63\n andi a1, a1, 63\n slli a1, a1, 6\n or a0, a0, a1\n"
        "andi a1, a2, 63\n slli a1, a1, 12\n or a0, a0, a1\n andi a1, a3, 63\n slli a1, a1, 18\n or a0, a0, a1\n"
        "andi a1, a4, 63\n slli a1, a1, 24\n or a0, a0, a1\n andi a1, a5, 63\n slli a1, a1, 30\n or a0, a0, a1\n"
        "andi a1, t1, 63\n slli a1, a1, 36\n or a0, a0, a1\n andi a1, t2, 63\n slli a1, a1, 42\n or %0, a0, a1\n"
        : "=r"(packed)
        : "r"(a6)
        : "ra", "a0", "a1", "a2", "a3", "a4", "a5", "t1", "t2", "memory");
    return packed;
}

static u64 run_s(u64 entry, u64 b UNUSED) { return run((void *)entry); }
OP u64 store_s(u64 at, u64 kind) {
    u64 size = kind & 15, value = csr_read(sscratch);
    if (size == 2) __asm__ volatile(NORVC("sh %1, 0(%0)")::"r"(at), "r"(value) : "memory");
    else if (size == 4) __asm__ volatile(NORVC("sw %1, 0(%0)")::"r"(at), "r"(value) : "memory");
    else if (kind & 16) __asm__ volatile("fmv.d.x ft0, %1\n fsd ft0, 0(%0)" ::"r"(at), "r"(value) : "ft0", "memory");
    else __asm__ volatile(NORVC("sd %1, 0(%0)")::"r"(at), "r"(value) : "memory");
    return 0;
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("rule08_crossing_store", 8, 500);
        space_make(&space);
        set_pte(&space.test[0], &pages[2], PTE_ALL);
        set_pte(&space.test[1], &pages[0], PTE_ALL);
        for (u32 i = 0; i < 4; i++) {
            for (u32 h = 0; h < 4; h++) {
                pages[i].half[2044 + h] = (u16)C_LI(registers[h], 0);
                pages[i].half[h] = (u16)C_LI(registers[4 + h], 0);
            }
            pages[i].half[4] = C_RET;
        }
    }
    barrier(me);
    pmp_allow_all();
    space_enter(&space, 0);
    fence_i();
    rng_t common = rng_for(0, 1);
    u64 now[2] = {0, 0}; /* packed values: [0] pages 0 and 1 physically, [1] pages 2 and 0 by mapping */
    for (u32 round = 1; round <= rounds; round++) {
        u32 mapped = (u32)(rng_next(&common) >> 63), author = (u32)rng_below(&common, hart_count);
        u32 size = 2u << rng_below(&common, 3), fp = (u32)(rng_next(&common) >> 63);
        u32 before = 1 + (u32)rng_below(&common, size - 1); /* bytes of the store that are in the low page */
        const u64 entry[2] = {(u64)&pages[0].half[2044], EDGE_VA - 8};
        for (u32 i = 0; i < 2; i++)
            expect(me, round, "before the store",
                   i ? in_s(me, round, "run", (void *)run_s, entry[1], 0) : run((void *)entry[0]), now[i]);
        barrier(me);
        /* The new bytes: the code as it shall be, of which the store carries some. An odd start splits a halfword: the
         * half left out stays as it was, so only halfwords that are wholly inside change; the others are stored as they
         * are. */
        u8 bytes[16];
        page_t *low = mapped ? &pages[2] : &pages[0], *high = mapped ? &pages[0] : &pages[1];
        for (u32 i = 0; i < 8; i++) bytes[i] = low->byte[4088 + i], bytes[8 + i] = high->byte[i];
        for (u32 h = 0; h < 8; h++) {
            u32 value = (u32)rng_below(&common, 32);
            if (2 * h >= 8 - before && 2 * h + 2 <= 8 - before + size) {
                bytes[2 * h] = (u8)C_LI(registers[h], value);
                bytes[2 * h + 1] = (u8)(C_LI(registers[h], value) >> 8);
            }
        }
        u64 word = 0;
        for (u32 i = 0; i < size; i++) word |= (u64)bytes[8 - before + i] << 8 * i;
        barrier(me); /* all have read what was there */
        if (me == author) {
            csr_write(sscratch, word);
            csr_set(mstatus, MSTATUS_FS);
            u64 kind = size | fp << 4;
            if (mapped) in_s(me, round, "store", (void *)store_s, EDGE_VA - before, kind);
            else store_s((u64)&pages[1] - before, kind);
        }
        barrier(me);
        fence_i();
        for (u32 i = 0; i < 2; i++) {
            page_t *l = i ? &pages[2] : &pages[0], *h = i ? &pages[0] : &pages[1];
            now[i] = 0;
            for (u32 k = 0; k < 8; k++) {
                u32 insn = k < 4 ? l->half[2044 + k] : h->half[k - 4];
                now[i] |= (u64)((insn >> 2 & 31) | (insn >> 12 & 1) << 5) << 6 * k;
            }
            expect(me, round, i ? "after the store, mapped" : "after the store",
                   i ? in_s(me, round, "run", (void *)run_s, entry[1], 0) : run((void *)entry[0]), now[i]);
        }
    }
    barrier(me);
    return me == 0 ? smptest_end() : 0;
}
