"""The small root file system that `make images` builds: busybox, and an /init that ends in a shell.

/init is a shell script and stays process 1. busybox's own init would wait two seconds on the way down; here
`poweroff`, `reboot` and `halt`, typed plainly, send process 1 the signals that busybox gives them, and it
acts at once. The shell runs in a session of its own with the console as its controlling terminal (`setsid
cttyhack`): Ctrl-C and job control work.
"""

from __future__ import annotations

import gzip
import hashlib

from mttcg.images import cpio

#: The line that says, to people and to tests, that the system is up.
READY = "mttcg: busybox shell ready"

_INIT = f"""\
#!/bin/sh
export PATH=/sbin:/usr/sbin:/bin:/usr/bin HOME=/root
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sysfs /sys
/bin/busybox mount -t devtmpfs devtmpfs /dev
/bin/busybox --install -s
mkdir -p /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
mount -t tmpfs tmpfs /dev/shm
hostname mttcg
# The signals of busybox's halt, poweroff and reboot.
trap 'halt -f' USR1
trap 'poweroff -f' USR2
trap 'reboot -f' TERM
echo "{READY} ($(uname -r), $(nproc) harts)"
# Traps run between commands or in `wait`: so the shell is in the background. One that is left comes back.
while :; do
    setsid cttyhack sh -l </dev/console >/dev/console 2>&1 &
    wait $!
done
"""

_PROFILE = """\
PS1='mttcg:\\w# '
export PS1
cd
"""

_DIRECTORIES = ("bin", "dev", "etc", "mnt", "proc", "run", "sbin", "sys", "usr", "usr/bin", "usr/sbin")


def _entries(busybox: bytes) -> list[cpio.Entry]:
    return [
        *(cpio.directory(path) for path in _DIRECTORIES),
        cpio.directory("root", 0o700),
        cpio.directory("tmp", 0o1777),
        cpio.file("bin/busybox", busybox, 0o755),
        cpio.symlink("bin/sh", "busybox"),
        # The kernel opens this as /init's stdin, stdout and stderr, before anything mounts devtmpfs.
        cpio.character_device("dev/console", 5, 1),
        cpio.file("etc/group", b"root:x:0:\n"),
        cpio.file("etc/passwd", b"root::0:0:root:/root:/bin/sh\n"),
        cpio.file("etc/profile", _PROFILE.encode()),
        cpio.file("init", _INIT.encode(), 0o755),
    ]


def build(busybox: bytes) -> bytes:
    """The compressed initramfs around a static `busybox` program of the guest's architecture."""
    return gzip.compress(cpio.archive(_entries(busybox)), 9, mtime=0)


def recipe() -> str:
    """A name for all of the initramfs but busybox: when it changes, a cached one is out of date."""
    return hashlib.sha256(cpio.archive(_entries(b""))).hexdigest()[:16]
