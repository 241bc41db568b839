"""Facts about publishers, venues and identifiers that entries are held against."""
