#pragma once

#include <mosovo/base/describe.hpp>
#include <mosovo/record/ids.hpp>
#include <mosovo/rules/citation.hpp>

#include <string>
#include <vector>

namespace mosovo::assessment {

/// Something that a person should see and put right: what, a sentence, by what rule, and the events that show it.
template <Words Kind> struct Remark {
    Kind kind{};
    std::string says; ///< a sentence in plain English with British dates
    std::string rule; ///< "practice.plan.active"
    Citation citation;
    std::vector<EventId> evidence; ///< events of the record that show it; none where it is something missing

    bool operator==(const Remark&) const = default;
    BOOST_DESCRIBE_CLASS(Remark, (), (kind, says, rule, citation, evidence), (), ())
};

} // namespace mosovo::assessment
