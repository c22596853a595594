"""What the monitor answers when a command cannot be done: one line, and nothing has been changed."""

from __future__ import annotations

from ..errors import UserError


class CommandError(UserError):
    """The user's mistake, or something that this machine does not have."""
