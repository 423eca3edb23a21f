"""What the words of a question point at: subjects, kind, who may answer, how soon, warning signs; each with
the words that led to it (D26). Pure: text in, findings out; no Django, no database.

It proposes and never decides. Lists are wide and rules few, so that a worker can see why something stands there.
Begin at `suggestion.suggest`; what it is measured by stands in `measures`."""
