# mosovo_header_check(<include root>): every header must compile alone, so that nobody has to know
# what to include before it. One line of source a header, compiled and thrown away.
function(mosovo_header_check root)
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE "${root}" "${root}/mosovo/*.hpp")
    set(sources "")
    foreach(header IN LISTS headers)
        string(REGEX REPLACE "\\.hpp$" ".cpp" source "${CMAKE_CURRENT_BINARY_DIR}/header_check/${header}")
        # Twice, so that a missing include guard is found as well.
        file(CONFIGURE OUTPUT "${source}" CONTENT "#include <${header}>\n#include <${header}>\n" @ONLY)
        list(APPEND sources "${source}")
    endforeach()
    add_library(mosovo_header_check OBJECT ${sources})
    target_compile_options(mosovo_header_check PRIVATE -O0 -g0)
    target_link_libraries(mosovo_header_check PRIVATE mosovo_core mosovo_io mosovo_store Boost::json mosovo_warnings)
endfunction()
