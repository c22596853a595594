"""What holds for every test: runs leave the user's caches as they are.

mttcg keeps translated templates under `$XDG_CACHE_HOME/mttcg`. A session of tests has a folder of its own for that,
which its workers and all machines that they start share (so the second Linux boot is a warm one); Debian's images,
which tests only read, are those of the user.
"""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest

from mttcg.images.store import cache_dir

_VARIABLE = "XDG_CACHE_HOME"
_FOLDER = pytest.StashKey[str]()
_BEFORE = pytest.StashKey["str | None"]()


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        return  # a worker of pytest-xdist: it has inherited the folder
    images = cache_dir()
    folder = tempfile.mkdtemp(prefix="mttcg-tests-")
    os.mkdir(os.path.join(folder, "mttcg"))
    os.symlink(images, os.path.join(folder, "mttcg", "images"))
    config.stash[_FOLDER], config.stash[_BEFORE] = folder, os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = folder


def pytest_unconfigure(config: pytest.Config) -> None:
    folder = config.stash.get(_FOLDER, None)
    if folder is None:
        return
    before = config.stash[_BEFORE]
    if before is None:
        del os.environ[_VARIABLE]
    else:
        os.environ[_VARIABLE] = before
    shutil.rmtree(folder, ignore_errors=True)
