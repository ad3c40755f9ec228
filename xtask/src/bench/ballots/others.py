"""Reads an election and counts it with the programs of others; prints the milliseconds that each took as JSON. What they
need to start is not counted.

Usage: others.py ELECTION.csv
"""

import csv
import json
import sys
import time

import pyrankvote
import votekit.cvr_loaders
import votekit.elections
from pref_voting.margin_based_methods import beat_path
from pref_voting.profiles import Profile

path = sys.argv[1]


def rows():
    with open(path, newline="") as file:
        lines = csv.reader(file)
        candidates, seats = (int(cell) for cell in next(lines)[:2])
        ballots = []
        for line in lines:
            if line[0].isdigit():
                ballots.append((int(line[0]), [int(cell) - 1 for cell in line[1:] if cell]))
    return candidates, seats, ballots


def pref_voting_schulze():
    _, _, ballots = rows()
    profile = Profile([ranking for _, ranking in ballots], [number for number, _ in ballots])
    beat_path(profile)


def votekit_schulze():
    profile, *_ = votekit.cvr_loaders.load_scottish(path)
    votekit.elections.Schulze(profile, n_seats=1)


def votekit_stv():
    profile, seats, *_ = votekit.cvr_loaders.load_scottish(path)
    votekit.elections.FastSTV(profile, seats)


def pyrankvote_stv():
    candidates, seats, ballots = rows()
    people = [pyrankvote.Candidate(str(number)) for number in range(candidates)]
    written = [
        pyrankvote.Ballot(ranked_candidates=[people[one] for one in ranking])
        for number, ranking in ballots
        for _ in range(number)
    ]
    pyrankvote.single_transferable_vote(people, written, number_of_seats=seats)


took = {}
for kind, name, work in [
    ("schulze", "pref-voting", pref_voting_schulze),
    ("schulze", "votekit", votekit_schulze),
    ("scottish-stv", "votekit", votekit_stv),
    ("scottish-stv", "pyrankvote", pyrankvote_stv),
]:
    started = time.perf_counter()
    work()
    took.setdefault(kind, {})[name] = (time.perf_counter() - started) * 1000
print(json.dumps(took))
