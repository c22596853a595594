"""An assembler of single instructions, for tests: the rows read backwards."""

from __future__ import annotations

from .translate import ROWS

# What an omitted field means: dynamic rounding, no ordering bits, a plain fence of everything.
DEFAULTS = {"rm": 7, "aq": 0, "rl": 0, "fm": 0, "pred": 15, "succ": 15}
# Of these instructions every field is optional: they are ignored and should be 0.
OPTIONAL = {"fence": {"rd": 0, "rs1": 0}, "fence.i": {"rd": 0, "rs1": 0, "imm": 0}}


def asm(name: str, **fields: int) -> int:
    """The word of instruction `name` with the fields that its pattern names; `imm` is in bytes and signed, `uimm` and
    `shamt` are not. ValueError for a missing, unknown or unencodable field, or for a combination that the
    row excludes (`c.lui` of 0)."""
    row = ROWS.get(name)
    if row is None:
        raise ValueError(f"no instruction is called {name}")
    if unknown := fields.keys() - row.fields.keys():
        raise ValueError(f"{name} has no fields {sorted(unknown)}")
    values = DEFAULTS | OPTIONAL.get(name, {}) | fields
    if missing := row.fields.keys() - values.keys():
        raise ValueError(f"{name} needs {sorted(missing)}")
    word = row.match
    for field in row.fields.values():
        word |= field.insert(values[field.name])
    if not row.accepts(word):
        raise ValueError(f"{name} with {fields} is a reserved encoding or another instruction")
    return word
