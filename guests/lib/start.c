/* From reset to hart_main. Hart 0 reads the device tree once for all (256 readers of a 100 KiB tree would take
 * longer than most guests run) and wakes the others, which sleep meanwhile. */
#include "guest.h"

static volatile u32 released;

__attribute__((weak)) int main(void) { return 0; }

__attribute__((weak)) int hart_main(u64 hart) { return hart == 0 ? main() : 0; }

void start(u64 hart, const void *dtb) {
    if (hart == 0) {
        fdt_scan(dtb);
        fence();
        released = 1;
        wake_all_but(0);
        exit((u32)hart_main(0));
    }
    wait_for(hart, &released, 1);
    hart_main(hart);
}
