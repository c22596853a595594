"""The back end that is not there: output vanishes, input never comes."""

from __future__ import annotations

from .backend import Backend


class NullBackend(Backend):
    """`-serial null`: all that a back end does when nobody has said otherwise."""
