"""What a user can get wrong, as exceptions that carry their own one-line message and exit status.

Everything below `cli` raises `UserError` for such things and never prints; `cli` prints the line and ends
with the status. A Python traceback on a user's terminal is a bug of ours.
"""

from __future__ import annotations


class UserError(Exception):
    """A mistake that the user can mend. The message is one line: the thing, and the cure.

    `status` is the process's exit status: 2 for the command line's form, 1 for everything else.
    """

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


class UsageError(UserError):
    """The command line itself is wrong (status 2)."""

    def __init__(self, message: str) -> None:
        super().__init__(message, status=2)


class MachineBroken(Exception):
    """Something inside mttcg failed: the whole machine ends, loudly, with a non-zero status."""
