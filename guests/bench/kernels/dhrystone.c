/* In the spirit of Dhrystone: records copied, strings compared, small procedures called, few loops. */
#include "../bench.h"

const u64 default_iters = 20000;
struct record { struct record *next; u32 kind, code; i32 number; char text[32]; };
static struct record one, two;
static i32 array[64];
static char glob_char;
static const char some[] = "DHRYSTONE PROGRAM, SOME STRING";
NO_SETUP

static __attribute__((noinline)) u32 compare(const char *a, const char *b) {
    while (*a && *a == *b) a++, b++;
    return (u32)((i32)(u8)*a - (i32)(u8)*b);
}
static __attribute__((noinline)) void copy_text(char *to, const char *from) {
    while ((*to++ = *from++)) {}
}
static __attribute__((noinline)) u32 next_kind(u32 kind, i32 number) {
    switch (kind) {
    case 0: return number > 100 ? 1 : 3;
    case 1: return 2;
    case 2: return 0;
    default: return 4 - kind;
    }
}
static __attribute__((noinline)) void link_records(struct record *r, i32 number) {
    struct record *next = r->next;
    *next = *r;
    r->number = 5;
    next->number = r->number + number;
    next->next = r;
    next->kind = next_kind(r->kind, number);
    r->next = &two;
}
static __attribute__((noinline)) void fill(i32 *values, u32 at, i32 value) {
    values[at & 63] = value;
    values[(at + 1) & 63] = values[at & 63];
    values[(at + 30) & 63] = (i32)at;
    for (u32 i = at; i <= at + 1; i++) values[(i + 5) & 63] += (i32)i;
}

u64 kernel(u64 iters) {
    u64 sum = 0;
    one.next = &two;
    one.kind = 2;
    copy_text(one.text, some);
    for (u64 run = 0; run < iters; run++) {
        char local[32];
        copy_text(local, some);
        local[29] = (char)('A' + run % 26);
        u32 order = compare(one.text, local);
        i32 a = 2, b = 3, c = 0;
        while (a < b) {
            c = 5 * a - b;
            a += 1;
        }
        fill(array, (u32)(run & 63), c);
        link_records(&one, a + c);
        for (char ch = 'A'; ch <= 'C'; ch++)
            if (next_kind((u32)(ch - 'A'), c) == one.kind) glob_char = ch;
        b = (b * a) / (c ? c : 1);
        sum = mix(sum, (u64)(u32)(b + two.number) + order + (u64)glob_char + (u64)(u32)array[run & 63]);
    }
    return sum;
}
