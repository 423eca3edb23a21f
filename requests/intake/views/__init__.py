"""The screens of intake: asking, following, signals, and work."""
