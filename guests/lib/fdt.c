/* The two facts guests need from the device tree (Devicetree Specification 0.4, chapter 5): how many harts there
 * are (`cpu@` children of /cpus) and the command line (/chosen/bootargs). One pass, no allocation. */
#include "guest.h"

enum { FDT_MAGIC = 0xd00dfeed, BEGIN_NODE = 1, END_NODE = 2, PROP = 3, NOP = 4 };

u32 hart_count = 1;
const char *bootargs = "";

static u32 be32(const u32 *p) {
    const u8 *b = (const u8 *)p;
    return (u32)b[0] << 24 | (u32)b[1] << 16 | (u32)b[2] << 8 | b[3];
}

static int starts_with(const char *s, const char *prefix) {
    while (*prefix)
        if (*s++ != *prefix++) return 0;
    return 1;
}

static int equal(const char *a, const char *b) {
    for (; *a == *b; a++, b++)
        if (!*a) return 1;
    return 0;
}

static const u32 *skip_text(const char *s) {
    while (*s++) {}
    return (const u32 *)(((u64)s + 3) & ~3UL);
}

void fdt_scan(const void *dtb) {
    const u32 *header = dtb;
    if (be32(header) != FDT_MAGIC) return;
    const u32 *token = (const u32 *)((const char *)dtb + be32(header + 2));
    const char *strings = (const char *)dtb + be32(header + 3);
    u32 depth = 0, harts = 0, in_cpus = 0, in_chosen = 0;
    for (;;) {
        u32 kind = be32(token++);
        if (kind == BEGIN_NODE) {
            const char *name = (const char *)token;
            if (++depth == 2) {
                in_cpus = equal(name, "cpus");
                in_chosen = equal(name, "chosen");
            } else if (depth == 3 && in_cpus) {
                harts += (u32)starts_with(name, "cpu@");
            }
            token = skip_text(name);
        } else if (kind == PROP) {
            u32 size = be32(token);
            if (depth == 2 && in_chosen && size && equal(strings + be32(token + 1), "bootargs"))
                bootargs = (const char *)(token + 2);
            token += 2 + (size + 3) / 4;
        } else if (kind == END_NODE) {
            depth--;
        } else if (kind != NOP) {
            break;
        }
    }
    if (harts) hart_count = harts < MAX_HARTS ? harts : MAX_HARTS;
}

static const char *bootarg(const char *name) {
    u64 size = 0;
    while (name[size]) size++;
    for (const char *s = bootargs; *s; s++)
        if ((s == bootargs || s[-1] == ' ') && starts_with(s, name) && s[size] == '=') return s + size + 1;
    return 0;
}

u64 bootarg_u64(const char *name, u64 otherwise) {
    const char *s = bootarg(name);
    if (!s) return otherwise;
    u64 value = 0;
    for (; *s >= '0' && *s <= '9'; s++) value = value * 10 + (u64)(*s - '0');
    return value;
}

int bootarg_is(const char *name, const char *value) {
    const char *s = bootarg(name);
    if (!s || !starts_with(s, value)) return 0;
    while (*value) value++, s++;
    return *s == ' ' || *s == 0;
}
