"""The screens of matching, by who uses them."""
