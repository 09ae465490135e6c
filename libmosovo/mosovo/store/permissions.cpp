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
constexpr std::array<std::array<bool, roles>, actions> permitted{{
    // clang-format off
    //                   offender_ supervisor local_   central_ adminis- analyst auditor
    //                   manager              contact  contact  trator
    /* create          */ {yes,    yes,       yes,     yes,     yes,     no,     no},
    /* open            */ {yes,    yes,       yes,     yes,     yes,     yes,    yes},
    /* load            */ {yes,    yes,       yes,     yes,     no,      no,     no},
    /* load_all        */ {yes,    yes,       yes,     yes,     no,      no,     no},
    /* list            */ {yes,    yes,       yes,     yes,     no,      no,     no},
    /* count           */ {yes,    yes,       yes,     yes,     yes,     yes,    yes},
    /* save            */ {yes,    yes,       yes,     yes,     no,      no,     no},
    /* check           */ {no,     yes,       yes,     yes,     yes,     no,     yes},
    /* read_audit      */ {no,     no,        no,      no,      no,      no,     yes},
    /* find            */ {yes,    yes,       yes,     yes,     no,      no,     no},
    /* audit_key       */ {no,     no,        no,      no,      no,      no,     yes},
    /* sign_head       */ {no,     yes,       no,      no,      yes,     no,     yes},
    /* backup          */ {no,     no,        no,      no,      yes,     no,     no},
    /* restore         */ {no,     no,        no,      no,      yes,     no,     no},
    /* change_key      */ {no,     no,        no,      no,      yes,     no,     no},
    /* restrict_access */ {no,     yes,       no,      yes,     no,      no,     no},
    /* dispose         */ {no,     no,        no,      yes,     no,      no,     no},
    /* set_policy      */ {no,     no,        no,      no,      yes,     no,     no},
    /* extract         */ {no,     no,        no,      no,      no,      yes,    no},
    /* disclose        */ {no,     yes,       yes,     yes,     no,      no,     no},
    /* combine         */ {no,     yes,       no,      yes,     no,      no,     no},
    // clang-format on
}};

} // namespace

bool may(Role role, Action action) {
    return permitted.at(static_cast<std::size_t>(action)).at(static_cast<std::size_t>(role));
}

} // namespace mosovo::store
