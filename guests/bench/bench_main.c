/* Runs a kernel on the bare machine. Boot arguments: iters=N; mode=sv39 runs it in S-mode behind 4 KiB pages.
 * Prints checksum, iterations and the ticks (10 MHz) that the kernel took without its setup. */
#include "paging.h"

extern const u64 default_iters;
void kernel_setup(void);
u64 kernel(u64 iters);

#define MAPPED (64UL << 20) /* every kernel's memory lies in the first 64 MiB */

static void enable_sv39(void) {
    u64 *root = page_alloc();
    for (u64 at = RAM_BASE; at < RAM_BASE + MAPPED; at += 4096)
        map(root, 3, at, at, 0, PTE_V | PTE_R | PTE_W | PTE_X | PTE_AD);
    satp_set(SV39, root, 0);
}

int main(void) {
    u64 iters = bootarg_u64("iters", default_iters), mode = 3;
    pmp_allow_all();
    kernel_setup();
    if (bootarg_is("mode", "sv39")) {
        enable_sv39();
        mode = 1;
    }
    u64 start = time_now();
    u64 cause = run_in(mode, (const void *)kernel, iters, 0, 0);
    u64 ticks = time_now() - start;
    if (cause != 8 + mode) {
        print("trap %lx at %lx, tval %lx\n", cause, (u64)context()->epc, (u64)context()->tval);
        return 1;
    }
    print("checksum=%lx iters=%lu ticks=%lu\n", (u64)context()->a0, iters, ticks);
    return 0;
}
