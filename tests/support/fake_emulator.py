"""An "emulator" for tests of the suite's runner: it runs no guest, but says and does what its first argument names.

Started as `python -m tests.support.fake_emulator BEHAVIOUR -kernel ELF -smp N -append "seed=S …"`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

COMMAND = f"{sys.executable} -m tests.support.fake_emulator {{}} -smp {{{{smp}}}} -kernel {{{{elf}}}}"
STATUS = {"pass": 0, "fail": 1, "weak": 2, "skip": 3}


def template(behaviour: str) -> str:
    """The command for `units.Emulator`."""
    return COMMAND.format(behaviour)


def main(arguments: list[str]) -> int:
    behaviour, *options = arguments
    words = dict(zip(options[::2], options[1::2], strict=True))
    name, smp = Path(words["-kernel"]).stem, words["-smp"]
    boot = dict(word.split("=") for word in words["-append"].split())
    seed = boot["seed"]
    if behaviour == "odd":  # fails for odd seeds
        behaviour = "fail" if int(seed) & 1 else "pass"
    begin = f"smptest {name} rule=17 seed={seed} smp={smp}"
    match behaviour:
        case "pass":
            print("hello\nhist MP 0,0=3 1,1=4")
            print(f"{begin} checks=5 failures=0 tight=7 rounds={boot.get('rounds', 0)}")
        case "fail":
            print("FAIL rule=17 sum: got 1, expected 2 (hart 0, round 3)")
            print(f"{begin} checks=5 failures=1")
        case "weak":
            print("weak: nothing raced")
            print(f"{begin} checks=5 failures=0")
        case "skip":
            print(f"{begin} skip: needs a vector unit")
        case "liar":
            print(f"{begin} checks=5 failures=0")
            return 1
        case "mute":
            print("mttcg: it broke", file=sys.stderr)
            return 9
        case "other":
            print("smptest rule99_other rule=17 seed=1 smp=1 checks=1 failures=0")
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "flood":
            for _ in range(40000):
                print("x" * 99)
            print(f"{begin} checks=5 failures=0")
        case "hang":
            child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
            print("child", child.pid, flush=True)
            time.sleep(600)
        case "busy":  # runs for a second of its own time, however often it is stopped
            end = time.process_time() + 1.0
            while time.process_time() < end:
                continue
            print(f"{begin} checks=5 failures=0")
        case "where":
            print(f"{begin} checks=5 failures=0 cores={len(os.sched_getaffinity(0))}")
    return STATUS.get(behaviour, 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
