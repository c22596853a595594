/* The bare-metal runtime that every guest program links: board addresses, CSR access, console, exit status,
 * harts and their waking, traps, and page tables. Board: QEMU `virt` (docs/system/riscv/virt.rst). */
#ifndef GUEST_H
#define GUEST_H

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;
typedef int i32;
typedef long i64;

#define MAX_HARTS 256
#define RAM_BASE 0x80000000UL
#define UART_BASE 0x10000000UL
#define FINISHER 0x100000UL
#define MSWI 0x2000000UL
#define MTIMECMP 0x2004000UL
#define MTIME 0x200bff8UL
#define TICKS_PER_MS 10000UL /* mtime counts at 10 MHz on this board */

/* CSRs: the name is an assembler name, or a number where the assembler knows none. */
#define csr_read(csr) ({ u64 v_; __asm__ volatile("csrr %0, " #csr : "=r"(v_)::"memory"); v_; })
#define csr_write(csr, value) __asm__ volatile("csrw " #csr ", %0" ::"rK"((u64)(value)) : "memory")
#define csr_set(csr, bits) __asm__ volatile("csrs " #csr ", %0" ::"rK"((u64)(bits)) : "memory")
#define csr_clear(csr, bits) __asm__ volatile("csrc " #csr ", %0" ::"rK"((u64)(bits)) : "memory")
#define csr_swap(csr, value)                                                                                 \
    ({ u64 v_; __asm__ volatile("csrrw %0, " #csr ", %1" : "=r"(v_) : "rK"((u64)(value)) : "memory"); v_; })

#define fence() __asm__ volatile("fence" ::: "memory")
#define fence_i() __asm__ volatile("fence.i" ::: "memory")
#define wfi() __asm__ volatile("wfi" ::: "memory")
#define sfence_vma() __asm__ volatile("sfence.vma" ::: "memory")

#define MSTATUS_SIE (1UL << 1)
#define MSTATUS_MIE (1UL << 3)
#define MSTATUS_SPIE (1UL << 5)
#define MSTATUS_MPIE (1UL << 7)
#define MSTATUS_SPP (1UL << 8)
#define MSTATUS_MPP (3UL << 11)
#define MSTATUS_FS (3UL << 13)
#define MSTATUS_MPRV (1UL << 17)
#define MSTATUS_SUM (1UL << 18)
#define MSTATUS_MXR (1UL << 19)
#define MSTATUS_TVM (1UL << 20)
#define MSTATUS_TW (1UL << 21)
#define MSTATUS_TSR (1UL << 22)
#define MSTATUS_SD (1UL << 63)

#define IRQ_SSI 1
#define IRQ_MSI 3
#define IRQ_STI 5
#define IRQ_MTI 7
#define IRQ_SEI 9
#define IRQ_MEI 11
#define BIT(n) (1UL << (n))
#define INTERRUPT BIT(63)

enum cause {
    FETCH_MISALIGNED = 0, FETCH_ACCESS = 1, ILLEGAL = 2, BREAKPOINT = 3, LOAD_MISALIGNED = 4, LOAD_ACCESS = 5,
    STORE_MISALIGNED = 6, STORE_ACCESS = 7, ECALL_U = 8, ECALL_S = 9, ECALL_M = 11, FETCH_PAGE = 12,
    LOAD_PAGE = 13, STORE_PAGE = 15
};

static inline void write8(u64 address, u8 value) { *(volatile u8 *)address = value; }
static inline void write32(u64 address, u32 value) { *(volatile u32 *)address = value; }
static inline void write64(u64 address, u64 value) { *(volatile u64 *)address = value; }
static inline u8 read8(u64 address) { return *(volatile u8 *)address; }
static inline u32 read32(u64 address) { return *(volatile u32 *)address; }
static inline u64 read64(u64 address) { return *(volatile u64 *)address; }

/* console.c */
void put_char(char c);
void print(const char *format, ...) __attribute__((format(printf, 1, 2))); /* %s %c %d %u %x, l modifier */
void exit(u32 status) __attribute__((noreturn));                          /* ends the machine, not the hart */

/* fdt.c: what the device tree says; filled in before any hart enters hart_main. */
extern u32 hart_count;
extern const char *bootargs; /* /chosen/bootargs, or "" */
void fdt_scan(const void *dtb);
u64 bootarg_u64(const char *name, u64 otherwise);      /* the number after `name=` */
int bootarg_is(const char *name, const char *value); /* `name=value` is present */

/* start.c: hart 0 runs main(); a program for many harts defines hart_main instead. The value that hart 0
 * returns is the exit status; other harts are parked when they return. */
int main(void);
int hart_main(u64 hart);
void park(void) __attribute__((noreturn));

/* smp.c */
static inline u64 hart_id(void) { return csr_read(mhartid); }
static inline void ipi_send(u64 hart) { write32(MSWI + 4 * hart, 1); }
static inline void ipi_clear(u64 hart) { write32(MSWI + 4 * hart, 0); }
static inline u64 time_now(void) { return read64(MTIME); }
static inline void timer_set(u64 hart, u64 when) { write64(MTIMECMP + 8 * hart, when); }
void short_wait(u64 hart, u64 ticks); /* sleeps at most so long; an IPI ends it early */
void wait_for(u64 hart, volatile u32 *word, u32 value); /* until *word >= value; the writer then sends an IPI */
void barrier(u64 hart);                                 /* for all harts */
void wake_all_but(u64 hart);
void watchdog(void); /* called when hart 0 waited a minute; a guest may define its own */
typedef struct { volatile u32 held; } lock_t;
void lock(lock_t *l, u64 hart); /* LR/SC; backs off by short_wait */
void unlock(lock_t *l);

/* trap.S, trap.c: run a function in a mode (0 U, 1 S, 3 M) until it returns or traps to M-mode. */
struct context {
    u64 armed, cause, epc, tval, status, a0, saved[26];
};
u64 run_in(u64 mode, const void *function, u64 a0, u64 a1, u64 delta);
static inline volatile struct context *context(void) { return (volatile struct context *)csr_read(mscratch); }
extern u64 (*trap_handler)(u64 cause, u64 epc, u64 tval); /* for traps outside run_in; returns where to go on */
void pmp_allow_all(void); /* without an entry, S and U may touch nothing */

/* string.c */
void *memcpy(void *to, const void *from, u64 size);
void *memset(void *to, int byte, u64 size);
int memcmp(const void *a, const void *b, u64 size);

#endif
