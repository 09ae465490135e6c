#include <mosovo/intake/event_columns.hpp>

namespace mosovo::intake {

namespace {

template <class Kind> class Columns final : public KindColumns {
public:
    explicit Columns(const std::vector<std::string>& header) {
        const auto& setters = described::setters_of<Kind>();
        for (const auto& column : header) {
            const auto found = setters.find(column);
            setters_.push_back(found == setters.end() ? nullptr : &found->second);
        }
    }
    [[nodiscard]] EventBody empty_body() const override { return Kind{}; }
    [[nodiscard]] bool has(std::size_t column) const override { return setters_[column] != nullptr; }
    void set(EventBody& body, std::size_t column, std::string_view cell, described::Reading& reading) const override {
        (*setters_[column])(std::get<Kind>(body), cell, reading);
    }

private:
    std::vector<const described::Setter<Kind>*> setters_;
};

} // namespace

std::unique_ptr<KindColumns> columns_of(std::string_view kind, const std::vector<std::string>& header) {
    std::unique_ptr<KindColumns> found;
    for_each_kind([&](auto identity) {
        using Kind = typename decltype(identity)::type;
        if (Kind::kind_word == kind) found = std::make_unique<Columns<Kind>>(header);
    });
    return found;
}

bool any_kind_has(std::string_view column) {
    bool found = false;
    for_each_kind([&](auto identity) {
        const auto& setters = described::setters_of<typename decltype(identity)::type>();
        found = found || setters.find(column) != setters.end();
    });
    return found;
}

} // namespace mosovo::intake
