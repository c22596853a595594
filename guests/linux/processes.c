/* Processes made and ended in storms: new address spaces, copy on write, exec, pipes. */
#include "smpstress.h"

static unsigned rounds;

static uint64_t mix(uint64_t value, uint64_t n) { return (value ^ n) * 0x9e3779b97f4a7c15UL + (value >> 29); }

/* Wait for one child of this thread's; how it ended. */
static int ended(pid_t pid) {
    int status = -1;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
    return status;
}

/* --- fork: parent and child write the same private pages; each must go on seeing its own */

#define COW_WORDS (16 * 512)

static void fork_storm(unsigned me) {
    rng_t rng = rng_for(500 + me);
    uint64_t *pages = mmap(NULL, COW_WORDS * 8, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    need(pages != MAP_FAILED, "mmap");
    for (unsigned round = 0; round < rounds; round++) {
        for (unsigned i = 0; i < COW_WORDS; i += 64) pages[i] = mix(round, i);
        pid_t pid = fork();
        need(pid >= 0, "fork");
        if (pid == 0) {
            uint64_t wrong = 0;
            for (unsigned i = 0; i < COW_WORDS; i += 64) {
                wrong += pages[i] != mix(round, i);
                pages[i] = ~pages[i];
            }
            for (unsigned i = 0; i < COW_WORDS; i += 64) wrong += pages[i] != ~mix(round, i);
            _exit(wrong ? 1 : (int)(2 + me));
        }
        dither(&rng, 2000);
        for (unsigned i = 0; i < COW_WORDS; i += 128) pages[i] += 1;
        expect("status of a forked child", (uint64_t)ended(pid), (uint64_t)(2 + me) << 8);
        uint64_t wrong = 0;
        for (unsigned i = 0; i < COW_WORDS; i += 64) wrong += pages[i] != mix(round, i) + !(i % 128);
        expect("own pages after the child wrote its", wrong, 0);
    }
    munmap(pages, COW_WORDS * 8);
}

void do_fork(void) {
    rounds = scaled(8);
    run_threads(cpus < 8 ? cpus + 1 : 8, fork_storm);
}

/* --- exec: the program itself, which computes from its arguments and tells by its status */

void exec_child(char **arguments) {
    uint64_t value = 1;
    for (; *arguments; arguments++)
        for (char *c = *arguments; *c; c++) value = mix(value, (uint64_t)*c);
    _exit((int)(value >> 40 & 0x7f));
}

static void exec_storm(unsigned me) {
    rng_t rng = rng_for(600 + me);
    for (unsigned round = 0; round < rounds; round++) {
        char text[3][32];
        uint64_t value = 1;
        for (unsigned i = 0; i < 3; i++) {
            snprintf(text[i], sizeof text[i], "%lx", (unsigned long)rng_next(&rng));
            for (char *c = text[i]; *c; c++) value = mix(value, (uint64_t)*c);
        }
        pid_t pid = fork();
        need(pid >= 0, "fork");
        if (pid == 0) {
            char *words[] = {"smpstress", "child", text[0], text[1], text[2], NULL};
            execv("/proc/self/exe", words);
            _exit(126);
        }
        expect("status of an executed child", (uint64_t)ended(pid), (value >> 40 & 0x7f) << 8);
    }
}

void do_exec(void) {
    rounds = scaled(4);
    run_threads(cpus < 8 ? cpus + 1 : 8, exec_storm);
}

/* --- pipes: a ring of processes hands on numbered blocks, each changed on the way */

#define BLOCK 512 /* words */

static int transfer(int fd, uint64_t *block, int writing) {
    size_t done = 0;
    while (done < BLOCK * 8) {
        char *at = (char *)block + done;
        ssize_t n = writing ? write(fd, at, BLOCK * 8 - done) : read(fd, at, BLOCK * 8 - done);
        if (n <= 0) return 0;
        done += (size_t)n;
    }
    return 1;
}

void do_pipes(void) {
    unsigned count = cpus < 8 ? cpus + 1 : 9;
    int pipes[10][2];
    rounds = scaled(30);
    for (unsigned i = 0; i <= count; i++) need(pipe(pipes[i]) == 0, "pipe");
    static uint64_t block[BLOCK];
    for (unsigned i = 0; i < count; i++)
        if (fork() == 0) {
            for (unsigned round = 0; round < rounds; round++) {
                if (!transfer(pipes[i][0], block, 0)) _exit(1);
                for (unsigned w = 0; w < BLOCK; w++) block[w] = mix(block[w], i);
                if (!transfer(pipes[i + 1][1], block, 1)) _exit(1);
            }
            _exit(0);
        }
    for (unsigned round = 0; round < rounds; round++) {
        for (unsigned w = 0; w < BLOCK; w++) block[w] = mix(seed, round * BLOCK + w);
        need(transfer(pipes[0][1], block, 1) && transfer(pipes[count][0], block, 0), "pipe");
        uint64_t wrong = 0;
        for (unsigned w = 0; w < BLOCK; w++) {
            uint64_t wanted = mix(seed, round * BLOCK + w);
            for (unsigned i = 0; i < count; i++) wanted = mix(wanted, i);
            wrong += block[w] != wanted;
        }
        expect("words of a block that went through all", wrong, 0);
    }
    int status;
    while (wait(&status) > 0) expect("a process's status", (unsigned)status, 0);
}
