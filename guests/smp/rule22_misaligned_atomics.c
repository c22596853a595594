/* Contract rule 22: LR, SC and AMO at an address that is not a multiple of their size trap, with the address in mtval:
 * address-misaligned, or access fault on machines that choose so (A extension, "Zalrsc"). At every offset in a
 * doubleword, and across the end of a page, mapped or not; from machine mode and from supervisor mode under Sv39. Memory and the
 * destination register stay as they were, and a neighbour hart that counts in the same words never loses an update.
 * A machine that makes misaligned atomics quietly, in two parts, would not. */
#include "atomic.h"
#include "space.h"

static space_t space;
static volatile u64 words[1024] OWN_PAGE; /* two pages, the words around their border are used */
static volatile u64 counted LINE;
static volatile u32 finished;

#define UNTOUCHED 0x5a5a5a5a12345678UL
/* Each returns the destination register as it is after a trap that skips the instruction: UNTOUCHED. */
#define OPERATION(name, insn)                                                                                \
    static u64 name(u64 p, u64 v) {                                                                          \
        u64 d = UNTOUCHED;                                                                                   \
        __asm__ volatile(insn : "+&r"(d) : "r"(p), "r"(v) : "memory");                                       \
        return d;                                                                                            \
    }
OPERATION(lr_w, "lr.w %0, (%1)")
OPERATION(lr_d, "lr.d.aqrl %0, (%1)")
OPERATION(sc_w, "sc.w %0, %2, (%1)")
OPERATION(sc_d, "sc.d.rl %0, %2, (%1)")
OPERATION(swap_w, "amoswap.w %0, %2, (%1)")
OPERATION(swap_d, "amoswap.d.aq %0, %2, (%1)")
OPERATION(add_w, "amoadd.w.aqrl %0, %2, (%1)")
OPERATION(add_d, "amoadd.d %0, %2, (%1)")
OPERATION(xor_w, "amoxor.w %0, %2, (%1)")
OPERATION(and_d, "amoand.d %0, %2, (%1)")
OPERATION(or_w, "amoor.w %0, %2, (%1)")
OPERATION(min_d, "amomin.d %0, %2, (%1)")
OPERATION(max_w, "amomax.w %0, %2, (%1)")
OPERATION(minu_d, "amominu.d %0, %2, (%1)")
OPERATION(maxu_d, "amomaxu.d %0, %2, (%1)")
static const struct { u64 (*f)(u64, u64); u32 size, load; } operations[] = {
    {lr_w, 4, 1}, {lr_d, 8, 1}, {sc_w, 4, 0}, {sc_d, 8, 0}, {swap_w, 4, 0}, {swap_d, 8, 0}, {add_w, 4, 0}, {add_d, 8, 0},
    {xor_w, 4, 0}, {and_d, 8, 0}, {or_w, 4, 0}, {min_d, 8, 0}, {max_w, 4, 0}, {minu_d, 8, 0}, {maxu_d, 8, 0}};
#define OPERATIONS (sizeof operations / sizeof *operations)

static volatile u64 trap_cause[MAX_HARTS], trap_tval[MAX_HARTS];
static u64 skip(u64 cause, u64 epc, u64 tval) {
    trap_cause[hart_id()] = cause;
    trap_tval[hart_id()] = tval;
    return epc + 4;
}

/* `page_cause`: what else is right where the access also lies in no page; which goes first is the machine's choice. */
static void judge(u64 hart, u32 i, u64 va, u64 cause, u64 tval, u64 page_cause) {
    u64 misaligned = operations[i].load ? LOAD_MISALIGNED : STORE_MISALIGNED;
    expect(hart, i, "cause of a misaligned atomic, operation (round)",
           cause == misaligned + 1 || cause == page_cause ? misaligned : cause, misaligned);
    u64 second = (va | 4095) + 1; /* a page fault may be reported where the missing page begins */
    expect(hart, i, "mtval of it", cause == page_cause && tval == second ? va : tval, va);
}

static void in_machine_mode(u64 hart, u32 i, u64 offset) {
    u64 p = (u64)&words[511] + offset, before[3] = {words[511], words[512], words[513]};
    trap_cause[hart] = ~0UL;
    expect(hart, i, "rd after a misaligned atomic", operations[i].f(p, ~0UL), UNTOUCHED);
    judge(hart, i, p, trap_cause[hart], trap_tval[hart], ~0UL);
    for (u32 k = 0; k < 3; k++) expect(hart, i, "memory after it", words[511 + k], before[k]);
}

static void in_supervisor_mode(u64 hart, u32 i, u64 offset, u32 second_page) {
    u64 va = TEST_VA + 4088 + offset, crosses = offset + operations[i].size > 8;
    set_pte(&space.test[0], words, PTE_V | PTE_R | PTE_W | PTE_AD);
    set_pte(&space.test[1], words + 512, second_page ? PTE_V | PTE_R | PTE_W | PTE_AD : 0);
    sfence_vma();
    u64 cause = run_in(S, (const void *)operations[i].f, va, ~0UL, 0);
    u64 page_cause = crosses && !second_page ? operations[i].load ? LOAD_PAGE : STORE_PAGE : ~0UL;
    judge(hart, i, va, cause, context()->tval, page_cause);
}

int hart_main(u64 hart) {
    if (hart == 0) {
        smptest_begin("rule22_misaligned_atomics", 22, 3);
        trap_handler = skip;
        for (u32 i = 0; i < 1024; i++) words[i] = i * 0x0101010101010101UL;
        space_make(&space);
    }
    pmp_allow_all();
    barrier(hart);
    if (hart == 0) {
        space_enter(&space, 0);
        for (u64 round = 0; round < rounds; round++)
            for (u32 i = 0; i < OPERATIONS; i++)
                for (u64 offset = 1; offset < 8; offset++) {
                    if (offset % operations[i].size == 0) continue;
                    in_machine_mode(hart, i, offset);
                    in_supervisor_mode(hart, i, offset, 1);
                    in_supervisor_mode(hart, i, offset, 0);
                }
        finished = 1;
        fence();
    } else {
        u32 turns = 0;
        for (u64 n = 0; !finished; n++) { /* aligned atomics go on beside them */
            AMO("add.d", &counted, 1UL);
            checked(hart, 1);
            if (n % 64 == 0) pause_in_turn(hart, &turns);
        }
    }
    barrier(hart);
    return hart ? 0 : smptest_end();
}
