#include "reading.hpp"

#include "exit_code.hpp"
#include "files.hpp"
#include "progress.hpp"

#include <mosovo/intake/record_json.hpp>
#include <mosovo/intake/schedule_json.hpp>

#include <cstdio>
#include <set>

namespace scheduler {

using namespace mosovo;

namespace {

void take_json(ReadFiles& into, const std::string& text, const std::string& name) {
    auto taken = intake::read_records(text, name);
    std::move(taken.rows.begin(), taken.rows.end(), std::back_inserter(into.records));
    std::move(taken.problems.begin(), taken.problems.end(), std::back_inserter(into.problems));
}

/// Two files, or a table and a JSON file, may each be sound and still hold one offender twice.
void refuse_repeated(ReadFiles& into) {
    std::set<OffenderId> seen;
    std::vector<Record> kept;
    for (auto& record : into.records) {
        if (seen.insert(record.id()).second) {
            kept.push_back(std::move(record));
            continue;
        }
        into.problems.push_back({ProblemCode::duplicate_id,
                                 "offender.id",
                                 {},
                                 {},
                                 {},
                                 "an offender stands in more than one file: keep one of them"});
        ++into.withheld;
    }
    into.records = std::move(kept);
}

} // namespace

ReadFiles read_files(const std::vector<std::filesystem::path>& files) {
    Step step{"Reading files"};
    ReadFiles read;
    std::vector<std::string> texts;
    texts.reserve(files.size()); // the tables view into it
    std::vector<intake::NamedText> tables;
    for (const auto& file : files) {
        texts.push_back(read_file(file));
        if (file.extension() == ".csv")
            tables.push_back({file.filename().string(), texts.back()});
        else
            take_json(read, texts.back(), file.filename().string());
    }
    if (!tables.empty()) {
        auto taken = intake::read_tables(tables);
        read.withheld += taken.withheld.size();
        std::move(taken.rows.begin(), taken.rows.end(), std::back_inserter(read.records));
        std::move(taken.problems.begin(), taken.problems.end(), std::back_inserter(read.problems));
    }
    refuse_repeated(read);
    step.found(thousands(read.records.size()) + " records");
    return read;
}

void print_problems(const Problems& problems) {
    constexpr std::size_t shown = 100;
    for (std::size_t i = 0; i < problems.size() && i < shown; ++i)
        std::fprintf(stderr, "  %s\n", to_line(problems[i]).c_str());
    if (problems.size() > shown) std::fprintf(stderr, "  … and %zu more\n", problems.size() - shown);
}

schedule::Roster read_roster_file(const std::filesystem::path& path) {
    const auto text = read_file(path);
    auto taken = intake::read_roster(text, path.filename().string());
    if (!taken.rows.empty()) return std::move(taken.rows.front());
    print_problems(taken.problems);
    throw Stop{Exit::bad_data, path.string() + " is not a roster that can be used; nothing was done"};
}

Rulebook rules_with(const std::optional<std::filesystem::path>& force_values) {
    if (!force_values) return Rulebook::built_in();
    try {
        return Rulebook::built_in().with_force_values(read_file(*force_values));
    } catch (const ProblemsError& error) {
        print_problems(error.problems());
        throw Stop{Exit::bad_data, force_values->string() + " does not hold usable values; nothing was done"};
    }
}

} // namespace scheduler
