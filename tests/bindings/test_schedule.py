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
    assert table["crew"].map(len).between(1, 3).all()
    assert table["driving"].sum() <= plan.score.driving
    left = schedule.unplanned_frame(plan)
    assert list(left.columns) == ["ask", "reason", "sentence", "would_help"]
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
    assert (drives.between(a, b), drives.between(b, a)) == (12, 11)
    assert schedule.Travel.matrix(points, seconds=[[0, 61], [59.5, 0]]).seconds(b, a) == 60
    with pytest.raises(ValueError, match="minutes or seconds"):
        schedule.Travel.matrix(points)
    with pytest.raises(ValueError):
        schedule.Travel.matrix(points, [[0, 12]])
    with pytest.raises(ValueError, match="latitude"):
        schedule.Travel.matrix([(91.0, 0.0)], [[0]])


def test_a_routing_services_answer_is_read_as_it_is(asks):
    a, b = asks[0].place, next(ask.place for ask in asks if ask.place != asks[0].place)
    points = [(a.latitude, a.longitude), (b.latitude, b.longitude)]
    osrm = {"code": "Ok", "durations": [[0, 61.2], [70, 0]], "sources": [], "destinations": []}
    valhalla = {"sources_to_targets": [[{"time": 0}, {"time": 62}], [{"time": 70}, {"time": 0}]]}
    for answer in (osrm, valhalla):
        assert schedule.Travel.from_json(json.dumps(answer), points).seconds(a, b) == 62
    with pytest.raises(mosovo.ProblemsError) as caught:
        schedule.Travel.from_json(json.dumps({"code": "Ok", "durations": [[0, None], [70, 0]]}), points)
    assert [problem.path for problem in caught.value.problems] == ["durations[0][1]"]
    rows = [f"{x[0]},{x[1]},{y[0]},{y[1]},{seconds}" for x, y, seconds in
            ((points[0], points[1], 62), (points[1], points[0], 70))]
    table = "from_latitude,from_longitude,to_latitude,to_longitude,seconds\n" + "\n".join(rows)
    assert schedule.Travel.from_csv(table).seconds(b, a) == 70


def test_progress_is_told_and_can_end_the_search(asks, people):
    told = []
    made = schedule.plan(asks, people.roster, TRAVEL, seed=7, effort=1, progress=lambda now: told.append(now.share))
    assert told == sorted(told) and told[-1] == 1.0
    assert made.reproducible
    ended = schedule.plan(asks, people.roster, TRAVEL, seed=7, effort=50, progress=lambda now: False)
    assert not ended.reproducible
    assert schedule.check(ended, asks, people.roster, TRAVEL) == []
    with pytest.raises(ZeroDivisionError):
        schedule.plan(asks, people.roster, TRAVEL, seed=7, effort=50, progress=lambda now: 1 / 0)
    timed = schedule.plan(asks, people.roster, TRAVEL, seed=7, seconds=0.2)
    assert not timed.reproducible


def test_prices_are_the_forces_own(asks, people):
    far = schedule.plan(asks, people.roster, TRAVEL, seed=7, effort=1, objective={"stranger": 0, "first_hour_away": 0})
    assert far.score.strangers == 0
    with pytest.raises(ValueError, match="none of its prices"):
        schedule.plan(asks, people.roster, TRAVEL, seed=7, objective={"colour": 1})


def test_a_person_edits_and_sees_what_breaks(plan, asks, people):
    row = plan.planned[0]
    rows = [row.moved(start=row.start + 7 * 60)] + plan.planned[1:]
    edited = schedule.worked_out(plan.with_rows(rows), asks, people.roster, TRAVEL)
    (change,) = schedule.compare(plan, edited)
    assert (change.ask, change.became, change.start) == (row.ask, "another_time", row.start + 7 * 60)
    assert {"outside_shift", "overlap", "outside_window", "too_little_travel"} & {
        fault.cause for fault in schedule.check(edited, asks, people.roster, TRAVEL)}
    table = schedule.side_by_side({"told": plan, "edited": edited})
    assert table.loc["planned", "told"] == len(plan.planned)
    ask = next(ask for ask in asks if ask.id == row.ask)
    barred = [other if other.id != ask.id else ask.forbidding(row.day) for other in asks]
    again = schedule.plan(barred, people.roster, TRAVEL, seed=7, effort=0, horizon=asks.horizon)
    assert row.day not in {other.day for other in again.planned if other.ask == ask.id}


def test_somebody_is_ill_and_little_moves(plan, asks, people):
    officer = plan.planned[0].crew[0].officer
    ill = people.roster.without(officer, plan.from_, plan.from_ + timedelta(days=1))
    again = schedule.replan(plan, asks, ill, TRAVEL, seed=8, effort=1)
    assert schedule.check(again, asks, ill, TRAVEL) == []
    assert len(schedule.changes_frame(plan, again)) < len(plan.planned) / 2
    with pytest.raises(ValueError):
        people.roster.without("nobody", plan.from_, plan.from_)


def test_what_an_adversary_foretells(plan, asks, people):
    others = [schedule.plan(asks, people.roster, TRAVEL, seed=seed, effort=0) for seed in (21, 22)]
    found = schedule.predictability([plan, *others], asks, people.roster, TRAVEL)
    assert found.plans == 3
    assert found.most_policy_advantage <= 0.1
    assert 0.0 <= found.slot_hits <= found.day_hits <= 1.0
    table = schedule.predictability_frame(found)
    assert len(table) == found.visits


def test_a_force_of_1500_gives_an_adversary_no_more_than_a_tenth_over_chance():
    people = mosovo.synth.caseload(1500, seed=1, as_of=date(2026, 12, 15))
    asks = schedule.asks(people, date(2026, 12, 15), 28)
    plans = [schedule.plan(asks, people.roster, TRAVEL, seed=seed, effort=1, bound=False) for seed in range(1, 5)]
    found = schedule.predictability(plans, asks, people.roster, TRAVEL)
    assert found.visits > 100
    assert found.overdue > 100, "those fill the first days: nobody can be drawn for them"
    assert found.day_advantage <= 0.1
    # Chance is what the planner says it is; these are not.
    assert found.one_day < found.visits / 4
    assert found.day_chance_in_time < found.day_chance < 0.4
    assert found.day_hits < 0.4
    assert found.hour_advantage <= 0.1
    assert found.slot_advantage <= 0.1


def test_a_plan_says_how_far_it_may_be_from_the_best(plan):
    assert 0 < plan.bound.driving <= plan.score.driving
    assert 0.0 <= plan.bound.gap <= 1.0
    assert plan.bound.unplanned_weight <= plan.score.unplanned_weight


def test_some_are_late_in_every_plan(plan):
    assert 0 < plan.bound.late_visits <= plan.score.late_visits, "some were overdue before"
    assert 0 < plan.bound.risk <= plan.score.risk


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
