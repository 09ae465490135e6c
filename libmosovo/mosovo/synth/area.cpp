#include <mosovo/synth/area.hpp>

#include <array>

namespace mosovo::synth {

namespace {

// A city, its suburbs and market towns, some 50 km by 45: the shape of a county force. No postcode
// area ZY exists.
constexpr std::array<Town, 12> invented = {{
    {"Examplebury", "examplebury", "ZY1", {52.900, -1.200}, 5.0, 300},
    {"Samplewick", "samplewick", "ZY2", {52.930, -1.290}, 3.0, 110},
    {"Nosuch Regis", "nosuch_regis", "ZY3", {52.860, -1.120}, 3.0, 100},
    {"Inventham", "inventham", "ZY4", {52.965, -1.130}, 2.5, 90},
    {"Market Pretend", "market_pretend", "ZY5", {53.050, -1.240}, 2.5, 80},
    {"Fictive-on-the-Wold", "fictive", "ZY6", {52.790, -1.010}, 2.0, 60},
    {"Great Specimen", "great_specimen", "ZY7", {52.760, -1.260}, 2.5, 70},
    {"Mockford", "mockford", "ZY8", {53.010, -0.960}, 2.0, 50},
    {"Unreal St Mary", "unreal_st_mary", "ZY9", {53.110, -1.060}, 2.0, 50},
    {"Draftingham", "draftingham", "ZY10", {52.700, -1.120}, 2.0, 40},
    {"Little Trial", "little_trial", "ZY11", {52.880, -0.880}, 1.5, 25},
    {"Blankstow", "blankstow", "ZY12", {53.000, -1.420}, 2.0, 25},
}};

// One degree of latitude is 111.2 km, of longitude at 52.9° north 67.1 km; metres in a thousandth.
constexpr double north_step = 111.2;
constexpr double east_step = 67.1;

double to_thousandth(double degrees, int steps) {
    const auto whole = static_cast<int>(degrees * 1000.0 + (degrees < 0 ? -0.5 : 0.5)) + steps;
    return whole / 1000.0;
}

int steps_off(const Town& town, double step, Stream& stream) {
    // The sum of three even draws is dense in the middle and thin at the edge, as towns are.
    const auto reach = static_cast<int>(town.radius * 1000.0 / step);
    return (stream.between(-reach, reach) + stream.between(-reach, reach) + stream.between(-reach, reach)) / 2;
}

} // namespace

std::span<const Town> towns() { return invented; }

schedule::Place place_near(const Town& town, Stream& stream) {
    const auto north = steps_off(town, north_step, stream);
    const auto east = steps_off(town, east_step, stream);
    return {to_thousandth(town.centre.latitude, north), to_thousandth(town.centre.longitude, east)};
}

std::string postcode_in(const Town& town, Stream& stream) {
    constexpr std::string_view letters = "ABDEFGHJLNPQRSTUWXYZ"; // the second half never has C I K M O V
    std::string text{town.outward};
    text += ' ';
    text += static_cast<char>('0' + stream.between(0, 9));
    text += stream.pick(letters);
    text += stream.pick(letters);
    return text;
}

} // namespace mosovo::synth
