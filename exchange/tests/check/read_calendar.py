"""Reads a calendar as another program does, and prints what it understood as JSON.

Times are taken through the calendar's own VTIMEZONE, never through a time zone that is known by its name.

Usage: read_calendar.py CALENDAR.ics
"""

import datetime
import json
import re
import sys

import icalendar

UTC = datetime.timezone.utc


def unescaped(text):
    """The package leaves the values of X- properties as they are written."""
    return re.sub(r"\\(.)", r"\1", text)


def observances(zone):
    found = []
    for part in zone.subcomponents:
        offset_from, offset_to = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
        onset = part["DTSTART"].dt.replace(tzinfo=None) - offset_from
        found.append((onset, offset_to))
    return sorted(found)


def instant(prop, zones):
    value = prop.dt
    if "TZID" not in prop.params:
        if value.utcoffset() != datetime.timedelta(0):
            sys.exit(f"{value} has neither a zone nor is it UTC")
        return value.astimezone(UTC)
    civil = value.replace(tzinfo=None)
    known = zones[prop.params["TZID"]]
    meant = []
    for place, (onset, offset) in enumerate(known):
        ends = known[place + 1][0] if place + 1 < len(known) else datetime.datetime.max
        if onset <= civil - offset < ends:
            meant.append(civil - offset)
    if len(meant) != 1:
        sys.exit(f"{civil} in {prop.params['TZID']} means {meant}")
    return meant[0].replace(tzinfo=UTC)


def event(component, zones):
    start = instant(component["DTSTART"], zones)
    end = instant(component["DTEND"], zones) if "DTEND" in component else start
    categories = component.get("CATEGORIES")
    return {
        "uid": str(component["UID"]),
        "summary": str(component["SUMMARY"]),
        "location": str(component["LOCATION"]),
        "description": str(component.get("DESCRIPTION", "")),
        "url": str(component["URL"]),
        "status": str(component["STATUS"]),
        "sequence": int(component["SEQUENCE"]),
        "stamp": component["DTSTAMP"].dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "modified": component["LAST-MODIFIED"].dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "start": start.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "end": end.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "categories": [str(one) for one in categories.cats] if categories else [],
    }


def main():
    with open(sys.argv[1], "rb") as file:
        raw = file.read()
    for number, content_line in enumerate(raw.split(b"\r\n"), 1):
        if len(content_line) > 75:
            sys.exit(f"line {number} has {len(content_line)} octets")
        if any(byte < 32 and byte != 9 for byte in content_line):
            sys.exit(f"line {number} has control characters")
        content_line.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(raw)
    if calendar.errors or any(component.errors for component in calendar.walk()):
        sys.exit(f"errors: {calendar.errors}, {[component.errors for component in calendar.walk() if component.errors]}")
    zones = {str(zone["TZID"]): observances(zone) for zone in calendar.walk("VTIMEZONE")}
    for zone in calendar.walk("VTIMEZONE"):
        if set(zone) != {"TZID"}:
            sys.exit(f"a VTIMEZONE has {sorted(zone)}")
    json.dump(
        {
            "name": unescaped(str(calendar["X-WR-CALNAME"])),
            "named": unescaped(str(calendar["NAME"])),
            "zones": sorted(zones),
            "refresh": str(calendar["REFRESH-INTERVAL"].to_ical(), "ascii"),
            "events": [event(component, zones) for component in calendar.walk("VEVENT")],
        },
        sys.stdout,
    )


main()
