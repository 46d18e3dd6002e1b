#!/usr/bin/env python3
"""Recompute decisions from their decision cases: a second implementation, to check the first.

A decision case is a small JSON object: a rule, the seats as they were when the question was put, and what they said.
From it follows an outcome, with the arithmetic, and nothing else may influence it. An exported repository holds one
`case.json` for each decision, with the outcome that was published under `expected`. This program reads such files and
works out the outcomes again. It was written from the specification of the cases alone (CASES.md, formats 1 and 2),
without a look at the program that made the export, so that the two can be held against each other.

How to run it (Python 3.9 or later, nothing to install, no network):

    python3 tally.py FILE                  print the outcomes of the cases in FILE as JSON (`-`: standard input)
    python3 tally.py --check FILE...       compare them with what each case says under `expected`; a folder stands for
                                           every `case.json` beneath it

Exit status: 0 all is well; 1 (with --check) an outcome differs from the expected one; 2 the input is no file of cases,
or (without --check) a case is malformed, which is then said in the place of its outcome.

How to read it: first numbers and JSON, then the checks of a case (a "check" is a function of a value and its path
that raises Malformed), then one section for each kind of case. Where the specification says "the first that applies",
the lines of a `first_that_applies` here stand in the same order. There are no floating-point numbers anywhere.

Licence: MIT (SPDX-License-Identifier: MIT). It comes without any warranty.
"""

import argparse
import datetime
import hashlib
import json
import os
import re
import sys
from fractions import Fraction

LARGEST = 2 ** 53 - 1
MOST_CASES = 200_000

# The characters of the Unicode property White_Space.
WHITE_SPACE = ("\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
               "\u2028\u2029\u202f\u205f\u3000")


# ---- Reading JSON without floating-point numbers


class NoCases(Exception):
    """The input is no file of cases."""


class OddNumber:
    """A number that no case can hold: one that is not whole, or a whole one of more than 20 digits."""

    def __init__(self, text, is_whole):
        self.text = text
        self.is_whole = is_whole

    def __str__(self):
        return self.text


def read_number(text):
    """The number of a JSON text: an int where it is whole (1, 1.0 and 10e-1 are), else an OddNumber."""
    mantissa, _, exponent = text.lower().partition("e")
    before, _, after = mantissa.lstrip("-").partition(".")
    digits = (before + after).lstrip("0")
    if not digits:
        return 0
    significant = digits.rstrip("0")
    power = exponent.lstrip("+-").lstrip("0")
    if len(power) > 15:
        return OddNumber(text, not exponent.startswith("-"))
    shift = int(power or "0") * (-1 if exponent.startswith("-") else 1) - len(after) + len(digits) - len(significant)
    if shift < 0:
        return OddNumber(text, False)
    if len(significant) + shift > 20:
        return OddNumber(text, True)
    return int(("-" if text.startswith("-") else "") + significant + "0" * shift)


def no_constant(text):
    raise ValueError(text + " is no JSON")


class Doubled(dict):
    """An object in which a key, `twice`, stands a second time."""


def object_of(pairs):
    if len({key for key, _ in pairs}) == len(pairs):
        return dict(pairs)
    found, seen = Doubled(pairs), set()
    found.twice = next(key for key, _ in pairs if key in seen or seen.add(key))
    return found


def read_cases(data):
    """The format and the list of cases of a file's bytes; raises NoCases."""
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_int=read_number, parse_float=read_number,
                              parse_constant=no_constant, object_pairs_hook=object_of)
    except ValueError as error:
        raise NoCases("this is no JSON: %s" % error)
    except RecursionError:
        raise NoCases("this is nested too deep to be read.")
    if not isinstance(document, dict) or not isinstance(document.get("cases"), list):
        raise NoCases("this is no file of cases: it has no list `cases`; give it {\"cases\": [...]}.")
    if isinstance(document, Doubled) and document.twice in ("cases", "format"):
        raise NoCases("it has `cases` or `format` twice; keep one of each.")
    if len(document["cases"]) > MOST_CASES:
        raise NoCases("these are more than %d cases; split them over several files." % MOST_CASES)
    version = document.get("format", 1)
    if type(version) is not int or version not in (1, 2):
        raise NoCases("the format of these cases is not known: this program reads formats 1 and 2.")
    return version, document["cases"]


# ---- Checks: what is malformed


class Malformed(Exception):
    """A case that breaks its form: `code` says how, `path` where."""

    def __init__(self, code, path, message):
        super().__init__(message)
        self.code = code
        self.path = path
        self.message = message


def require(condition, code, path, message):
    if not condition:
        raise Malformed(code, path, message)


ONE_WORD = re.compile(r"[\w$-]+")


def join(path, *keys):
    """The path of what lies deeper: join("seats", 2, "ballot") is seats[2].ballot."""
    for key in keys:
        if isinstance(key, int):
            path = "%s[%d]" % (path, key)
        else:
            path += ("." + key if path else key) if ONE_WORD.fullmatch(key) else "[%s]" % json.dumps(key, ensure_ascii=False)
    return path


def text(value, path):
    require(isinstance(value, str), "type", path, "This has to be a string.")


def name(value, path):
    text(value, path)
    require(value != "", "range", path, "A name must not be empty.")


def boolean(value, path):
    require(isinstance(value, bool), "type", path, "This has to be true or false.")


def whole(value, path, least=0):
    odd = isinstance(value, OddNumber)
    is_whole = value.is_whole if odd else isinstance(value, int) and not isinstance(value, bool)
    require(is_whole, "type", path, "This has to be a whole number.")
    in_range = not odd and least <= value <= LARGEST
    require(in_range, "range", path, "This has to be a whole number from %d to 2^53-1." % least)


def positive(value, path):
    whole(value, path, 1)


def one_of(*words):
    def check(value, path):
        text(value, path)
        require(value in words, "range", path, "This has to be one of: %s." % ", ".join(words))
    return check


def nullable(check_value):
    def check(value, path):
        if value is not None:
            check_value(value, path)
    return check


def an_object(value, path):
    require(isinstance(value, dict), "type", path, "This has to be an object.")


def a_list(value, path):
    require(isinstance(value, list), "type", path, "This has to be a list.")


def list_of(check_item):
    def check(value, path):
        a_list(value, path)
        for i, item in enumerate(value):
            check_item(item, join(path, i))
    return check


def map_of(check_value):
    """An object whose keys are names."""
    def check(value, path):
        an_object(value, path)
        for key, item in value.items():
            name(key, join(path, key))
            check_value(item, join(path, key))
    return check


def record(fields, optional=None):
    """An object with these keys, each with its check; an optional key may be missing or null; others are ignored."""
    def check(value, path):
        an_object(value, path)
        for key, check_field in fields.items():
            require(key in value, "missing", join(path, key), "The key `%s` is missing." % key)
            check_field(value[key], join(path, key))
        for key, check_field in (optional or {}).items():
            nullable(check_field)(value.get(key), join(path, key))
    return check


def none_twice(values, path, key=None):
    """No value of the list stands twice; where the values were the keys `key` of a list of objects, say so."""
    seen = set()
    for i, value in enumerate(values):
        where = join(path, i) if key is None else join(path, i, key)
        require(value not in seen, "duplicate", where, "This stands here for the second time.")
        seen.add(value)


names = list_of(name)


def distinct_names(value, path):
    names(value, path)
    none_twice(value, path)


