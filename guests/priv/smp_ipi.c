/* IPIs: from every hart to every hart, taken as traps and ended from wfi; none lost, none at the wrong hart. */
#include "check.h"

#define ROUNDS 20
static volatile u32 taken[MAX_HARTS];
static volatile u32 served[MAX_HARTS][MAX_HARTS]; /* [to][from]: the round last served */
static volatile u32 asked[MAX_HARTS][MAX_HARTS];

static u64 handler(u64 cause, u64 epc, u64 tval UNUSED) {
    u64 me = hart_id();
    EXPECT(cause, INTERRUPT | IRQ_MSI);
    ipi_clear(me);
    fence();
    for (u64 from = 0; from < hart_count; from++) served[me][from] = asked[me][from];
    fence();
    taken[me]++;
    return epc;
}

int hart_main(u64 me) {
    trap_handler = handler;
    barrier(me);
    csr_write(mie, BIT(IRQ_MSI));
    csr_set(mstatus, MSTATUS_MIE);
    for (u32 round = 1; round <= ROUNDS; round++)
        for (u64 to = 0; to < hart_count; to++) {
            asked[to][me] = round;
            fence();
            ipi_send(to);
            while (served[to][me] != round) {} /* our own traps are taken meanwhile */
        }
    csr_clear(mstatus, MSTATUS_MIE);
    csr_write(mie, 0);
    static u32 done;
    __atomic_add_fetch(&done, 1, __ATOMIC_SEQ_CST);
    csr_write(mie, BIT(IRQ_MSI)); /* the others may still need answers */
    while (__atomic_load_n(&done, __ATOMIC_SEQ_CST) != hart_count) {
        csr_set(mstatus, MSTATUS_MIE);
        csr_clear(mstatus, MSTATUS_MIE);
    }
    CHECK(taken[me] >= 1);
    barrier(me);
    return 0;
}
