# mosovo_embed(<target> <symbol> <header> FILES <files…>): the files' text becomes an array of
# {name, text} in namespace mosovo::embedded, so that the library reads no file at run time.
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
    target_sources(${target} PRIVATE "${source}")
endfunction()
