#include <mosovo/store/session.hpp>

#include <array>
#include <cstddef>

namespace mosovo::store {
namespace {

constexpr std::size_t roles = boost::mp11::mp_size<boost::describe::describe_enumerators<Role>>::value;
constexpr std::size_t actions = boost::mp11::mp_size<boost::describe::describe_enumerators<Action>>::value;
constexpr bool yes = true;
constexpr bool no = false;

// People who manage offenders work with records; whoever runs the machine keeps it sound without
// reading them; whoever audits reads the log and not the records; an analyst sees figures.
constexpr std::array<std::array<bool, actions>, roles> permitted{{
    //                   create open load load_all list count save check read_audit
    /* offender_manager */ {yes, yes, yes, yes, yes, yes, yes, no, no},
    /* supervisor       */ {yes, yes, yes, yes, yes, yes, yes, yes, no},
    /* local_contact    */ {yes, yes, yes, yes, yes, yes, yes, yes, no},
    /* central_contact  */ {yes, yes, yes, yes, yes, yes, yes, yes, no},
    /* administrator    */ {yes, yes, no, no, no, yes, no, yes, no},
    /* analyst          */ {no, yes, no, no, no, yes, no, no, no},
    /* auditor          */ {no, yes, no, no, no, yes, no, yes, yes},
}};

} // namespace

bool may(Role role, Action action) {
    return permitted.at(static_cast<std::size_t>(role)).at(static_cast<std::size_t>(action));
}

} // namespace mosovo::store
