#pragma once

#include <span>
#include <string_view>

/// Data files of the library, embedded at build: no path is needed at run time.
namespace mosovo::embedded {

struct EmbeddedFile {
    std::string_view name;
    std::string_view text;
};

std::span<const EmbeddedFile> calendar_data();  ///< calendar/data/*.json
std::span<const EmbeddedFile> law_data();       ///< rules/data/law/**.json
std::span<const EmbeddedFile> practice_data();  ///< rules/data/practice/**.json
std::span<const EmbeddedFile> schedule3_data(); ///< rules/data/schedule3/*.json
std::span<const EmbeddedFile> output_data();    ///< output/data/*
std::span<const EmbeddedFile> osp_data();       ///< assessment/data/osp/*.json

} // namespace mosovo::embedded
