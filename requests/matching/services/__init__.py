"""The verbs of matching: ask, refer, answer, end, hand over, let expire."""
