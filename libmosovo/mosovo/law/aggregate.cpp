#include "aggregate.hpp"

#include <algorithm>
#include <array>

namespace mosovo::law {

namespace {

constexpr std::int64_t whole = 100; // per cent

/// One step of a chain: the neighbour, and the time that both terms run at once.
struct Link {
    std::size_t to;
    std::optional<Length> overlap; ///< nothing: they overlap, and nobody recorded how long
};

enum class Bound : std::uint8_t { least, most };

class Chains {
public:
    Chains(const Context& context, std::span<const ListedDisposal> all, std::size_t at)
        : context_{context}, all_{all}, at_{at}, start_{start_of(at)}, before_(all.size()), after_(all.size()),
          visited_(all.size(), false) {
        for (std::size_t i = 0; i < all.size(); ++i)
            if (!excluded(i)) link(i);
    }

    [[nodiscard]] bool joined() const { return !before_[at_].empty() || !after_[at_].empty(); }

    [[nodiscard]] std::optional<Length> through(Bound bound) {
        const auto own = weight(at_, bound);
        visited_[at_] = true;
        const auto earlier = longest(before_, at_, bound);
        const auto later = longest(after_, at_, bound);
        visited_[at_] = false;
        if (!own || !earlier || !later) return {};
        return *own + *earlier + *later;
    }

    /// Paths of what is not known about any term or overlap that could be in the chain.
    [[nodiscard]] std::vector<std::string> missing() const {
        std::vector<std::string> paths;
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (i != at_ && (before_[i].empty() && after_[i].empty())) continue;
            if (all_[i].listing == Listing::no) continue;
            if (i != at_)
                for (const auto* more : {&all_[i].missing, &all_[i].missing_day})
                    paths.insert(paths.end(), more->begin(), more->end());
            add_missing_term(i, paths);
        }
        return paths;
    }

private:
    using Links = FewOf<FewOf<Link>>;

    [[nodiscard]] Day start_of(std::size_t i) const {
        const auto& disposal = *all_[i].disposal;
        if (disposal.sentenced) return *disposal.sentenced;
        return disposal.on.value_or(context_.law.part2_from);
    }

    /// Not yet dated, and later than the disposal asked about.
    [[nodiscard]] bool excluded(std::size_t i) const {
        const auto& on = all_[i].relevant_date ? all_[i].relevant_date : all_[i].disposal->on;
        const auto& own = all_[at_].relevant_date ? all_[at_].relevant_date : all_[at_].disposal->on;
        return on && *on > context_.as_of() && own && *on > *own;
    }

    [[nodiscard]] static std::optional<std::size_t> position(const Reference& reference) {
        if (reference.kind != kind_of_fact<DisposalFact>) return {};
        return reference.place; // every disposal is looked at, in order
    }

    void join(std::size_t earlier, std::size_t later, std::optional<Length> overlap) {
        if (earlier == later || excluded(earlier)) return;
        if (is_finding(earlier) || is_finding(later)) return; // s.82(3) joins the terms of convictions (s.80(1)(a))
        after_[earlier].push_back({later, overlap});
        before_[later].push_back({earlier, overlap});
    }

    [[nodiscard]] bool is_finding(std::size_t i) const {
        const auto& basis = all_[i].disposal->basis;
        return basis == Basis::insanity_finding || basis == Basis::disability_finding;
    }

    void link(std::size_t i) {
        const auto& disposal = *all_[i].disposal;
        for (const auto& reference : context_.facts.references(disposal.consecutive_to))
            if (const auto earlier = position(reference)) join(*earlier, i, Length{});
        for (const auto& overlap : context_.facts.overlaps(disposal.overlaps)) {
            const auto other = position(overlap.with);
            if (!other) continue;
            const bool known = overlap.term && says_a_length(*overlap.term);
            join(*other, i, known ? std::optional{Length::of(*overlap.term, whole)} : std::nullopt);
        }
    }

    [[nodiscard]] bool counts(std::size_t i, Bound bound) const {
        const auto& sentence = all_[i].disposal->sentence;
        if (all_[i].listing == Listing::no) return false;
        // How long the period is, is asked of the disposal where it is listed.
        if (i != at_ && bound == Bound::least && all_[i].listing == Listing::possible) return false;
        if (!sentence || !sentence->type) return bound == Bound::most; // may turn out to be a term
        return is_term_of_imprisonment(*sentence->type);
    }

    [[nodiscard]] std::optional<Length> weight(std::size_t i, Bound bound) const {
        if (!counts(i, bound)) return Length{};
        const auto& sentence = all_[i].disposal->sentence;
        if (!sentence || !sentence->type) return {};
        const auto at = context_.period_law(start_of(i));
        const bool training = *sentence->type == SentenceType::detention_and_training;
        const auto part = training ? context_.law.detention_part.count(at.day, at.nation) : whole;
        const auto unknown = [&]() -> std::optional<Length> {
            if (bound == Bound::least) return Length{};
            const bool suspended = *sentence->type == SentenceType::suspended;
            if (!training && !suspended) return {};
            const auto& limit = training ? context_.law.longest_training : context_.law.longest_suspended;
            const auto then = suspended ? context_.nations.at(all_[i].disposal->on.value_or(start_of(i))) : at;
            if (!limit.find(then.day, then.nation)) return {};
            return Length::of(Term{{}, limit.months(then.day, then.nation), {}, {}}, part);
        };
        auto length = sentence->term && says_a_length(*sentence->term) ? Length::of(*sentence->term, part) : unknown();
        return with_extension(*sentence, length, bound, at);
    }

