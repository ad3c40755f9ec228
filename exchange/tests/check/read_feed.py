"""Reads an Atom feed with the feedparser package and prints it as JSON.

Usage: read_feed.py FEED.atom
"""

import json
import sys

import feedparser

feed = feedparser.parse(open(sys.argv[1], "rb").read())


def links(of):
    return {link["rel"]: link["href"] for link in of.links}


told = {
    "well_formed": not feed.bozo,
    "version": feed.version,
    "id": feed.feed.id,
    "title": feed.feed.title,
    "author": feed.feed.author,
    "language": feed.feed.language,
    "updated": feed.feed.updated,
    "links": links(feed.feed),
    "entries": [
        {
            "id": entry.id,
            "title": entry.title,
            "updated": entry.updated,
            "published": entry.published,
            "version": entry.tags[0].term,
            "links": links(entry),
            "content": entry.content[0].value,
        }
        for entry in feed.entries
    ],
}
json.dump(told, sys.stdout)