def known(value, among, path):
    require(value in among, "unknown", path, "This name is not known here.")


def fraction(value, path):
    list_of(whole)(value, path)
    require(len(value) == 2, "type", path, "A fraction is a list of two whole numbers.")
    require(value[1] >= 1, "range", join(path, 1), "A denominator is at least 1.")
    require(value[0] <= value[1], "range", path, "A fraction is at most one.")


def pair_with_count(value, path):
    """`[count, ballot]`; the ballot is checked elsewhere."""
    a_list(value, path)
    require(len(value) == 2, "type", path, "This has to be a list of two: how many, and the ballot.")
    positive(value[0], join(path, 0))


# ---- Days and moments

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z")


def exists(day):
    try:
        return bool(datetime.date.fromisoformat(day))
    except ValueError:
        return False


def date(value, path):
    text(value, path)
    good = DATE.fullmatch(value) and exists(value)
    require(good, "range", path, "This has to be a date that exists, like 2026-11-21.")


def instant(value, path):
    """Instants are all of one shape, so that comparing them as text is comparing them as moments."""
    text(value, path)
    good = INSTANT.fullmatch(value) and exists(value[:10])
    require(good, "range", path, "This has to be an instant that exists, like 2026-11-21T09:00:00.000Z.")


def period(value, path):
    record({"fromDate": date, "fromAt": instant, "untilDate": date, "untilAt": instant})(value, path)
    for first, last in (("fromDate", "untilDate"), ("fromAt", "untilAt")):
        require(value[first] <= value[last], "range", join(path, last), "A period must not end before it begins.")


def days_of(given):
    """How long a period is, in the Gregorian calendar."""
    first, last = (datetime.date.fromisoformat(given[key]) for key in ("fromDate", "untilDate"))
    return (last - first).days


def untimely(at, given, as_of):
    """Why something said at this moment does not count: `early`, `late`, or None where it was in time."""
    if at < given["fromAt"]:
        return "early"
    if at > given["untilAt"] or at > as_of:
        return "late"
    return None


# ---- Thresholds, seats, quorum

THRESHOLD = {"fraction": fraction, "comparison": one_of("more_than", "at_least")}
QUORUM = record({**THRESHOLD, "recused": one_of("count", "not_present", "leave"),
                 "eachSector": nullable(record(THRESHOLD))})
SEAT = {"id": name, "sector": name, "here": boolean, "recused": boolean}


