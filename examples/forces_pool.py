"""Plans several forces side by side, each in a process of its own. Everybody is made up.

    python3 examples/forces_pool.py [--forces 43] [--offenders 1628] [--workers 2] [--effort 1]

SHOWS  plans are independent and pickle nothing: each worker makes (or loads) its force, plans it and hands back the score
READ FIRST  notebooks/planning.ipynb
"""

from __future__ import annotations

import argparse
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date

import mosovo
from mosovo import schedule

AS_OF = date(2026, 11, 22)


def plan_force(number: int, offenders: int, effort: int) -> tuple[int, int, int, int, int]:
    """(force, planned, without a place, faults that the checker found, most memory in MiB)"""
    people = mosovo.synth.caseload(offenders, seed=number, as_of=AS_OF)
    asks = schedule.asks(people, AS_OF, 28)
    plan = schedule.plan(asks, people.roster, seed=number, effort=effort, bound=False)
    faults = schedule.check(plan, asks, people.roster, schedule.Travel.great_circle())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return number, len(plan.planned), len(plan.unplanned), len(faults), memory


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--forces", type=int, default=43)
    options.add_argument("--offenders", type=int, default=1628, help="of each force; 43 times this are 70,000")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--effort", type=int, default=1)
    chosen = options.parse_args()
    began = time.monotonic()
    planned = unplanned = faults = memory = 0
    with ProcessPoolExecutor(chosen.workers) as pool:
        jobs = [pool.submit(plan_force, n, chosen.offenders, chosen.effort) for n in range(1, chosen.forces + 1)]
        for job in jobs:
            number, some, left, broken, most = job.result()
            planned, unplanned, faults, memory = planned + some, unplanned + left, faults + broken, max(memory, most)
            print(f"force {number}: {some} planned, {left} without a place, {broken} faults", flush=True)
    print(f"{planned} planned, {unplanned} without a place, {faults} faults in {time.monotonic() - began:.0f} s; "
          f"at most {memory} MiB a worker")


if __name__ == "__main__":
    main()
