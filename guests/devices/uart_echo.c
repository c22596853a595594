/* A console by interrupts: each received byte comes back with its letters' case swapped, until `.`; bytes that come
 * while nobody reads wait (PC16550D data sheet, sections 8.4 and 8.6.4). */
#include "../priv/check.h"

#define PLIC 0xc000000UL
#define CLAIM (PLIC + 0x200004)
#define UART_IRQ 10
enum { RBR = 0, IER = 1, FCR = 2, IIR = 2, LSR = 5 };
enum { DATA_READY = 1, RX_INTERRUPT = 1 };

static volatile u32 done, interrupts;

static u64 on_interrupt(u64 cause, u64 epc, u64 tval UNUSED) {
    EXPECT(cause, INTERRUPT | IRQ_MEI);
    EXPECT(read32(CLAIM), UART_IRQ);
    u8 why = read8(UART_BASE + IIR) & 0xf;
    CHECK(why == 4 || why == 12 || why == 1); /* data, data that has waited, or all went with the interrupt before */
    interrupts++;
    while (read8(UART_BASE + LSR) & DATA_READY) {
        char c = (char)read8(UART_BASE + RBR);
        if (c == '.') done = 1;
        put_char((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? c ^ 0x20 : c);
    }
    write32(CLAIM, UART_IRQ);
    return epc;
}

int main(void) {
    trap_handler = on_interrupt;
    write8(UART_BASE + FCR, 7); /* FIFOs on and empty */
    write8(UART_BASE + IER, RX_INTERRUPT);
    write32(PLIC + 4 * UART_IRQ, 1);
    write32(PLIC + 0x2000, BIT(UART_IRQ));
    write32(PLIC + 0x200000, 0);
    csr_set(mie, BIT(IRQ_MEI));
    print("ready\n");
    while (!done) {
        csr_clear(mstatus, MSTATUS_MIE);
        if (!done) wfi();
        csr_set(mstatus, MSTATUS_MIE);
    }
    print("\n%s\n", interrupts ? "done" : "no interrupt");
    return interrupts ? 0 : 1;
}
