"""Mutants of interrupts, waiting, starting and I/O: contract rules 23 to 29. Rows as in `blocks`."""

from __future__ import annotations

from .edit import Edit, Row

_REQUESTS = "mttcg.memory.requests:"
# Most of it is native; what that refuses is Python's.
_NATIVE_REQUESTS = "mttcg.memory.requests_native:"
_SYSTEM, _TIMERS = "mttcg.target.riscv.sys_native:", "mttcg.target.riscv.timer_native:"
_OLD_MIP = "old = other.mip\n    while True:\n"
# Between two steps that must not be apart: so that a race of nanoseconds is met within seconds, a sleeper woken.
_DAWDLE, _DAWDLE_LONG = "for i in range(3000):\n{0}    {1}\n{0}", "for i in range(200000):\n{0}    {1}\n{0}"
_VCPU = "mttcg.vcpu.cpu_exec:Vcpu."
_SERVE = "mttcg.iothread:IoThread._serve_one"
_NOTIFY = "mttcg.hw.virtio.mmio:VirtioMmio._notify"

MUTANTS: list[Row] = [
    (
        "no-request-test-at-loops", 23, "a loop does not look at the exit request",
        Edit("mttcg.tcg.x86_64.lower_ctrl:gen_request_test", "c.hot += _TEST_REQUEST\n    c.jump_cold(\"ne\")\n"
             "    c.cold += _CALL_REQUEST", "pass"),
    ),
    (
        "no-request-test-at-indirect", 23, "an indirect jump does not look at the exit request",
        Edit("mttcg.tcg.x86_64.lower:_emit", "if end is End.INDIRECT or (end is not End.SYSTEM and offset <= 0):",
             "if end is not End.INDIRECT and end is not End.SYSTEM and offset <= 0:"),
    ),
    (
        "wake-before-flag", 24, "a hart is woken before the interrupt is pending",
        Edit(_REQUESTS + "raise_irq", 'if ~atomics.or64(vcpu.address("mip"), bits) & bits:\n        kick(vcpu)',
             'kick(vcpu)\n    atomics.or64(vcpu.address("mip"), bits)'),
        Edit(_NATIVE_REQUESTS + "raise_irq", _OLD_MIP,
             "kick(vcpu)\n    " + _DAWDLE_LONG.format("    ", "old = 0") + _OLD_MIP),
        Edit(_NATIVE_REQUESTS + "raise_irq", "if bits & ~old:\n        kick(vcpu)", "pass"),
        "irq*",
    ),
    (
        "halt-check-before-state", 24, "a hart says that it sleeps after its last look at the causes",
        Edit(_VCPU + "wfi", "atomics.xchg32(self._state_at, ST_HALTED)\n        wake = record.get(\"wake\")",
             'wake = record.get("wake")'),
        Edit(_VCPU + "wfi", "timeout = None if deadline is None",
             "atomics.xchg32(self._state_at, ST_HALTED)\n            timeout = None if deadline is None"),
        Edit(_SYSTEM + "wait_for_interrupt", "xchg32(address_of(env.state), ST_HALTED)\n        wake = env.wake", "wake = env.wake"),
        Edit(_SYSTEM + "wait_for_interrupt", "limit = 0\n", _DAWDLE.format(12 * " ", "limit = 0")
             + "xchg32(address_of(env.state), ST_HALTED)\n            limit = 0\n"),
        "irq*",
    ),
    (
        "wfi-without-deadline", 24, "a sleeping hart is not woken by its own timer",
        Edit(_VCPU + "wfi", "if not atomics.futex_wait(wake_at, wake, timeout):",
             "if not atomics.futex_wait(wake_at, wake, None):"),
        Edit(_VCPU + "rearm", "self.timer.arm(deadline)", "pass"),
        Edit(_SYSTEM + "wait_for_interrupt", "if env.deadline_ns != TLB_INVALID:", "if 0:"),
        Edit(_TIMERS + "arm", "syscall(SYS_TIMER_SETTIME, env.timer_id, TIMER_ABSTIME, address_of(env.timer_interval), 0)", "pass"),
        "irq*",
    ),
    (
        "mip-not-atomic", 25, "bits of mip are changed by load, compute, store",
        Edit(_REQUESTS + "raise_irq", 'if ~atomics.or64(vcpu.address("mip"), bits) & bits:',
             'old = vcpu.get("mip")\n    vcpu.set("mip", old | bits)\n    if ~old & bits:'),
        Edit(_REQUESTS + "lower_irq", 'atomics.and64(vcpu.address("mip"), ~bits & ((1 << 64) - 1))',
             'vcpu.set("mip", vcpu.get("mip") & ~bits)'),
        Edit(_NATIVE_REQUESTS + "raise_irq", "seen = cas64(at, old, old | bits)",
             _DAWDLE.format(8 * " ", "seen = old") + "other.mip = old | bits\n        seen = old"),
        Edit(_NATIVE_REQUESTS + "lower_irq", "and64(address_of(other.mip), ~bits)", "other.mip = other.mip & ~bits"),
        "irq*",
    ),
    (
        "timer-overwrites-mip", 25, "the timer's comparison writes all of mip back",
        Edit("mttcg.target.riscv.timers:Timers.update", "change = (mip ^ wanted) & (MIP_STIP | MIP_MTIP)",
             "q[_MIP] = mip & ~(MIP_STIP | MIP_MTIP) | wanted\n    change = 0"),
        Edit(_TIMERS + "update_timers", "change = (mip ^ wanted) & (MIP_STIP | MIP_MTIP)",
             "env.mip = mip & ~(MIP_STIP | MIP_MTIP) | wanted\n    change = 0"),
        "irq*",
    ),
    (
        "interrupt-pc-late", 26, "an interrupt at a loop's edge is taken behind the jump",
        Edit(_VCPU + "_run_translated", "q[_PC] = cache.instruction_at(q[_SITE])[0]",
             "q[_PC] = sum(cache.instruction_at(q[_SITE])[:2])"),
        Edit(_SYSTEM + "request", "env.pc = cache.found_pc\n", "env.pc = cache.found_pc + cache.found_size\n"),
        "irq*",
    ),
    (
        "window-repeats-instruction", 26, "an interrupt that an instruction lets in is taken before it, not behind it",
        Edit(_VCPU + "_run_translated", "q[_PC] = pc + size", "q[_PC] = pc"),
        Edit(_SYSTEM + "window", "env.pc = cache.found_pc + cache.found_size", "env.pc = cache.found_pc"),
        "irq*",
    ),
    (
        "enable-not-checked", 26, "an instruction that enables interrupts lets none in before the block's end",
        Edit("mttcg.tcg.x86_64.lower_ctrl:gen_irqcheck", "c.hot += _LOAD_MIP + _TEST_MIE", "return"),
        "irq*",
    ),
    (
        "trap-pc-late", 26, "a fault of a load or store names the instruction behind it",
        Edit("mttcg.vcpu.callbacks:SlowPaths._keep", "self.vcpu.cache.instruction_at(site)[0]",
             "sum(self.vcpu.cache.instruction_at(site)[:2])"),
        Edit(_SYSTEM + "page_fault", "va, cache.found_pc)", "va, cache.found_pc + cache.found_size)"),
        "tlb*",
    ),
    (
        "start-before-arguments", 27, "a hart is started before its arguments are set",
        Edit("mttcg.target.riscv.sbi:_hart_start", "requests.post(target, REQ_START)", "pass"),
        Edit("mttcg.target.riscv.sbi:_hart_start", 'target.set("start_pc", a[1])',
             'requests.post(target, REQ_START)\n    target.set("start_pc", a[1])'),
    ),
    (
        "start-not-exclusive", 27, "two harts that start a third one both succeed",
        Edit("mttcg.target.riscv.sbi:_hart_start",
             'state = atomics.cas32(target.address("hsm"), HSM_STOPPED, HSM_START_PENDING)',
             'state = target.get("hsm")\n    target.set("hsm", HSM_START_PENDING)'),
    ),
    (
        "reset-keeps-translations", 27, "a hart that is started keeps what it had translated before",
        Edit("mttcg.target.riscv.cpu:Cpu.reset", "self.memory.flush_all()", "pass"),
    ),
    (
        "mmio-reply-early", 28, "a device's reply is announced before it is there",
        Edit(_SERVE, "self._access(vcpu, q[slot + box.ADDRESS], flags, q[slot + box.VALUE])", "asked = slot"),
        Edit(_SERVE, "atomics.add32(self._done[index], 1)", "atomics.add32(self._done[index], 1)\n"
             "    self._access(vcpu, q[asked + box.ADDRESS], flags, q[asked + box.VALUE])"),
        "io*",
    ),
    (
        "mmio-order-of-harts", 28, "devices serve one hart after another, not their requests in order",
        Edit("mttcg.iothread:IoThread._queue", "(q[box.RING + (tail & box.SLOT_MASK) * box.SLOT_WORDS + box.NUMBER], index)",
             "(index - 1000, index)"),
        "test_rule28_console_order.py",
    ),
    (
        "used-before-data", 29, "the used index moves before the device has written its data",
        Edit(_NOTIFY, "queue.push(chain, device.handle(index, chain))",
             "queue.push(chain, chain.writable_size)\n            device.handle(index, chain)"),
        "io*",
    ),
    (
        "interrupt-before-used", 29, "the interrupt comes before the used index",
        Edit(_NOTIFY, "queue.push(chain, device.handle(index, chain))",
             "self._set_interrupts(self._interrupts | USED_BUFFER)\n            queue.push(chain, device.handle(index, chain))"),
        "io*",
    ),
]  # fmt: skip
