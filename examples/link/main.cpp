/*
  EXAMPLE link

  Reads one record and prints what the law requires of the offender, each duty with its last day, its
  state and the provision it rests on.

  SHOWS
  * find_package(mosovo CONFIG) and linking mosovo::io
  * faults in data as a list, never an exception
  * the day asked about as an argument: the library reads no clock

  The person is made up. No example holds anybody's record.
*/
#include <mosovo/base/describe.hpp>
#include <mosovo/calendar/day.hpp>
#include <mosovo/intake/record_json.hpp>
#include <mosovo/law/evaluate.hpp>

#include <iostream>

namespace {

constexpr auto made_up = R"({
  "format": "mosovo.record/1",
  "offender": {"id": "OFF-000123", "jurisdiction": "england_wales", "born": "1980-05-31"},
  "events": [
    {"id": "d1", "kind": "disposal", "basis": "conviction", "on": "2026-01-15",
     "offence": {"title": "Sexual assault", "schedule3": {"listed": "yes", "sentence_condition": false}},
     "sentenced": "2026-02-20", "sentence": {"type": "imprisonment", "term": {"months": 7}}},
    {"id": "s1", "kind": "stay", "where": "custody", "from": "2026-01-15", "to": "2026-06-10"},
    {"id": "n1", "kind": "notification", "given": "2026-06-11T10:20", "under": ["initial", "change"],
     "covers": ["s1"], "home": "main_residence", "place": {"kind": "published_station", "station": "bishopsgate"}}
  ]
})";

} // namespace

int main() {
    const auto read = mosovo::intake::read_record(made_up, "the example");
    for (const auto& problem : read.problems)
        std::cerr << problem.path << ": " << problem.message << '\n';
    if (!read.problems.empty()) return 1;

    const auto as_of = mosovo::make_day(2026, 11, 22);
    const auto evaluation = mosovo::law::evaluate(read.rows.front(), {.as_of = as_of, .known_at = {}});

    std::cout << "status " << mosovo::word(evaluation.status) << '\n';
    for (const auto& obligation : evaluation.obligations) {
        const auto last = mosovo::law::final_day(obligation);
        std::cout << mosovo::word(obligation.duty) << ": " << mosovo::word(obligation.state) << ", last day "
                  << (last ? mosovo::iso(*last) : "open") << " (" << obligation.because.front().citation.title << ")\n";
    }
}
