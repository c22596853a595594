"""The SMP-correctness suite: guests that provoke what parallel vCPUs get wrong, and the runner that judges them.

A user runs it against mttcg or any other emulator of the `virt` board: `python -m mttcg.smptest` (docs/smp.md).
It starts emulators as commands and reads their consoles, so it knows nothing of mttcg's inside; only
`mttcg.smptest.mutants` does, which breaks mttcg on purpose to show that the suite would notice.
"""
