#include "made_up_store.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

// A day of a busy unit, told in one go and compared with what a plain map says.
namespace mosovo::store {
namespace {

using namespace made_up;

std::size_t open_files() {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{"/proc/self/fd"}, {}));
}

/// One store, what it must hold, and how many entries its log must have.
class Day {
public:
    explicit Day(const fs::path& file) : file_{file}, store_{Store::create(file, key_of(1), session())} {}

    void act() {
        const auto id = "OFF-" + std::to_string(any_below(60));
        switch (any_below(10)) {
        case 0:
            store_ = Store::open(file_, key_of(1), session());
            break;
        case 1:
            look_for_somebody();
            break;
        case 2:
            save_what_is_stale(id);
            break;
        case 3:
        case 4:
        case 5:
        case 6:
            add(id);
            break;
        default:
            EXPECT_EQ(store_.load(offender(id)), known(id));
        }
        ++entries_;
    }

    void end() {
        auto supervisor = Store::open(file_, key_of(1), session(Role::supervisor));
        EXPECT_TRUE(supervisor.check().sound());
        const auto all = supervisor.load_all();
        EXPECT_EQ(all.size(), records_.size());
        for (const auto& one : all)
            EXPECT_EQ(one, known(one.id().reveal()));
        std::size_t logged = 0;
        Store::open(file_, key_of(1), session(Role::auditor)).audit_each([&](const AuditEntry&) { ++logged; });
        EXPECT_EQ(logged, entries_ + 5) << "those of this day's end are an opening, a check, a reading of all, an "
                                           "opening, and a reading of the log";
        EXPECT_FALSE(fs::exists(file_.string() + "-journal"));
    }

    [[nodiscard]] std::size_t records() const { return records_.size(); }

private:
    std::size_t any_below(std::size_t end) { return std::uniform_int_distribution<std::size_t>{0, end - 1}(chance_); }
    std::optional<Record> known(const std::string& id) const {
        const auto found = records_.find(id);
        return found == records_.end() ? std::nullopt : std::optional{found->second};
    }
    void add(const std::string& id) {
        auto next = known(id) ? *known(id) : record(id);
        next.events.push_back(note("soak-" + std::to_string(entries_), "A made-up note of this day."));
        store_.save(next);
        records_.insert_or_assign(id, std::move(next));
    }
    void save_what_is_stale(const std::string& id) {
        const auto stale = record(id); // without the notes of the day
        if (known(id))
            EXPECT_THROW(store_.save(stale), Conflict);
        else
            EXPECT_EQ(store_.load(offender(id)), std::nullopt);
    }
    void look_for_somebody() {
        Search search;
        search.family = "Examplesurname";
        EXPECT_EQ(store_.find(search).records.size(), records_.size());
    }

    fs::path file_;
    Store store_;
    std::map<std::string, Record> records_;
    std::size_t entries_ = 1; // the making
    std::mt19937 chance_{1};
};

TEST(Soak, ADayOfWorkLeavesWhatWasSavedAndAnEntryForEachAct) {
    // MOSOVO_STORE_TEST_SIZE=40 gives 8,000 acts: a hundred people with eighty each.
    const Folder folder;
    Day day{folder / "register"};
    const int acts = 200 * size_factor();
    day.act();
    const auto files = open_files();
    for (int i = 1; i < acts; ++i)
        day.act();
    EXPECT_EQ(open_files(), files);
    day.end();
    std::printf("%d acts, %zu records\n", acts, day.records());
}

} // namespace
} // namespace mosovo::store
