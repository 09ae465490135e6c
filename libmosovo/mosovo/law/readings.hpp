#pragma once

#include <mosovo/base/describe.hpp>

#include <cstdint>

/// How each doubt of the law is settled. Every reading has its decision record under docs/decisions; a caller may
/// choose another for one evaluation, and the choice shows in the reasons.
namespace mosovo::law {

/// Decision 0010. A day only partly spent in custody, in hospital or abroad.
BOOST_DEFINE_FIXED_ENUM_CLASS(PartDays, std::uint8_t,
                              count,    // any time at large makes it a day of the period
                              left_out) // only whole days at large count
/// Decision 0011. "Not less than 7 days before that date" (SI 2004/1220 reg 5(2)(a)).
BOOST_DEFINE_FIXED_ENUM_CLASS(ClearDays, std::uint8_t,
                              both_ends_excluded, // departure 20 Aug: by 12 Aug
                              one_end_excluded)   // departure 20 Aug: by 13 Aug
/// Decision 0012. "Not less than 12 hours before that date" (regs 5(2)(b), 5(3), 7(3)).
BOOST_DEFINE_FIXED_ENUM_CLASS(HoursBeforeDate, std::uint8_t,
                              from_its_first_minute, // counted back from 00:00 of the day of departure
                              from_the_departure)    // counted back from the departure itself
/// Decision 0013. "Within three days of his return" (reg 8; s.85A).
BOOST_DEFINE_FIXED_ENUM_CLASS(DaysOfReturn, std::uint8_t,
                              after,          // the day of return is not counted
                              beginning_with) // it is day 1
/// Decision 0014. "Within the applicable period after" a notification (s.85(1)).
BOOST_DEFINE_FIXED_ENUM_CLASS(PeriodicLastDay, std::uint8_t,
                              anniversary, // the day of the notification is not counted
                              day_before)  // it is day 1
/// Decision 0015. Whether notifying a prescribed change alone starts the year again (s.84(1)(ca), s.85(2)).
BOOST_DEFINE_FIXED_ENUM_CLASS(PrescribedChange, std::uint8_t, restarts_the_clock, leaves_the_clock)
/// Decision 0016. What a day of a qualifying period is (s.84(6)).
BOOST_DEFINE_FIXED_ENUM_CLASS(QualifyingDays, std::uint8_t,
                              any_stay, // any calendar day with any stay
                              nights)   // only days whose night is spent there
/// Decision 0017. When a period that lasts as long as a discharge begins (s.82(1)).
BOOST_DEFINE_FIXED_ENUM_CLASS(DischargeStarts, std::uint8_t, on_conviction, with_the_order)
/// Decision 0018. 26 weeks against 6 months (s.82(1)).
BOOST_DEFINE_FIXED_ENUM_CLASS(WeeksAsMonths, std::uint8_t,
                              as_six_months, // 26 weeks are not more than 6 months
                              by_calendar)   // counted from the day of sentence
/// Decision 0019. Hospital and limitation directions: a term and a restriction at once.
BOOST_DEFINE_FIXED_ENUM_CLASS(HybridOrder, std::uint8_t, longest, term_alone)
/// Decision 0020. A period of years that begins on 29 February and ends in a common year.
BOOST_DEFINE_FIXED_ENUM_CLASS(LeapDayEnd, std::uint8_t, last_of_february, day_before)

/// Decision 0023. When the event of a qualifying period falls (s.84(1)(c)).
BOOST_DEFINE_FIXED_ENUM_CLASS(QualifyingEvent, std::uint8_t,
                              day_that_completes_it, // a stay of seven days from 1 August: on 7 August
                              day_after)             // "having stayed": on 8 August
/// Decision 0024. What a day left out before the date of discharge is (s.88A, Scotland).
BOOST_DEFINE_FIXED_ENUM_CLASS(ScottishLeftOut, std::uint8_t,
                              whole_days,   // as part-days count under s.83(6) by the default of decision 0010
                              days_touched) // every calendar day with any time away
/// Decision 0026. Schedule 3A para 2(3) was not read: how long before a right to apply (Northern Ireland).
BOOST_DEFINE_FIXED_ENUM_CLASS(NorthernIrishReview, std::uint8_t, fifteen_and_eight_years, not_held)
/// Decision 0026. The day on which s.85A began was not confirmed (Northern Ireland).
BOOST_DEFINE_FIXED_ENUM_CLASS(NorthernIrishAbsence, std::uint8_t, from_march_2014, not_held)
/// Decision 0027. No rule on households with children was found for Scotland.
BOOST_DEFINE_FIXED_ENUM_CLASS(ScottishChildHousehold, std::uint8_t, none, as_england_wales)
/// Decision 0028. Sexual risk orders and risk of sexual harm orders without a recorded breach.
BOOST_DEFINE_FIXED_ENUM_CLASS(RiskOrders, std::uint8_t, bind_nobody, bind_while_in_force)
/// Decision 0029. The extra licence of a special custodial sentence.
BOOST_DEFINE_FIXED_ENUM_CLASS(SpecialCustodial, std::uint8_t, with_extra_licence, custodial_term_alone)

struct Readings {
    PartDays part_days = PartDays::count;
    ClearDays clear_days = ClearDays::both_ends_excluded;
    HoursBeforeDate hours_before_date = HoursBeforeDate::from_its_first_minute;
    DaysOfReturn days_of_return = DaysOfReturn::after;
    PeriodicLastDay periodic_last_day = PeriodicLastDay::anniversary;
    PrescribedChange prescribed_change = PrescribedChange::restarts_the_clock;
    QualifyingDays qualifying_days = QualifyingDays::any_stay;
    DischargeStarts discharge_starts = DischargeStarts::on_conviction;
    WeeksAsMonths weeks_as_months = WeeksAsMonths::as_six_months;
    HybridOrder hybrid_order = HybridOrder::longest;
    LeapDayEnd leap_day_end = LeapDayEnd::last_of_february;
    QualifyingEvent qualifying_event = QualifyingEvent::day_that_completes_it;
    ScottishLeftOut scottish_left_out = ScottishLeftOut::whole_days;
    NorthernIrishReview northern_irish_review = NorthernIrishReview::fifteen_and_eight_years;
    NorthernIrishAbsence northern_irish_absence = NorthernIrishAbsence::from_march_2014;
    ScottishChildHousehold scottish_child_household = ScottishChildHousehold::none;
    RiskOrders risk_orders = RiskOrders::bind_nobody;
    SpecialCustodial special_custodial = SpecialCustodial::with_extra_licence;

    bool operator==(const Readings&) const = default;
};
BOOST_DESCRIBE_STRUCT(Readings, (),
                      (part_days, clear_days, hours_before_date, days_of_return, periodic_last_day, prescribed_change,
                       qualifying_days, discharge_starts, weeks_as_months, hybrid_order, leap_day_end, qualifying_event,
                       scottish_left_out, northern_irish_review, northern_irish_absence, scottish_child_household,
                       risk_orders, special_custodial))

} // namespace mosovo::law
