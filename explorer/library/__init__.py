"""Everything that is known, loaded and checked against each other: one immutable Library."""
