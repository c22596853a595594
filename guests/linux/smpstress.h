/* Programs for Linux that only a correct SMP machine runs right. One static binary, which is also /init: it runs them
 * one after the other and powers off. Each is a function that checks as it goes. */
#ifndef SMPSTRESS_H
#define SMPSTRESS_H
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "../lib/rng.h"

#define MAX_THREADS 64
#define PAGE 4096UL

/* In memory that all processes share: a child's checks count, too. */
struct tally { atomic_ulong checks, failures; };
extern struct tally *tally;
extern unsigned cpus, seed, scale; /* scale: 100 is the short run */

/* `what` is printed with both values for the first failures of a program; counted always. */
void expect(const char *what, uint64_t got, uint64_t wanted);
void count_checks(uint64_t n); /* checks that a loop made by itself */
void need(int ok, const char *what); /* a call that must not fail for lack of anything; ends the program */

rng_t rng_for(uint64_t purpose); /* one stream for each (seed, purpose) */
static inline unsigned scaled(unsigned rounds) { return rounds * scale / 100 ? rounds * scale / 100 : 1; }

/* `count` threads run body(number), all at once; returns when all have. */
void run_threads(unsigned count, void (*body)(unsigned));
unsigned threads_wanted(void); /* a bit more than there are harts */
long futex(atomic_uint *word, int operation, unsigned value);

/* The programs. */
void do_mutex(void);
void do_condvar(void);
void do_barrier(void);
void do_futex(void);
void do_atomics(void);
void do_queues(void);
void do_fork(void);
void do_exec(void);
void do_pipes(void);
void do_mprotect(void);
void do_remap(void);
void do_mmap(void);
void do_signals(void);
void do_fpstate(void);
void do_jit(void);
void exec_child(char **arguments) __attribute__((noreturn)); /* what do_exec runs */
#endif
