/* Contract rule 26: an interrupt is taken with the exact pc, and every register is what the instructions before it made.
 *
 * From the seed comes an endless program that owns every register: it loads them all, computes with them (integer, fp,
 * fp flags, loads, stores, AMOs), and every few instructions jumps to the next block, of which the order in memory is
 * shuffled, so that jumps of every kind go forward and backward. What the registers must hold before each of its
 * instructions is found by breakpoints first; next, each of them in turn lets a pending interrupt in. Then all harts
 * run it, each is interrupted at random times by its timer and by the others' IPIs. Each time everything is compared
 * with what belongs to mepc. A link register written before the request is seen, a register still in a host register,
 * an instruction done twice: all show. */
#include "irq.h"

#define STEPS_MAX 320
#define BODY 90
#define CODE_BYTES 12288
#define BASE 30   /* register: the hart's data */
#define TARGET 29 /* register: where to jump */
#define CONSTANTS 8 /* words of data before the constants: one scratch line */

struct frame { u64 x[32], f[32], fcsr, cause, caller[16], pad[2]; };
void frame_run(struct frame *frame);
void frame_entry(void);

static u8 code[CODE_BYTES] __attribute__((aligned(4096)));
static u64 data[MAX_HARTS][80] __attribute__((aligned(64))); /* 0-5 scratch, 6 and 7 counters, then constants */
static struct frame frames[MAX_HARTS], expected[STEPS_MAX];
static u64 step_pc[STEPS_MAX];
static u32 step_at[CODE_BYTES / 2]; /* step number + 1 of the instruction there */
static u32 steps, first_count, second_count; /* the steps that count passes */
static u8 hit[STEPS_MAX];
static volatile u64 taken[MAX_HARTS];
static rng_t rngs[MAX_HARTS];
static int measuring;

static u64 here; /* offset in code of the next instruction */

static void emit(u32 insn) {
    step_pc[steps] = (u64)code + here;
    step_at[here / 2] = ++steps;
    code[here++] = (u8)insn;
    code[here++] = (u8)(insn >> 8);
    if ((insn & 3) != 3) return;
    code[here++] = (u8)(insn >> 16);
    code[here++] = (u8)(insn >> 24);
}

static u32 r_type(u32 top, u32 rs2, u32 rs1, u32 f3, u32 rd, u32 op) {
    return top << 25 | rs2 << 20 | rs1 << 15 | f3 << 12 | rd << 7 | op;
}
static u32 i_type(u32 imm, u32 rs1, u32 f3, u32 rd, u32 op) { return (imm & 0xfff) << 20 | rs1 << 15 | f3 << 12 | rd << 7 | op; }
static u32 s_type(u32 imm, u32 rs2, u32 f3) { return r_type(imm >> 5 & 0x7f, rs2, BASE, f3, imm & 31, 0x23); }
static u32 jal(i64 d, u32 rd) {
    u32 o = (u32)d;
    return (o >> 20 & 1) << 31 | (o >> 1 & 0x3ff) << 21 | (o >> 11 & 1) << 20 | (o >> 12 & 0xff) << 12 | rd << 7 | 0x6f;
}
static u32 beq_zero(i64 d) {
    u32 o = (u32)d;
    return (o >> 12 & 1) << 31 | (o >> 5 & 0x3f) << 25 | (o >> 1 & 15) << 8 | (o >> 11 & 1) << 7 | 0x63;
}

static u32 any(rng_t *rng) { return 1 + (u32)rng_below(rng, 28); } /* x1 to x28 */

static void emit_random(rng_t *rng) {
    u32 rd = any(rng), a = any(rng), b = any(rng), offset = 8 * (u32)rng_below(rng, 6);
    u32 fd = (u32)rng_below(rng, 32), fa = (u32)rng_below(rng, 32), fb = (u32)rng_below(rng, 32);
    switch (rng_below(rng, 15)) {
    case 0: emit(r_type(0, b, a, 0, rd, 0x33)); break;                 /* add */
    case 1: emit(r_type(0x20, b, a, 0, rd, 0x33)); break;              /* sub */
    case 2: emit(r_type(1, b, a, 3, rd, 0x33)); break;                 /* mulhu */
    case 3: emit(r_type(1, b, a, 4, rd, 0x33)); break;                 /* div */
    case 4: emit(i_type((u32)rng_next(rng), a, 0, rd, 0x13)); break;   /* addi */
    case 5: emit(0x0001 | rd << 7 | (1 + (u32)rng_below(rng, 31)) << 2); break; /* c.addi */
    case 6: emit(0x9002 | rd << 7 | b << 2); break;                    /* c.add */
    case 7: emit(i_type(offset, BASE, 3, rd, 0x03)); break;            /* ld */
    case 8: emit(i_type(offset + 3, BASE, 0, rd, 0x03)); break;        /* lb */
    case 9: emit(s_type(offset, a, 3)); break;                         /* sd */
    case 10: emit(r_type(0x00, fb, fa, 7, fd, 0x53)); break;           /* fadd.s, of what is rarely boxed */
    case 11: emit(r_type(0x09, fb, fa, 7, fd, 0x53)); break;           /* fmul.d */
    case 12: emit(r_type(0x0d, fb, fa, 7, fd, 0x53)); break;           /* fdiv.d */
    case 13: emit(i_type(0x001, 0, 2, rd, 0x73)); break;               /* csrr rd, fflags */
    case 14: emit(r_type(0x04 << 2, a, BASE, 3, rd, 0x2f)); break;     /* amoxor.d, the first scratch word */
    }
}

