/* The entropy device as a driver sees it (Virtual I/O Device 1.2, sections 3.1, 4.2 and 5.4): reset, negotiation, one
 * split queue, a request of two buffers, its interrupt through the PLIC, and the used ring. Then what a driver may
 * get wrong. */
#include "../priv/check.h"

#define PLIC 0xc000000UL
#define SLOT(n) (0x10001000UL + 0x1000 * (n))
#define SLOTS 8
#define FIRST_IRQ 1

enum { MAGIC = 0, VERSION = 4, DEVICE_ID = 8, FEATURES = 0x10, FEATURES_SEL = 0x14, ACCEPTED = 0x20,
       ACCEPTED_SEL = 0x24, QUEUE_SEL = 0x30, QUEUE_NUM_MAX = 0x34, QUEUE_NUM = 0x38, QUEUE_READY = 0x44, NOTIFY = 0x50,
       INTERRUPT_STATUS = 0x60, INTERRUPT_ACK = 0x64, STATUS = 0x70, DESC = 0x80, DRIVER = 0x90, DEVICE = 0xa0 };
enum { ACKNOWLEDGE = 1, DRIVER_FOUND = 2, DRIVER_OK = 4, FEATURES_OK = 8, NEEDS_RESET = 64 };
enum { NEXT = 1, WRITE = 2 };

#define ENTROPY 4
#define SIZE 8
#define BYTES 64

struct descriptor { u64 address; u32 length; u16 flags, next; };
static volatile struct descriptor table[SIZE] __attribute__((aligned(16)));
static volatile struct { u16 flags, index, ring[SIZE]; } available __attribute__((aligned(2)));
static volatile struct { u16 flags, index; struct { u32 id, length; } ring[SIZE]; } used __attribute__((aligned(4)));
static volatile u8 random_bytes[BYTES];

static u64 slot;
static volatile u32 interrupts;

static u64 on_interrupt(u64 cause, u64 epc, u64 tval UNUSED) {
    EXPECT(cause, INTERRUPT | IRQ_MEI);
    u32 irq = read32(PLIC + 0x200004);
    EXPECT(SLOT(irq - FIRST_IRQ), slot);
    EXPECT(read32(slot + INTERRUPT_STATUS), 1);
    write32(slot + INTERRUPT_ACK, 1);
    EXPECT(read32(slot + INTERRUPT_STATUS), 0);
    write32(PLIC + 0x200004, irq);
    interrupts++;
    return epc;
}

static void set_address(u32 at, volatile void *place) {
    write32(slot + at, (u32)(u64)place);
    write32(slot + at + 4, (u64)place >> 32);
}

static void set_up_device(void) {
    write32(slot + STATUS, 0);
    EXPECT(read32(slot + STATUS), 0);
    write32(slot + STATUS, ACKNOWLEDGE);
    write32(slot + STATUS, ACKNOWLEDGE | DRIVER_FOUND);
    write32(slot + FEATURES_SEL, 1);
    CHECK(read32(slot + FEATURES) & 1); /* VIRTIO_F_VERSION_1 */
    write32(slot + ACCEPTED_SEL, 0);
    write32(slot + ACCEPTED, 0);
    write32(slot + ACCEPTED_SEL, 1);
    write32(slot + ACCEPTED, 1);
    write32(slot + STATUS, ACKNOWLEDGE | DRIVER_FOUND | FEATURES_OK);
    CHECK(read32(slot + STATUS) & FEATURES_OK);
    write32(slot + QUEUE_SEL, 0);
    EXPECT(read32(slot + QUEUE_READY), 0);
    CHECK(read32(slot + QUEUE_NUM_MAX) >= SIZE);
    write32(slot + QUEUE_NUM, SIZE);
    available.flags = available.index = used.flags = used.index = 0;
    set_address(DESC, table);
    set_address(DRIVER, &available);
    set_address(DEVICE, &used);
    write32(slot + QUEUE_READY, 1);
    EXPECT(read32(slot + QUEUE_READY), 1);
    write32(slot + STATUS, ACKNOWLEDGE | DRIVER_FOUND | FEATURES_OK | DRIVER_OK);
}

