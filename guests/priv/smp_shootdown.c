/* TLB shoot-down: hart 0 changes a PTE and interrupts the others, which sfence.vma and answer; after that nobody uses
 * the old page. */
#include "check.h"

#define ROUNDS 20
static u64 pages[2][512] __attribute__((aligned(4096)));
static u64 *shared_root;
static volatile u32 round_now;
static u32 answers;

OP u64 op_read(u64 a, u64 b UNUSED) { return *(volatile u64 *)a; }

int hart_main(u64 me) {
    if (me == 0) {
        address_space(SV39);
        shared_root = root;
        pages[0][0] = 100;
        pages[1][0] = 101;
        pte_at(root, 3, TEST_VA, 0);
    }
    barrier(me);
    pmp_allow_all();
    satp_set(SV39, shared_root, 0);
    for (u32 i = 1; i <= ROUNDS; i++) {
        if (me == 0) {
            *(volatile u64 *)pte_at(shared_root, 3, TEST_VA, 0) = PTE((u64)pages[i & 1], PTE_V | PTE_RWX | PTE_AD);
            fence();
            round_now = i;
            wake_all_but(0);
        } else {
            wait_for(me, &round_now, i);
        }
        sfence_vma();
        EXPECT(run_in(S, (void *)op_read, TEST_VA, 0, 0), ECALL_S);
        EXPECT(context()->a0, 100 + (i & 1));
        __atomic_add_fetch(&answers, 1, __ATOMIC_SEQ_CST);
        barrier(me);
        EXPECT(__atomic_load_n(&answers, __ATOMIC_SEQ_CST), i * hart_count);
        barrier(me);
    }
    return 0;
}
