# Called by mosovo_embed: writes one C++ source that holds each listed file's text.
file(STRINGS "${LIST}" files)
set(entries "")
foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME)
    file(READ "${file}" hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" text "${hex}")
    # Short pieces: a compiler need only take literals of 65,536 characters.
    string(REGEX REPLACE "((\\\\x[0-9a-f][0-9a-f])+)" "\\1" text "${text}")
    string(LENGTH "${hex}" digits)
    math(EXPR bytes "${digits} / 2")
    string(APPEND entries "    {\"${name}\", std::string_view{\"${text}\", ${bytes}}},\n")
endforeach()
file(WRITE "${OUT}" "// Made by cmake/embed.cmake; do not edit.
#include <mosovo/base/embedded.hpp>

namespace mosovo::embedded {
namespace {
const EmbeddedFile held[] = {
${entries}};
} // namespace
std::span<const EmbeddedFile> ${SYMBOL}() { return held; }
} // namespace mosovo::embedded
")
