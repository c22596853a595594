/* PLIC with the UART as its source: priority, threshold, enable, claim and complete, for M- and S-mode contexts. */
#include "check.h"

#define PLIC 0xc000000UL
#define UART_IRQ 10
#define ENABLE(context) (PLIC + 0x2000 + 0x80 * (context))
#define THRESHOLD(context) (PLIC + 0x200000 + 0x1000 * (context))
#define CLAIM(context) (THRESHOLD(context) + 4)
#define IER (UART_BASE + 1)
#define IIR (UART_BASE + 2)

static void check_context(u64 plic_context, u64 irq) {
    write32(PLIC + 4 * UART_IRQ, 3);
    write32(ENABLE(plic_context), BIT(UART_IRQ));
    write32(THRESHOLD(plic_context), 0);
    EXPECT(csr_read(mip) & BIT(irq), 0);
    write8(IER, 2); /* transmitter empty: raised at once */
    while (!(csr_read(mip) & BIT(irq))) {}
    EXPECT(read32(PLIC + 0x1000) >> UART_IRQ & 1, 1);
    write32(THRESHOLD(plic_context), 3); /* only above the threshold */
    while (csr_read(mip) & BIT(irq)) {}
    write32(THRESHOLD(plic_context), 2);
    while (!(csr_read(mip) & BIT(irq))) {}
    EXPECT(read32(CLAIM(plic_context)), UART_IRQ);
    while (csr_read(mip) & BIT(irq)) {}
    EXPECT(read32(CLAIM(plic_context)), 0); /* nothing more while it is being served */
    read8(IIR); /* takes the transmitter-empty cause away */
    write8(IER, 0);
    write32(CLAIM(plic_context), UART_IRQ);
    for (u32 i = 0; i < 100; i++) EXPECT(csr_read(mip) & BIT(irq), 0);
    write32(ENABLE(plic_context), 0);
}

int main(void) {
    check_context(0, IRQ_MEI); /* contexts of hart 0: M, then S */
    check_context(1, IRQ_SEI);
    /* SEIP: software's bit or the PLIC's line; clearing the one leaves the other (3.1.9) */
    csr_set(mip, BIT(IRQ_SEI));
    EXPECT(csr_read(mip) & BIT(IRQ_SEI), BIT(IRQ_SEI));
    csr_clear(mip, BIT(IRQ_SEI));
    EXPECT(csr_read(mip) & BIT(IRQ_SEI), 0);
    return 0;
}
