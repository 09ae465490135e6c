# mosovo_embed(<target> <symbol> FILES <absolute paths…>): the files' names and texts become the array
# that `mosovo::embedded::<symbol>()` gives (declared in base/embedded.hpp), so that the library reads
# no file at run time. Files are told apart by their name alone, not by their folder.
function(mosovo_embed target symbol)
    cmake_parse_arguments(arg "" "" "FILES" ${ARGN})
    set(source "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cpp")
    set(list "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.txt")
    list(JOIN arg_FILES "\n" lines)
    file(GENERATE OUTPUT "${list}" CONTENT "${lines}\n")
    add_custom_command(OUTPUT "${source}"
        COMMAND ${CMAKE_COMMAND} -DSYMBOL=${symbol} -DLIST=${list} -DOUT=${source} -P "${PROJECT_SOURCE_DIR}/cmake/embed.cmake"
        DEPENDS ${arg_FILES} "${list}" "${PROJECT_SOURCE_DIR}/cmake/embed.cmake"
        COMMENT "Embedding ${symbol}" VERBATIM)
    # The library is declared in another folder, where this command is not seen: a target carries it there.
    add_custom_target(embed_${target}_${symbol} DEPENDS "${source}")
    add_dependencies(${target} embed_${target}_${symbol})
    target_sources(${target} PRIVATE "${source}")
endfunction()
