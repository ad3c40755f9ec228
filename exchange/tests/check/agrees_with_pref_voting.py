"""Counts elections with the pref-voting package, compares the winners before any draw, and prints how many of each kind
were compared as JSON.

Its beat_path takes margins unless told otherwise; ours goes by winning votes and then by fewer losing ones.

Usage: agrees_with_pref_voting.py ELECTIONS.jsonl
"""

import collections
import json
import sys

from pref_voting.iterative_methods import instant_runoff
from pref_voting.margin_based_methods import beat_path
from pref_voting.c1_methods import gocha
from pref_voting.profiles_with_ties import ProfileWithTies

compared = collections.Counter()


def profile_of(told):
    everybody = list(range(told["candidates"]))
    rankings, numbers = [], []
    for ballot in told["ballots"]:
        rankings.append(dict(ballot["ranks"]))
        numbers.append(ballot["number"])
    profile = ProfileWithTies(rankings, numbers, candidates=everybody)
    # Whoever is not ranked comes after all who are.
    profile.use_extended_strict_preference()
    return profile


def agree(name, place, told, ours, theirs):
    if sorted(ours) != sorted(theirs):
        sys.exit(f"election {place}: {name}: we say {ours}, pref-voting {theirs}: {json.dumps(told)}")
    compared[name] += 1


for place, line in enumerate(open(sys.argv[1])):
    told = json.loads(line)
    ours = told["ours"]
    profile = profile_of(told)
    everybody = profile.candidates
    table = [[profile.support(one, other) for other in everybody] for one in everybody]
    if table != ours["pairwise"]:
        sys.exit(f"election {place}: pairwise: we say {ours['pairwise']}, pref-voting {table}")
    voters = sum(ballot["number"] for ballot in told["ballots"])

    def strength(one, other):
        winning, losing = profile.support(one, other), profile.support(other, one)
        return winning * (voters + 1) + (voters - losing) if winning > losing else 0

    agree("schulze", place, told, ours["schulze"], beat_path(profile, strength_function=strength))
    agree("schwartz", place, told, ours["schwartz"], gocha(profile))
    named = collections.Counter()
    for ballot in told["ballots"]:
        for candidate, _ in ballot["ranks"]:
            named[candidate] += ballot["number"]
    most = max(named[one] for one in everybody)
    agree("approval", place, told, ours["approval"], [one for one in everybody if named[one] == most])
    if "plurality" in ours:
        scores = profile.plurality_scores()
        most = max(scores.values())
        agree("plurality", place, told, ours["plurality"], [one for one in everybody if scores[one] == most])
    if ours.get("irv") is not None:
        agree("irv", place, told, ours["irv"], instant_runoff(profile))

print(json.dumps(compared))
