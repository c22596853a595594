/* The least driver of a virtio entropy device that makes it write where it is told (Virtual I/O Device 1.2, 4.2
 * and 5.4), for both versions of the register layout: QEMU's board has the legacy one unless told otherwise. Polls; one
 * queue. */
#ifndef VIRTIO_RNG_H
#define VIRTIO_RNG_H
#include "guest.h"

#define RNG_SLOT(n) (0x10001000UL + 0x1000 * (n))
#define RNG_SLOTS 8
#define RNG_QUEUE 8
#define RNG_ENTROPY 4

enum {
    V_MAGIC = 0,
    V_VERSION = 4,
    V_DEVICE_ID = 8,
    V_ACCEPTED = 0x20,
    V_ACCEPTED_SEL = 0x24,
    V_PAGE_SIZE = 0x28,
    V_QUEUE_SEL = 0x30,
    V_QUEUE_NUM = 0x38,
    V_ALIGN = 0x3c,
    V_PFN = 0x40,
    V_READY = 0x44,
    V_NOTIFY = 0x50,
    V_ACK = 0x64,
    V_STATUS = 0x70,
    V_DESC = 0x80,
    V_DRIVER = 0x90,
    V_DEVICE = 0xa0
};

/* Laid out as the legacy interface wants it: the used ring on the next page. */
static volatile struct {
    struct {
        u64 address;
        u32 length;
        u16 flags, next;
    } desc[RNG_QUEUE];
    struct {
        u16 flags, index, ring[RNG_QUEUE], event;
    } available;
    struct {
        u16 flags, index;
        struct {
            u32 id, length;
        } ring[RNG_QUEUE];
    } used __attribute__((aligned(4096)));
} rng_ring __attribute__((aligned(4096)));
static u64 rng_slot;

/* 0 if the machine has no such device. */
static int rng_start(void) {
    for (u32 n = 0; n < RNG_SLOTS && !rng_slot; n++)
        if (read32(RNG_SLOT(n) + V_MAGIC) == 0x74726976 && read32(RNG_SLOT(n) + V_DEVICE_ID) == RNG_ENTROPY)
            rng_slot = RNG_SLOT(n);
    if (!rng_slot) return 0;
    u32 modern = read32(rng_slot + V_VERSION) == 2;
    write32(rng_slot + V_STATUS, 0);
    write32(rng_slot + V_STATUS, 3); /* ACKNOWLEDGE, DRIVER */
    write32(rng_slot + V_ACCEPTED_SEL, 0);
    write32(rng_slot + V_ACCEPTED, 0);
    if (modern) {
        write32(rng_slot + V_ACCEPTED_SEL, 1);
        write32(rng_slot + V_ACCEPTED, 1);
        write32(rng_slot + V_STATUS, 3 | 8); /* FEATURES_OK */
    }
    write32(rng_slot + V_QUEUE_SEL, 0);
    write32(rng_slot + V_QUEUE_NUM, RNG_QUEUE);
    if (modern) {
        const u64 parts[3] = {(u64)&rng_ring.desc, (u64)&rng_ring.available, (u64)&rng_ring.used};
        const u32 at[3] = {V_DESC, V_DRIVER, V_DEVICE};
        for (u32 i = 0; i < 3; i++) {
            write32(rng_slot + at[i], (u32)parts[i]);
            write32(rng_slot + at[i] + 4, parts[i] >> 32);
        }
        write32(rng_slot + V_READY, 1);
    } else {
        write32(rng_slot + V_PAGE_SIZE, 4096);
        write32(rng_slot + V_ALIGN, 4096);
        write32(rng_slot + V_PFN, (u64)&rng_ring >> 12);
    }
    write32(rng_slot + V_STATUS, 3 | (modern ? 8 : 0) | 4); /* DRIVER_OK */
    rng_ring.available.flags = 1;                           /* no interrupt */
    return 1;
}

/* Describes one piece of the chain that rng_go submits: `last` ends it. */
static void rng_piece(u32 index, const volatile void *place, u32 length, int last) {
    rng_ring.desc[index].address = (u64)place;
    rng_ring.desc[index].length = length;
    rng_ring.desc[index].flags = (u16)(2 | !last);
    rng_ring.desc[index].next = (u16)(index + 1);
}
static void rng_go(void) {
    rng_ring.available.ring[rng_ring.available.index % RNG_QUEUE] = 0;
    fence();
    rng_ring.available.index++;
    fence();
    write32(rng_slot + V_NOTIFY, 0);
}
/* Waits until all that was submitted is done: the bytes written, or -1 after `ms` milliseconds. */
static i64 rng_wait(u64 ms) {
    u64 limit = time_now() + ms * TICKS_PER_MS;
    while (rng_ring.used.index != rng_ring.available.index)
        if (time_now() > limit) return -1;
    fence();
    return rng_ring.used.ring[(rng_ring.used.index - 1) % RNG_QUEUE].length;
}

#endif