    /// Minter [2011] EWHC 1610 (Admin): the whole of an extended sentence counts.
    [[nodiscard]] std::optional<Length> with_extension(const Sentence& sentence, std::optional<Length> length,
                                                       Bound bound, At at) const {
        const bool extended = sentence.type == SentenceType::extended;
        if (!extended && context_.readings().special_custodial == SpecialCustodial::custodial_term_alone) return length;
        if (!length || (!extended && sentence.type != SentenceType::special_custodial)) return length;
        if (sentence.extension && says_a_length(*sentence.extension))
            return *length + Length::of(*sentence.extension, whole);
        if (bound == Bound::least) return length;
        if (extended) return {};
        return *length + Length::whole(context_.law.extra_licence.months(at.day, at.nation));
    }

    /// What a chain gains by going on to a neighbour: its term and what lies beyond, less the overlap.
    [[nodiscard]] std::optional<Length> gain(const Links& links, std::size_t from, const Link& link, Bound bound) {
        const auto term = weight(link.to, bound);
        const auto beyond = longest(links, link.to, bound);
        if (!term || !beyond) return {};
        auto sum = *term + *beyond;
        if (!counts(link.to, bound) || !counts(from, bound)) return sum;
        if (!link.overlap) return bound == Bound::least ? *beyond : sum;
        return sum - *link.overlap;
    }

    /// The longest way on from a term. Where no way comes back to it, it is worked out once: a record in which each
    /// term follows all earlier ones has more ways than anybody can walk.
    [[nodiscard]] std::optional<Length> longest(const Links& links, std::size_t from, Bound bound) {
        auto& known = known_[&links == &after_ ? 0 : 1][bound == Bound::least ? 0 : 1];
        if (known.empty()) known.resize(all_.size());
        if (!ring_ && known[from]) return *known[from];
        Length best;
        for (const auto& link : links[from]) {
            if (visited_[link.to]) {
                ring_ = true;
                continue;
            }
            visited_[link.to] = true;
            const auto found = gain(links, from, link, bound);
            visited_[link.to] = false;
            if (!found) {
                if (!ring_) known[from].emplace(std::nullopt);
                return {};
            }
            if (found->is_longer_than(best, start_)) best = *found;
        }
        if (!ring_) known[from].emplace(best);
        return best;
    }

    void add_missing_term(std::size_t i, std::vector<std::string>& paths) const {
        const auto add = [&](std::string_view field) { paths.push_back(path_in(all_[i].event, field)); };
        const auto& sentence = all_[i].disposal->sentence;
        if (!sentence) return add("sentence");
        if (!sentence->type) return add("sentence.type");
        if (!is_term_of_imprisonment(*sentence->type)) return;
        if (!sentence->term || !says_a_length(*sentence->term)) add("sentence.term");
        const bool extends = sentence->type == SentenceType::extended ||
                             (sentence->type == SentenceType::special_custodial &&
                              context_.readings().special_custodial == SpecialCustodial::with_extra_licence);
        if (extends && !(sentence->extension && says_a_length(*sentence->extension))) add("sentence.extension");
        std::size_t place = 0;
        for (const auto& overlap : context_.facts.overlaps(all_[i].disposal->overlaps)) {
            if (!overlap.term || !says_a_length(*overlap.term)) add("overlaps[" + std::to_string(place) + "].term");
            ++place;
        }
    }

    const Context& context_;
    std::span<const ListedDisposal> all_;
    std::size_t at_;
    Day start_;
    Links before_;
    Links after_;
    FewOf<bool> visited_;
    std::array<std::array<FewOf<std::optional<std::optional<Length>>>, 2>, 2> known_; ///< by direction and bound
    bool ring_ = false; ///< a way came back on itself: nothing worked out before is trusted
};

} // namespace

bool is_term_of_imprisonment(SentenceType type) {
    switch (type) {
    case SentenceType::imprisonment:
    case SentenceType::detention:
    case SentenceType::suspended:
    case SentenceType::special_custodial:
    case SentenceType::extended:
    case SentenceType::detention_and_training:
    case SentenceType::hospital_and_limitation:
        return true;
    default:
        return false;
    }
}

TermRange joined_term(const Context& context, std::span<const ListedDisposal> all, std::size_t at) {
    Chains chains{context, all, at};
    TermRange range{chains.through(Bound::least).value_or(Length{}), chains.through(Bound::most), {}, chains.joined()};
    if (range.most != range.least) range.missing = chains.missing();
    return range;
}

} // namespace mosovo::law
