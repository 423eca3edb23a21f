"""A plain spreadsheet as somebody keeps it: opened, its columns understood, its rows made into documents of HSDS.
Knows no database."""
