#!/usr/bin/env python3
"""Checks a public record that Plenary exported: python3 verify.py [FOLDER]

Without FOLDER it checks the folder in which it lies. It needs nothing but Python 3, and shares no code with Plenary.
It checks the checksums of all files (BagIt, RFC 8493), the chain of entries, the disclosed values, and the signed
checkpoints (Ed25519, RFC 8032). Exit 0: all of it holds; 1: something does not, and each such thing is named.
"""
import hashlib
import json
import os
import re
import sys

LOG, DISCLOSED, CHECKPOINTS = ("data/record/%s.jsonl" % name for name in ("log", "disclosed", "checkpoints"))
HEX64 = re.compile(r"[0-9a-f]{64}")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
problems = []


def problem(place, what):
    problems.append("%s: %s" % (place, what))


# --- Canonical JSON: RFC 8785 with ASCII keys, whole numbers within +-(2^53-1), well-formed strings ---

ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def canonical(value):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        value.encode("utf-8")  # refuses lone surrogates
        return '"%s"' % "".join(ESCAPES.get(c) or ("\\u%04x" % ord(c) if c < " " else c) for c in value)
    if isinstance(value, int):
        if abs(value) > 2**53 - 1:
            raise ValueError("a number is too large")
        return str(value)
    if isinstance(value, list):
        return "[%s]" % ",".join(canonical(item) for item in value)
    if any(not key.isascii() for key in value):
        raise ValueError("a key is not ASCII")
    return "{%s}" % ",".join(canonical(key) + ":" + canonical(value[key]) for key in sorted(value))


def digest(value):
    return hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()


def refuse_float(text):
    raise ValueError("%s is no whole number" % text)


def unique(pairs):
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key comes twice")
    return dict(pairs)


def read_lines(folder, name):
    """The objects in a file of canonical JSON lines, each with its place."""
    try:
        with open(os.path.join(folder, *name.split("/")), "rb") as file:
            lines = file.read().split(b"\n")
    except OSError:
        return problem(name, "cannot be read") or []
    if lines.pop() != b"":
        problem(name, "its last line has no end")
    found = []
    for number, line in enumerate(lines, 1):
        place = "%s line %d" % (name, number)
        try:
            value = json.loads(line.decode("utf-8"), parse_float=refuse_float, parse_constant=refuse_float, object_pairs_hook=unique)
            if not isinstance(value, dict) or canonical(value).encode("utf-8") != line:
                raise ValueError("it is written otherwise")
            found.append((place, value))
        except (ValueError, RecursionError) as error:  # wrong UTF-8 is a ValueError too
            problem(place, "is not an object in canonical JSON (%s)" % error)
    return found


# --- Ed25519 in plain integers, after RFC 8032, section 5.1 and appendix A ---

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def add(a, b):
    """Points are (X, Y, Z, T) with x = X/Z, y = Y/Z, x*y = T/Z."""
    e = (a[1] - a[0]) * (b[1] - b[0])
    f = (a[1] + a[0]) * (b[1] + b[0])
    g, h = 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            result = add(result, point)
        point, scalar = add(point, point), scalar >> 1
    return result


def equal(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def decompress(data):
    """The point that 32 bytes stand for, or None."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * SQRT_M1 % P
    if (x * x - x2) % P != 0 or (x == 0 and sign == 1):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signature_holds(key, message, signature):
    a, r = decompress(key), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q or equal(multiply(8, a), (0, 1, 1, 0)):
        return False  # a key of small order would sign anything
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % Q
    return equal(multiply(s, BASE), add(r, multiply(k, a)))


# --- The bag, the chain, what is disclosed, the checkpoints ---


def check_bag(folder):
    there = set()
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            full = os.path.join(parent, name)
            path = os.path.relpath(full, folder).replace(os.sep, "/")
            if os.path.islink(full):
                problem(path, "is a link; links are not followed")
            elif name in files:
                there.add(path)
    for manifest, tags in (("manifest-sha512.txt", False), ("tagmanifest-sha512.txt", True)):
        listed = set()
        lines = read_bytes(folder, manifest).decode("utf-8", "replace").split("\n") if manifest in there else []
        for number, line in enumerate(lines, 1):
            match = re.fullmatch(r"([0-9a-f]{128})  ([A-Za-z0-9][A-Za-z0-9._/-]*)", line)
            if match is None or match[2].startswith("data/") == tags or match[2] in listed or ".." in match[2]:
                if line or number < len(lines):
                    problem("%s line %d" % (manifest, number), "is no line of this manifest; it was not followed")
                continue
            listed.add(match[2])
            if match[2] not in there:
                problem(match[2], "is missing; %s lists it" % manifest)
            elif hashlib.sha512(read_bytes(folder, match[2])).hexdigest() != match[1]:
                problem(match[2], "has been changed: it is not what %s lists" % manifest)
        expected = {"bagit.txt", "bag-info.txt", "manifest-sha512.txt", "verify.py"} if tags else {p for p in there if p.startswith("data/")}
        for path in sorted(expected - listed):
            problem(path, "is not listed in %s" % manifest)
    if "fetch.txt" in there:
        problem("fetch.txt", "a record fetches nothing; it was not read")


def read_bytes(folder, path):
    with open(os.path.join(folder, *path.split("/")), "rb") as file:
        return file.read()


def check_chain(entries):
    """Checks every entry against the one before, as it stands; returns the events that have the shape of one."""
    events, prev = [], "0" * 64
    for place, event in entries:
        text = all(isinstance(event.get(key), str) for key in ("at", "actor", "type", "prev", "hash"))
        body = event.get("body")
        if len(event) != 7 or not text or type(event.get("seq")) is not int or not isinstance(body, dict):
            problem(place, "is not an entry of the record")
            continue
        seq = event["seq"]
        if seq != (events[-1]["seq"] if events else 0) + 1:
            problem(place, "its number does not follow the entry before")
        if event["prev"] != prev:
            problem(place, "its prev is not the hash of the entry before")
        head = {key: event[key] for key in ("seq", "at", "actor", "type", "prev")}
        if digest(dict(head, bodyHash=digest(body))) != event["hash"]:
            problem(place, "its hash is not that of its contents")
        if not INSTANT.fullmatch(event["at"]):
            problem(place, "its time is not written as UTC with milliseconds")
        if (seq == 1) != (event["type"].startswith("forum.founded/")):
            problem(place, "the first entry, and no other, founds the forum")
        events.append(event)
        prev = event["hash"]
    if not events:
        problem(LOG, "holds no entry")
    return events


def commitments_in(value):
    if isinstance(value, dict):
        own = {value["sealed"]} if set(value) == {"sealed"} and isinstance(value["sealed"], str) else set()
        return own.union(*map(commitments_in, value.values()))
    return set().union(*map(commitments_in, value)) if isinstance(value, list) else set()
