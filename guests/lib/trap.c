/* Traps outside run_in, and the PMP entry that lets S- and U-mode at memory at all. */
#include "guest.h"

static u64 unexpected(u64 cause, u64 epc, u64 tval) {
    print("unexpected trap: cause %lx epc %lx tval %lx\n", cause, epc, tval);
    exit(251);
}

u64 (*trap_handler)(u64, u64, u64) = unexpected;

u64 m_trap(u64 cause, u64 epc, u64 tval) { return trap_handler(cause, epc, tval); }

void pmp_allow_all(void) {
    csr_write(pmpaddr0, ~0UL);
    csr_write(pmpcfg0, 0x1f); /* NAPOT over everything, RWX, not locked */
}
