"""The forms of intake, by who fills them in."""
