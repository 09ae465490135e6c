#include <mosovo/intake/csv.hpp>

#include <mosovo/intake/tables_reader.hpp>

namespace mosovo::intake {

namespace {

/// "exports/disposal.csv" is the table "disposal".
std::string_view table_name(std::string_view file) {
    if (const auto folder = file.find_last_of("/\\"); folder != file.npos) file.remove_prefix(folder + 1);
    return file.substr(0, file.rfind('.'));
}

} // namespace

TakenTables read_tables(std::span<const NamedText> tables) {
    TablesReader reader;
    // Offenders first, whatever the order in which the tables were given: events are theirs.
    for (const auto& table : tables)
        if (table_name(table.name) == "offenders") reader.read_offenders(table);
    for (const auto& table : tables)
        if (const auto name = table_name(table.name); name == "events")
            reader.read_events(table, {});
        else if (name != "offenders")
            reader.read_events(table, name);
    return reader.finish();
}

} // namespace mosovo::intake
