// The arguments that the benchmark programs share: --name value, in any order.
#pragma once

#include <map>
#include <stdexcept>
#include <string>

namespace mosovo::bench {

class Arguments {
public:
    Arguments(int count, char** words) {
        for (int i = 1; i < count; i += 2) {
            const std::string name{words[i]};
            if (!name.starts_with("--") || i + 1 == count) throw std::invalid_argument{name + ": write --name value"};
            values_[name.substr(2)] = words[i + 1];
        }
    }

    [[nodiscard]] const std::string& text(const std::string& name) const {
        const auto found = values_.find(name);
        if (found == values_.end()) throw std::invalid_argument{"--" + name + " is missing"};
        return found->second;
    }
    [[nodiscard]] std::string text(const std::string& name, const std::string& otherwise) const {
        const auto found = values_.find(name);
        return found == values_.end() ? otherwise : found->second;
    }
    [[nodiscard]] double number(const std::string& name) const { return std::stod(text(name)); }

private:
    std::map<std::string, std::string> values_;
};

} // namespace mosovo::bench
