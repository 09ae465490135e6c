# The install tree, and the files with which find_package(mosovo CONFIG) reads it.
include(CMakePackageConfigHelpers)
set(mosovo_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/mosovo")

install(TARGETS mosovo_core mosovo_io mosovo_store mosovo_wipe_on_free EXPORT mosovoTargets COMPONENT mosovo
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(EXPORT mosovoTargets NAMESPACE mosovo:: DESTINATION "${mosovo_cmake_dir}" COMPONENT mosovo)

# A header that begins with "// Not installed" is for our own sources (tests/architecture holds that
# no other header includes one).
file(GLOB_RECURSE mosovo_headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/libmosovo/mosovo/*.hpp")
foreach(header IN LISTS mosovo_headers)
    file(STRINGS "${header}" first LIMIT_COUNT 1)
    if(NOT first MATCHES "^// Not installed")
        cmake_path(GET header PARENT_PATH folder)
        cmake_path(RELATIVE_PATH folder BASE_DIRECTORY "${PROJECT_SOURCE_DIR}/libmosovo")
        install(FILES "${header}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/${folder}" COMPONENT mosovo)
    endif()
endforeach()

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/mosovoConfig.cmake.in" mosovoConfig.cmake
    INSTALL_DESTINATION "${mosovo_cmake_dir}")
# Before 1.0 a minor version may change names.
write_basic_package_version_file(mosovoConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
    "${CMAKE_CURRENT_BINARY_DIR}/mosovoConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/mosovoConfigVersion.cmake"
    "${PROJECT_SOURCE_DIR}/cmake/FindSQLCipher.cmake"
    DESTINATION "${mosovo_cmake_dir}" COMPONENT mosovo)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT mosovo)
