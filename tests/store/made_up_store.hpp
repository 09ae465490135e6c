#pragma once

#include <mosovo/store/store.hpp>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

/// Folders, keys, sessions and records for the tests of the store. Every person is made up.
namespace mosovo::store::made_up {

namespace fs = std::filesystem;

/// A folder that goes with the test.
class Folder {
public:
    Folder() {
        auto name = (fs::temp_directory_path() / "mosovo-store-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no folder for the test"};
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    fs::path operator/(const std::string& name) const { return path_ / name; }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

inline std::string bytes_of(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

inline void put_bytes(const fs::path& path, const std::string& bytes) {
    std::ofstream out{path, std::ios::binary | std::ios::trunc};
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// The same bytes in a key file, for what reads files.
inline void put_key_file(const fs::path& path, unsigned char first) {
    std::string bytes;
    for (unsigned i = 0; i < 32; ++i)
        bytes += static_cast<char>(static_cast<unsigned char>(first + 7 * i));
    put_bytes(path, bytes);
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
}

/// A key of our own choosing, by way of a file as in life.
inline Key key_of(unsigned char first) {
    const Folder folder;
    put_key_file(folder / "key", first);
    return Key::from_file(folder / "key");
}

/// How much larger than in the suite a test is to be: MOSOVO_STORE_TEST_SIZE, 1 where it is not set.
inline int size_factor() {
    const auto* asked = std::getenv("MOSOVO_STORE_TEST_SIZE");
    return asked == nullptr ? 1 : std::max(1, std::atoi(asked));
}

inline constexpr auto key_digits = "01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3da"; // of key_of(1)

/// A clock that moves a second each time it is asked.
inline Session session(Role role = Role::offender_manager) {
    static std::atomic<int> ticks{0};
    return {StaffId::from_checked("OM-1"), role, "made-up test",
            [] { return date::sys_seconds{make_day(2026, 11, 22)} + std::chrono::seconds{++ticks}; }};
}

inline StaffId staff(const std::string& id) { return StaffId::from_checked(id); }
inline Session session(Role role, const std::string& actor) {
    auto made = session(role);
    made.actor = staff(actor);
    return made;
}

inline EventId event_id(const std::string& text) { return EventId::from_checked(text); }

inline Event note(const std::string& id, std::string text) {
    Note body;
    body.on = make_day(2026, 11, 1);
    body.text = std::move(text);
    Event event{{}, body};
    event.head.id = event_id(id);
    event.head.by = StaffId::from_checked("OM-1");
    return event;
}

inline Event visit(const std::string& id, int day) {
    Visit body;
    body.at = LocalTime::first_at(make_day(2026, 1, 1) + date::days{day}, std::chrono::hours{10});
    body.contact = Contact::home_visit;
    body.outcome = VisitOutcome::seen;
    body.officers = {StaffId::from_checked("OM-1"), StaffId::from_checked("OM-2")};
    Event event{{}, body};
    event.head.id = event_id(id);
    return event;
}

/// A person with a disposal, an address, visits and a note.
inline Record record(const std::string& id, int visits = 2) {
    Record made;
    made.offender.id = OffenderId::from_checked(id);
    made.offender.jurisdiction = Jurisdiction::england_wales;
    made.offender.born = make_day(1980, 5, 31);
    made.offender.names = {Name{NameUse::legal, "Alexander", "Examplesurname"}};
    made.offender.identifiers = {Identifier{IdentifierType::pnc, "2000/0000223R", "force"}};
    Disposal disposal;
    disposal.basis = Basis::conviction;
    disposal.on = make_day(2026, 1, 15);
    disposal.sentence = Sentence{SentenceType::imprisonment, Term{{}, date::months{7}, {}, {}}, Term{}};
    Event first{{}, disposal};
    first.head.id = event_id("d1");
    made.events.push_back(first);
    Address address;
    address.lines = {"1 Invented Street", "Madeupton"};
    address.postcode = "ZZ99 3VZ";
    address.coordinates = Coordinates{51.123456789012345, -0.1};
    Event home{{}, address};
    home.head.id = event_id("a1");
    made.events.push_back(home);
    for (int i = 0; i < visits; ++i)
        made.events.push_back(visit("v" + std::to_string(i), 30 * i));
    made.events.push_back(note("n1", "Spoke about canarynarrative at length."));
    return made;
}

/// What stands in every such record, as it is written and as it is searched for. Made when it is asked for: a process
/// whose memory is searched must not hold it for another reason.
inline std::vector<std::string> texts_of_a_record() {
    return {"Examplesurname",  "examplesurname", "Alexander", "alexander", "canarynarrative",
            "Invented Street", "Madeupton",      "ZZ99 3VZ",  "0000223R"};
}

template <class Kind> Event event(const std::string& id, Kind body) {
    Event made{{}, std::move(body)};
    made.head.id = event_id(id);
    return made;
}

inline OffenderId offender(const std::string& id) { return OffenderId::from_checked(id); }

} // namespace mosovo::store::made_up