static void offer(u16 head) {
    available.ring[available.index % SIZE] = head;
    fence();
    available.index++;
    fence();
    write32(slot + NOTIFY, 0);
}

static void describe(u32 index, volatile void *place, u32 length, u16 flags, u16 next) {
    table[index].address = (u64)place;
    table[index].length = length;
    table[index].flags = flags;
    table[index].next = next;
}

/* Sleep until the interrupt has come; the wake-up cannot fall between the look and the wfi, which sees it pending. */
static void sleep_until(u32 count) {
    while (interrupts < count) {
        csr_clear(mstatus, MSTATUS_MIE);
        if (interrupts < count) wfi();
        csr_set(mstatus, MSTATUS_MIE);
    }
}

static u32 different(void) {
    u64 seen[4] = {0, 0, 0, 0};
    u32 count = 0;
    for (u32 i = 0; i < BYTES; i++) {
        u8 byte = random_bytes[i];
        if (!(seen[byte / 64] >> byte % 64 & 1)) count++;
        seen[byte / 64] |= 1UL << byte % 64;
    }
    return count;
}

static void check_requests(void) {
    for (u32 round = 1; round <= 20; round++) {
        for (u32 i = 0; i < BYTES; i++) random_bytes[i] = 0;
        u32 head = round % SIZE, tail = (round + 3) % SIZE;
        describe(head, random_bytes, BYTES / 4, NEXT | WRITE, (u16)tail);
        describe(tail, random_bytes + BYTES / 4, BYTES - BYTES / 4, WRITE, 0);
        offer((u16)head);
        sleep_until(round);
        EXPECT(used.index, round);
        EXPECT(used.ring[(round - 1) % SIZE].id, head);
        EXPECT(used.ring[(round - 1) % SIZE].length, BYTES);
        CHECK(different() > 32); /* 64 random bytes have about 57 values; 32 never happens */
    }
}

/* A driver that asks for no interrupt gets none. */
static void check_suppression(void) {
    u16 before = used.index;
    available.flags = 1;
    describe(0, random_bytes, BYTES, WRITE, 0);
    offer(0);
    while (used.index == before) {}
    for (u32 i = 0; i < 1000; i++) EXPECT(read32(slot + INTERRUPT_STATUS), 0);
    available.flags = 0;
}

/* A malformed queue makes the device ask for a reset, after which it works again. */
static void check_malformed(void) {
    csr_clear(mstatus, MSTATUS_MIE);
    describe(0, random_bytes, BYTES, NEXT | WRITE, 0); /* a chain without end */
    offer(0);
    while (!(read32(slot + STATUS) & NEEDS_RESET)) {}
    set_up_device();
    available.index += SIZE; /* and one more: more than the queue holds */
    offer(0);
    while (!(read32(slot + STATUS) & NEEDS_RESET)) {}
    set_up_device();
    describe(0, random_bytes, BYTES, WRITE, 0);
    offer(0);
    while (!used.index) {}
    EXPECT(used.ring[0].length, BYTES);
}

int main(void) {
    u32 irq = 0;
    for (u32 n = 0; n < SLOTS; n++) {
        EXPECT(read32(SLOT(n) + MAGIC), 0x74726976);
        EXPECT(read32(SLOT(n) + VERSION), 2);
        if (read32(SLOT(n) + DEVICE_ID) == ENTROPY) slot = SLOT(n), irq = FIRST_IRQ + n;
    }
    CHECK(slot);
    trap_handler = on_interrupt;
    write32(PLIC + 4 * irq, 1);
    write32(PLIC + 0x2000, BIT(irq));
    write32(PLIC + 0x200000, 0);
    csr_set(mie, BIT(IRQ_MEI));
    csr_set(mstatus, MSTATUS_MIE);
    set_up_device();
    check_requests();
    check_suppression();
    check_malformed();
    return 0;
}