/* Ends a block: to `to`, an offset in code. `call`: leave a link. */
static void emit_jump(u64 to, rng_t *rng) {
    u64 kind = rng_below(rng, 4);
    u32 link = rng_below(rng, 2) ? any(rng) : 0;
    i64 distance = (i64)(to - here);
    if (kind == 0 && distance < 4000 && distance > -4000) {
        emit(beq_zero(distance));
    } else if (kind < 2) {
        emit(jal(distance, link));
    } else {
        u32 high = (u32)(distance + 0x800) & 0xfffff000;
        emit(high | TARGET << 7 | 0x17); /* auipc */
        /* Linking to the register that the jump reads: the target must be taken before. */
        emit(i_type((u32)distance, TARGET, 0, kind == 2 ? link : TARGET, 0x67));
    }
}

static void build(rng_t *rng) {
    u32 blocks = BODY / 3 + 1;
    u64 place[BODY / 3 + 1];
    for (u32 i = 0; i < blocks; i++) place[i] = (CODE_BYTES - 1024) / blocks / 2 * 2 * i + 2 * rng_below(rng, 60);
    for (u32 i = blocks - 1; i > 1; i--) { /* all but the first, which is long, change places */
        u32 j = 1 + (u32)rng_below(rng, i);
        u64 swapped = place[i];
        place[i] = place[j];
        place[j] = swapped;
    }
    place[0] = CODE_BYTES - 512;
    here = place[0];
    emit(i_type(0x001, 0, 5, 0, 0x73)); /* csrrwi zero, fflags, 0 */
    for (u32 n = 1; n <= 28; n++) emit(i_type(8 * (CONSTANTS + n), BASE, 3, n, 0x03));
    for (u32 n = 0; n < 32; n++) emit(i_type(8 * (CONSTANTS + 32 + n), BASE, 3, n, 0x07));
    for (u32 n = 0; n < 6; n++) emit(s_type(8 * n, n + 5, 3));
    for (u32 i = 0; i < blocks; i++) {
        if (i) here = place[i];
        u64 count = 1 + rng_below(rng, 4);
        while (count--) emit_random(rng);
        if (i == blocks / 3 || i == 2 * blocks / 3) { /* count the pass: x28 = 1; amoadd.d zero, x28, (TARGET) */
            emit(i_type(1, 0, 0, 28, 0x13));
            emit(i_type(i == blocks / 3 ? 48 : 56, BASE, 0, TARGET, 0x13));
            emit(r_type(0, 28, TARGET, 3, 0, 0x2f));
            *(i == blocks / 3 ? &first_count : &second_count) = steps - 1;
        }
        emit_jump(place[(i + 1) % blocks], rng);
    }
}

/* Every register of the hart, just before `step`. */
static void compare(u64 me, u32 step) {
    struct frame *frame = &frames[me], *good = &expected[step];
    for (u32 n = 1; n < 32; n++) {
        u64 wanted = good->x[n];
        if (n == BASE || (n == TARGET && wanted - (u64)data[0] < sizeof data[0])) wanted += (u64)data[me] - (u64)data[0];
        if (frame->x[n] != wanted) failed(me, step * 100 + n, "x register (round: step, number)", frame->x[n], wanted);
    }
    for (u32 n = 0; n < 32; n++)
        if (frame->f[n] != good->f[n]) failed(me, step * 100 + n, "f register (round: step, number)", frame->f[n], good->f[n]);
    expect(me, step, "fcsr", frame->fcsr, good->fcsr);
}

u64 frame_trap(struct frame *frame) {
    u64 me = frame - frames;
    if (measuring || frame->cause == BREAKPOINT) return 1;
    if (frame->cause == (INTERRUPT | IRQ_MSI)) {
        ipi_clear(me);
    } else if (frame->cause != (INTERRUPT | IRQ_MTI)) {
        failed(me, taken[me], "cause", frame->cause, INTERRUPT | IRQ_MTI);
        return 1;
    }
    u64 offset = frame->x[0] - (u64)code;
    u32 step = offset < CODE_BYTES ? step_at[offset / 2] : 0;
    expect(me, taken[me], "pc of an instruction", !!step, 1);
    if (!step) return 1;
    step--;
    hit[step] = 1;
    compare(me, step);
    expect(me, step, "passes counted", data[me][6] - data[me][7], step > first_count && step <= second_count);
    if (++taken[me] >= rounds) return 1;
    if (rng_below(&rngs[me], 4) == 0) ipi_send(rng_below(&rngs[me], hart_count));
    timer_set(me, time_now() + rng_below(&rngs[me], 600));
    return 0;
}

