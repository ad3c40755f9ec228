"""Counts what changed between successive states of a pentabarf file, from the files alone.

Usage: count_changes.py STATE.xml STATE.xml ... Prints one JSON object per step from one state to the next.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree


def line(event, name):
    return " ".join((event.findtext(name) or "").split())


def block(event, name):
    return (event.findtext(name) or "").strip()


def links(event, path):
    return [(link.get("href", "").strip(), " ".join((link.text or "").split()), link.get("type", "")) for link in event.findall(path)]


def speakers(event):
    """Names in order; somebody who is listed twice speaks once."""
    named = {person.get("id"): " ".join((person.text or "").split()) for person in event.findall("persons/person")}
    return list(named.values())


def state(path):
    sessions = {}
    for event in ElementTree.parse(path).getroot().iter("event"):
        guid = event.get("guid")
        if guid in sessions:
            sys.exit(f"{path}: the guid {guid} is there twice; this count does not hold for such files")
        sessions[guid] = {
            "spot": (line(event, "room"), line(event, "date")),
            "title": line(event, "title"),
            "subtitle": line(event, "subtitle"),
            "summary": block(event, "abstract"),
            "description": block(event, "description"),
            "track": line(event, "track"),
            "kind": line(event, "type"),
            "language": line(event, "language"),
            "speakers": speakers(event),
            "links": links(event, "links/link") + links(event, "attachments/attachment"),
            "feedback": line(event, "feedback_url"),
            "length": line(event, "duration"),
        }
    return sessions


def step(before, after, ever):
    counts = {"new": 0, "returned": 0, "moved": 0, "changed": 0, "cancelled": 0}
    fields = {}
    counts["new"] = len([guid for guid in after if guid not in ever])
    counts["returned"] = len([guid for guid in after if guid in ever and guid not in before])
    counts["cancelled"] = len([guid for guid in before if guid not in after])
    for guid in before.keys() & after.keys():
        old, new = before[guid], after[guid]
        counts["moved"] += old["spot"] != new["spot"]
        differing = [name for name in new if name != "spot" and old[name] != new[name]]
        counts["changed"] += bool(differing)
        for name in differing:
            fields[name] = fields.get(name, 0) + 1
    return {"counts": counts, "fields": fields}


def main():
    states = [state(path) for path in sys.argv[1:]]
    ever = set(states[0])
    steps = []
    for before, after in zip(states, states[1:]):
        steps.append(step(before, after, ever))
        ever |= set(after)
    json.dump({"sessions": [len(one) for one in states], "steps": steps}, sys.stdout)


main()
