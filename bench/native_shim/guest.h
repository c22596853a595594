/* Stands in for guests/lib/guest.h when a kernel of guests/bench is compiled for this host: the same names, as far as
 * they mean anything in a process. A kernel that needs more (CSRs, page tables) does not compile, and is skipped. */
#ifndef GUEST_H
#define GUEST_H

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;
typedef int i32;
typedef long i64;

void print(const char *format, ...) __attribute__((format(printf, 1, 2)));
void put_char(char c);
void exit(int status) __attribute__((noreturn));
u64 bootarg_u64(const char *name, u64 otherwise);
int bootarg_is(const char *name, const char *value);
void *memcpy(void *to, const void *from, u64 size);
void *memset(void *to, int byte, u64 size);
int memcmp(const void *a, const void *b, u64 size);

#endif
