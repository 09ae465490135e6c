#pragma once

#include <mosovo/record/record.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace mosovo::store {

/// Who may see a field (practice 1.1.14: some data, for example medical, is restricted; how he offends, risk factors,
/// licence conditions and people at risk should be open to all officers; "two visibility tiers at least").
BOOST_DEFINE_FIXED_ENUM_CLASS(Tier, std::uint8_t, open, restricted)

/// The tier of a field by its path, as "risk_plan.conditions". Free text is restricted unless it is listed as open:
/// nobody can say of it that it holds nothing medical.
[[nodiscard]] Tier tier_of(std::string_view path, bool is_text);
/// The texts that are open to all officers.
[[nodiscard]] const std::vector<std::string_view>& open_texts();

/// What may go to all officers: open fields alone, without stays in hospital and other medical facts, and without
/// financial ones (practice 1.1.18: financial information must not be held in local intelligence systems).
/// Says by its second part whether financial facts were left out: a note that they are held is acceptable there.
struct OpenRecord {
    Record record;
    bool financial_held = false;
};
[[nodiscard]] OpenRecord open_tier(Record record);

/// Whether an event tells of the offender's money: a change of bank account or card.
[[nodiscard]] bool is_financial(const Event& event);

} // namespace mosovo::store
