#include <mosovo/record/event.hpp>

namespace mosovo {

std::string_view kind_of(const Event& event) {
    return std::visit([](const auto& body) { return std::decay_t<decltype(body)>::kind_word; }, event.body);
}

const std::vector<std::string_view>& all_kinds() {
    static const auto kinds = [] {
        std::vector<std::string_view> words;
        for_each_kind([&words](auto kind) { words.push_back(decltype(kind)::type::kind_word); });
        return words;
    }();
    return kinds;
}

} // namespace mosovo
