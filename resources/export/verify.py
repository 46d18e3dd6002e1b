#!/usr/bin/env python3
"""Checks a public record that Plenary exported: python3 verify.py [FOLDER]

Without FOLDER it checks the folder in which it lies. It needs nothing but Python 3, and shares no code with Plenary.
It checks the checksums of all files (BagIt, RFC 8493), the chain of entries, the disclosed values, and the signed
checkpoints (Ed25519, RFC 8032). Exit 0: all of it holds; 1: something does not, and each such thing is named.
"""
import base64
import hashlib
import json
import os
import re
import sys

LOG, DISCLOSED, CHECKPOINTS = map("data/record/{}.jsonl".format, ("log", "disclosed", "checkpoints"))
CROCKFORD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789ABCDEFGHJKMNPQRSTVWXYZ")
problems = []

def problem(place, what):
    problems.append("%s: %s" % (place, what))

# --- Canonical JSON: RFC 8785 with ASCII keys, whole numbers within +-(2^53-1), well-formed strings ---

ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

def canonical(value):
    if value is None or isinstance(value, bool):
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
    if not all(key.isascii() for key in value):
        raise ValueError("a key is not ASCII")
    return "{%s}" % ",".join(canonical(key) + ":" + canonical(value[key]) for key in sorted(value))

def digest(value):
    return hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()

def refuse(text):
    raise ValueError("%s is no whole number" % text)

def unique(pairs):
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key comes twice")
    return dict(pairs)

def read_bytes(folder, path):
    with open(os.path.join(folder, *path.split("/")), "rb") as file:
        return file.read()

def read_lines(folder, name):
    """The objects in a file of lines of canonical JSON, each with its place."""
    try:
        lines = read_bytes(folder, name).split(b"\n")
    except OSError:
        return problem(name, "cannot be read") or []
    if lines.pop() != b"":
        problem(name, "its last line has no end")
    found = []
    for number, line in enumerate(lines, 1):
        place = "%s line %d" % (name, number)
        try:
            value = json.loads(line.decode("utf-8"), parse_float=refuse, parse_constant=refuse, object_pairs_hook=unique)
            if not isinstance(value, dict) or canonical(value).encode("utf-8") != line:
                raise ValueError("it is written otherwise")
            found.append((place, value))
        except (ValueError, RecursionError) as error:  # wrong UTF-8 is a ValueError too
            problem(place, "is not an object in canonical JSON (%s)" % error)
    return found

# --- Ed25519 in plain integers: RFC 8032, section 5.1; points are (X, Y, Z, T), x = X/Z, y = Y/Z, xy = T/Z ---

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P

def add(a, b):
    r, s = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0])
    t, z = 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = s - r, z - t, z + t, s + r
    return e * f % P, g * h % P, f * g % P, e * h % P

def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar > 0:
        result = add(result, point) if scalar & 1 else result
        point, scalar = add(point, point), scalar >> 1
    return result

