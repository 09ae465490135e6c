#include "clock.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "progress.hpp"
#include "reading.hpp"

#include <mosovo/record/check_identifiers.hpp>
#include <mosovo/store/store.hpp>

#include <cstdio>

namespace scheduler {

using namespace mosovo;

namespace {

store::Store open_or_create(const ImportOptions& options) {
    auto key = take_key(options.store.key);
    auto who = session(store::Role::local_contact, "import of records");
    if (std::filesystem::exists(options.store.file)) return store::Store::open(options.store.file, key, std::move(who));
    return store::Store::create(options.store.file, key, std::move(who));
}

/// A key file that leads to no store would only lie about, so it is made where there is no store yet.
void make_key(const ImportOptions& options) {
    if (!options.store.key.file)
        throw Stop{Exit::wrong_use, "--new-key makes the file that --key-file names: give both"};
    if (std::filesystem::exists(options.store.file))
        throw Stop{Exit::wrong_use, options.store.file.string() + " exists and has its key: leave --new-key out"};
    store::write_new_key_file(*options.store.key.file);
}

/// A wrong check letter is told, never refused: forces hold such identifiers, and the record is no less true.
void warn_of_identifiers(const std::vector<Record>& records) {
    const YearNow now{static_cast<int>(date::year_month_day{today()}.year())};
    std::size_t wrong = 0;
    for (const auto& record : records)
        wrong += check_identifiers(record, now).size();
    if (wrong != 0)
        std::fprintf(stderr, "%s identifiers have a wrong shape or check letter; they are kept as they are.\n",
                     thousands(wrong).c_str());
}

} // namespace

void import(const ImportOptions& options) {
    auto read = read_files(options.files);
    if (!read.problems.empty()) {
        std::fprintf(stderr, "Faults: %zu. Offenders left out whole for them: %zu.\n", read.problems.size(),
                     read.withheld);
        print_problems(read.problems);
        if (!options.accept_good_rows)
            throw Stop{Exit::bad_data, "nothing was imported. Mend the files, or take the " +
                                           thousands(read.records.size()) +
                                           " records without a fault with --accept-good-rows"};
    }
    if (options.check_only) {
        std::printf("%s records could be imported; nothing was, as --check-only asks.\n",
                    thousands(read.records.size()).c_str());
        if (!read.problems.empty()) throw Stop{Exit::bad_data, "the files hold faults"};
        return;
    }
    warn_of_identifiers(read.records);
    if (options.new_key) make_key(options);
    auto store = open_or_create(options);
    const auto saved = store.save_all(read.records);
    std::printf("Imported: %s new offenders, %s new events; %s records were there already.\n",
                thousands(saved.offenders_added).c_str(), thousands(saved.events_added).c_str(),
                thousands(saved.unchanged).c_str());
    if (saved.details_changed != 0)
        std::printf("%s offenders have new details: a name, identifier, birth day or the like.\n",
                    thousands(saved.details_changed).c_str());
}

} // namespace scheduler
