"""How a command ends without an answer of its own: it cannot be done, or the machine ends."""

from __future__ import annotations

from ..errors import UserError


class CommandError(UserError):
    """The user's mistake, or something that this machine does not have: one line, and nothing has been changed."""


class MachineEnds(Exception):
    """The machine ends, by this command or before it could be done: nothing is answered, no prompt follows."""
