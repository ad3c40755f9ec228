"""The optimum of an assignment of reviewers, found by the minimum cost flow of OR-tools.

Usage: assignment_optimum.py INSTANCE.json. The squares of what proposals lack add up to as little as possible, so that
as many reviews as possible are served and what is lacking is spread; among those the sum of values is the greatest.
Prints one JSON object.
"""

import json
import sys
import time

import numpy
from ortools.graph.python import min_cost_flow


def optimum(instance):
    reviews, loads = list(instance["reviews"]), list(instance["loads"])
    worth = {(p, r): value for p, r, value in instance["pairs"]}
    fixed = {tuple(pair) for pair in instance["fixed"]}
    for p, r in fixed:
        reviews[p] = max(0, reviews[p] - 1)
        loads[r] = max(0, loads[r] - 1)
    first_reviewer, sink = len(reviews), len(reviews) + len(loads)
    # Any lack counts for more than any sum. The first review that a proposal lacks costs 1, the second 3: in all, squares.
    unit = 2 * sum(reviews) * max(abs(value) for value in worth.values()) + 1
    arcs = [(p, first_reviewer + r, 1, -value) for (p, r), value in worth.items() if (p, r) not in fixed]
    lacks = [(p, sink, 1, (2 * lack + 1) * unit) for p, wanted in enumerate(reviews) for lack in range(wanted)]
    first_lack = len(arcs)
    arcs += lacks
    arcs += [(first_reviewer + r, sink, load, 0) for r, load in enumerate(loads)]
    tails, heads, capacities, costs = (numpy.array(column) for column in zip(*arcs))
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(tails, heads, capacities, costs)
    supplies = reviews + [0] * len(loads) + [-sum(reviews)]
    solver.set_nodes_supplies(numpy.arange(len(supplies)), numpy.array(supplies))
    started = time.monotonic()
    if solver.solve() != solver.OPTIMAL:
        sys.exit("OR-tools finds no optimum")
    seconds = time.monotonic() - started
    lacking = [solver.flow(first_lack + lack) for lack in range(len(lacks))]
    cost_of_lacks = sum(flow * cost for flow, (_, _, _, cost) in zip(lacking, lacks))
    total = cost_of_lacks - solver.optimal_cost() + sum(worth[pair] for pair in fixed)
    return {"missing": sum(lacking), "total": total, "seconds": seconds}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        json.dump(optimum(json.load(file)), sys.stdout)


main()
