"""Validates documents against a JSON schema, formats included, and the dates in them, which the schema leaves alone.

Usage: validate_json.py SCHEMA.json DOCUMENT.json ...
"""

import datetime
import json
import re
import sys
import uuid

import jsonschema

DATE_TIMES = {"date", "day_start", "day_end", "end"}


def complaints(schema, document):
    checker = jsonschema.FormatChecker()
    validator = jsonschema.validators.validator_for(schema)(schema, format_checker=checker)
    for error in validator.iter_errors(document):
        yield f"{error.json_path}: {error.message[:200]}"
    conference = document["schedule"]["conference"]
    for name in ("start", "end"):
        datetime.date.fromisoformat(conference[name])
    guids = set()
    for day in conference["days"]:
        datetime.date.fromisoformat(day["date"])
        start, end = (datetime.datetime.fromisoformat(day[name]) for name in ("day_start", "day_end"))
        for room in day["rooms"].values():
            for event in room:
                date = datetime.datetime.fromisoformat(event["date"])
                hours, minutes = event["duration"].split(":")
                length = datetime.timedelta(hours=int(hours), minutes=int(minutes))
                if not start <= date <= end:
                    yield f"event {event['id']}: {date} is not on its day"
                if datetime.datetime.fromisoformat(event["end"]) - date != length:
                    yield f"event {event['id']}: its end is not its start and its duration"
                if date.strftime("%H:%M") != event["start"]:
                    yield f"event {event['id']}: date and start differ"
                if not re.match(r"https?://", event["url"]):
                    yield f"event {event['id']}: {event['url']} is no address"
                uuid.UUID(event["guid"])
                if event["guid"] in guids:
                    yield f"event {event['id']}: its guid is there twice"
                guids.add(event["guid"])


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    found = []
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            found += [f"{path}: {one}" for one in complaints(schema, json.load(file))]
    if found:
        sys.exit("\n".join(found[:20]))


main()
