/* Fields that hold only legal values, whatever is written (WARL), and registers of fixed content. */
#include "check.h"

int main(void) {
    u64 isa = csr_read(misa);
    EXPECT(isa >> 62, 2);
    for (const char *extension = "imafdcsu"; *extension; extension++) CHECK(isa >> (*extension - 'a') & 1);
    EXPECT(csr_read(mhartid), 0);

    u64 tvec = csr_read(mtvec);
    csr_write(mtvec, RAM_BASE + 0x100 + 2); /* mode 2 is reserved */
    CHECK((csr_read(mtvec) & 2) == 0);
    csr_write(mtvec, tvec);

    EXPECT(csr_read(mstatus) >> 32 & 15, 10); /* UXL = SXL = 64 */

    csr_write(satp, 0);
    csr_write(satp, 5UL << 60 | 1); /* an unsupported MODE: the write has no effect at all */
    EXPECT(csr_read(satp), 0);
    csr_write(satp, 8UL << 60 | 0xffffUL << 44);
    u64 asids = csr_read(satp) >> 44 & 0xffff;
    CHECK((asids & (asids + 1)) == 0); /* the ASID bits there are, from the bottom */
    csr_write(satp, 0);

    /* sstatus is a window on mstatus */
    csr_clear(mstatus, MSTATUS_SPP | MSTATUS_SPIE | MSTATUS_SIE);
    csr_set(sstatus, MSTATUS_SPP | MSTATUS_SPIE | MSTATUS_SIE | MSTATUS_MIE | MSTATUS_TVM);
    EXPECT(csr_read(mstatus) & (MSTATUS_SPP | MSTATUS_SPIE | MSTATUS_SIE | MSTATUS_MIE | MSTATUS_TVM),
           MSTATUS_SPP | MSTATUS_SPIE | MSTATUS_SIE);
    csr_write(sscratch, 0x123456789abcdef0);
    EXPECT(csr_read(sscratch), 0x123456789abcdef0);
    csr_write(mcause, INTERRUPT | 7);
    EXPECT(csr_read(mcause), INTERRUPT | 7);
    timer_set(0, ~0UL);
    while (csr_read(mip) & BIT(IRQ_MTI)) {}
    csr_write(mip, ~0UL); /* the lines of devices cannot be written */
    EXPECT(csr_read(mip) & (BIT(IRQ_MSI) | BIT(IRQ_MTI) | BIT(IRQ_MEI)), 0);
    csr_write(mip, 0);
    return 0;
}
