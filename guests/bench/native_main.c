/* The same kernel on the host: `NAME.native [iters]` prints what the guest prints. */
#include <stdio.h>
#include <stdlib.h>

#include "native_clock.h"

int main(int argc, char **argv) {
    u64 iters = argc > 1 ? strtoul(argv[1], 0, 10) : default_iters;
    kernel_setup();
    u64 start = ticks_now();
    u64 checksum = kernel(iters);
    printf("checksum=%lx iters=%lu ticks=%lu\n", checksum, iters, ticks_now() - start);
    return 0;
}
