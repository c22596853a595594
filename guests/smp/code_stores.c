/* Cross-modifying code by every kind of store: bytes to doublewords, compressed, floating-point and misaligned ones,
 * AMOs, SC.
 *
 * One hart rewrites a `li` with a kind of store drawn at random while the others run it: until the handshake they may
 * get the old number or the new one, and nothing else; after it, and fence.i, only the new. A machine whose one store
 * path forgets to look whether it hits code keeps the old number. */
#include "codegen.h"

#define FUNCTIONS 64
static page_t code PAGES; /* function f: word 16 f: li a0, N; ret */
static volatile u32 number[FUNCTIONS] PAGES;
static volatile u32 said PAGES;
static volatile u64 raced[MAX_HARTS][8] PAGES;

enum { SB, SH, SW, SD, C_SW, C_SD, FSW, FSD, SWAP_W, SWAP_D, ADD_W, XOR_D, SC_W, SC_D, MIS_W, MIS_D, KINDS };
static const char *const names[KINDS] = {
    "sb",        "sh",        "sw",       "sd",       "c.sw", "c.sd", "fsw",           "fsd",
    "amoswap.w", "amoswap.d", "amoadd.w", "amoxor.d", "sc.w", "sc.d", "misaligned sw", "misaligned sd"};

static void patch(volatile u32 *at, u32 kind, u32 insn) {
    u64 both = (u64)RET << 32 | insn, old = at[0], old_both = *(volatile u64 *)at, failed_;
    switch (kind) { /* of an sb only the top byte arrives: the caller keeps the other bits as they are */
    case SB: ((volatile u8 *)at)[3] = (u8)(insn >> 24); break;
    case SH: ((volatile u16 *)at)[1] = (u16)(insn >> 16); break;
    case SW:
        __asm__ volatile(".option push\n.option norvc\nsw %1, 0(%0)\n.option pop" ::"r"(at), "r"(insn) : "memory");
        break;
    case SD:
        __asm__ volatile(".option push\n.option norvc\nsd %1, 0(%0)\n.option pop" ::"r"(at), "r"(both) : "memory");
        break;
    case C_SW:
        __asm__ volatile("mv a4, %0\n mv a5, %1\n c.sw a5, 0(a4)" ::"r"(at), "r"(insn) : "a4", "a5", "memory");
        break;
    case C_SD:
        __asm__ volatile("mv a4, %0\n mv a5, %1\n c.sd a5, 0(a4)" ::"r"(at), "r"(both) : "a4", "a5", "memory");
        break;
    case FSW: __asm__ volatile("fmv.w.x ft0, %1\n fsw ft0, 0(%0)" ::"r"(at), "r"(insn) : "ft0", "memory"); break;
    case FSD: __asm__ volatile("fmv.d.x ft0, %1\n fsd ft0, 0(%0)" ::"r"(at), "r"(both) : "ft0", "memory"); break;
    case SWAP_W: __asm__ volatile("amoswap.w zero, %1, (%0)" ::"r"(at), "r"(insn) : "memory"); break;
    case SWAP_D: __asm__ volatile("amoswap.d zero, %1, (%0)" ::"r"(at), "r"(both) : "memory"); break;
    case ADD_W: __asm__ volatile("amoadd.w zero, %1, (%0)" ::"r"(at), "r"(insn - old) : "memory"); break;
    case XOR_D: __asm__ volatile("amoxor.d zero, %1, (%0)" ::"r"(at), "r"(both ^ old_both) : "memory"); break;
    case SC_W:
        __asm__ volatile("1: lr.w %0, (%1)\n sc.w %0, %2, (%1)\n bnez %0, 1b"
                         : "=&r"(failed_)
                         : "r"(at), "r"(insn)
                         : "memory");
        break;
    case SC_D:
        __asm__ volatile("1: lr.d %0, (%1)\n sc.d %0, %2, (%1)\n bnez %0, 1b"
                         : "=&r"(failed_)
                         : "r"(at), "r"(both)
                         : "memory");
        break;
    case MIS_W: /* the upper half of the li, and the ret's lower half as it is */
        __asm__ volatile("sw %1, 2(%0)" ::"r"(at), "r"(both >> 16) : "memory");
        break;
    case MIS_D: { /* two halfwords before the li stay as they are */
        u64 before = at[-1];
        __asm__ volatile("sd %1, -4(%0)" ::"r"(at), "r"(before | (u64)insn << 32) : "memory");
        break;
    }
    }
}

int hart_main(u64 me) {
    if (me == 0) {
        smptest_begin("code_stores", 6, 900);
        for (u32 f = 0; f < FUNCTIONS; f++) {
            code.word[16 * f] = LI(A0, 0);
            code.word[16 * f + 1] = RET;
            code.word[16 * f + 15] = NOP;
        }
    }
    barrier(me);
    csr_set(mstatus, MSTATUS_FS);
    fence_i();
    rng_t common = rng_for(0, 1), rng = rng_for(me, 0);
    for (u32 round = 1; round <= rounds; round++) {
        u32 f = (u32)rng_below(&common, FUNCTIONS - 1) + 1, kind = (u32)rng_below(&common, KINDS),
            author = (u32)rng_below(&common, hart_count);
        u32 old = number[f], new = (u32)rng_below(&common, 2048);
        if (kind == SB) new = (new & ~15u) | (old & 15);
        volatile u32 *at = &code.word[16 * f];
        u64 got = call(at);
        expect(me, round, "before the store", got, old);
        rendezvous(me);
        if (me == author) {
            dither(&rng, 3000);
            patch(at, kind, LI(A0, new));
            fence();
            __atomic_store_n(&said, round, __ATOMIC_SEQ_CST);
            wake_all_but(me);
        } else {
            for (u32 i = 0; i < 500 && said != round; i++) {
                got = call(at);
                raced[me][0]++;
                if (got != old && got != new) failed(me, round, "neither old nor new", got, new);
            }
            wait_for(me, &said, round);
        }
        fence_i();
        expect(me, round, names[kind], call(at), new);
        barrier(me);
        if (me == author) number[f] = new;
        barrier(me);
    }
    if (me != 0) return 0;
    u64 sum = 0;
    for (u64 h = 0; h < hart_count; h++) sum += raced[h][0];
    extra("raced", sum);
    return smptest_end();
}
