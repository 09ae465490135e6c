#include "rows.hpp"

#include <algorithm>

namespace mosovo::law {

namespace {

class RowFinder {
public:
    RowFinder(const Context& context, std::span<const ListedDisposal> all, std::size_t at, Day relevant,
              Because& because)
        : context_{context}, law_{context.law}, all_{all}, at_{at}, listed_{all[at]}, relevant_{relevant},
          law_day_{context.period_law(relevant)}, because_{because} {}

    [[nodiscard]] Rows find() {
        const auto& disposal = *listed_.disposal;
        if (disposal.basis == Basis::caution) return certain(law_.caution);
        const bool sentenced = disposal.sentence && disposal.sentence->type; // nobody is sentenced to a caution
        if (!disposal.basis && !sentenced) {
            auto rows = by_sentence();
            rows.or_caution = Row{&law_.caution, {}};
            rows.missing_basis.push_back(path("basis"));
            return rows;
        }
        return by_sentence();
    }

private:
    [[nodiscard]] std::string path(std::string_view field) const { return path_in(listed_.event, field); }
    [[nodiscard]] static Rows certain(const LawRule& rule) { return {{Row{&rule, {}}}, {}, {}, {}}; }
    [[nodiscard]] Rows any(std::string missing) const {
        return {{Row{&law_.any_other, {}}, Row{&law_.imprisonment_short, {}}, Row{&law_.imprisonment_middle, {}},
                 Row{&law_.life, {}}},
                {std::move(missing)},
                {},
                {}};
    }

    [[nodiscard]] Rows by_sentence() {
        const auto& sentence = listed_.disposal->sentence;
        if (!sentence) return any(path("sentence"));
        if (!sentence->type) return any(path("sentence.type"));
        switch (*sentence->type) {
        case SentenceType::life:
        case SentenceType::public_protection:
            return certain(law_.life);
        case SentenceType::lifelong_restriction:
            return certain(law_.lifelong_restriction);
        case SentenceType::restricted_hospital_order:
            return certain(law_.restricted_hospital);
        case SentenceType::hospital_and_limitation:
            return hybrid();
        case SentenceType::hospital_order:
            return certain(law_.hospital);
        case SentenceType::conditional_discharge:
        case SentenceType::payback_supervision:
            return own_length(*sentence);
        default:
            return is_term_of_imprisonment(*sentence->type) ? by_term() : certain(law_.any_other);
        }
    }

    [[nodiscard]] Rows hybrid() {
        const bool longest = context_.readings().hybrid_order == HybridOrder::longest;
        because_.reading(Doubt::hybrid_order, [&] {
            return std::string{longest ? "a limitation direction has the effect of a restriction order: the longest row"
                                       : "the term of imprisonment alone decides the row"};
        });
        return longest ? certain(law_.restricted_hospital) : by_term();
    }

    [[nodiscard]] Rows own_length(const Sentence& sentence) {
        const bool term_known = sentence.term && says_a_length(*sentence.term);
        const Row open{&law_.discharge, {}, true}; // no upper limit is held
        const auto& sentenced = listed_.disposal->sentenced;
        // Whatever its length, he is subject until it is made.
        const auto at_least = std::max(relevant_, sentenced.value_or(relevant_));
        if (!term_known) {
            Rows rows{{Row{&law_.discharge, at_least}, open}, {path("sentence.term")}, {}, {}};
            if (!sentenced) rows.missing.push_back(path("sentenced"));
            return rows;
        }
        if (!sentenced)
            return {
                {Row{&law_.discharge, last_day_of_term(relevant_, *sentence.term)}, open}, {path("sentenced")}, {}, {}};
        return {{Row{&law_.discharge, last_day_of_term(*sentenced, *sentence.term)}}, {}, {}, {}};
    }

    [[nodiscard]] Rows by_term() {
        auto range = joined_term(context_, all_, at_);
        if (listed_.disposal->sentence->type == SentenceType::special_custodial)
            because_.reading(Doubt::special_custodial, [&] {
                const bool whole = context_.readings().special_custodial == SpecialCustodial::with_extra_licence;
                return std::string{whole ? "the extra licence counts with the custodial term"
                                         : "the custodial term counts without the extra licence"};
            });
        if (range.joined)
            because_.rule(law_.aggregate, law_day_,
                          [] { return std::string{"terms that follow or overlap each other count together"}; });
        const auto* least = row_of(range.least);
        const auto* most = range.most ? row_of(*range.most) : &law_.imprisonment_long;
        Rows rows;
        for (const auto* rule : {&law_.imprisonment_short, &law_.imprisonment_middle, &law_.imprisonment_long}) {
            if (rows.between.empty() && rule != least) continue;
            rows.between.push_back({rule, {}});
            if (rule == most) break;
        }
        if (rows.between.size() > 1) rows.missing = std::move(range.missing);
        return rows;
    }

    [[nodiscard]] const LawRule* row_of(const Length& length) {
        const auto from = listed_.disposal->sentenced.value_or(relevant_);
        if (length.against(law_.long_sentence.months(law_day_.day, law_day_.nation), from) >= 0)
            return &law_.imprisonment_long;
        const auto short_limit = law_.short_sentence.months(law_day_.day, law_day_.nation);
        const auto like = law_.weeks_as_months.days(law_day_.day, law_day_.nation);
        const bool as_months = context_.readings().weeks_as_months == WeeksAsMonths::as_six_months;
        const bool alike = length.against(short_limit, from, like) > 0;
        const bool counted = length.against(short_limit, from) > 0;
        if (alike != counted)
            because_.reading(Doubt::weeks_as_months, [&] {
                return std::string{as_months ? "a term of 26 weeks is taken as 6 months; check the term as pronounced"
                                             : "a term of 26 weeks is counted by the calendar: longer than 6 months"};
            });
        const bool longer = as_months ? alike : counted;
        return longer ? &law_.imprisonment_middle : &law_.imprisonment_short;
    }

    const Context& context_;
    const LawRules& law_;
    std::span<const ListedDisposal> all_;
    std::size_t at_;
    const ListedDisposal& listed_;
    Day relevant_;
    At law_day_;
    Because& because_;
};

} // namespace

Rows rows_for(const Context& context, std::span<const ListedDisposal> all, std::size_t at, Day relevant,
              Because& because) {
    return RowFinder{context, all, at, relevant, because}.find();
}

} // namespace mosovo::law
