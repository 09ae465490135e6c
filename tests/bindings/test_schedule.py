"""From records to a plan and back: asked, planned, checked, scored; the same for the same seed."""

import json
from datetime import date, timedelta

import pytest

import mosovo
from mosovo import schedule

AS_OF = date(2026, 11, 22)
TRAVEL = schedule.Travel.great_circle()


@pytest.fixture(scope="module")
def asks(people):
    return schedule.asks(people, AS_OF, 28)


@pytest.fixture(scope="module")
def plan(asks, people):
    return schedule.plan(asks, people.roster, TRAVEL, seed=7, effort=1)


def test_asks_know_their_days_and_their_team(asks, people):
    assert len(asks) > 20
    assert asks.horizon == (AS_OF + timedelta(days=1), AS_OF + timedelta(days=28))
    teams = {team.id for team in people.roster.teams}
    assert {ask.team for ask in asks} <= teams
    assert {ask.purpose for ask in asks} <= {"home_visit", "announced_visit", "station_attendance"}
    assert {ask.subject for ask in asks} <= {record.id for record in people}
    table = asks.frame()
    assert list(table["id"]) == [ask.id for ask in asks]
    assert table["due"].dt.date.tolist() == [ask.due for ask in asks]


def test_the_horizon_is_days_or_a_length_or_a_pair(people, asks):
    first, last = asks.horizon
    for horizon in (timedelta(days=28), (first, last)):
        assert list(schedule.asks(people, AS_OF, horizon)) == list(asks)
    for wrong in (0, -3, (last, first)):
        with pytest.raises(ValueError, match="horizon"):
            schedule.asks(people, AS_OF, wrong)


def test_asks_need_a_roster(people):
    with pytest.raises(ValueError, match="roster"):
        schedule.asks(list(people), AS_OF)
    assert schedule.asks(list(people)[:20], AS_OF, roster=people.roster) is not None


def test_a_plan_holds_every_visit_and_breaks_nothing(plan, asks, people):
    stands = [row.ask for row in plan.planned] + [row.ask for row in plan.unplanned]
    assert sorted(stands) == sorted(ask.id for ask in asks)
    assert plan.planned
    assert schedule.check(plan, asks, people.roster, TRAVEL) == []
    assert (plan.from_, plan.to) == asks.horizon


def test_the_checker_sees_what_does_not_fit(plan, asks, people):
    gone = plan.planned[0].ask
    faults = schedule.check(plan, [ask for ask in asks if ask.id != gone], people.roster, TRAVEL)
    assert gone in {fault.ask for fault in faults if fault.cause == "unknown_ask"}
    assert all(fault.sentence for fault in faults)
    slow = schedule.Travel.great_circle(speed_kmh=5)
    assert {"too_little_travel", "outside_shift"} & {f.cause for f in schedule.check(plan, asks, people.roster, slow)}


def test_the_same_seed_gives_the_same_plan_and_another_seed_another(plan, asks, people):
    again = schedule.plan(asks, people.roster, TRAVEL, seed=7, effort=1)
    other = schedule.plan(asks, people.roster, TRAVEL, seed=8, effort=1)
    assert again == plan
    assert again.to_json(asks) == plan.to_json(asks)
    assert other != plan


def test_the_usual_travel_is_the_great_circle(plan, asks, people):
    assert schedule.plan(asks, people.roster, seed=7, effort=1) == plan


def test_a_plan_is_scored_and_explained(plan, asks, people):
    score = schedule.score(plan, asks, people.roster, TRAVEL)
    assert score == plan.score
    assert (score.asked, score.planned, score.unplanned) == (len(asks), len(plan.planned), len(plan.unplanned))
    assert 0.0 <= score.own_officer_share <= 1.0
    ask = next(ask for ask in asks if ask.id == plan.planned[0].ask)
    assert len(schedule.explain(plan, ask)) > 20


def test_a_locked_row_stays_where_a_person_put_it(plan, asks, people):
    row = plan.planned[0]
    kept = schedule.plan(asks, people.roster, TRAVEL, seed=8, effort=0, locked=[row])
    (found,) = [other for other in kept.planned if other.ask == row.ask]
    assert (found.day, found.start, found.locked) == (row.day, row.start, True)
    assert schedule.check(kept, asks, people.roster, TRAVEL, locked=[row]) == []


def test_frames_of_a_plan(plan):
    table = schedule.planned_frame(plan)
    assert list(table["ask"]) == [row.ask for row in plan.planned]
    assert table["day"].dt.date.tolist() == [row.day for row in plan.planned]
    assert table["start"].tolist() == [row.start for row in plan.planned]
    left = schedule.unplanned_frame(plan)
    assert list(left.columns) == ["ask", "reason", "sentence"]
    assert len(left) == len(plan.unplanned)


def test_the_seed_never_leaves_the_plan(asks, people):
    seed = 987654321987
    made = schedule.plan(asks, people.roster, TRAVEL, seed=seed, effort=0)
    assert str(seed) not in made.to_json(asks) + repr(made)
    assert not hasattr(made, "seed")


@pytest.mark.parametrize("wrong", [{"seed": -1}, {"seed": 1, "effort": -1}, {"seed": "x"}])
def test_a_seed_or_an_effort_out_of_range_is_refused(asks, people, wrong):
    with pytest.raises((ValueError, TypeError)):
        schedule.plan(asks, people.roster, TRAVEL, **wrong)


def test_plain_asks_need_a_horizon(asks, people):
    with pytest.raises(ValueError, match="horizon"):
        schedule.plan(list(asks), people.roster, TRAVEL, seed=1)
    with pytest.raises(ValueError):
        schedule.plan([asks[0], asks[0]], people.roster, TRAVEL, seed=1, horizon=asks.horizon)


def test_drives_may_come_from_elsewhere(asks):
    a, b = asks[0].place, next(ask.place for ask in asks if ask.place != asks[0].place)
    points = [(a.latitude, a.longitude), (b.latitude, b.longitude)]
    drives = schedule.Travel.matrix(points, [[0, 12], [11, 0]])
    assert drives.between(a, b) == drives.between(b, a) == 12
    with pytest.raises(ValueError):
        schedule.Travel.matrix(points, [[0, 12]])
    with pytest.raises(ValueError, match="latitude"):
        schedule.Travel.matrix([(91.0, 0.0)], [[0]])


def test_a_roster_is_read_and_written(people):
    assert schedule.Roster.from_json(people.roster.to_json()) == people.roster
    broken = json.loads(people.roster.to_json())
    broken["officers"][0]["team"] = 7
    with pytest.raises(mosovo.ProblemsError) as caught:
        schedule.Roster.from_json(json.dumps(broken))
    assert "officers[0].team" in {problem.path for problem in caught.value.problems}


def test_other_threads_run_while_a_plan_is_made(asks, people):
    import threading

    ended, ticks = threading.Event(), [0]

    def tick():
        while not ended.wait(0.001):
            ticks[0] += 1

    other = threading.Thread(target=tick)
    other.start()
    try:
        schedule.plan(asks, people.roster, TRAVEL, seed=1, effort=8)
    finally:
        ended.set()
        other.join()
    assert ticks[0] >= 5
