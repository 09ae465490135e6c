# Called by mosovo_embed: writes one C++ source that holds each listed file's text.
file(STRINGS "${LIST}" files)
string(REPEAT "[0-9a-f]" 64 line)
set(entries "")
foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME)
    file(READ "${file}" hex HEX)
    string(LENGTH "${hex}" digits)
    math(EXPR bytes "${digits} / 2")
    # Every byte becomes an \x escape, so no character of the data can end the literal; a new piece
    # every 32 bytes keeps lines short. Pieces end after a whole escape, so joining them is safe.
    string(REGEX REPLACE "(${line})" "\\1\n" text "${hex}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" text "${text}")
    string(REPLACE "\n" "\"\n        \"" text "${text}")
    string(APPEND entries "    {\"${name}\", std::string_view{\n        \"${text}\", ${bytes}}},\n")
endforeach()
file(WRITE "${OUT}" "// Made by cmake/embed.cmake; do not edit.
#include <mosovo/base/embedded.hpp>

#include <vector>

namespace mosovo::embedded {
std::span<const EmbeddedFile> ${SYMBOL}() {
    static const std::vector<EmbeddedFile> held{
${entries}    };
    return held;
}
} // namespace mosovo::embedded
")
