#include <mosovo/output/osp_json.hpp>

#include <mosovo/base/plain_json.hpp>

namespace mosovo::output {

namespace {
template <class T> std::string written(const T& value) {
    std::string out;
    plain::write(out, value, [](std::string_view) { return true; });
    return out;
}
} // namespace

std::string to_json(const assessment::OspResult& result) { return written(result); }
std::string to_json(const assessment::OspSheet& sheet) { return written(sheet); }
std::string to_json(const assessment::StaticScores& scores) { return written(scores); }

} // namespace mosovo::output
