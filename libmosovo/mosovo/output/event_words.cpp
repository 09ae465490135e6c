#include <mosovo/output/event_words.hpp>

#include <mosovo/output/spoken.hpp>

namespace mosovo::output {

namespace {

std::string dated(std::string what, std::string_view joint, const std::optional<Day>& day) {
    return day ? std::move(what) + std::string{joint} + british(*day) : std::move(what) + ", day not known";
}

std::string span(std::string what, const std::optional<Day>& from, const std::optional<Day>& to) {
    auto text = dated(std::move(what), " from ", from);
    return to ? text + " to " + british(*to) : text + ", continuing";
}

std::string order_type(OrderType type) {
    switch (type) {
    case OrderType::shpo:
        return "SHPO";
    case OrderType::interim_shpo:
        return "interim SHPO";
    case OrderType::sopo:
        return "SOPO";
    case OrderType::interim_sopo:
        return "interim SOPO";
    case OrderType::sro:
        return "SRO";
    case OrderType::interim_sro:
        return "interim SRO";
    case OrderType::rsho:
        return "RSHO";
    case OrderType::interim_rsho:
        return "interim RSHO";
    case OrderType::fto:
        return "foreign travel order";
    case OrderType::notification_order:
        return "notification order";
    case OrderType::notice_96za:
        return "notice under s.96ZA";
    case OrderType::continuation_order:
        return "notification continuation order";
    }
    return "order";
}

struct Words {
    std::string operator()(const Disposal& disposal) const {
        return dated(disposal.basis ? spoken(word(*disposal.basis)) : "disposal", " of ", disposal.on);
    }
    std::string operator()(const Stay& stay) const {
        if (!stay.where) return span("time away", stay.from, stay.to);
        return span(*stay.where == StayWhere::abroad ? "time outside the UK" : spoken(word(*stay.where)), stay.from,
                    stay.to);
    }
    std::string operator()(const Notification& notification) const {
        std::string text = "notification, time not known";
        if (notification.given) text = "notification of " + notification.given->british();
        std::string purposes;
        for (const auto under : notification.under)
            purposes += (purposes.empty() ? "" : ", ") + spoken(word(under));
        return purposes.empty() ? text : text + " (" + purposes + ")";
    }
    std::string operator()(const Change& change) const {
        return dated(change.what ? "change of " + spoken(word(*change.what)) : "change", " on ", change.on);
    }
    std::string operator()(const PremisesStay& stay) const {
        return span("stay at other premises", stay.from, stay.to);
    }
    std::string operator()(const ChildHouseholdStay& stay) const {
        const auto from = stay.from ? " from " + stay.from->british() : std::string{", time not known"};
        return "stay at a household with a child" + from +
               (stay.to ? " to " + stay.to->british() : std::string{", continuing"});
    }
    std::string operator()(const Travel& travel) const {
        return dated("journey outside the UK", " leaving on ",
                     travel.departs ? std::optional{travel.departs->day()} : std::nullopt);
    }
    std::string operator()(const Absence& absence) const {
        return absence.leaves ? "absence from home from " + absence.leaves->british()
                              : std::string{"absence from home, time not known"};
    }
    std::string operator()(const Order& order) const {
        return dated(order.type ? order_type(*order.type) : "order", " made on ", order.made);
    }
    std::string operator()(const ReviewApplication& application) const {
        return dated("application for review", " received on ", application.received);
    }
    std::string operator()(const ReviewAcknowledged& acknowledged) const {
        return dated("acknowledgement", " of ", acknowledged.on);
    }
    std::string operator()(const BodyNotified& asked) const {
        return dated("request to a body", " received on ", asked.received);
    }
    std::string operator()(const BodyReplied& replied) const { return dated("reply of a body", " of ", replied.on); }
    std::string operator()(const ReviewDetermination& determination) const {
        const auto text = dated("determination", " of ", determination.made);
        return determination.outcome ? text + " (" + spoken(word(*determination.outcome)) + ")" : text;
    }
    std::string operator()(const Death& death) const { return dated("death", " on ", death.on); }
    std::string operator()(const Emigrated& emigrated) const { return dated("emigration", " on ", emigrated.on); }
    std::string operator()(const JurisdictionChange& change) const {
        return dated("move to another nation", " on ", change.on);
    }
    template <class Practice> std::string operator()(const Practice&) const { return spoken(Practice::kind_word); }
};

} // namespace

std::string event_words(const Event& event) { return std::visit(Words{}, event.body); }

} // namespace mosovo::output
