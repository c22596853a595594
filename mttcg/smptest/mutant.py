"""`python -m mttcg.smptest.mutant`: see `mutants.start`."""

from __future__ import annotations

import sys

from .mutants.start import main

if __name__ == "__main__":
    sys.exit(main())