def equal(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0

def decompress(data):
    """The point that 32 bytes stand for, or None."""
    sign, y = divmod(int.from_bytes(data, "little"), 2**255)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P != 0 or (x == 0 and sign == 1):
        return None
    x = P - x if x % 2 != sign else x
    return x, y, 1, x * y % P

BASE = decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

def signature_holds(key, message, signature):
    a, r, s = decompress(key), decompress(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L or equal(multiply(8, a), (0, 1, 1, 0)):
        return False  # a key of small order would sign anything
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return equal(multiply(s, BASE), add(r, multiply(k, a)))

# --- The bag, the chain, what is disclosed, the checkpoints ---

def files_in(folder):
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.relpath(os.path.join(parent, name), folder).replace(os.sep, "/")
            if os.path.islink(os.path.join(parent, name)):
                problem(path, "is a link; links are not followed")
            elif name in files:
                yield path

def check_bag(folder):
    there = set(files_in(folder))
    payload = {path for path in there if path.startswith("data/")}
    tags = {"bagit.txt", "bag-info.txt", "manifest-sha512.txt", "verify.py"}
    for manifest, expected in (("manifest-sha512.txt", payload), ("tagmanifest-sha512.txt", tags)):
        lines = read_bytes(folder, manifest).decode("utf-8", "replace").split("\n") if manifest in there else []
        listed = set()
        for number, line in enumerate(lines, 1):
            sums, path = line[:128], line[130:]
            fits = re.fullmatch(r"[0-9a-f]{128}  (?:[A-Za-z0-9][A-Za-z0-9._-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*", line)
            if not fits or path in listed or path.startswith("data/") != (expected is payload):
                if line or number < len(lines):
                    problem("%s line %d" % (manifest, number), "does not belong in it, and was not followed")
                continue
            listed.add(path)
            if path not in there:
                problem(path, "is missing; %s lists it" % manifest)
            elif hashlib.sha512(read_bytes(folder, path)).hexdigest() != sums:
                problem(path, "has been changed: it is not what %s lists" % manifest)
        for path in sorted(expected - listed):
            problem(path, "is not listed in %s" % manifest)
    if "fetch.txt" in there:
        problem("fetch.txt", "a record fetches nothing; it was not read")

def check_chain(entries):
    """Checks every entry against the one before, as it stands; returns those that have the shape of an entry."""
    events, last, prev = [], 0, "0" * 64
    for place, event in entries:
        texts = all(isinstance(event.get(key), str) for key in ("at", "actor", "type", "prev", "hash"))
        if len(event) != 7 or not texts or type(event.get("seq")) is not int or not isinstance(event.get("body"), dict):
            problem(place, "is not an entry of the record")
            continue
        head = {key: value for key, value in event.items() if key not in ("body", "hash")}
        if event["seq"] != last + 1:
            problem(place, "its number does not follow the entry before")
        if event["prev"] != prev:
            problem(place, "its prev is not the hash of the entry before")
        if digest(dict(head, bodyHash=digest(event["body"]))) != event["hash"]:
            problem(place, "its hash is not that of its contents")
        if (event["seq"] == 1) != event["type"].startswith("forum.founded/"):
            problem(place, "the first entry, and no other, founds the forum")
        last, prev = event["seq"], event["hash"]
        events.append(event)
    return events

def check_disclosed(entries, events):
    log = "".join(canonical(event["body"]) for event in events)
    named, seen = set(re.findall(r'\{"sealed":"([0-9a-f]{64})"\}', log)), set()
    for place, entry in entries:
        if set(entry) != {"commitment", "salt", "value"} or not all(isinstance(part, str) for part in entry.values()):
            problem(place, "is not a commitment, a salt and a value")
        elif not re.fullmatch("[0-9a-f]{64}", entry["salt"]) or digest([entry["salt"], entry["value"]]) != entry["commitment"]:
            problem(place, "is not the value that the record committed to")
        elif entry["commitment"] in seen or entry["commitment"] not in named:
            problem(place, "the record knows no such commitment, or it is disclosed twice")
        else:
            seen.add(entry["commitment"])

def check_checkpoints(entries, events):
    reach, hashes = 0, {event["seq"]: event["hash"] for event in events}
    for place, point in entries:
        names, key, signature = sorted(point), str(point.get("key")), str(point.get("signature"))
        if names != ["at", "epoch", "forum", "hash", "key", "seq", "signature"] or type(point["seq"]) is not int:
            problem(place, "is no checkpoint")
            continue
        message = canonical({name: point[name] for name in names if name != "signature"}).encode("utf-8")
        hexadecimal = re.fullmatch("[0-9a-f]{192}", key + signature) and len(key) == 64
        if not hexadecimal or not signature_holds(bytes.fromhex(key), message, bytes.fromhex(signature)):
            problem(place, "its signature does not hold")
        admitted = [e["seq"] for e in events if e["type"].startswith("key.admitted/") and e["body"].get("key") == key]
        if not admitted or admitted[0] > point["seq"]:
            problem(place, "is signed with a key that the record did not admit by then")
        if hashes.get(point["seq"]) != point["hash"] or not events or events[0]["body"].get("forum") != point["forum"]:
            problem(place, "is not of this record, or entry %d has been changed" % point["seq"])
        reach = max(reach, point["seq"])
        code = base64.b32encode(hashlib.sha256(message).digest()[:10]).translate(CROCKFORD).decode("ascii")
        print("record code %s, entry %d" % (" ".join(re.findall("....", code)), point["seq"]))
    if not events or reach != events[-1]["seq"]:
        problem(CHECKPOINTS, "the record does not end where the last checkpoint was made")

def main(folder):
    check_bag(folder)
    events = check_chain(read_lines(folder, LOG))
    check_disclosed(read_lines(folder, DISCLOSED), events)
    check_checkpoints(read_lines(folder, CHECKPOINTS), events)
    print("\n".join(problems) or "%d entries: everything holds" % len(events))
    return 1 if problems else 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))))
