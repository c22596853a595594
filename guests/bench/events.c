/* What traps, CSRs, devices and flushes cost on one hart. */
#include "micro.h"

#define TEST_VA 0x40000000UL
static u64 counted;
static u64 page[512] __attribute__((aligned(4096)));
static u32 code[2];

/* The smallest handler there is: skip a 4-byte instruction, count it. t0 comes back through mscratch. */
static __attribute__((naked, aligned(4))) void skip_trap(void) {
    __asm__ volatile(
        "csrw mscratch, t0\n"
        "csrr t0, mepc\n"
        "addi t0, t0, 4\n"
        "csrw mepc, t0\n"
        "csrr t0, mscratch\n"
        "mret");
}

static u64 test_ecall(u64 hart __attribute__((unused)), u64 iters) {
    u64 vector = csr_swap(mtvec, skip_trap), scratch = csr_read(mscratch);
    for (u64 i = 0; i < iters; i++) {
        __asm__ volatile("ecall" ::: "memory");
        counted++;
    }
    csr_write(mscratch, scratch);
    csr_write(mtvec, vector);
    return counted;
}

static u64 test_csr(u64 hart __attribute__((unused)), u64 iters) {
    for (u64 i = 0; i < iters; i++) {
        counted += csr_read(sscratch) + 1 - i;
        csr_write(sscratch, i + 1);
    }
    return counted;
}

static u64 test_uart(u64 hart __attribute__((unused)), u64 iters) {
    for (u64 i = 0; i < iters; i++) counted += read8(UART_BASE + 5) >> 5 & 1;
    return counted;
}

static u64 test_fence_i(u64 hart __attribute__((unused)), u64 iters) {
    for (u64 i = 0; i < iters; i++) {
        fence_i();
        counted++;
    }
    return counted;
}

static u64 test_smc(u64 hart __attribute__((unused)), u64 iters) {
    code[1] = 0x00008067; /* ret */
    for (u64 i = 0; i < iters; i++) {
        *(volatile u32 *)code = (u32)(i & 0x7ff) << 20 | 0x513; /* li a0, i */
        fence_i();
        counted += ((u64(*)(void))code)();
    }
    return counted;
}

/* The next two run in S-mode under Sv39, identity-mapped with one page on the side. */
static u64 sfence_loop(u64 iters) {
    u64 sum = 0;
    for (u64 i = 0; i < iters; i++) {
        __asm__ volatile("sfence.vma %0, zero" ::"r"(TEST_VA) : "memory");
        sum += *(volatile u64 *)TEST_VA;
    }
    return sum;
}

static u64 fault_loop(u64 iters) { /* loads from an unmapped page: M-mode skips them */
    for (u64 i = 0; i < iters; i++)
        __asm__ volatile(".option push\n.option norvc\nld t1, 0(%0)\n.option pop" ::"r"(TEST_VA + 4096)
                         : "t1", "memory");
    return iters;
}

static void enter_sv39(void) {
    u64 *root = page_alloc();
    pmp_allow_all();
    map(root, 3, RAM_BASE, RAM_BASE, 2, PTE_V | PTE_R | PTE_W | PTE_X | PTE_AD);
    map(root, 3, TEST_VA, (u64)page, 0, PTE_V | PTE_R | PTE_W | PTE_AD);
    page[0] = 1;
    satp_set(SV39, root, 0);
}

static u64 test_sfence(u64 hart __attribute__((unused)), u64 iters) {
    enter_sv39();
    run_in(1, (void *)sfence_loop, iters, 0, 0);
    return context()->a0;
}

/* Skips load page faults and leaves every other trap, such as the end of the loop, to run_in's own entry. mscratch
 * must hold run_in's context there, so t1, which the faulting load is about to write anyway, is all there is to use. */
static __attribute__((naked, aligned(4))) void skip_fault(void) {
    __asm__ volatile(
        "csrr t1, mcause\n"
        "addi t1, t1, -13\n"
        "bnez t1, 1f\n"
        "csrr t1, mepc\n"
        "addi t1, t1, 4\n"
        "csrw mepc, t1\n"
        "mret\n"
        "1: j m_trap_entry");
}

static u64 test_page_fault(u64 hart __attribute__((unused)), u64 iters) {
    enter_sv39();
    u64 vector = csr_swap(mtvec, skip_fault);
    run_in(1, (void *)fault_loop, iters, 0, 0);
    csr_write(mtvec, vector);
    return context()->a0;
}

static const struct micro_test tests[] = {
    {"ecall", test_ecall, 100000}, {"csr", test_csr, 200000}, {"uart", test_uart, 20000},
    {"fence_i", test_fence_i, 200000},
    {"smc", test_smc, 5000}, {"sfence", test_sfence, 50000}, {"page_fault", test_page_fault, 50000},
};

int main(void) {
    const struct micro_test *test = chosen(tests, sizeof tests / sizeof *tests);
    if (!test) return 2;
    u64 iters = bootarg_u64("iters", test->default_iters), start = time_now();
    u64 checksum = test->run(0, iters);
    report(checksum, iters, time_now() - start);
    return 0;
}
