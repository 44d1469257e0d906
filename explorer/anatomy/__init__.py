"""The body: what it is made of, its sides, and the graph of its nerves."""
