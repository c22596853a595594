/* LR/SC on one hart: success, failure without or after a reservation, sign extension, rd, misaligned addresses
 * (Zalrsc). */
#include "check.h"

static u64 cell[16] __attribute__((aligned(64)));

#define LR(width, p) ({ u64 v_; __asm__ volatile("lr." #width " %0, (%1)" : "=r"(v_) : "r"(p) : "memory"); v_; })
#define SC(width, p, v)                                                                                      \
    ({ u64 f_; __asm__ volatile("sc." #width " %0, %2, (%1)" : "=&r"(f_) : "r"(p), "r"(v) : "memory"); f_; })
OP u64 op_lr_w(u64 a, u64 b UNUSED) { return LR(w, a); }
OP u64 op_lr_d(u64 a, u64 b UNUSED) { return LR(d, a); }

int main(void) {
    SC(d, &cell[8], 0); /* whatever was reserved before is not any more */
    CHECK(SC(d, cell, 5) != 0);
    EXPECT(cell[0], 0);
    EXPECT(LR(d, cell), 0);
    EXPECT(SC(d, cell, 5), 0);
    EXPECT(cell[0], 5);
    CHECK(SC(d, cell, 6) != 0); /* one LR, one SC */
    EXPECT(cell[0], 5);

    cell[1] = 0xffffffff80000000;
    EXPECT(LR(w, &cell[1]), 0xffffffff80000000);
    EXPECT(SC(w, &cell[1], 0x1234567880000001), 0);
    EXPECT(cell[1], 0xffffffff80000001); /* only the word */

    LR(d, cell);
    CHECK(SC(d, &cell[8], 9) != 0); /* another cache line */
    EXPECT(cell[8], 0);
    CHECK(SC(d, cell, 9) != 0); /* and the failed SC ended the reservation */
    EXPECT(cell[0], 5);

    LR(d, cell);
    LR(d, &cell[8]); /* the later LR counts */
    CHECK(SC(d, cell, 9) != 0);
    EXPECT(cell[0], 5);

    for (u32 i = 0; i < 100; i++) { /* a loop as compilers write it: it must succeed in the end */
        u64 v;
        do v = LR(d, cell);
        while (SC(d, cell, v + 1));
    }
    EXPECT(cell[0], 105);
    u64 p = (u64)cell, kept = 105;
    __asm__ volatile("lr.d.aqrl %0, (%1)\nsc.d.aqrl %1, %0, (%1)" : "=&r"(kept), "+r"(p)::"memory"); /* rd = rs1 */
    EXPECT(p, 0);
    EXPECT(kept, 105);

    u64 a = (u64)cell;
    FAULT(M, op_lr_w, a + 2, 0, LOAD_MISALIGNED, a + 2);
    FAULT(M, op_lr_d, a + 4, 0, LOAD_MISALIGNED, a + 4);
    address_space(SV39);
    FAULT(S, op_lr_d, TEST_VA, 0, LOAD_PAGE, TEST_VA);
    return 0;
}