static void prepare(u64 me) {
    rng_t rng = rng_for(0, 1); /* the same constants for all */
    for (u32 n = 0; n < 80; n++) data[me][n] = rng_next(&rng) >> rng_below(&rng, 64);
    for (u32 n = 0; n < 32; n++) /* doubles of moderate size, so that results are not all alike */
        data[me][CONSTANTS + 32 + n] = (0x3f0UL + rng_below(&rng, 32)) << 52 | rng_next(&rng) >> 12;
    data[me][6] = data[me][7] = 0;
    frames[me].x[0] = step_pc[0];
    frames[me].x[BASE] = (u64)data[me];
}

/* Breakpoint after breakpoint. The second pass starts with what the first one left, as all later ones do. */
static void measure(void) {
    measuring = 1;
    for (u32 pass = 0; pass < 2; pass++)
        for (u32 step = 0; step < steps; step++) {
            u8 *at = (u8 *)step_pc[step];
            u8 low = at[0], high = at[1];
            at[0] = 0x02, at[1] = 0x90; /* c.ebreak */
            fence_i();
            frame_run(&frames[0]);
            if (frames[0].cause != BREAKPOINT || frames[0].x[0] != step_pc[step])
                failed(0, step, "breakpoint", frames[0].x[0], step_pc[step]);
            expected[step] = frames[0];
            at[0] = low, at[1] = high;
            fence_i();
        }
    measuring = 0;
}

/* Make the instruction one that lets a pending interrupt in, and go on to it from wherever the program is. */
static void interrupt_at(u32 step) {
    const u32 enable = 0x30046073; /* csrsi mstatus, MIE */
    u8 *at = (u8 *)step_pc[step], kept[4];
    if ((at[0] & 3) != 3 && step_pc[(step + 1) % steps] != (u64)at + 2) return; /* behind a short jump is another block */
    for (u32 n = 0; n < 4; n++) kept[n] = at[n], at[n] = (u8)(enable >> 8 * n);
    fence_i();
    csr_clear(mstatus, MSTATUS_MPIE);
    frame_run(&frames[0]);
    expect(0, step, "cause after an enabling instruction", frames[0].cause, INTERRUPT | IRQ_MSI);
    expect(0, step, "pc after an enabling instruction", frames[0].x[0], (u64)at + 4);
    compare(0, step);
    for (u32 n = 0; n < 4; n++) at[n] = kept[n];
    frames[0].x[0] = (u64)at;
    fence_i();
}

/* At each instruction, after a whole pass but one or two: each begins two behind the next one's place, since what is put
 * there may cover half of the instruction behind it. */
static void interrupt_everywhere(void) {
    measuring = 1;
    csr_write(mie, BIT(IRQ_MSI));
    ipi_send(0);
    for (u32 last = 1; last <= 2; last++)
        for (u32 back = last; back <= steps; back += 2) interrupt_at(steps - back);
    ipi_clear(0);
    csr_write(mie, 0);
    measuring = 0;
}

int hart_main(u64 me) {
    if (me == 0) smptest_begin("rule26_exact_state", 26, 250);
    u64 old_trap = csr_read(mtvec), old_scratch = csr_read(mscratch);
    rngs[me] = rng_for(me, 0);
    if (me == 0) {
        rng_t rng = rng_for(0, 2);
        build(&rng);
        csr_write(mtvec, (u64)frame_entry);
        prepare(0);
        measure();
        interrupt_everywhere();
        fence();
    }
    barrier(me);
    fence_i();
    csr_write(mtvec, (u64)frame_entry);
    prepare(me);
    frames[me] = expected[0];
    frames[me].x[BASE] = (u64)data[me];
    timer_set(me, time_now() + 1000);
    csr_write(mie, BIT(IRQ_MTI) | BIT(IRQ_MSI));
    csr_set(mstatus, MSTATUS_MPIE);
    frame_run(&frames[me]);
    csr_write(mie, 0);
    csr_write(mtvec, old_trap);
    csr_write(mscratch, old_scratch);
    barrier(me);
    if (me != 0) return 0;
    u64 places = 0;
    for (u32 n = 0; n < steps; n++) places += hit[n];
    extra("steps", steps);
    extra("places", places);
    if (places < 3) weak("interrupts came at too few places");
    return smptest_end();
}
