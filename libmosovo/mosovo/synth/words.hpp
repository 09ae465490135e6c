#pragma once

#include <array>
#include <string_view>

/// Words that made-up people are made of. No real name is among the family names.
namespace mosovo::synth::words {

inline constexpr std::array<std::string_view, 32> given_names = {
    "Alder",  "Ash",   "Birch",   "Bramble",  "Bracken", "Cedar", "Clay",    "Cobble",  "Dale",   "Fennel", "Fern",
    "Flint",  "Gorse", "Granite", "Hawthorn", "Hazel",   "Heath", "Juniper", "Larch",   "Linden", "Marl",   "Moss",
    "Nettle", "Oak",   "Pebble",  "Quill",    "Reed",    "Rowan", "Sedge",   "Thistle", "Willow", "Yarrow"};
inline constexpr std::array<std::string_view, 20> family_starts = {
    "Example", "Sample",   "Madeup",  "Invented", "Pretend", "Nosuch", "Fictive", "Testing", "Dummy", "Mock",
    "Unreal",  "Imagined", "Notreal", "Specimen", "Feigned", "Fabled", "Phantom", "Trial",   "Proxy", "Placeholder"};
inline constexpr std::array<std::string_view, 12> family_ends = {"smith", "ton", "worth", "ley", "field",  "wick",
                                                                 "by",    "man", "well",  "son", "thorpe", "croft"};
inline constexpr std::array<std::string_view, 16> street_names = {
    "Example", "Sample", "Nosuch", "Invented", "Pretend", "Specimen", "Paper", "Cardboard",
    "Fictive", "Mock",   "Trial",  "Blank",    "Dotted",  "Sketch",   "Draft", "Model"};
inline constexpr std::array<std::string_view, 8> street_kinds = {"Street", "Road", "Lane",  "Avenue",
                                                                 "Close",  "Way",  "Court", "Terrace"};
inline constexpr std::array<std::string_view, 8> offences = {"Sexual assault",
                                                             "Making indecent photographs of a child",
                                                             "Possession of indecent photographs of a child",
                                                             "Sexual communication with a child",
                                                             "Arranging or facilitating a child sex offence",
                                                             "Rape",
                                                             "Sexual activity with a child",
                                                             "Exposure"};
inline constexpr std::array<std::string_view, 8> countries = {"ES", "FR", "PT", "GR", "IE", "TR", "NL", "IT"};
inline constexpr std::array<std::string_view, 6> return_points = {
    "London Heathrow", "Manchester Airport", "East Midlands Airport", "Dover", "St Pancras", "Birmingham Airport"};
inline constexpr std::array<std::string_view, 5> purposes = {"check_compliance", "confirm_residence", "monitor_risk",
                                                             "gather_intelligence", "welfare_of_offender"};
inline constexpr std::array<std::string_view, 11> factors = {
    "opportunity",           "sexual_preoccupation", "offence_related_interest", "emotional_congruence",
    "hostile_orientation",   "poor_self_management", "social_influences",        "commitment_to_desist",
    "intimate_relationship", "positive_routine",     "social_investment"};
inline constexpr std::array<std::string_view, 4> pillars = {"supervision", "monitoring_and_control",
                                                            "interventions_and_treatment", "victim_safety"};

} // namespace mosovo::synth::words
