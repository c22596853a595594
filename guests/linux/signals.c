/* Signals from thread to thread, and what they must not disturb. */
#include "smpstress.h"
#include <math.h>
#include <signal.h>

static unsigned rounds, count;

/* --- queued signals: each is delivered once, with its value, whatever the thread is doing */

static pid_t ids[MAX_THREADS];
static atomic_uint ready, done;
static struct { atomic_uint seen; atomic_ulong sum; uint64_t pad[6]; } inbox[MAX_THREADS] __attribute__((aligned(64)));
static __thread unsigned self;

static void on_signal(int number, siginfo_t *info, void *context) {
    (void)number;
    (void)context;
    atomic_fetch_add(&inbox[self].sum, (unsigned)info->si_value.sival_int);
    atomic_fetch_add(&inbox[self].seen, 1);
}

/* The kernel limits what may be queued: each has at most a few on the way to its neighbour. */
static void signal_storm(unsigned me) {
    rng_t rng = rng_for(1000 + me);
    unsigned other = (me + 1) % count;
    uint64_t sent = 0;
    self = me;
    ids[me] = (pid_t)syscall(SYS_gettid);
    atomic_fetch_add(&ready, 1);
    while (atomic_load(&ready) < count) sched_yield();
    for (unsigned i = 0; i < rounds; i++) {
        unsigned value = (unsigned)rng_below(&rng, 1000000);
        siginfo_t info = {.si_signo = SIGRTMIN, .si_code = SI_QUEUE};
        info.si_value.sival_int = (int)value;
        info.si_pid = getpid();
        need(syscall(SYS_rt_tgsigqueueinfo, getpid(), ids[other], SIGRTMIN, &info) == 0, "rt_tgsigqueueinfo");
        sent += value;
        while (i + 1 - atomic_load(&inbox[other].seen) > 8) sched_yield();
        dither(&rng, 500);
    }
    while (atomic_load(&inbox[other].seen) < rounds) sched_yield();
    expect("sum of the signals' values", inbox[other].sum, sent);
    expect("signals", inbox[other].seen, rounds);
    count_checks(rounds);
    atomic_fetch_add(&done, 1);
    while (atomic_load(&done) < count) sched_yield(); /* the neighbour may still send */
}

void do_signals(void) {
    struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_RESTART};
    need(sigaction(SIGRTMIN, &action, NULL) == 0, "sigaction");
    count = threads_wanted();
    rounds = scaled(200);
    run_threads(count, signal_storm);
}

/* --- fp state: the same computation, again and again, while signal handlers, other threads and moves to other harts
 * come in between; every result has the same bits, and the thread's own rounding mode stays */

static double compute(unsigned turns) {
    double x = 1.0, y = 0.5, z = 3.0;
    for (unsigned i = 1; i < turns; i++) {
        x = x * 1.000001 + y / (double)i;
        y = sqrt(x + z) - y;
        z = z * 0.999 + x * y;
    }
    return x + y + z;
}

static void on_alarm(int number) {
    (void)number;
    double noise = compute(20);
    unsigned flags = 0;
    __asm__ volatile("fsflags %0, zero" : "=r"(flags) : "f"(noise));
}

static void fp_storm(unsigned me) {
    rng_t rng = rng_for(1100 + me);
    unsigned rounding = me % 5 == 4 ? 0 : me % 5; /* to nearest, to zero, down, up */
    __asm__ volatile("fsrm %0" ::"r"(rounding));
    double wanted = compute(2000);
    for (unsigned i = 0; i < rounds; i++) {
        double got = compute(2000);
        unsigned mode;
        __asm__ volatile("frrm %0" : "=r"(mode));
        uint64_t a, b;
        memcpy(&a, &got, 8);
        memcpy(&b, &wanted, 8);
        expect("bits of the result", a, b);
        expect("rounding mode", mode, rounding);
        cpu_set_t set;
        CPU_ZERO(&set);
        CPU_SET(rng_below(&rng, cpus), &set);
        sched_setaffinity(0, sizeof set, &set);
        if (rng_below(&rng, 2)) kill(getpid(), SIGUSR1);
    }
    __asm__ volatile("fsrm zero");
}

void do_fpstate(void) {
    struct sigaction action = {.sa_handler = on_alarm, .sa_flags = SA_RESTART};
    need(sigaction(SIGUSR1, &action, NULL) == 0, "sigaction");
    rounds = scaled(20);
    run_threads(threads_wanted(), fp_storm);
}
