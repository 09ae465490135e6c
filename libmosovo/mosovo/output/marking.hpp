#pragma once

#include <string>

namespace mosovo::output {

/// Security marking at the top and the bottom of every page.
struct Marking {
    std::string text = "OFFICIAL-SENSITIVE";
};

} // namespace mosovo::output
