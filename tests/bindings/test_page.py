"""A page of text for a file: what the C++ tests compare word by word, through Python."""

from datetime import date

import pytest

import mosovo

AS_OF = date(2026, 8, 1)


def test_the_page_says_what_the_evaluation_says(record):
    page = mosovo.law.page(record, as_of=AS_OF)
    result = mosovo.law.evaluate(record, as_of=AS_OF)
    assert page.splitlines()[0] == page.splitlines()[-1] == "OFFICIAL-SENSITIVE"
    assert "OFF-MADE-UP-77" in page
    assert page.count("Owed by") == len(result.obligations) > 1
    flat = " ".join(page.split())
    for obligation in result.obligations:
        for step in obligation.because:
            assert step.says[1:] in flat
            assert step.citation.href in page


def test_a_name_stands_on_it_only_as_the_heading(record):
    assert "Quillfeather" not in mosovo.law.page(record, as_of=AS_OF)
    assert "Xanthippe Quillfeather" in mosovo.law.page(record, as_of=AS_OF, heading="Xanthippe Quillfeather")
    assert "Sexual assault" not in mosovo.law.page(record, as_of=AS_OF)


def test_another_reading_shows(record):
    assert "Wed 12 Aug 2026" in mosovo.law.page(record, as_of=AS_OF)
    other = mosovo.law.page(record, as_of=AS_OF, readings={"clear_days": "one_end_excluded"})
    assert "Thu 13 Aug 2026" in other
    assert "one end excluded (chosen for this page); could be both ends excluded" in " ".join(other.split())
    with pytest.raises(ValueError, match="both_ends_excluded"):
        mosovo.law.page(record, as_of=AS_OF, readings={"clear_days": "whatever"})


def test_what_was_known_then(record):
    page = mosovo.law.page(record, as_of=AS_OF, known_at="2026-06-01T09:00")
    assert "what was on record by 1 Jun 2026, 09:00" in page
    assert "Notice of travel" not in page
