/* /init: mount what is needed, run each program in a process of its own, say what came of it, power off. */
#include "smpstress.h"
#include <signal.h>
#include <stdarg.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <termios.h>
#include <linux/futex.h>

#define SHOWN 5

struct tally *tally;
unsigned cpus = 1, seed = 1, scale = 100;
static unsigned limit_s = 100; /* a program that takes longer hangs */
static const char *only = "";

static const struct { const char *name; void (*run)(void); } programs[] = {
    {"mutex", do_mutex}, {"condvar", do_condvar}, {"barrier", do_barrier}, {"futex", do_futex},
    {"atomics", do_atomics}, {"queues", do_queues}, {"fork", do_fork}, {"exec", do_exec},
    {"pipes", do_pipes}, {"mprotect", do_mprotect}, {"remap", do_remap}, {"mmap", do_mmap},
    {"signals", do_signals}, {"fpstate", do_fpstate}, {"jit", do_jit},
};

void count_checks(uint64_t n) { atomic_fetch_add(&tally->checks, n); }

void expect(const char *what, uint64_t got, uint64_t wanted) {
    atomic_fetch_add(&tally->checks, 1);
    if (got == wanted) return;
    if (atomic_fetch_add(&tally->failures, 1) < SHOWN)
        printf("FAIL %s: got %lx, expected %lx\n", what, (unsigned long)got, (unsigned long)wanted);
}

void need(int ok, const char *what) {
    if (ok) return;
    printf("FAIL %s: %s\n", what, strerror(errno));
    fflush(stdout);
    _exit(2);
}

rng_t rng_for(uint64_t purpose) {
    rng_t rng = {(seed + 1) * 0x9e3779b97f4a7c15UL ^ (purpose + 1) * 0xbf58476d1ce4e5b9UL};
    if (!rng.state) rng.state = 1;
    for (int i = 0; i < 4; i++) rng_next(&rng);
    return rng;
}

#define RNG_BODIES
#include "../lib/rng.h"

unsigned threads_wanted(void) { return cpus + 2 < MAX_THREADS ? cpus + 2 : MAX_THREADS; }

struct start { void (*body)(unsigned); unsigned number; };

static void *begin(void *argument) {
    struct start *start = argument;
    start->body(start->number);
    return NULL;
}

void run_threads(unsigned count, void (*body)(unsigned)) {
    pthread_t threads[MAX_THREADS];
    struct start starts[MAX_THREADS];
    for (unsigned i = 0; i < count; i++) {
        starts[i] = (struct start){body, i};
        need(!(errno = pthread_create(&threads[i], NULL, begin, &starts[i])), "pthread_create");
    }
    for (unsigned i = 0; i < count; i++) pthread_join(threads[i], NULL);
}

long futex(atomic_uint *word, int operation, unsigned value) { return syscall(SYS_futex, word, operation, value, NULL, NULL, 0); }

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* A child that hangs is killed, with the processes that it has started: they are one group. */
static int run_program(unsigned index) {
    atomic_store(&tally->checks, 0);
    atomic_store(&tally->failures, 0);
    double begun = seconds();
    pid_t pid = fork();
    need(pid >= 0, "fork");
    if (pid == 0) {
        setpgid(0, 0);
        programs[index].run();
        fflush(stdout);
        _exit(0);
    }
    setpgid(pid, pid);
    int status = 0;
    const char *trouble = "";
    while (waitpid(pid, &status, WNOHANG) == 0) {
        if (seconds() - begun > limit_s) {
            trouble = " hang";
            kill(-pid, SIGKILL);
            waitpid(pid, &status, 0);
            break;
        }
        usleep(5000);
    }
    if (!*trouble && WIFSIGNALED(status)) trouble = " killed";
    unsigned long checks = atomic_load(&tally->checks), failures = atomic_load(&tally->failures);
    int ok = status == 0 && !failures && checks && !*trouble;
    printf("smpstress %s %s%s status=%x checks=%lu failures=%lu ms=%u\n", programs[index].name, ok ? "ok" : "FAIL", trouble,
           status, checks, failures, (unsigned)((seconds() - begun) * 1000));
    fflush(stdout);
    kill(-pid, SIGKILL); /* whatever it has left */
    while (waitpid(-1, NULL, WNOHANG) > 0) {}
    return ok;
}

static void option(const char *word) {
    if (!strncmp(word, "seed=", 5)) seed = (unsigned)atoi(word + 5);
    if (!strncmp(word, "scale=", 6)) scale = (unsigned)atoi(word + 6);
    if (!strncmp(word, "limit=", 6)) limit_s = (unsigned)atoi(word + 6);
    if (!strncmp(word, "only=", 5)) only = word + 5;
}

int main(int argc, char **argv) {
    if (argc > 1 && !strcmp(argv[1], "child")) exec_child(argv + 2);
    int is_init = getpid() == 1;
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (int i = 1; i < argc; i++) option(argv[i]);
    if (is_init) {
        mount("proc", "/proc", "proc", 0, NULL);
        mount("tmpfs", "/dev/shm", "tmpfs", 0, NULL);
    }
    cpus = (unsigned)sysconf(_SC_NPROCESSORS_ONLN);
    tally = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    need(tally != MAP_FAILED, "mmap");
    unsigned ran = 0, bad = 0;
    for (unsigned i = 0; i < sizeof programs / sizeof *programs; i++) {
        if (*only && strcmp(only, programs[i].name)) continue;
        ran++;
        bad += !run_program(i);
    }
    printf("smpstress done programs=%u failed=%u cpus=%u seed=%u\n", ran, bad, cpus, seed);
    fflush(stdout);
    if (!is_init) return bad != 0;
    tcdrain(STDOUT_FILENO); /* the machine does not wait for what the console has not sent */
    reboot(RB_POWER_OFF);
    for (;;) pause();
}
