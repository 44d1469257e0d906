"""Taking a page away: on paper, as a file, on a telephone."""
