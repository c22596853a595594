"""Which units are run: all in the short run, random ones in a campaign, the same ones for the same seed."""

from __future__ import annotations

from itertools import islice

import pytest

from mttcg.errors import UsageError, UserError
from mttcg.smptest import campaign, catalogue
from mttcg.smptest.catalogue import Guest
from mttcg.smptest.units import OWN, Emulator, Unit

ONE = Guest("rule17_one", "", rules=(17,), smp=(2, 4), smp_long=(8,), rounds=1000, rounds_long=5000)
TWO = Guest("irq_two", "", rules=(), smp=(1,))


def test_the_short_run_has_every_guest_and_number_of_harts() -> None:
    units = campaign.short_run([ONE, TWO], 1, 3, [])
    assert [(unit.guest.name, unit.smp) for unit in units] == [("rule17_one", 2)] * 3 + [("rule17_one", 4)] * 3 + [
        ("irq_two", 1)
    ] * 3
    assert {unit.rounds for unit in units if unit.guest is ONE} == {1000}
    assert len({unit.seed for unit in units}) == len(units)


def test_each_harsh_mode_comes_once_for_each_guest() -> None:
    units = [unit for unit in campaign.short_run([ONE, TWO], 1, 1, ["pin", "over"]) if unit.harass]
    assert [(unit.guest.name, unit.harass) for unit in units] == [
        ("rule17_one", "pin"), ("rule17_one", "over"), ("irq_two", "pin"), ("irq_two", "over"),
    ]  # fmt: skip
    over = units[1]
    assert over.smp in campaign.OVERSUBSCRIBED
    assert over.rounds == 1000 * 4 // over.smp
    assert units[3].smp == 1  # a guest for one number of harts keeps it


def test_a_seed_of_the_suite_is_enough_to_repeat_it() -> None:
    assert campaign.short_run([ONE], 5, 3, ["stop"]) == campaign.short_run([ONE], 5, 3, ["stop"])
    assert campaign.short_run([ONE], 5, 3, []) != campaign.short_run([ONE], 6, 3, [])
    first = list(islice(campaign.endless([ONE, TWO], 5, ["stop"]), 50))
    assert first == list(islice(campaign.endless([ONE, TWO], 5, ["stop"]), 50))


def test_a_campaign_reaches_everything() -> None:
    units = list(islice(campaign.endless([ONE, TWO], 5, ["stop", "pin"]), 400))
    assert {(u.guest.name, u.smp) for u in units} == {("rule17_one", n) for n in (2, 4, 8)} | {("irq_two", 1)}
    assert {u.rounds for u in units if u.guest is ONE} == {1000, 5000}
    assert {u.harass for u in units} == {"", "stop", "pin"}
    assert len({u.seed for u in units}) == len(units)


def test_a_scaled_campaign_makes_fewer_rounds_of_the_same_units() -> None:
    units = list(islice(campaign.endless([ONE, TWO], 5, [], scale=0.01), 100))
    assert {unit.rounds for unit in units if unit.guest is ONE} == {10, 50}
    assert {unit.rounds for unit in units if unit.guest is TWO} == {0}  # the guest's own number
    assert [unit.seed for unit in units] == [unit.seed for unit in islice(campaign.endless([ONE, TWO], 5, []), 100)]
    assert min(unit.rounds for unit in islice(campaign.endless([ONE], 5, [], scale=1e-9), 9)) == 1


def test_a_campaign_of_few_harts() -> None:
    units = list(islice(campaign.endless([ONE, TWO], 5, [], most=4), 100))
    assert {unit.smp for unit in units if unit.guest is ONE} == {2, 4}
    assert {unit.smp for unit in islice(campaign.endless([ONE], 5, [], most=1), 9)} == {2}  # it needs two


# --- commands


def test_the_boot_arguments_are_added() -> None:
    command = Emulator("qemu -smp {smp} -kernel {elf}").command(Unit(ONE, 7, 4, 10))
    assert command == ["qemu", "-smp", "4", "-kernel", str(ONE.elf), "-append", "seed=7 rounds=10"]


def test_placeholders_stay_single_words() -> None:
    command = Emulator("emu -x {elf} -args '{append} more' -s {seed}").command(Unit(ONE, 7, 4))
    assert command == ["emu", "-x", str(ONE.elf), "-args", "seed=7 more", "-s", "7"]


def test_options_are_for_mttcg_only() -> None:
    guest = Guest("x", "", options=("-accel", "tcg,tb-size=2"))
    assert Emulator(OWN).command(Unit(guest, 1, 1))[-2:] == ["-accel", "tcg,tb-size=2"]
    assert Emulator(OWN).command(Unit(guest, 1, 1, 0, "cold"))[-2:] == ["-accel", "tcg,cache=off"]
    assert "-accel" not in Emulator("qemu-system-riscv64 -kernel {elf}").command(Unit(guest, 1, 1, 0, "cold"))


@pytest.mark.parametrize("template", ["mttcg", "qemu -kernel {elf} 'x"])
def test_bad_templates(template: str) -> None:
    with pytest.raises(UsageError):
        Emulator(template)


# --- the catalogue's form

ROW = '[[guest]]\nname = "a"\ntext = "t"\n'


@pytest.mark.parametrize(("text", "message"), [
    ('[[guest]]\ntext = "t"\n', "name is missing"),
    ('[[guest]]\nname = "a"\n', "a: text is missing"),
    (ROW + "colour = 1\n", "unknown key 'colour'"),
    (ROW + "rules = [30]\n", "a rule is not in 1 to 29"),
    (ROW + "smp = [0]\n", "smp must be a list of positive"),
    (ROW + ROW, "a is there twice"),
    ("[[guest\n", "mend the line"),
])  # fmt: skip
def test_mistakes_in_the_catalogue_are_named(text: str, message: str) -> None:
    with pytest.raises(UserError, match=r".") as caught:
        catalogue.parse(text)
    assert message in str(caught.value)


def test_selection() -> None:
    assert {17} & set(catalogue.select([17])[0].rules)
    assert [g.name for g in catalogue.select(patterns=["rule17_amo_at*"])] == ["rule17_amo_atomic"]
    with pytest.raises(UsageError, match="no such guest"):
        catalogue.select(patterns=["nothing*"])
    with pytest.raises(UsageError, match="together"):
        catalogue.select([1], ["rule17_amo_atomic"])
