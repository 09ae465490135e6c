"""The encrypted register: one SQLCipher file, every access in its audit log."""

from mosovo._mosovo.store import CheckFinding, Counts, Key, Saved, Store, write_new_key_file

__all__ = ["CheckFinding", "Counts", "Key", "Saved", "Store", "write_new_key_file"]
