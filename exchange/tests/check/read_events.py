"""Reads a calendar with the icalendar package and prints its events as JSON, every time as a UTC instant.

Times are taken through the zones that the package itself makes: by their names where it knows them, else from the
calendar's VTIMEZONE.

Usage: read_events.py CALENDAR.ics
"""

import json
import sys
from datetime import timezone

import icalendar


def instant(value):
    assert value.tzinfo is not None, "a floating time"
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def tell(event):
    start = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else start
    categories = event.get("CATEGORIES")
    return {
        "uid": str(event["UID"]),
        "start": instant(start),
        "end": instant(end),
        "stamp": instant(event["DTSTAMP"].dt),
        "modified": instant(event["LAST-MODIFIED"].dt),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "summary": str(event["SUMMARY"]),
        "location": str(event["LOCATION"]),
        "url": str(event["URL"]),
        "categories": [str(one) for one in categories.cats] if categories else [],
    }


calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
events = calendar.walk("VEVENT")
errors = [str(error) for part in calendar.walk() for error in part.errors]
json.dump({"errors": errors, "name": str(calendar["NAME"]), "events": [tell(event) for event in events]}, sys.stdout)
