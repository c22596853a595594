/* What gcc may call behind the program's back, and what guests call themselves. */
#include "guest.h"

void *memcpy(void *to, const void *from, u64 size) {
    u8 *d = to;
    const u8 *s = from;
    while (size--) *d++ = *s++;
    return to;
}

void *memset(void *to, int byte, u64 size) {
    u8 *d = to;
    while (size--) *d++ = (u8)byte;
    return to;
}

int memcmp(const void *a, const void *b, u64 size) {
    const u8 *x = a, *y = b;
    for (; size--; x++, y++)
        if (*x != *y) return *x < *y ? -1 : 1;
    return 0;
}
