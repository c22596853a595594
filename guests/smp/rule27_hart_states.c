/* Contract rule 27: a hart is started, stopped and reset in its own context (SBI hart state management).
 *
 * A supervisor under the emulator's own SBI, or any firmware's. The boot hart, whichever it is, and the harts that run
 * start others again and again, at random and at the same time. Each attempt has a ticket, passed as the opaque value:
 * in the end the tickets of the calls that succeeded are exactly those that started harts have found in a1, once each.
 * A started hart finds its id in a0, no translation, interrupts off. It computes a while, may sleep in a retentive
 * suspend until an IPI comes, and stops itself. It leaves with translation on, which the next start must not
 * find. A hart whose state is changed from outside shows as a wrong register, a start lost, or one too many. */
#include "irq.h"
#include "paging.h"

#define EID_BASE 0x10
#define EID_IPI 0x735049
#define EID_HSM 0x48534d
enum { START, STOP, STATUS, SUSPEND };
enum { STARTED, STOPPED, START_PENDING, STOP_PENDING, SUSPENDED, RESUME_PENDING = 6 };
enum { INVALID_PARAM = -3, ALREADY_AVAILABLE = -6 };

struct result { i64 error; u64 value; };
void secondary(void);

#define TICKETS 20000

static volatile u8 won[TICKETS], found[TICKETS]; /* the call succeeded; a hart found it in a1 */
static volatile u32 tickets, started;
static volatile u32 runs[MAX_HARTS];      /* times that the hart ran */
static volatile u32 suspended[MAX_HARTS]; /* is going to suspend itself; the boot hart then sends an IPI */
static volatile u32 closing;              /* no more starts */
static volatile u32 sleeps, refused;
static u64 boot_hart;

void unexpected_trap(u64 cause, u64 epc, u64 tval) {
    print("FAIL rule=27 unexpected trap: got %lx, expected 0 (epc %lx, tval %lx)\n", cause, epc, tval);
    exit(FAILED);
}

static struct result sbi(u64 extension, u64 function, u64 x, u64 y, u64 z) {
    register u64 a0 __asm__("a0") = x;
    register u64 a1 __asm__("a1") = y;
    register u64 a2 __asm__("a2") = z;
    register u64 a6 __asm__("a6") = function;
    register u64 a7 __asm__("a7") = extension;
    __asm__ volatile("ecall" : "+r"(a0), "+r"(a1) : "r"(a2), "r"(a6), "r"(a7) : "memory");
    return (struct result){(i64)a0, a1};
}

/* An SBI call must leave everything but a0 and a1 alone: a computation with values in many registers around each. */
static u64 compute(rng_t *rng, u64 turns) {
    double f = 1.0;
    u64 sum = 0;
    for (u64 i = 0; i < turns; i++) {
        f = f * 1.0000001 + (double)(i & 7);
        sum += rng_next(rng) ^ (u64)f;
    }
    return sum;
}

/* A hart leaves with an address space on in which one page is another one; the next start must not know of it. */
static volatile u64 true_page[512] __attribute__((aligned(4096))), other_page[512] __attribute__((aligned(4096)));
static u64 *root;

static void address_space(void) {
    u64 flags = PTE_V | PTE_RWX | PTE_AD, large = (u64)true_page & ~0x1fffffUL;
    true_page[0] = 1;
    other_page[0] = 2;
    root = page_alloc();
    map(root, 3, 0, 0, 2, flags);
    for (u64 at = RAM_BASE; at < RAM_BASE + (64 << 20); at += 2 << 20)
        if (at != large) map(root, 3, at, at, 1, flags);
    for (u64 at = large; at < large + (2 << 20); at += 4096)
        map(root, 3, at, at == (u64)true_page ? (u64)other_page : at, 0, flags);
}

/* Firmware may call a hart that is on its way up or down invalid. */
static void try_start(u64 me, u64 hart, u64 round) {
    u32 ticket = __atomic_fetch_add(&tickets, 1, __ATOMIC_SEQ_CST);
    if (ticket >= TICKETS) return;
    i64 error = sbi(EID_HSM, START, hart, (u64)secondary, hart << 32 | ticket).error;
    if (error == 0) {
        won[ticket] = 1;
        __atomic_fetch_add(&started, 1, __ATOMIC_SEQ_CST);
        return;
    }
    __atomic_fetch_add(&refused, 1, __ATOMIC_SEQ_CST);
    checked(me, 1);
    if (error != ALREADY_AVAILABLE && error != INVALID_PARAM)
        failed(me, round, "error of a refused start", (u64)error, (u64)ALREADY_AVAILABLE);
}

