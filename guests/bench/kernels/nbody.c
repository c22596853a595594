/* Five bodies under gravity: double arithmetic with a square root and a division a pair. */
#include "../bench.h"

#define BODIES 5
const u64 default_iters = 2000;
struct body { double x, y, z, vx, vy, vz, mass; };
static struct body bodies[BODIES];

void kernel_setup(void) {
    for (i32 i = 0; i < BODIES; i++) {
        struct body *b = &bodies[i];
        b->x = i * 1.5, b->y = (i * i) % 3 - 1.0, b->z = i * 0.25 - 0.5;
        b->vx = 0.1 * i, b->vy = 0.2 - 0.05 * i, b->vz = 0.01 * i;
        b->mass = i ? 0.01 * i : 39.5;
    }
}

u64 kernel(u64 iters) {
    const double dt = 0.001;
    while (iters--) {
        for (u32 i = 0; i < BODIES; i++)
            for (u32 j = i + 1; j < BODIES; j++) {
                struct body *a = &bodies[i], *b = &bodies[j];
                double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
                double square = dx * dx + dy * dy + dz * dz + 0.001;
                double magnitude = dt / (square * __builtin_sqrt(square));
                a->vx -= dx * b->mass * magnitude, b->vx += dx * a->mass * magnitude;
                a->vy -= dy * b->mass * magnitude, b->vy += dy * a->mass * magnitude;
                a->vz -= dz * b->mass * magnitude, b->vz += dz * a->mass * magnitude;
            }
        for (u32 i = 0; i < BODIES; i++) {
            struct body *b = &bodies[i];
            b->x += dt * b->vx, b->y += dt * b->vy, b->z += dt * b->vz;
        }
    }
    u64 sum = 0;
    for (u32 i = 0; i < BODIES; i++) sum = mix(sum, double_bits(bodies[i].x) ^ double_bits(bodies[i].vy));
    return sum;
}
