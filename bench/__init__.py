"""Benchmarks: mttcg beside other emulators, on the same machine, in the same minutes.

Absolute seconds on a shared host mean little; ratios of runs that alternate do. So every figure here is a pair
or a ratio, every run is bounded in time, and the results are written as JSON with the host they come from.

    process       one command, bounded, with the CPU time of its whole tree
    procfs        the same for a tree that is still running, and its memory
    stats         slopes, medians, geometric means
    emulators     what is compared, and how it is called
    cases         a program that repeats one thing, by two runs
    kernels       bare-metal kernels            instructions  how many instructions an iteration has
    micro         events, and between harts     linux         Linux to the shell, and idle at the shell
    programs      user programs in Linux        start         to the first instruction
    translate     cost of translation           report, chart tables, JSON, and a picture
"""
