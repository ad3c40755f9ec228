"""The optimum of an assignment of reviewers, found by the minimum cost flow of OR-tools.

Usage: assignment_optimum.py INSTANCE.json. As many reviews as possible are served, and among those with the greatest
sum. Prints one JSON object.
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
    # One review more counts for more than any sum.
    missing = 2 * sum(reviews) * max(abs(value) for value in worth.values()) + 1
    arcs = [(p, first_reviewer + r, 1, -value) for (p, r), value in worth.items() if (p, r) not in fixed]
    arcs += [(p, sink, wanted, missing) for p, wanted in enumerate(reviews)]
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
    lacking = sum(solver.flow(arc) for arc, (_, _, _, cost) in enumerate(arcs) if cost == missing)
    total = missing * lacking - solver.optimal_cost() + sum(worth[pair] for pair in fixed)
    return {"missing": lacking, "total": total, "seconds": seconds}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        json.dump(optimum(json.load(file)), sys.stdout)


main()
