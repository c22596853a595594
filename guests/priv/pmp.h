/* PMP helpers (Privileged ISA 3.7). Entry 15 allows everything, so that lower entries decide by priority. */
#include "check.h"

#define PMP_R 1UL
#define PMP_W 2UL
#define PMP_X 4UL
#define PMP_TOR 8UL
#define PMP_NA4 0x10UL
#define PMP_NAPOT 0x18UL
#define PMP_L 0x80UL

static u64 area[2048] __attribute__((aligned(16384)));

/* csr numbers are immediates, so one access function for each */
#define PMPADDR_CASE(n) case n: csr_write(pmpaddr##n, value); break;
static UNUSED void pmpaddr(u32 entry, u64 value) {
    switch (entry) {
        PMPADDR_CASE(0) PMPADDR_CASE(1) PMPADDR_CASE(2) PMPADDR_CASE(3) PMPADDR_CASE(4) PMPADDR_CASE(5)
        PMPADDR_CASE(6) PMPADDR_CASE(7) PMPADDR_CASE(8) PMPADDR_CASE(9) PMPADDR_CASE(10) PMPADDR_CASE(11) PMPADDR_CASE(12)
        PMPADDR_CASE(13) PMPADDR_CASE(14) PMPADDR_CASE(15)
    }
}
static UNUSED void pmpcfg(u32 entry, u64 cfg) {
    u64 shift = entry % 8 * 8, old = entry < 8 ? csr_read(pmpcfg0) : csr_read(pmpcfg2);
    u64 value = (old & ~(0xffUL << shift)) | cfg << shift;
    if (entry < 8) csr_write(pmpcfg0, value);
    else csr_write(pmpcfg2, value);
    sfence_vma(); /* as software must after PMP changes (3.7.2) */
}
static UNUSED void pmp_set(u32 entry, u64 address_field, u64 cfg) {
    pmpcfg(entry, 0);
    pmpaddr(entry, address_field);
    pmpcfg(entry, cfg);
}
static UNUSED u64 napot(u64 base, u64 size) { return base >> 2 | ((size >> 3) - 1); }
/* The smallest region in bytes: 4 << G, from the lowest bit of pmpaddr that can be set. */
static UNUSED u64 pmp_grain(void) {
    csr_write(pmpcfg0, 0);
    csr_write(pmpaddr0, ~0UL);
    u64 field = csr_read(pmpaddr0);
    return 4 * (field & -field);
}
static UNUSED void pmp_start(void) {
    pmp_set(15, ~0UL, PMP_NAPOT | PMP_R | PMP_W | PMP_X);
}
