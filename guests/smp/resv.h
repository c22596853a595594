/* Ways in which one hart may interfere with another's reservation, and the turns that two harts take: the even one
 * reserves, the odd one interferes, the even one tries its SC. */
#ifndef RESV_H
#define RESV_H
#include "atomic.h"

enum { NONE, READ, SAME_D, SAME_W, SAME_H, SAME_B, ADD_ZERO, OR_ZERO, SWAP_SAME, MAX_LESS, THERE_AND_BACK, SC_SAME, SC_SAME_W, KINDS };
static const char *const names[KINDS] = {
    "nothing", "a load", "sd of the same value", "sw of the same value", "sh of the same value", "sb of the same value",
    "amoadd of 0", "amoor of 0", "amoswap of the same value", "amomaxu of less", "another value and back",
    "sc.d of the same value", "sc.w of the same value"};

typedef struct { volatile u64 word[8]; } cell_t;
typedef struct { volatile u32 go, done, pad[14]; } turn_t;
static turn_t turns[MAX_HARTS / 2] LINE;

/* The partner's part. All but NONE and READ leave the value as it was. */
static UNUSED void interfere(u32 kind, volatile u64 *p, u32 at) {
    u64 v = *p;
    switch (kind) {
    case SAME_D: *p = v; break;
    case SAME_W: ((volatile u32 *)p)[at % 2] = ((volatile u32 *)p)[at % 2]; break;
    case SAME_H: ((volatile u16 *)p)[at % 4] = ((volatile u16 *)p)[at % 4]; break;
    case SAME_B: ((volatile u8 *)p)[at] = ((volatile u8 *)p)[at]; break;
    case ADD_ZERO: AMO("add.d", p, 0UL); break;
    case OR_ZERO: AMO("or.w", p, 0UL); break;
    case SWAP_SAME: AMO("swap.d", p, v); break;
    case MAX_LESS: AMO("maxu.d", p, 0UL); break;
    case THERE_AND_BACK: *p = ~v; fence(); *p = v; break;
    case SC_SAME: while (SC("d", p, LR("d", p))) {} break;
    case SC_SAME_W: while (SC("w", p, LR("w", p))) {} break;
    }
}

/* Where within the reserved bytes: `wide` for a doubleword's reservation, else its low word's. */
static UNUSED u32 within(u32 kind, u32 at, u32 wide) {
    if (wide) return at;
    return kind == SAME_W ? 0 : kind == SAME_H ? at & 1 : at & 3;
}
/* The even hart, between LR and SC: let the partner interfere and wait until it has. */
static UNUSED void let_interfere(u64 hart, u32 round) {
    tell(&turns[hart / 2].go, round, hart ^ 1);
    wait_for(hart, &turns[hart / 2].done, round);
}
/* The odd hart's whole part in a round. */
static UNUSED void partner_turn(u64 hart, u32 round, u32 kind, volatile u64 *p, u32 at) {
    wait_for(hart, &turns[hart / 2].go, round);
    interfere(kind, p, at);
    tell(&turns[hart / 2].done, round, hart ^ 1);
}
/* An SC's outcome after an interference of `kind`. `kept` counts successes by kind. */
static UNUSED void judge(u64 hart, u32 round, u32 kind, u64 failed_sc, u64 *kept) {
    kept[kind] += !failed_sc;
    if (kind <= READ) return;
    checked(hart, 1);
    if (!failed_sc) failed(hart, round, names[kind], 0, 1);
}
/* Hart 0's end of such a test. */
static UNUSED int resv_end(u64 (*kept)[KINDS]) {
    if (hart_count == 1) return smptest_skip("needs two harts");
    u64 none = 0, read = 0;
    for (u64 h = 0; h < hart_count; h++) none += kept[h][NONE], read += kept[h][READ];
    extra("kept_without_interference", none);
    extra("kept_over_load", read);
    if (!none) weak("no SC ever succeeded");
    return smptest_end();
}
#endif
