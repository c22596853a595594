/* CRC-32 (IEEE 802.3), a table look-up a byte: one long dependency chain through memory. */
#include "../bench.h"

#define SIZE 65536
const u64 default_iters = 20;
static u32 table[256];
static u8 data[SIZE];

void kernel_setup(void) {
    u64 state = 88172645463325252UL;
    for (u32 i = 0; i < 256; i++) {
        u32 c = i;
        for (u32 k = 0; k < 8; k++) c = c & 1 ? 0xedb88320U ^ c >> 1 : c >> 1;
        table[i] = c;
    }
    for (u32 i = 0; i < SIZE; i++) data[i] = (u8)next_random(&state);
}

u64 kernel(u64 iters) {
    u32 crc = ~0U;
    while (iters--)
        for (u32 i = 0; i < SIZE; i++) crc = table[(crc ^ data[i]) & 0xff] ^ crc >> 8;
    return ~crc;
}