static void suspend(u64 hart, u32 run) {
    csr_write(sie, BIT(IRQ_SSI));
    suspended[hart] = 1;
    fence();
    expect(hart, run, "suspend", (u64)sbi(EID_HSM, SUSPEND, 0, 0, 0).error, 0);
    suspended[hart] = 0;
    csr_clear(sip, BIT(IRQ_SSI));
    csr_write(sie, 0);
    __atomic_fetch_add(&sleeps, 1, __ATOMIC_SEQ_CST);
}

void secondary_main(u64 hart, u64 a1, u64 sstatus, u64 satp) {
    u32 run = ++runs[hart], ticket = (u32)a1;
    expect(hart, run, "satp at the start", satp, 0);
    expect(hart, run, "SIE at the start", sstatus & MSTATUS_SIE, 0);
    expect(hart, run, "a page at the start", true_page[0], 1);
    expect(hart, run, "a1 at the start, upper half", a1 >> 32, hart);
    expect(hart, run, "ticket that was given", ticket < tickets && ticket < TICKETS, 1);
    if (ticket < TICKETS) expect(hart, run, "times that the ticket was found", found[ticket]++, 0);
    expect(hart, run, "status of a running hart", sbi(EID_HSM, STATUS, hart, 0, 0).value, STARTED);
    rng_t rng = rng_for(hart, run), again = rng;
    u64 first = compute(&rng, 50 + rng_below(&rng, 2000) / 8);
    for (u64 tries = rng_below(&rng, 3); tries && !closing; tries--) try_start(hart, rng_below(&rng, hart_count), run);
    if (rng_below(&rng, 2)) suspend(hart, run);
    expect(hart, run, "the same computation, later", compute(&again, 50 + rng_below(&again, 2000) / 8), first);
    satp_set(8, root, 0);
    expect(hart, run, "the page in the address space", true_page[0], 2);
    fence();
    i64 error = sbi(EID_HSM, STOP, 0, 0, 0).error;
    failed(hart, run, "hart_stop came back", (u64)error, 0);
}

static void invalid(u64 round) {
    i64 error = sbi(EID_HSM, START, 4000, (u64)secondary, 0).error;
    expect(boot_hart, round, "start of no hart", (u64)error, (u64)INVALID_PARAM);
    error = sbi(EID_HSM, STATUS, 4000, 0, 0).error;
    expect(boot_hart, round, "status of no hart", (u64)error, (u64)INVALID_PARAM);
    error = sbi(EID_HSM, START, boot_hart, (u64)secondary, 0).error;
    expect(boot_hart, round, "start of the boot hart", (u64)error, (u64)ALREADY_AVAILABLE);
}

/* The number of other harts that are not stopped; wakes those that are suspended. */
static u32 busy(void) {
    u32 count = 0;
    for (u64 hart = 0; hart < hart_count; hart++) {
        if (hart == boot_hart) continue;
        if (sbi(EID_HSM, STATUS, hart, 0, 0).value != STOPPED) count++;
        if (suspended[hart]) sbi(EID_IPI, 0, 1, hart, 0);
    }
    return count;
}

static u64 sum(volatile u8 *flags) {
    u64 count = 0;
    for (u32 i = 0; i < TICKETS; i++) count += flags[i];
    return count;
}

/* Until nobody runs, and all that was started has run. */
static void wind_up(void) {
    u64 end = csr_read(time) + PATIENCE;
    closing = 1;
    fence();
    while (busy() || sum(won) != sum(found))
        if (csr_read(time) > end) {
            failed(boot_hart, rounds, "harts that do not stop", busy(), 0);
            break;
        }
    for (u32 i = 0; i < TICKETS; i++)
        if (won[i] != found[i])
            failed(boot_hart, i, "times that a successful start's ticket was found (round: ticket)", found[i], won[i]);
    checked(boot_hart, sum(won));
}

static void drive(void) {
    rng_t rng = rng_for(boot_hart, 0);
    u64 end = csr_read(time) + PATIENCE;
    for (u64 round = 0; hart_count > 1 ? started < rounds && tickets < TICKETS : round < rounds; round++) {
        if (csr_read(time) > end) break;
        try_start(boot_hart, rng_below(&rng, hart_count), round);
        dither(&rng, 1UL << rng_below(&rng, 12));
        busy();
        if (rng_below(&rng, 8) == 0) invalid(round);
    }
    wind_up();
}

void boot_main(u64 hart, const void *dtb) {
    boot_hart = hart;
    fdt_scan(dtb);
    smptest_begin("rule27_hart_states", 27, 150);
    if (sbi(EID_BASE, 3, EID_HSM, 0, 0).value == 0) exit((u32)smptest_skip("the SBI has no HSM extension"));
    address_space();
    fence();
    drive();
    extra("starts", started);
    extra("refused", refused);
    extra("suspends", sleeps);
    if (hart_count > 1 && !refused) weak("no start was refused");
    exit((u32)smptest_end());
}
