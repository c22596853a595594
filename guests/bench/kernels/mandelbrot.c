/* Mandelbrot set, 32 x 24 points an iteration: short double chains and a data-dependent exit. */
#include "../bench.h"

const u64 default_iters = 4;
NO_SETUP

u64 kernel(u64 iters) {
    u64 sum = 0;
    while (iters--) {
        double zoom = 1.0 / (1.0 + (double)(iters % 8));
        for (i32 py = 0; py < 24; py++)
            for (i32 px = 0; px < 32; px++) {
                double cx = (px - 22) * 0.09 * zoom, cy = (py - 12) * 0.1 * zoom, x = 0, y = 0;
                u64 n = 0;
                while (n < 100 && x * x + y * y < 4.0) {
                    double t = x * x - y * y + cx;
                    y = 2.0 * x * y + cy;
                    x = t;
                    n++;
                }
                sum = mix(sum, n);
            }
    }
    return sum;
}
