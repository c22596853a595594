/* Event micro-benchmarks: a table of named tests, chosen by the boot argument test=NAME, repeated iters=N times.
 * Prints what the kernels print, so one harness reads both; the checksum is a count of events that did happen. */
#include "paging.h"

struct micro_test { const char *name; u64 (*run)(u64 hart, u64 iters); u64 default_iters; };

static const struct micro_test *chosen(const struct micro_test *tests, u32 count) {
    for (u32 i = 0; i < count; i++)
        if (bootarg_is("test", tests[i].name)) return &tests[i];
    if (hart_id() == 0) {
        print("test= one of:");
        for (u32 i = 0; i < count; i++) print(" %s", tests[i].name);
        print("\n");
    }
    return 0;
}

static void report(u64 checksum, u64 iters, u64 ticks) {
    print("checksum=%lx iters=%lu ticks=%lu\n", checksum, iters, ticks);
}
