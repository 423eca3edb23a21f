"""The verbs of intake, by theme: `moves` (a question's status), and beside it what comes in."""
