"""Days and periods as the law counts them."""

from mosovo._mosovo.calendar import add_months, is_bank_holiday, last_day

__all__ = ["add_months", "is_bank_holiday", "last_day"]
