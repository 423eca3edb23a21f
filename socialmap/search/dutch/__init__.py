"""Dutch for searching, without a database: which words a text has, what forms of a word have in common, and of which
words a compound is made."""
