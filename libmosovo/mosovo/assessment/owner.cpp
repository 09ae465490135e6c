#include <mosovo/assessment/owner.hpp>

namespace mosovo::assessment {

const Ownership* owner_on(const Timeline& timeline, Day day) {
    const Ownership* found = nullptr;
    for (const auto& [event, ownership] : timeline.all<Ownership>())
        if (ownership->on && *ownership->on <= day && (found == nullptr || *ownership->on >= *found->on))
            found = ownership;
    return found;
}

} // namespace mosovo::assessment