def needed(threshold, base):
    """The smallest whole number, at least 1, that is more than (or at least) the fraction of the base."""
    n, d = threshold["fraction"]
    if threshold["comparison"] == "more_than":
        return n * base // d + 1
    return max(1, -(-n * base // d))


def has_words(value):
    """Whether there is anything but white space in a string (or null)."""
    return value is not None and value.strip(WHITE_SPACE) != ""


def seats_of(fields):
    """A list of seats, no id twice."""
    def check(value, path):
        list_of(record(fields))(value, path)
        none_twice([seat["id"] for seat in value], path, "id")
    return check


def first_that_applies(*lines):
    """Of lines (condition, word, ...): the words of the first whose condition is true."""
    return next(words for condition, *words in lines if condition)


def eligible(seat):
    return seat["here"] and not seat["recused"]


def of_sector(seats, sector):
    return [seat for seat in seats if seat["sector"] == sector]


def number_of(items, test):
    return sum(1 for item in items if test(item))


def refused_seats(seats, says_something):
    """The seats that said something and may not, with the reason."""
    return [{"id": seat["id"], "why": "recused" if seat["recused"] else "away"}
            for seat in seats if not eligible(seat) and says_something(seat)]


def presence(seats, threshold, recused):
    """One line of a quorum: how many of these seats are present, and whether they are enough."""
    if recused == "leave":
        seats = [seat for seat in seats if not seat["recused"]]
    present = number_of(seats, lambda seat: seat["here"] and (recused == "count" or not seat["recused"]))
    need = needed(threshold, len(seats))
    return {"present": present, "base": len(seats), "needed": need, "met": present >= need}


def quorum_of(rule, seats):
    quorum = rule["quorum"]
    if quorum is None:
        return None
    sectors = {}
    if quorum["eachSector"] is not None:
        for sector in dict.fromkeys(seat["sector"] for seat in seats):
            sectors[sector] = presence(of_sector(seats, sector), quorum["eachSector"], quorum["recused"])
    total = presence(seats, quorum, quorum["recused"])
    total["met"] = total["met"] and all_met(sectors)
    return {**total, "sectors": sectors}


def all_met(parts):
    return all(part["met"] for part in parts.values())


def quorum_missed(quorum):
    return quorum is not None and not quorum["met"]


# ---- Kind "vote"

WORDS = ("yes", "no", "abstain", "blank", "invalid")
BASE = one_of("cast", "cast_and_abstained", "attending", "active")
BALLOT = nullable(one_of(*WORDS))
VOTE_SEATS = list_of(record({**SEAT, "ballot": BALLOT}))
VOTE_RULE = record({
    "base": BASE, **THRESHOLD,
    "blank": one_of("abstention", "cast"), "invalid": one_of("excluded", "cast"), "recusedInBase": boolean,
    "sectors": nullable(record({"names": distinct_names, "base": BASE, **THRESHOLD})),
    "castingVote": nullable(one_of("yes", "no")), "quorum": nullable(QUORUM),
}, {
    "leastYes": record({"names": distinct_names, "count": positive}),
    "proxies": record({"perHolder": positive, "present": boolean}),
})
PROXIES = {"proxies": list_of(record({"from": name, "to": name, "written": boolean, "lodged": instant})),
           "proxyDeadline": instant}


def check_rule_without_proxies(rule, path):
    an_object(rule, path)
    require(rule.get("proxies") is None, "range", join(path, "proxies"), "There are no proxies in this kind of vote.")
    VOTE_RULE(rule, path)


def check_vote(case, path):
    check_ballots(case, case["seats"], path, "seats")


def check_ballots(case, seats, path, key):
    """Proxies are of seats; a seat may be listed again only if it says nothing, is not eligible, and has no proxy."""
    ids = {seat["id"] for seat in seats}
    speaking = {seat["id"] for seat in seats if eligible(seat) or seat["ballot"] is not None}
    for i, proxy in enumerate(case.get("proxies") or []):
        for end in ("from", "to"):
            known(proxy[end], ids, join(path, "proxies", i, end))
            speaking.add(proxy[end])
    seen = set()
    for i, seat in enumerate(seats):
        again = seat["id"] in seen and seat["id"] in speaking
        require(not again, "duplicate", join(path, key, i, "id"), "This seat stands here for the second time.")
        seen.add(seat["id"])


def proxy_outcomes(case, seats, rule):
    """Why each proxy does not hold (None where it does), in the order of the case."""
    outcomes = []
    for proxy in case.get("proxies") or []:
        holding = [earlier for earlier in outcomes if earlier["why"] is None]
        why = why_not_held(proxy, holding, seats, rule.get("proxies"), case.get("proxyDeadline"))
        outcomes.append({"from": proxy["from"], "to": proxy["to"], "why": why})
    return outcomes


def why_not_held(proxy, holding, seats, rule, deadline):
    here = {seat["id"] for seat in seats if seat["here"]}
    recused = {seat["id"] for seat in seats if seat["recused"]}
    giver, holder = proxy["from"], proxy["to"]
    held_by_holder = number_of(holding, lambda earlier: earlier["to"] == holder)
    (why,) = first_that_applies(
        (rule is None, "not_allowed"),
        (giver == holder, "self"),
        (giver in here, "from_here"),
        (giver in recused, "from_recused"),
        (holder in recused, "holder_recused"),
        (holder not in here, "holder_away"),
        (not proxy["written"], "not_written"),
        (deadline is None or proxy["lodged"] > deadline, "late"),
        (any(earlier["from"] == giver for earlier in holding), "again"),
        (rule is not None and held_by_holder >= rule["perHolder"], "too_many"),
        (True, None))
    return why


def held_proxies(case, seats, rule):
    """The ids of the seats whose proxy holds."""
    return {proxy["from"] for proxy in proxy_outcomes(case, seats, rule) if proxy["why"] is None}


def with_proxies(seats, held):
    """The seats, where one whose proxy holds is taken as here."""
    return [{**seat, "here": True} if seat["id"] in held else seat for seat in seats]


def base_of(base, counts, seats, rule):
    """What a threshold is asked of: votes counted, or seats."""
    if base in ("cast", "cast_and_abstained"):
        counted = ["yes", "no"]
        counted += ["blank"] if rule["blank"] == "cast" or base == "cast_and_abstained" else []
        counted += ["invalid"] if rule["invalid"] == "cast" else []
        counted += ["abstain"] if base == "cast_and_abstained" else []
        return sum(counts[word] for word in counted)
    seats = [seat for seat in seats if rule["recusedInBase"] or not seat["recused"]]
    return len(seats) if base == "active" else number_of(seats, lambda seat: seat["here"])


def named_sectors(rule):
    """The sectors that a rule names in `sectors` and `leastYes`, each once."""
    parts = [part for part in (rule["sectors"], rule.get("leastYes")) if part is not None]
    return list(dict.fromkeys(sector for part in parts for sector in part["names"]))


def tally(rule, seats, counts, by_sector):
    """The numbers of a vote; `by_sector` holds the counts of each sector that is counted."""
    base = base_of(rule["base"], counts, seats, rule)
    sectors, least_yes = {}, {}
    for sector in (rule["sectors"] or {"names": []})["names"]:
        if sector in by_sector:
            own = by_sector[sector]
            own_base = base_of(rule["sectors"]["base"], own, of_sector(seats, sector), rule)
            need = needed(rule["sectors"], own_base)
            sectors[sector] = {"yes": own["yes"], "base": own_base, "needed": need, "met": own["yes"] >= need}
    least = rule.get("leastYes")
    for sector in least["names"] if least is not None else []:
        if sector in by_sector:
            yes = by_sector[sector]["yes"]
            least_yes[sector] = {"yes": yes, "needed": least["count"], "met": yes >= least["count"]}
    return {"counts": counts, "base": base, "needed": needed(rule, base), "sectors": sectors, "leastYes": least_yes}


def casting_vote_decides(rule, counts, base):
    n, d = rule["fraction"]
    half = rule["base"] == "cast" and rule["comparison"] == "more_than" and 2 * n == d
    return rule["castingVote"] is not None and half and counts["yes"] == counts["no"] > 0 and 2 * counts["yes"] == base


def vote_result(rule, numbers, quorum, seats, too_many_ballots=False, small_sectors=False):
    """Result and reason of a vote; the last two arguments are of a secret one only."""
    counts, represented = numbers["counts"], {seat["sector"] for seat in seats if eligible(seat)}
    broken = casting_vote_decides(rule, counts, numbers["base"])
    return first_that_applies(
        (quorum_missed(quorum), "no_decision", "quorum_missed"),
        (too_many_ballots, "no_decision", "more_ballots_than_voters"),
        (counts["yes"] + counts["no"] == 0, "no_decision", "nothing_cast"),
        (not represented.issuperset(named_sectors(rule)), "no_decision", "sector_empty"),
        (small_sectors, "no_decision", "sector_too_small"),
        (counts["yes"] < numbers["needed"] and not broken, "not_adopted", "threshold_missed"),
        (not all_met(numbers["sectors"]), "not_adopted", "sector_missed"),
        (not all_met(numbers["leastYes"]), "not_adopted", "least_yes_missed"),
        (broken, "adopted" if rule["castingVote"] == "yes" else "not_adopted", "casting_vote"),
        (True, "adopted", "threshold_met"))


def count_ballots(seats):
    said = [seat["ballot"] for seat in seats if eligible(seat)]
    return {**{word: said.count(word) for word in WORDS}, "silent": said.count(None)}


def count_vote(rule, seats, quorum_seats):
    """The outcome of a vote whose proxies have been looked at."""
    by_sector = {sector: count_ballots(of_sector(seats, sector)) for sector in named_sectors(rule)}
    numbers = tally(rule, seats, count_ballots(seats), by_sector)
    quorum = quorum_of(rule, quorum_seats)
    result, why = vote_result(rule, numbers, quorum, seats)
    return {"result": result, "why": why, **numbers, "quorum": quorum,
            "refused": refused_seats(seats, lambda seat: seat["ballot"] is not None)}


def decide_vote(case):
    rule, listed = case["rule"], case["seats"]
    seats = with_proxies(listed, held_proxies(case, listed, rule))
    proxies_are_present = rule.get("proxies") is not None and rule["proxies"]["present"]
    outcome = count_vote(rule, seats, seats if proxies_are_present else listed)
    return {**outcome, "proxies": proxy_outcomes(case, listed, rule)}


# ---- Kind "secret": a vote by counts

COUNTS = record({word: whole for word in WORDS})


def small_sectors_of(rule, seats):
    named, sizes = set(named_sectors(rule)), {}
    for seat in seats:
        if eligible(seat):
            sizes[seat["sector"]] = sizes.get(seat["sector"], 0) + 1
    small = {sector for sector in named if sizes.get(sector, 0) < rule["smallest"]}
    left_over = sum(size for sector, size in sizes.items() if sector in small or sector not in named)
    return named if 0 < left_over < rule["smallest"] else small


def check_secret_rule(rule, path):
    check_rule_without_proxies(rule, path)
    record({"smallest": positive})(rule, path)


def check_secret(case, path):
    require(ballots_in(case["counts"]) <= LARGEST, "range", join(path, "counts"), "There are more than 2^53-1 ballots.")
    here, told = join(path, "sectorCounts"), case["sectorCounts"]
    small = small_sectors_of(case["rule"], case["seats"])
    for sector, counts in told.items():
        known(sector, named_sectors(case["rule"]), join(here, sector))
        require(sector not in small, "range", join(here, sector), "The tally of so small a sector is never told.")
        COUNTS(counts, join(here, sector))
    for sector in named_sectors(case["rule"]):
        require(sector in told or sector in small, "missing", join(here, sector), "This sector's counts are missing.")
    for word in WORDS:
        of_sectors = sum(counts[word] for counts in told.values())
        require(of_sectors <= case["counts"][word], "range", here, "The sectors have more `%s` than all." % word)


def ballots_in(counts):
    return sum(counts[word] for word in WORDS)


def decide_secret(case):
    rule, seats, by_sector = case["rule"], case["seats"], case["sectorCounts"]
    voters = [seat for seat in seats if eligible(seat) and seat["took"]]
    counts = {**{word: case["counts"][word] for word in WORDS},
              "silent": number_of(seats, lambda seat: eligible(seat) and not seat["took"])}
    too_many = ballots_in(counts) > len(voters) or any(
        ballots_in(own) > len(of_sector(voters, sector)) for sector, own in by_sector.items())
    numbers = tally(rule, seats, counts, by_sector)
    quorum = quorum_of(rule, seats)
    result, why = vote_result(rule, numbers, quorum, seats, too_many, bool(small_sectors_of(rule, seats)))
    return {"result": result, "why": why, **numbers, "quorum": quorum,
            "refused": refused_seats(seats, lambda seat: seat["took"]),
            "unreturned": max(0, len(voters) - ballots_in(counts))}


# ---- Kind "consensus"

POSITIONS = ("agree", "reservations", "stand_aside", "block")
CONSENSUS_SEATS = seats_of({**SEAT, "position": nullable(one_of(*POSITIONS)), "reason": nullable(text)})
CONSENSUS_RULE = record({"maxStandAside": nullable(fraction), "unreasonedBlock": one_of("open", "ignored"),
                         "quorum": nullable(QUORUM)})


def count_positions(seats, words):
    said = [seat["position"] for seat in seats if eligible(seat)]
    return {**{word: said.count(word) for word in words}, "silent": said.count(None)}


def position_taken(seat):
    return seat["position"] is not None


def reasoned_blocks(seats):
    return [seat["id"] for seat in seats
            if eligible(seat) and seat["position"] == "block" and has_words(seat["reason"])]


def consensus_result(rule, counts, blocks, quorum):
    n, d = rule["maxStandAside"] or (1, 1)
    return first_that_applies(
        (quorum_missed(quorum), "no_decision", "quorum_missed"),
        (blocks, "blocked", "reasoned_block"),
        (counts["block"] > 0 and rule["unreasonedBlock"] == "open", "open", "reason_missing"),
        (counts["silent"] > 0, "open", "not_all_asked"),
        (counts["agree"] + counts["reservations"] == 0, "no_consensus", "no_support"),
        (counts["stand_aside"] * d > n * sum(counts.values()), "no_consensus", "too_many_stand_aside"),
        (True, "consensus", "no_block"))


def decide_consensus(case):
    rule, seats = case["rule"], case["seats"]
    counts, blocks, quorum = count_positions(seats, POSITIONS), reasoned_blocks(seats), quorum_of(rule, seats)
    result, why = consensus_result(rule, counts, blocks, quorum)
    return {"result": result, "why": why, "counts": counts, "blocks": blocks, "quorum": quorum,
            "refused": refused_seats(seats, position_taken)}


# ---- Kind "mixed": consensus, and a vote behind a gate

GATE = record({"minRounds": whole, "textChanged": boolean, "objectionsAnswered": boolean, "confirmedBy": names})
ROUND = record({"seats": CONSENSUS_SEATS, "textChanged": boolean, "answered": names})


def check_mixed(case, path):
    if case["ballot"] is not None:
        check_ballots(case, case["ballot"], path, "ballot")


def missing_at_gate(gate, held, confirmed):
    missing = []
    if len(held) < gate["minRounds"]:
        missing.append("rounds")
    if gate["textChanged"] and not all(each["textChanged"] for each in held[1:]):
        missing.append("text_unchanged")
    if gate["objectionsAnswered"] and not all(
            seat_id in each["answered"] for each in held for seat_id in reasoned_blocks(each["seats"])):
        missing.append("objection_unanswered")
    if not set(gate["confirmedBy"]) <= set(confirmed):
        missing.append("confirmation")
    return missing


def decide_mixed(case):
    rule, held = case["rule"], []
    for i, each in enumerate(case["rounds"]):
        result = decide_consensus({"rule": rule["consensus"], "seats": each["seats"]})["result"]
        if result == "consensus":
            return {"stage": "consensus", "round": i + 1, "result": "adopted", "why": "no_block"}
        if result not in UNDECIDED:
            held.append(each)
    missing = missing_at_gate(rule["gate"], held, case["confirmed"])
    if missing or case["ballot"] is None:
        why = "vote_not_open" if missing else "awaiting_vote"
        return {"stage": "gate", "result": "no_decision", "why": why, "missing": missing}
    return {"stage": "vote", **decide_vote({**case, "rule": rule["vote"], "seats": case["ballot"]})}


# ---- Kind "stv": Droop quota, weighted inclusive Gregory, exact


def check_stv(case, path):
    candidates = set(case["candidates"])
    for i, (_, ranking) in enumerate(case["ballots"]):
        here = join(path, "ballots", i, 1)
        distinct_names(ranking, here)
        for j, candidate in enumerate(ranking):
            known(candidate, candidates, join(here, j))
    for i, candidate in enumerate(case["lots"]):
        known(candidate, candidates, join(path, "lots", i))
    require(len(case["lots"]) == len(candidates), "unknown", join(path, "lots"), "A candidate has no lot.")


class Election:
    """An election while it is counted: who holds which ballots at what value, who is in, which ties were met."""

    def __init__(self, case):
        self.seats = case["seats"]
        self.lot = {candidate: i for i, candidate in enumerate(case["lots"])}
        self.continuing = list(case["candidates"])
        self.piles = {candidate: [] for candidate in self.continuing}  # lists of (value, ranking)
        self.surplus = {}  # of the elected whose surplus has not been transferred
        self.elected, self.rounds, self.ties = [], [], []
        valid = 0
        for count, ranking in case["ballots"]:
            if ranking:
                valid += count
                self.piles[ranking[0]].append((Fraction(count), ranking))
        self.quota = valid // (self.seats + 1) + 1
        if valid > 0:
            while not self.round_ends_it():
                pass

    def round_ends_it(self):
        totals = {candidate: sum((value for value, _ in self.piles[candidate]), Fraction(0))
                  for candidate in self.continuing}
        self.rounds.append({candidate: str(total) for candidate, total in totals.items()})
        winners = [candidate for candidate in self.continuing if totals[candidate] >= self.quota]
        self.elect(winners, totals)
        self.surplus.update((each, totals[each] - self.quota) for each in winners if totals[each] > self.quota)
        if len(self.elected) >= self.seats:
            return True
        if len(self.continuing) <= self.seats - len(self.elected):
            self.elect(self.continuing, totals)
            return True
        if self.surplus:
            self.transfer_largest_surplus()
        else:
            self.eliminate_fewest(totals)
        return False

    def elect(self, winners, totals):
        """Elect these, highest first; each set of equals among them is a tie."""
        ordered = sorted(winners, key=lambda each: (-totals[each], self.lot[each]))
        for total in sorted({totals[each] for each in ordered}, reverse=True):
            self.note_tie([each for each in ordered if totals[each] == total])
        self.elected += ordered
        self.continuing = [each for each in self.continuing if each not in ordered]

    def note_tie(self, equals):
        if len(equals) > 1:
            self.ties.append(sorted(equals))

    def transfer_largest_surplus(self):
        largest = max(self.surplus.values())
        equals = [each for each in self.surplus if self.surplus[each] == largest]
        self.note_tie(equals)
        giver = min(equals, key=self.lot.get)
        del self.surplus[giver]
        self.move_ballots(giver, largest / (self.quota + largest))

    def eliminate_fewest(self, totals):
        fewest = min(totals[each] for each in self.continuing)
        equals = [each for each in self.continuing if totals[each] == fewest]
        self.note_tie(equals)
        loser = max(equals, key=self.lot.get)
        self.continuing.remove(loser)
        self.move_ballots(loser, Fraction(1))

    def move_ballots(self, giver, factor):
        """Move every ballot to its next continuing candidate (all before the giver have stopped), if there is one."""
        pile, self.piles[giver] = self.piles[giver], []
        for value, ranking in pile:
            following = [candidate for candidate in ranking if candidate in self.continuing]
            if following:
                self.piles[following[0]].append((value * factor, ranking))


def decide_stv(case):
    election = Election(case)
    return {"quota": election.quota, "elected": election.elected, "rounds": election.rounds, "ties": election.ties}


# ---- Kinds "cut" and "points": who is in


def cut(points, places):
    """Who is in, tied across the cut, and out. A name without points is out and takes no place."""
    ordered = sorted(points, key=lambda each: (-points[each], each))
    with_points = [each for each in ordered if points[each] > 0]
    inside, tied = with_points[:places], []
    if len(with_points) > places and points[with_points[places]] == points[with_points[places - 1]]:
        level = points[with_points[places]]
        tied = sorted(each for each in with_points if points[each] == level)
        inside = [each for each in inside if points[each] > level]
    return {"in": inside, "tied": tied, "out": [each for each in ordered if each not in inside and each not in tied]}


def with_lots(parts, lots, places):
    """The cut after lots have been drawn among the tied; `tied` still names them all."""
    drawn = [each for each in lots if each in parts["tied"]]
    left = places - len(parts["in"])
    return {"in": parts["in"] + drawn[:left], "tied": parts["tied"], "out": drawn[left:] + parts["out"]}


def check_lots(lots, tied, path):
    if lots is not None:
        none_twice(lots, path)
        require(set(lots) == set(tied), "unknown", path, "The lots have to be exactly the names tied across the cut.")


def check_cut(case, path):
    check_lots(case.get("lots"), cut(case["points"], case["places"])["tied"], join(path, "lots"))


def decide_cut(case):
    parts = cut(case["points"], case["places"])
    lots = case.get("lots") or []
    final = with_lots(parts, lots, case["places"]) if lots else parts
    return {**final, "byLot": [each for each in lots if each in final["in"]]}


RANKINGS = ("approval", "rank", "category")  # the methods whose ballot is a list; in the others it is an object
POINTS_RULES = {
    "approval": record({"places": positive, "most": nullable(positive)}),
    "score": record({"places": positive, "highest": positive}),
    "dots": record({"places": positive, "dots": positive, "perCandidate": nullable(positive)}),
    "rank": record({"places": positive, "points": list_of(whole)}),
    "category": record({"places": positive, "categories": map_of(name)}),
}


def check_points(case, path):
    record({"rule": POINTS_RULES[case["method"]]})(case, path)
    rule, candidates = case["rule"], set(case["candidates"])
    if case["method"] == "rank":
        require(rule["points"], "range", join(path, "rule.points"), "There has to be at least one number.")
    voteable = candidates
    if case["method"] == "category":
        for candidate in rule["categories"]:
            known(candidate, candidates, join(path, "rule.categories", candidate))
        voteable = set(rule["categories"])
    for i, (_, ballot) in enumerate(case["ballots"]):
        check_points_ballot(case["method"], ballot, voteable, join(path, "ballots", i, 1))
    points, valid, invalid = add_points(case)
    largest = max(valid, invalid, *points.values())
    require(largest <= LARGEST, "range", join(path, "ballots"), "These add up to more than 2^53-1.")
    check_lots(case.get("lots"), [each for _, parts in points_cuts(case) for each in parts["tied"]], join(path, "lots"))


def check_points_ballot(method, ballot, voteable, path):
    (names if method in RANKINGS else map_of(whole))(ballot, path)
    for i, candidate in enumerate(ballot):
        known(candidate, voteable, join(path, i if method in RANKINGS else candidate))


def ballot_points(method, rule, ballot):
    """The points that one ballot gives, or None where it is invalid."""
    if method in RANKINGS:
        if not ballot or len(set(ballot)) < len(ballot):
            return None
        if method == "approval" and rule["most"] is not None and len(ballot) > rule["most"]:
            return None
        if method == "rank":
            return dict(zip(ballot, rule["points"])) if len(ballot) <= len(rule["points"]) else None
        if method == "category" and len({rule["categories"][each] for each in ballot}) < len(ballot):
            return None
        return {candidate: 1 for candidate in ballot}
    highest = max(ballot.values(), default=0)
    if highest == 0:
        return None
    if method == "score":
        return ballot if highest <= rule["highest"] else None
    too_many_for_one = rule["perCandidate"] is not None and highest > rule["perCandidate"]
    return None if too_many_for_one or sum(ballot.values()) > rule["dots"] else ballot


def add_points(case):
    """The points of every candidate, and the numbers of valid and invalid ballots."""
    points = {candidate: 0 for candidate in case["candidates"]}
    valid = invalid = 0
    for count, ballot in case["ballots"]:
        given = ballot_points(case["method"], case["rule"], ballot)
        if given is None:
            invalid += count
            continue
        valid += count
        for candidate, number in given.items():
            points[candidate] += number * count
    return points, valid, invalid


def points_cuts(case):
    """A list of (category, cut): one for each category, or one of all candidates, whose category is None."""
    points, places = add_points(case)[0], case["rule"]["places"]
    if case["method"] != "category":
        return [(None, cut(points, places))]
    categories = case["rule"]["categories"]
    return [(category, cut({each: points[each] for each in points if categories.get(each) == category}, places))
            for category in dict.fromkeys(categories.values())]


def decide_points(case):
    points, valid, invalid = add_points(case)
    lots = case.get("lots") or []
    cuts = [(category, with_lots(parts, lots, case["rule"]["places"]) if lots else parts)
            for category, parts in points_cuts(case)]
    result = {"categories": dict(cuts)} if case["method"] == "category" else cuts[0][1]
    come_in = {each for _, parts in cuts for each in parts["in"]}
    return {"points": points, "valid": valid, "invalid": invalid, **result,
            "byLot": [each for each in lots if each in come_in]}


# ---- Kind "consent"

CONSENT_POSITIONS = ("consent", "concern", "objection")
CONSENT_SEATS = seats_of({**SEAT, "position": nullable(one_of(*CONSENT_POSITIONS)), "reason": nullable(text),
                          "paramount": nullable(boolean)})
CONSENT_RULE = record({"unargued": one_of("open", "ignored"), "quorum": nullable(QUORUM)})


def consent_result(rule, counts, argued, quorum):
    """`argued` are the seats with an argued objection."""
    judgements, unargued = [seat["paramount"] for seat in argued], counts["objection"] - len(argued)
    return first_that_applies(
        (quorum_missed(quorum), "no_decision", "quorum_missed"),
        (True in judgements, "objected", "paramount_objection"),
        (None in judgements, "open", "objection_untested"),
        (unargued > 0 and rule["unargued"] == "open", "open", "argument_missing"),
        (counts["silent"] > 0, "open", "not_all_asked"),
        (counts["consent"] + counts["concern"] + len(argued) == 0, "no_consent", "no_support"),
        (True, "consent", "no_paramount_objection"))


def decide_consent(case):
    rule, seats = case["rule"], case["seats"]
    argued = [seat for seat in seats
              if eligible(seat) and seat["position"] == "objection" and has_words(seat["reason"])]
    counts, quorum = count_positions(seats, CONSENT_POSITIONS), quorum_of(rule, seats)
    result, why = consent_result(rule, counts, argued, quorum)
    return {"result": result, "why": why, "counts": counts,
            "objections": [seat["id"] for seat in argued if seat["paramount"]], "quorum": quorum,
            "refused": refused_seats(seats, position_taken)}


# ---- Kind "veto": a sector may stop what would carry

CARRIES = ("adopted", "consensus", "consent", "issued")
UNDECIDED = ("no_decision", "open")
MAY_BE_VETOED = ("vote", "secret", "consensus", "mixed", "consent", "graded", "written")
VETO_RULE = record({"sectors": distinct_names, **THRESHOLD, "unreasoned": one_of("open", "ignored")})


def check_veto(case, path):
    for sector in case["reasons"]:
        known(sector, case["rule"]["sectors"], join(path, "reasons", sector))
    check_case(case["decision"], join(path, "decision"), MAY_BE_VETOED)


def veto_of(sector, case):
    own = [seat for seat in of_sector(case["seats"], sector) if eligible(seat)]
    calls, need = number_of(own, lambda seat: seat["veto"]), needed(case["rule"], len(own))
    return {"calls": calls, "base": len(own), "needed": need, "met": calls >= need,
            "reasoned": has_words(case["reasons"].get(sector))}


def veto_result(rule, vetoes, decision):
    called = [veto for veto in vetoes.values() if veto["met"]]
    return first_that_applies(
        (decision in UNDECIDED, "no_decision", "decision_undecided"),
        (decision not in CARRIES, "not_adopted", "decision_failed"),
        (any(veto["reasoned"] for veto in called), "not_adopted", "vetoed"),
        (called and rule["unreasoned"] == "open", "open", "veto_reason_missing"),
        (True, "adopted", "not_vetoed"))


def refused_vetoes(seats, sectors):
    refused = []
    for seat in seats:
        if seat["veto"] and not eligible(seat):
            refused.append({"id": seat["id"], "why": "recused" if seat["recused"] else "away"})
        elif seat["veto"] and seat["sector"] not in sectors:
            refused.append({"id": seat["id"], "why": "no_veto"})
    return refused


def decide_veto(case):
    rule = case["rule"]
    decision = decide_case(case["decision"], case["id"])
    vetoes = {sector: veto_of(sector, case) for sector in rule["sectors"]}
    result, why = veto_result(rule, vetoes, decision["result"])
    return {"result": result, "why": why, "vetoes": vetoes, "decision": decision,
            "refused": refused_vetoes(case["seats"], rule["sectors"])}


# ---- Kind "graded": steps of falling grade

STEP_KINDS = ("consensus", "consent", "vote", "group")


def check_graded_rule(rule, path):
    record({"steps": list_of(record({"grade": name, "kind": text}))})(rule, path)
    require(rule["steps"], "range", join(path, "steps"), "There has to be at least one step.")
    for i, step in enumerate(rule["steps"]):
        here = join(path, "steps", i)
        known(step["kind"], STEP_KINDS, join(here, "kind"))
        if step["kind"] != "group":
            record({"rule": KINDS[step["kind"]].rule})(step, here)


def check_graded(case, path):
    rules, steps_path = case["rule"]["steps"], join(path, "steps")
    require(len(case["steps"]) == len(rules), "range", steps_path, "There have to be as many steps as the rule has.")
    for i, (rule, step) in enumerate(zip(rules, case["steps"])):
        here = join(steps_path, i)
        if step is not None and rule["kind"] == "group":
            record({"reported": boolean})(step, here)
        elif step is not None:
            check_parts({**step, "kind": rule["kind"], "rule": rule["rule"]}, here)


def decide_graded(case):
    outcomes = []

    def ends(number, result, why):
        grade = case["rule"]["steps"][number - 1]["grade"] if number is not None else None
        return {"result": result, "why": why, "step": number, "grade": grade, "outcomes": outcomes}

    for i, (rule, step) in enumerate(zip(case["rule"]["steps"], case["steps"])):
        outcomes.append(None)
        if step is None:
            return ends(i + 1, "no_decision", "awaiting_step")
        if rule["kind"] == "group":
            if not step["reported"]:
                return ends(i + 1, "no_decision", "awaiting_group")
            continue
        outcomes[i] = decide_case({**step, "kind": rule["kind"], "rule": rule["rule"]}, case["id"])
        if outcomes[i]["result"] in UNDECIDED:
            return ends(i + 1, "no_decision", "step_undecided")
        if outcomes[i]["result"] in CARRIES:
            return ends(i + 1, "adopted", "step_carried")
    return ends(None, "not_adopted", "no_step_carried")


# ---- Kinds "silence", "written", "network": decisions by correspondence

SILENCE_SEATS = seats_of({"id": name, "sector": name, "recused": boolean, "objected": nullable(instant)})
WRITTEN_SEATS = seats_of({"id": name, "sector": name, "recused": boolean, "ballot": BALLOT,
                          "replied": nullable(instant)})


def silence_result(case, asked, objections):
    return first_that_applies(
        (not case["textKnown"], "no_decision", "text_new"),
        (days_of(case["period"]) < case["rule"]["days"], "no_decision", "period_short"),
        (asked == 0, "no_decision", "nobody_asked"),
        (objections, "not_adopted", "silence_broken"),
        (case["asOf"] <= case["period"]["untilAt"], "open", "deadline_ahead"),
        (True, "adopted", "silence_kept"))


def decide_silence(case):
    asked, objections, refused = number_of(case["seats"], lambda seat: not seat["recused"]), [], []
    for seat in case["seats"]:
        if seat["objected"] is not None:
            why = "recused" if seat["recused"] else untimely(seat["objected"], case["period"], case["asOf"])
            if why is None:
                objections.append(seat["id"])
            else:
                refused.append({"id": seat["id"], "why": why})
    result, why = silence_result(case, asked, objections)
    return {"result": result, "why": why, "asked": asked, "days": days_of(case["period"]), "objections": objections,
            "refused": refused}


def check_written(case, path):
    for i, seat in enumerate(case["seats"]):
        both_or_none = (seat["replied"] is None) == (seat["ballot"] is None)
        require(both_or_none, "range", join(path, "seats", i, "ballot"), "A reply has a ballot, and a ballot a reply.")


def decide_written(case):
    given, as_of, rule, seats, refused = case["period"], case["asOf"], case["rule"], [], []
    for seat in case["seats"]:
        late = None if seat["replied"] is None else untimely(seat["replied"], given, as_of)
        seats.append({**seat, "here": seat["replied"] is not None and late is None})
        if seat["replied"] is not None and (seat["recused"] or late is not None):
            refused.append({"id": seat["id"], "why": "recused" if seat["recused"] else late})
    outcome = count_vote(rule["vote"], seats, seats)
    if days_of(given) < rule["days"]:
        outcome.update(result="no_decision", why="period_short")
    elif as_of <= given["untilAt"] and not all(seat["here"] or seat["recused"] for seat in seats):
        outcome.update(result="open", why="deadline_ahead")
    replies = number_of(seats, lambda seat: seat["here"])
    return {**outcome, "replies": replies, "days": days_of(given), "refused": refused}


def check_network(case, path):
    in_order = case["posted"] is None or case["posted"]["fromAt"] >= case["open"]["untilAt"]
    require(in_order, "range", join(path, "posted.fromAt"), "A text is posted when it is no longer open, not before.")


def network_result(case, heard):
    rule, posted = case["rule"], case["posted"]
    return first_that_applies(
        (days_of(case["open"]) < rule["openDays"], "no_decision", "open_short"),
        (posted is None, "open", "not_posted"),
        (posted and days_of(posted) < rule["postedDays"], "no_decision", "posted_short"),
        (posted and case["asOf"] <= posted["untilAt"], "open", "deadline_ahead"),
        (not all(objection["satisfied"] for objection in heard), "not_adopted", "objector_unsatisfied"),
        (heard, "adopted", "objectors_satisfied"),
        (True, "adopted", "no_objection"))


def decide_network(case):
    end = case["posted"]["untilAt"] if case["posted"] is not None else case["asOf"]
    heard, refused = [], []
    for objection in case["objections"]:
        why = untimely(objection["at"], {"fromAt": case["open"]["fromAt"], "untilAt": end}, case["asOf"])
        if why is None:
            heard.append({"by": objection["by"], "satisfied": objection["satisfied"]})
        else:
            refused.append({"id": objection["by"], "why": why})
    result, why = network_result(case, heard)
    return {"result": result, "why": why, "objectors": heard, "refused": refused}


# ---- Kinds "signatures", "steering", "statement": said in fewer names

SIGNATURE = record({"name": name, "as": one_of("person", "organisation"), "member": boolean, "mandate": boolean,
                    "at": instant, "withdrawn": boolean})


def check_signatures(case, path):
    none_twice([(each["as"], each["name"]) for each in case["signatures"]], join(path, "signatures"), "name")


def why_not_signed(signature, case):
    timing = untimely(signature["at"], case["period"], case["asOf"])
    (why,) = first_that_applies(
        (signature["withdrawn"], "withdrawn"),
        (timing is not None, timing),
        (case["rule"]["membersOnly"] and not signature["member"], "not_member"),
        (signature["as"] == "organisation" and not signature["mandate"], "no_mandate"),
        (True, None))
    return why


def decide_signatures(case):
    rule, reasons = case["rule"], [why_not_signed(each, case) for each in case["signatures"]]
    counting = [each for each, why in zip(case["signatures"], reasons) if why is None]
    result, why = first_that_applies(
        (len(counting) >= rule["least"], "issued", "signed"),
        (case["asOf"] <= case["period"]["untilAt"], "open", "deadline_ahead"),
        (True, "not_issued", "too_few"))
    return {"result": result, "why": why, "attribution": rule["attribution"],
            "persons": sorted(each["name"] for each in counting if each["as"] == "person"),
            "organisations": sorted(each["name"] for each in counting if each["as"] == "organisation"),
            "refused": [{"id": each["name"], "why": why} for each, why in zip(case["signatures"], reasons) if why]}


def check_steering(case, path):
    check_case(case["vote"], join(path, "vote"), ("vote",))


def decide_steering(case):
    vote = decide_case(case["vote"], case["id"])
    missing = [] if case["viewsWeighed"] else ["views_not_weighed"]
    missing += [] if case["told"] else ["not_told"]
    result, why = ("no_decision", "conditions_missing") if missing else (vote["result"], vote["why"])
    return {"result": result, "why": why, "attribution": "steering_committee", "missing": missing, "vote": vote}


def decide_statement(case):
    result, why = first_that_applies(
        (case["by"] not in case["rule"]["coordinators"], "not_issued", "not_coordinator"),
        (not case["operational"], "not_issued", "not_operational"),
        (True, "issued", "operational"))
    return {"result": result, "why": why, "attribution": "coordinator"}


# ---- Kind "lot": a draw that everybody can repeat


def encodable(value, path):
    text(value, path)
    halves = any("\ud800" <= character <= "\udfff" for character in value)
    require(not halves, "range", path, "This string has half of a surrogate pair: it has no UTF-8.")


def encodable_names(value, path):
    list_of(encodable)(value, path)
    distinct_names(value, path)


def hexadecimal(value, path):
    text(value, path)
    require(re.fullmatch("[0-9a-f]{64}", value), "range", path, "This has to be 64 lower-case hexadecimal digits.")


def digest(value):
    """The SHA-256 of the canonical JSON (RFC 8785) of lists of strings, in hexadecimal."""
    canonical = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def decide_lot(case):
    result, why = first_that_applies(
        (case["commitment"] != digest(["lot", case["secret"]]), "void", "commitment_broken"),
        (not any(has_words(word) for word in case["words"]), "void", "no_words"),
        (True, "drawn", "commitment_kept"))
    order = sorted(case["names"], key=lambda each: (digest([case["secret"], case["words"], each]), each))
    order = order if result == "drawn" else []
    return {"result": result, "why": why, "order": order, "drawn": order[:case["places"]]}


# ---- All kinds


class Kind:
    """A kind of case: how it is decided, the keys it has, its rule if it has one, and what else to check in it, which
    may rely on the rest."""

    def __init__(self, decide, keys, rule=None, further=None, optional=None):
        self.decide = decide
        self.keys = record(keys, optional)
        self.rule = rule
        self.further = further


KINDS = {
    "vote": Kind(decide_vote, {"seats": VOTE_SEATS}, VOTE_RULE, check_vote, optional=PROXIES),
    "consensus": Kind(decide_consensus, {"seats": CONSENSUS_SEATS}, CONSENSUS_RULE),
    "mixed": Kind(
        decide_mixed, {"rounds": list_of(ROUND), "confirmed": names, "ballot": nullable(VOTE_SEATS)},
        record({"consensus": CONSENSUS_RULE, "gate": GATE, "vote": VOTE_RULE}), check_mixed, optional=PROXIES),
    "stv": Kind(
        decide_stv, {"seats": positive, "candidates": distinct_names, "ballots": list_of(pair_with_count),
                     "lots": distinct_names}, further=check_stv),
    "cut": Kind(
        decide_cut, {"places": positive, "points": map_of(whole)}, further=check_cut, optional={"lots": names}),
    "secret": Kind(
        decide_secret, {"seats": seats_of({**SEAT, "took": boolean}), "counts": COUNTS, "sectorCounts": an_object},
        check_secret_rule, check_secret),
    "consent": Kind(decide_consent, {"seats": CONSENT_SEATS}, CONSENT_RULE),
    "veto": Kind(
        decide_veto, {"decision": an_object, "seats": seats_of({**SEAT, "veto": boolean}), "reasons": map_of(text)},
        VETO_RULE, check_veto),
    "graded": Kind(decide_graded, {"steps": list_of(nullable(an_object))}, check_graded_rule, check_graded),
    "silence": Kind(
        decide_silence, {"seats": SILENCE_SEATS, "period": period, "asOf": instant, "textKnown": boolean},
        record({"days": whole})),
    "written": Kind(
        decide_written, {"seats": WRITTEN_SEATS, "period": period, "asOf": instant},
        record({"days": whole, "vote": check_rule_without_proxies}), check_written),
    "network": Kind(
        decide_network, {"open": period, "posted": nullable(period), "asOf": instant,
                         "objections": list_of(record({"by": name, "at": instant, "satisfied": boolean}))},
        record({"openDays": whole, "postedDays": whole}), check_network),
    "signatures": Kind(
        decide_signatures, {"signatures": list_of(SIGNATURE), "period": period, "asOf": instant},
        record({"attribution": name, "least": positive, "membersOnly": boolean}), check_signatures),
    "steering": Kind(
        decide_steering, {"vote": an_object, "viewsWeighed": boolean, "told": boolean}, further=check_steering),
    "statement": Kind(decide_statement, {"by": name, "operational": boolean}, record({"coordinators": names})),
    "points": Kind(
        decide_points, {"method": one_of(*POINTS_RULES), "candidates": distinct_names,
                        "ballots": list_of(pair_with_count)}, further=check_points, optional={"lots": names}),
    "lot": Kind(
        decide_lot, {"names": encodable_names, "places": positive, "commitment": hexadecimal, "secret": hexadecimal,
                     "words": list_of(encodable)}),
}
KINDS_OF_FORMAT = {1: ("vote", "consensus", "mixed", "stv", "cut"), 2: tuple(KINDS)}


def check_case(case, path, kinds):
    """Check a case (its id apart), which has to be of one of these kinds."""
    record({"kind": text})(case, path)
    known(case["kind"], kinds, join(path, "kind"))
    if KINDS[case["kind"]].rule is not None:
        record({"rule": KINDS[case["kind"]].rule})(case, path)
    check_parts(case, path)


def check_parts(case, path):
    """Check all of a case but its kind and its rule, which are known to be well formed."""
    kind = KINDS[case["kind"]]
    kind.keys(case, path)
    if kind.further is not None:
        kind.further(case, path)


def decide_case(case, case_id):
    """The outcome of a case that has been checked; one within another takes that one's id."""
    return {"id": case_id, **KINDS[case["kind"]].decide({**case, "id": case_id})}


def without(value, *keys):
    return {key: item for key, item in value.items() if key not in keys} if isinstance(value, dict) else value


def as_in_format_1(case):
    """A case without the keys that format 1 does not know, and therefore ignores."""
    if case.get("kind") == "cut":
        return without(case, "lots")
    if case.get("kind") == "vote":
        case = {**case, "rule": without(case["rule"], "leastYes", "proxies")} if "rule" in case else case
    if case.get("kind") == "mixed" and isinstance(case.get("rule"), dict) and "vote" in case["rule"]:
        vote = without(case["rule"]["vote"], "leastYes", "proxies")
        case = {**case, "rule": {**case["rule"], "vote": vote}}
    return without(case, "proxies", "proxyDeadline")


def check_keys(value, path):
    """No key stands twice in one object, at any depth."""
    ahead = [(value, path)]
    while ahead:
        value, path = ahead.pop()
        if isinstance(value, Doubled):
            raise Malformed("duplicate", join(path, value.twice), "This key comes twice in its object.")
        if isinstance(value, (dict, list)):
            items = value.items() if isinstance(value, dict) else enumerate(value)
            ahead += [(item, join(path, key)) for key, item in items]


def outcome_of(case, version):
    """The outcome of a case, or in its place what is malformed in it."""
    try:
        check_keys(case, "")
        record({"id": name})(case, "")
        if version == 2:
            check_case(case, "", KINDS_OF_FORMAT[2])
            return decide_case(case, case["id"])
        case = as_in_format_1(case)
        check_case(case, "", KINDS_OF_FORMAT[1])
        return without(decide_case(case, case["id"]), "leastYes", "proxies", "byLot")
    except Malformed as error:
        case_id = case.get("id") if isinstance(case, dict) else None
        return {"id": case_id if isinstance(case_id, (str, int)) else None,
                "error": {"code": error.code, "message": error.message, "path": error.path}}


# ---- The program


def read_input(path):
    try:
        if path == "-":
            return read_cases(sys.stdin.buffer.read())
        with open(path, "rb") as file:
            return read_cases(file.read())
    except OSError as error:
        raise NoCases("it cannot be read: %s" % error)


def print_outcomes(path):
    version, cases = read_input(path)
    outcomes = [outcome_of(case, version) for case in cases]
    print(show({"outcomes": outcomes}))
    return 2 if any("error" in outcome for outcome in outcomes) else 0


def same(a, b):
    """Whether two JSON values are equal: in type too (true is not 1), keys in any order, lists in theirs."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b))
    return type(a) is type(b) and a == b


def show(value):
    """A value as JSON in ASCII; an OddNumber, which only an `expected` may hold, becomes a string."""
    return json.dumps(value, default=str)


def differences(expected, outcome, prefix=""):
    """A line for each key that differs. Of an `error`, its keys are compared one by one, its message is not."""
    lines = []
    for key, value in expected.items():
        if key == "error" and isinstance(value, dict) and isinstance(outcome.get("error"), dict):
            said = {inner: value[inner] for inner in value if inner != "message"}
            lines += differences(said, outcome["error"], "error.")
        elif key not in outcome:
            lines.append("%s: expected %s, but there is none" % (prefix + key, show(value)))
        elif not same(value, outcome[key]):
            lines.append("%s: expected %s, but it is %s" % (prefix + key, show(value), show(outcome[key])))
    if lines and "error" in outcome and "error" not in expected:
        lines.append("the case is malformed: " + show(outcome["error"]))
    return lines


def files_beneath(paths):
    """The files to check: a folder stands for every case.json beneath it."""
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        found = sorted(os.path.join(folder, "case.json") for folder, _, files in os.walk(path) if "case.json" in files)
        if not found:
            raise NoCases("%s: there is no case.json beneath this folder." % show(path))
        yield from found


def check_files(paths):
    """Compare, print what differs and how many cases were compared."""
    compared = different = without = 0
    for path in files_beneath(paths):
        try:
            version, cases = read_input(path)
        except NoCases as error:
            raise NoCases("%s: %s" % (show(path), error))
        for i, case in enumerate(cases):
            where = "%s, case %d" % (show(path), i + 1)
            outcome = outcome_of(case, version)
            where += "" if outcome["id"] is None else " (%s)" % show(outcome["id"])
            expected = case.get("expected") if isinstance(case, dict) else None
            if not isinstance(expected, dict):
                without += 1
                print("%s: nothing is expected; it is %s" % (where, show(outcome)))
                continue
            compared += 1
            lines = differences(expected, outcome)
            different += 1 if lines else 0
            for line in lines:
                print("%s: %s" % (where, line))
    print("%d compared, %d of them different; %d without `expected`" % (compared, different, without))
    return 1 if different else 0


def main():
    parser = argparse.ArgumentParser(description="Recompute decisions from their decision cases (formats 1 and 2).")
    parser.add_argument("--check", action="store_true", help="compare each case's outcome with its `expected`")
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file of cases; - for standard input")
    arguments = parser.parse_args()
    if len(arguments.files) > 1 and not arguments.check:
        parser.error("more than one FILE is for --check only")
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)  # exact fractions of a long count may have many digits
    try:
        done = check_files(arguments.files) if arguments.check else print_outcomes(arguments.files[0])
        sys.stdout.flush()
        return done
    except NoCases as error:
        print("tally.py: %s" % error, file=sys.stderr)
        return 2
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            print("tally.py: the outcomes cannot be written: %s" % error, file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more is tried on the way out
        return 2


if __name__ == "__main__":
    sys.exit(main())
