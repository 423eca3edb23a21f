"""Fills a hub with the demo: the texts of `reporting.demo`, brought in by the same services that people use."""
