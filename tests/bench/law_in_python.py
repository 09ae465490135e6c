"""The same work twice in one run: the plain Python implementation of the law and the batch, on the same made-up people.

    PYTHONPATH=build/bench/python:tests/plain /usr/bin/python3 tests/bench/law_in_python.py [offenders]

tests/plain/notification_law is the baseline: independent, idiomatic, stdlib only. Both start from what they read best
(dicts; facts laid out) and neither builds reasons. The answers are compared before anything is timed.
"""

import sys
import time
from datetime import date

import notification_law

import mosovo

AS_OF = date(2026, 11, 22)


def best_of(times, work):
    """The shortest of several runs, in seconds: what the machine can do when nothing else asks for it."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return min(took)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    people = mosovo.synth.caseload(count, seed=1, as_of=AS_OF)
    dicts = [record.to_dict() for record in people]
    facts = mosovo.law.Facts(people)

    batch = mosovo.law.evaluate_many(facts, as_of=AS_OF)
    plain = [notification_law.evaluate(record, AS_OF) for record in dicts]
    obligations = sum(len(result["obligations"]) for result in plain)
    assert obligations == len(batch), f"{obligations} and {len(batch)} obligations"

    slow = best_of(3, lambda: [notification_law.evaluate(record, AS_OF) for record in dicts])
    fast = best_of(20, lambda: mosovo.law.evaluate_many(facts, as_of=AS_OF))
    single = best_of(3, lambda: [mosovo.law.evaluate(record, as_of=AS_OF) for record in people])
    lay = best_of(3, lambda: mosovo.law.Facts(people))
    print(f"{count} offenders, {sum(len(r.events) for r in people)} events, {len(batch)} obligations")
    for name, took in (
        ("plain Python", slow),
        ("evaluate, one by one with reasons", single),
        ("laying out facts", lay),
        ("evaluate_many, one thread", fast),
    ):
        print(f"{name:36} {took / count * 1e6:10.2f} us a record   {slow / took:8.1f} times plain Python")


if __name__ == "__main__":
    main()
