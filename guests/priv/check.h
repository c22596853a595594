/* What the rule tests share: checks that end the run with a reason, one-instruction operations to run in another
 * mode, and a standard address space. A test returns 0 from main; a failing check exits with 1 + line % 240. */
#ifndef CHECK_H
#define CHECK_H
#include "guest.h"
#include "paging.h"

#define U 0
#define S 1
#define M 3

#define UNUSED __attribute__((unused))
#define OP static __attribute__((noinline, unused))

static UNUSED void expect_at(u32 line, const char *what, u64 got, u64 wanted) {
    if (got == wanted) return;
    print("line %u: %s: got %lx, expected %lx\n", line, what, got, wanted);
    exit(1 + line % 240);
}
#define EXPECT(got, wanted) expect_at(__LINE__, #got, (u64)(got), (u64)(wanted))
#define CHECK(condition) expect_at(__LINE__, #condition, !!(condition), 1)

/* One instruction each, so that the trap taken is known to be its own. */
#define NORVC(insn) ".option push\n.option norvc\n" insn "\n.option pop"
#define LOAD_OP(name, insn)                                                                                  \
    OP u64 name(u64 a, u64 b UNUSED) {                                                                       \
        u64 v;                                                                                               \
        __asm__ volatile(NORVC(#insn " %0, 0(%1)") : "=r"(v) : "r"(a) : "memory");                           \
        return v;                                                                                            \
    }
#define STORE_OP(name, insn)                                                                                 \
    OP u64 name(u64 a, u64 b) {                                                                              \
        __asm__ volatile(NORVC(#insn " %1, 0(%0)") ::"r"(a), "r"(b) : "memory");                             \
        return 0;                                                                                            \
    }
LOAD_OP(op_lb, lb)
LOAD_OP(op_lbu, lbu)
LOAD_OP(op_lh, lh)
LOAD_OP(op_lhu, lhu)
LOAD_OP(op_lw, lw)
LOAD_OP(op_lwu, lwu)
LOAD_OP(op_ld, ld)
STORE_OP(op_sb, sb)
STORE_OP(op_sh, sh)
STORE_OP(op_sw, sw)
STORE_OP(op_sd, sd)

OP u64 op_nothing(u64 a, u64 b UNUSED) { return a; }
OP u64 op_amoadd(u64 a, u64 b) {
    u64 v;
    __asm__ volatile("amoadd.d %0, %2, (%1)" : "=&r"(v) : "r"(a), "r"(b) : "memory");
    return v;
}
/* A function of one instruction without operands or with fixed ones. */
#define INSN_OP(name, insn)                                                                                  \
    OP __attribute__((naked)) u64 name(u64 a UNUSED, u64 b UNUSED) { __asm__ volatile(insn "\n ret"); }

INSN_OP(op_spin, "j .")

/* The standard address space, in any mode's number of levels:
 *   RAM_BASE identity, RWX, for S; RAM_BASE + U_DELTA the same memory, RWX, for U; TEST_VA free for 4 KiB pages. */
#define U_DELTA 0x80000000UL
#define TEST_VA 0x40000000UL

static UNUSED u32 translating; /* levels, 0 without translation */
static UNUSED u64 *root;

static UNUSED void address_space(u64 mode) {
    pmp_allow_all();
    translating = (u32)mode - 5;
    root = page_alloc();
    map(root, translating, RAM_BASE, RAM_BASE, 2, PTE_V | PTE_RWX | PTE_AD);
    map(root, translating, RAM_BASE + U_DELTA, RAM_BASE, 2, PTE_V | PTE_RWX | PTE_U | PTE_AD);
    satp_set(mode, root, 0);
    EXPECT(csr_read(satp) >> 60, mode);
}
static UNUSED void map_test(u64 va, const void *pa, u64 flags) {
    map(root, translating, va, (u64)pa, 0, flags);
    sfence_vma();
}

/* Through this typedef the compiler keeps arguments apart from the mode's. */
typedef u64 (*operation)(u64, u64);

static UNUSED u64 in_mode(u64 mode, operation op, u64 a, u64 b) {
    return run_in(mode, (const void *)op, a, b, mode == U && translating ? U_DELTA : 0);
}
static UNUSED u64 value_at(u32 line, const char *what, u64 mode, operation op, u64 a, u64 b) {
    u64 cause = in_mode(mode, op, a, b);
    if (cause != 8 + mode)
        print("(epc %lx, tval %lx) ", (u64)context()->epc, (u64)context()->tval);
    expect_at(line, what, cause, 8 + mode);
    return context()->a0;
}
static UNUSED void fault_at(u32 line, const char *what, u64 mode, operation op, u64 a, u64 b, u64 cause, u64 tval) {
    expect_at(line, what, in_mode(mode, op, a, b), cause);
    expect_at(line, "tval", context()->tval, tval);
}
/* The operation completes in `mode` and has this value / traps with this cause and mtval. */
#define VALUE(mode, op, a, b) value_at(__LINE__, #op, mode, op, (u64)(a), (u64)(b))
#define FAULT(mode, op, a, b, cause, tval) fault_at(__LINE__, #op, mode, op, (u64)(a), (u64)(b), cause, (u64)(tval))
/* Illegal instruction: mtval is the instruction or 0 (Privileged ISA 3.1.16). */
static UNUSED void illegal_at(u32 line, const char *what, u64 mode, operation op, u64 a, u64 insn) {
    expect_at(line, what, in_mode(mode, op, a, 0), ILLEGAL);
    u64 tval = context()->tval;
    if (tval) expect_at(line, "tval", tval, insn);
}
static UNUSED u32 insn_at(const void *code) {
    const u16 *half = code;
    return (half[0] & 3) == 3 ? half[0] | (u32)half[1] << 16 : half[0];
}
#define ILLEGAL_INSN(mode, op, a) illegal_at(__LINE__, #op, mode, op, (u64)(a), insn_at((const void *)op))

#endif
