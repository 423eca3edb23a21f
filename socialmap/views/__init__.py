"""Screens of the social map: for everybody, for staff, for contact persons."""
