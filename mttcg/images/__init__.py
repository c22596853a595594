"""A kernel, a root file system and firmware to run: fetched from Debian, checked, kept in the user's cache.

mttcg ships no guest software, and needs some to be of use. `python -m mttcg.images` (or `make images`)
brings it; `cached()` says what is there. Nothing is compiled, nothing needs root or dpkg, and nothing is
believed that is not vouched for, hash by hash, by Debian's signature.
"""

from mttcg.images.store import cache_dir, cached

__all__ = ["cache_dir", "cached"]
