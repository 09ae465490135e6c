#include "commands.hpp"
#include "exit_code.hpp"
#include "progress.hpp"
#include "reading.hpp"

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

} // namespace

void import(const ImportOptions& options) {
    auto read = read_files(options.files);
    if (!read.problems.empty()) {
        std::fprintf(stderr, "%zu faults; %zu offenders have one and are left out whole:\n", read.problems.size(),
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
    if (options.new_key && options.store.key.file) store::write_new_key_file(*options.store.key.file);
    auto store = open_or_create(options);
    const auto saved = store.save_all(read.records);
    std::printf("Imported: %s new offenders, %s new events; %s records were there already.\n",
                thousands(saved.offenders_added).c_str(), thousands(saved.events_added).c_str(),
                thousands(saved.unchanged).c_str());
}

} // namespace scheduler
